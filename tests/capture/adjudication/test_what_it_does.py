"""What a decision does to the matrix: what was decided of it changes, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.capture.adjudications import copied, opened_adjudication

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.standing.switches import Switches
from dipview.standing.table import StandingTable
from dipview.views.difference.standing_changes import standing_changes, told

Cell = tuple[str, str]
"""A holder and an issue."""
CONCERNED: dict[str, set[Cell]] = {
    "01": {("brenn", "crossing-toll")},
    "02": {("brenn", "crossing-toll")},
    "03": {("holm", "night-ferry-sails")},
    "04": set(),
    "06": {("vell", "ice-thickens")},
    "08": {("holm", "ice-thickens")},
}
"""Of each utterance on which they differ, the cells that it concerns: a form concerns none."""


def changed(old: Dataset, new: Dataset) -> set[Cell]:
    return {(each.holder, each.issue) for each in standing_changes(old, new, Switches())}


def cells(dataset: Dataset) -> dict[Cell, object]:
    table = StandingTable(dataset, Switches())
    return {
        (actor, issue): told(standing)
        for actor in dataset.ids(Kind.ACTOR)
        for issue, standing in table.of(actor).items()
    }


@pytest.mark.parametrize("coders", [("anna",) * 6, ("ben",) * 6, ("anna", "ben") * 3])
def test_a_decision_changes_the_cells_that_it_concerns_and_no_other(
    tmp_path: Path, coders: tuple[str, ...]
) -> None:
    data = copied(tmp_path)
    before = open_dataset([data])
    adjudication = opened_adjudication(data)
    for coder in coders:
        found = adjudication.waiting[0]
        adjudication.choose(found, coder)
        after = open_dataset([data])
        assert changed(before, after) == CONCERNED[found.ids[0].removeprefix("anna-")]
        before = after
    adjudication.close()
    assert not adjudication.waiting
    assert changed(open_dataset([copied(tmp_path / "first")]), before) == set().union(
        *CONCERNED.values()
    )


def test_what_stands_then_is_what_there_would_be_without_what_was_set_aside(
    tmp_path: Path,
) -> None:
    data = copied(tmp_path)
    adjudication = opened_adjudication(data)
    for coder in ("anna", "ben", "ben", "anna", "ben", "anna"):
        adjudication.choose(adjudication.waiting[0], coder)
    adjudication.close()
    decided = open_dataset([data])
    for file in (data / "anna.toml", data / "ben.toml"):
        records = re.split(r"(?m)^(?=\[\[)", file.read_text())
        file.write_text("".join(each for each in records if "set_aside_for" not in each))
    without = open_dataset([data])
    assert len(without.ids(Kind.STATEMENT)) == len(decided.ids(Kind.STATEMENT)) - 6
    assert cells(decided) == cells(without)
    assert not any("codings differ" in str(cell) for cell in cells(decided).values())
