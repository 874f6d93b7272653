"""The view of what is different: its effect is the difference of two matrices."""

from __future__ import annotations

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.records import TABLES
from dipview.views.difference.difference_view import difference_view
from dipview.views.matrix.matrix_view import matrix_view
from dipview.views.orders import Orders
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.view import View
from dipview.writing.record_text import record_text

SEEDS = st.integers(0, 2**64 - 1)
ACTORS = ("ada", "ben", "cleo", "dora")
ISSUES = ("tolls", "nets", "boats")
WHOLE = Scope(folded=False)
Tables = dict[str, list[dict[str, Any]]]


def fixed() -> Tables:
    actors = [{"id": id, "name": id.title(), "kind": "state", "sources": ["s"]} for id in ACTORS]
    issues = [
        {"id": id, "kind": "policy", "proposition": f"{id} should go.", "sources": ["s"]}
        for id in ISSUES
    ]
    source = {"id": "s", "type": "press-release", "title": "S", "issued": "2031-12-05"}
    return {"sources": [source], "actors": actors, "issues": issues, "statements": []}


def random_statement(random: Random, number: int) -> dict[str, Any]:
    chosen = random.sample(ISSUES, random.randrange(1, 3))
    return {
        "id": f"statement-{number}",
        "source": "s",
        "form": "reported",
        "speakers": random.sample(ACTORS, random.randrange(1, 3)),
        "summary": "Said",
        "date": f"2031-12-0{random.randrange(1, 5)}",
        "positions": [random_position(random, issue) for issue in chosen],
        **({"status": random.choice(("draft", "disputed"))} if random.random() < 0.2 else {}),
    }


def random_position(random: Random, issue: str) -> dict[str, Any]:
    position = {"issue": issue, "stance": random.choice(("support", "oppose", "open"))}
    if random.random() < 0.3:
        position["condition"] = random.choice(("if others do", "unless it rains"))
    if random.random() < 0.2:
        position["attributed_by"] = random.choice(ACTORS)
    return position


def changed(random: Random, tables: Tables) -> Tables:
    """Give the tables of another state."""
    statements = [dict(each) for each in tables["statements"]]
    for _ in range(random.randrange(4)):
        action = random.random()
        if not statements or action < 0.3:
            statements.append(random_statement(random, 100 + len(statements)))
        elif action < 0.6:
            statements.pop(random.randrange(len(statements)))
        else:
            at = random.randrange(len(statements))
            issue = random.choice(ISSUES)
            statements[at]["positions"] = [random_position(random, issue)]
    actors = [each for each in tables["actors"] if random.random() > 0.1]
    return {**tables, "actors": actors, "statements": statements}


def opened(folder: str, name: str, tables: Tables) -> Dataset:
    path = Path(folder, f"{name}.toml")
    records = [record_text(TABLES[kind], each) for kind in tables for each in tables[kind]]
    path.write_text("\n".join(records))
    return open_dataset([path])


def matrix_of(dataset: Dataset) -> dict[tuple[str, str], object]:
    """Give what each filled cell of the matrix tells."""
    view = matrix_view(Selection(dataset, Orders(dataset), WHOLE))
    return {
        (row.id, column.leads_to): (cell.text, cell.marks, _conditions(cell.value))
        for section, row in view.rows()
        for column, cell in zip(section.columns[1:], list(row.cells)[1:], strict=True)
        if cell.text
    }


def _conditions(value: Any) -> object:
    return value["conditions"]


def effect_in(view: View) -> set[tuple[object, object]]:
    rows = next(each for each in view.sections if each.key == "standings").rows
    return {(row.cells[0].plain, row.cells[1].plain) for row in rows}


@settings(max_examples=examples(120), deadline=None)
@given(SEEDS)
def test_the_effect_on_standings_is_the_difference_of_the_two_matrices(seed: int) -> None:
    random = Random(seed)  # noqa: S311 - nothing is kept secret
    tables = fixed()
    tables["statements"] = [random_statement(random, at) for at in range(random.randrange(8))]
    with TemporaryDirectory() as folder:
        old = opened(folder, "old", tables)
        new = opened(folder, "new", changed(random, tables))
        view = difference_view(old, new, evolve(WHOLE), names=("old", "new"))
        before, after = matrix_of(old), matrix_of(new)
        different = {place for place in {*before, *after} if before.get(place) != after.get(place)}
        assert effect_in(view) == different


def test_a_state_is_not_different_from_itself(tmp_path: Path) -> None:
    tables = fixed()
    tables["statements"] = [random_statement(Random(1), at) for at in range(5)]  # noqa: S311
    one, other = (opened(str(tmp_path), name, tables) for name in ("one", "other"))
    assert difference_view(one, other, WHOLE, names=("one", "other")).count == 0
