"""Whatever lines are changed in whatever order, all else that a record says stays as it was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dipview.capture.form_lines import Line
from dipview.capture.statement_form import StatementForm, Value, form_of_record
from dipview.dataset.reading import read_paths
from dipview.model.spans import read_span
from dipview.model.stances import Stance
from dipview.model.statements import Form

WORLDS = Path(__file__).parents[1] / "worlds"
KEYS: dict[Line, tuple[str, ...]] = {
    Line.WHO: ("speakers", "unnamed_speakers", "positions"),
    Line.BEHALF: ("on_behalf_of",),
    Line.FORM: ("form", "speakers", "positions"),
    Line.DATE: ("date", "date_inferred"),
    Line.SUMMARY: ("summary",),
    Line.WORDS: ("text",),
    Line.SOURCE: ("source",),
    Line.EVENT: ("event",),
    Line.LOCATOR: ("locator",),
    **dict.fromkeys((Line.ISSUE, Line.STANCE, Line.CONDITION, Line.VALUE), ("positions",)),
}
"""The keys of a statement that a line may change."""


def _records() -> list[tuple[dict[str, Any], dict[str, Any]]]:
    files = read_paths([WORLDS / "archipelago.toml", WORLDS / "second_edition.toml"]).files
    found = []
    for file in files:
        defaults: Any = file.tables.get("defaults", {})
        statements: Any = file.tables.get("statements", [])
        found += [(table, defaults.get("statements", {})) for table in statements]
    return found


TEXTS = st.text(max_size=8)
IDS = st.lists(st.sampled_from(["a", "b", "c-d"]), max_size=2, unique=True).map(tuple)
VALUES: dict[Line, st.SearchStrategy[Value]] = {
    **dict.fromkeys(Line, TEXTS),
    Line.WHO: IDS,
    Line.BEHALF: IDS,
    Line.WORDS: IDS,
    Line.FORM: st.sampled_from(Form),
    Line.STANCE: st.none() | st.sampled_from(Stance),
    Line.DATE: st.none() | st.sampled_from(["2017-04", "2017-04-01", "2017?"]).map(read_span),
}
CHANGES = st.lists(
    st.sampled_from(Line).flatmap(lambda line: st.tuples(st.just(line), VALUES[line])), max_size=6
)


def _others(table: dict[str, object], touched: set[str]) -> dict[str, object]:
    return {key: value for key, value in table.items() if key not in touched}


@given(record=st.sampled_from(_records()), changes=CHANGES, at=st.integers(0, 3))
def test_what_no_changed_line_stands_for_stays(
    record: tuple[dict[str, Any], dict[str, Any]], changes: list[tuple[Line, Value]], at: int
) -> None:
    table, shared = record
    form: StatementForm = form_of_record(table, shared).at_position(at)
    before, at = form.positions, form.at
    for line, value in changes:
        form = form.with_value(line, value)
    touched = {key for line, _ in changes for key in KEYS[line]}
    assert _others(form.table(), touched) == _others(table, touched)
    if Line.FORM not in {line for line, _ in changes}:
        others = [each for number, each in enumerate(form.positions) if number != at]
        assert others == [each for number, each in enumerate(before) if number != at]


@pytest.mark.parametrize("line", Line)
def test_a_line_that_is_set_to_what_it_holds_changes_nothing(line: Line) -> None:
    for table, shared in _records():
        form = form_of_record(table, shared)
        same = form.with_value(line, form.value_of(line))
        if line is Line.DATE and form.date_inferred:
            continue  # whether it is inferred is said anew with a date
        if line is Line.WHO and form.unnamed_speakers:
            continue
        assert same.table() == table, table["id"]
