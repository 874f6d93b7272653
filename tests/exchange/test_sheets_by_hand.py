"""Sheets imported again after edits by hand: none is lost, what nobody touched follows."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.tiers import examples

from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.exchange.importing import planned
from dipview.exchange.registry import exchange_formats
from dipview.model.kinds import Kind
from dipview.writing.change import Change
from dipview.writing.writer import Writer
from dipview.writing.written_table import written_table

CSV = exchange_formats()["csv"]
HEADINGS = ("id", "speaker", "concept", "agree", "reason", "notes", "summary")
WORDS = st.sampled_from(["", "one", "two", "three"])
ROWS = st.dictionaries(
    st.sampled_from(["a-1", "a-2", "a-3", "a-4"]),
    st.fixed_dictionaries(
        {"agree": st.sampled_from(["yes", "no"]), "reason": WORDS, "notes": WORDS}
    ),
    min_size=1,
)
BY_HAND = st.dictionaries(
    st.sampled_from(["a-1", "a-2", "a-3", "a-4"]),
    st.sampled_from(["notes", "positions", "tags"]),
)


def imported(rows: dict[str, dict[str, str]], target: Path) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, HEADINGS)
    writer.writeheader()
    for id, row in rows.items():
        said = {"speaker": "Arle", "concept": "Nets are let in", "summary": f"Said {id}."}
        writer.writerow({"id": id, **said, **row})
    path = target.parent / "rows.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    planned(CSV, (path,), target, {}).carry_out(Limits())


def stood(target: Path) -> dict[str, tuple[str, str, str, tuple[str, ...]]]:
    """Give of each statement its notes, its stance with the reason, and its tags."""
    dataset = open_dataset([target])
    found = {}
    for id in dataset.ids(Kind.STATEMENT):
        said = dataset.statement(id)
        (position,) = said.positions
        found[id] = (said.notes, position.stance or "", position.reason, tuple(said.tags))
    return found


@pytest.mark.parametrize("name", ["study.toml", "study"])
@given(first=ROWS, second=ROWS, by_hand=BY_HAND)
@settings(max_examples=examples(60))
def test_a_second_import_loses_no_edit_by_hand(
    name: str,
    first: dict[str, dict[str, str]],
    second: dict[str, dict[str, str]],
    by_hand: dict[str, str],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    target = tmp_path_factory.mktemp("by-hand") / name
    imported(first, target)
    before = stood(target)
    assert set(before) == set(first)
    edits = {id: key for id, key in by_hand.items() if id in first}
    for id, key in edits.items():
        value = {"notes": "by hand", "tags": ["mine"]}.get(
            key, [{"issue": "nets-are-let-in", "stance": "support", "reason": "by hand"}]
        )
        home = next(each for each in target.parent.rglob("*.toml") if f'"{id}"' in each.read_text())
        table = written_table(home, Kind.STATEMENT, id)
        Writer((target,)).write([Change(Kind.STATEMENT, id, {**(table or {}), key: value})])
    edited = stood(target)
    imported(second, target)
    after = stood(target)
    for id in first:
        mine = edits.get(id)
        notes, stance, reason, tags = edited[id]
        if id in second and mine != "notes":
            notes = second[id]["notes"]
        if id in second and mine != "positions":
            stance = "support" if second[id]["agree"] == "yes" else "oppose"
            reason = second[id]["reason"]
        assert after[id] == (notes, stance, reason, tags)
    assert len(after) == len(first | second)
