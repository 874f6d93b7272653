"""Rows of statements tell of every holder, without a position made for each of them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.views.conftest import ARCHIPELAGO, SALTWAY, SETHRA, WORLD

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.views.parts.actor_names import heard_in, name_of
from dipview.views.parts.marks import mark_of
from dipview.views.parts.statement_row import (
    STATEMENT_COLUMNS,
    condition_in_words,
    statement_row,
)
from dipview.views.row_cells import in_values, in_words
from dipview.views.timeline.moment_row import row_of_moment
from dipview.views.view import Cell, Row

_WORLDS = (bundled_path(), WORLD, ARCHIPELAGO, SALTWAY, SETHRA)


@pytest.fixture(scope="module", params=_WORLDS, ids=[path.stem for path in _WORLDS])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    return open_dataset([request.param])


def test_programs_are_told_what_the_cells_say_but_no_names_of_actors(dataset: Dataset) -> None:
    moments = [dataset.statement(id) for id in dataset.ids(Kind.STATEMENT)]
    rows = [row for row, _, _ in _rows(dataset)]
    for row in (*rows, *[row_of_moment(dataset, each) for each in moments]):
        told = list(in_values(row.cells))
        assert told == list(in_words(row.cells))
        assert [each.plain for each in told] == [each.plain for each in row.cells]
        for one, cell in zip(told, row.cells, strict=True):
            lists_texts = isinstance(cell.value, list)
            assert one == (cell._replace(text=one.text) if lists_texts else cell)


def _rows(dataset: Dataset) -> Iterator[tuple[Row, str, list[Position]]]:
    """Give each statement's row, its id and its positions; then the same on one issue alone."""
    for id in dataset.ids(Kind.STATEMENT):
        held = list(dataset.statement(id).held())
        yield statement_row(dataset, id), id, held
        for issue in {position.issue for position in held}:
            yield statement_row(dataset, id, issue), id, [p for p in held if p.issue == issue]


def _cell(row: Row, key: str) -> Cell:
    return row.cells[[column.key for column in STATEMENT_COLUMNS].index(key)]


def test_a_stance_is_told_for_each_holder(dataset: Dataset) -> None:
    for row, _, held in _rows(dataset):
        cell = _cell(row, "stance")
        assert cell.value == list(map(_told, held))
        assert cell.marks == tuple(dict.fromkeys(map(mark_of, held)))


def _told(position: Position) -> dict[str, object]:
    """Give a position for programs: never a stance without what it rests on."""
    return {
        "issue": position.issue,
        "holder": position.holder,
        "stance": position.stance.value,
        "basis": position.basis.value,
        "second_hand": position.second_hand,
        "attributed_by": position.attributed_by,
        "condition": position.condition,
        **({"value": position.value} if position.value else {}),
        **({"fallback": True} if position.fallback else {}),
    }


def test_issues_are_those_of_its_positions(dataset: Dataset) -> None:
    for row, _, held in _rows(dataset):
        assert _cell(row, "issues").value == list(dict.fromkeys(each.issue for each in held))


def test_details_name_every_other_holder_and_condition(dataset: Dataset) -> None:
    for row, id, held in _rows(dataset):
        statement = dataset.statement(id)
        details = _cell(row, "details").text.split(" · ")
        for position in held:
            assert not position.condition or condition_in_words(position) in details
        heard = heard_in(statement)
        others = {
            name_of(dataset, each.holder) + (" (second-hand)" if each.second_hand else ""): None
            for each in held
            if each.holder is not None and (each.holder not in heard or each.second_hand)
        }
        told = f"held by {', '.join(others)}"
        assert (told in details) == bool(others and not statement.on_behalf_of)
