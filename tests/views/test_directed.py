"""Directed ties: who criticizes, asks or threatens whom."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
from tests.bodies import BODIES
from tests.standing.writing import actor, issue, said

from dipview.dataset.opening import open_dataset
from dipview.formats.json_writer import row_values
from dipview.model.kinds import Kind
from dipview.model.positions import Basis
from dipview.model.statements import RecordStatus, Statement
from dipview.views.network.directed_view import directed_view
from dipview.views.scope import Scope
from dipview.workspace.workspace import Workspace

ARCHIPELAGO = Path(__file__).parents[1] / "worlds" / "archipelago.toml"
Ties = dict[tuple[str, str], list[str]]


@pytest.fixture(scope="module", params=["bundled", "archipelago"])
def world(request: pytest.FixtureRequest, body: str, bundled: Workspace) -> Workspace:
    if request.param == "bundled":
        return bundled
    return Workspace(BODIES[body](open_dataset([ARCHIPELAGO])))


def told(workspace: Workspace, **scope: object) -> dict[tuple[object, object], dict[str, object]]:
    view = workspace.view(directed_view, Scope().changed(**scope))
    rows = [row_values(view, section, row) for section, row in view.rows()]
    return {(row["from"], row["to"]): row for row in rows}


def pairs(statement: Statement) -> set[tuple[str, str]]:
    spoken = {(one, other) for one in statement.speakers for other in statement.targets}
    return spoken | {
        (each.holder, each.target)
        for each in statement.held()
        if each.holder and each.target and each.basis is Basis.STATED and not each.attributed_by
    }


def meant(workspace: Workspace) -> Ties:
    """Read every statement, and gather who is behind it and whom it is directed at."""
    found: Ties = defaultdict(list)
    for id in workspace.dataset.ids(Kind.STATEMENT):
        statement = workspace.dataset.statement(id)
        if statement.status not in (RecordStatus.DRAFT, RecordStatus.RETRACTED):
            for pair in pairs(statement):
                found[pair].append(id)
    return found


def test_each_statement_ties_who_speaks_to_whom_it_is_directed_at(world: Workspace) -> None:
    right, dataset = meant(world), world.dataset
    found = told(world)
    assert {pair: row["ids"] for pair, row in found.items()} == right
    assert right
    for row in found.values():
        assert isinstance(row["ids"], list)
        acts = Counter(act.value for id in row["ids"] for act in dataset.statement(id).acts)
        assert row["acts"] == acts
        assert row["statements"] == len(row["ids"])
    counts = [row["statements"] for row in found.values()]
    assert counts == sorted(counts, reverse=True)  # type: ignore[type-var]


def test_of_an_actor_the_ties_from_it_and_to_it_are_told(world: Workspace) -> None:
    right = meant(world)
    actor = min(right)[1]
    assert set(told(world, subjects=(actor,))) == {pair for pair in right if actor in pair}


def test_a_tie_says_from_whom_and_to_whom(bundled: Workspace) -> None:
    tie = told(bundled, subjects=("iran",))["iran", "united-states"]
    assert tie["pair"] == "Iran → United States"
    assert tie["acts"] == {"criticize": 1}


def test_where_nobody_is_named_the_view_says_so(empty: Workspace) -> None:
    view = empty.view(directed_view, Scope())
    assert view.count == 0
    assert "directed at" in view.empty


HEAD = '[[sources]]\nid = "s"\ntype = "report"\n' + "".join(map(actor, "ab")) + issue("i")
TIE = said("2020-01-01", "support", id="st", extra='targets = ["b"]')
AIMED = said("2020-01-01", "oppose", position=', target = "b", attributed_by = "b"')
UNNAMED = said("2020-01-01", "oppose", by="", extra='unnamed_speakers = "some"\ntargets = ["b"]')


def test_of_nobody_counts_what_names_nobody_and_not_what_is_said_by_others(
    tmp_path: Path,
) -> None:
    notes = {}
    for name, records in {"aimed": AIMED, "unnamed": AIMED + UNNAMED}.items():
        path = tmp_path / f"{name}.toml"
        path.write_text(HEAD + TIE + records, encoding="utf-8")
        view = Workspace(open_dataset([path])).view(directed_view, Scope())
        notes[name] = [note for note in view.notes if "nobody is named" in note]
    assert notes["aimed"] == []
    assert [note.rpartition(": ")[2] for note in notes["unnamed"]] == ["1 statement."]


def test_a_stance_on_which_codings_differ_is_directed_at_nobody(tmp_path: Path) -> None:
    one = said("2020-01-01", "oppose", id="one", position=', target = "b"')
    codings = "".join(
        re.sub("summary = .*", f'summary = "as said"\ncoded_by = "{coder}"', text)
        for coder, text in {
            "Anna": one,
            "Ben": one.replace('"one"', '"two"').replace('stance = "oppose"', 'stance = "support"'),
        }.items()
    )
    (tmp_path / "world.toml").write_text(HEAD + TIE + codings, encoding="utf-8")
    workspace = Workspace(open_dataset([tmp_path / "world.toml"]))
    assert told(workspace)["a", "b"]["ids"] == ["st"]
