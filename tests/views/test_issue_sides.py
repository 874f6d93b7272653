"""The sides on an issue, told from sets, are those of the standings read one by one."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve
from tests.bodies import BODIES
from tests.standing_alone import standing_of
from tests.views.conftest import ARCHIPELAGO, SETHRA, WORLD

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import Stance
from dipview.views.parts.issue_row import sides_in_words
from dipview.views.parts.issue_sides import counted_on, sides_on
from dipview.views.parts.marks import Mark, mark_of
from dipview.views.parts.marks_there import by_mark


@pytest.mark.parametrize("path", [WORLD, ARCHIPELAGO], ids=["world", "archipelago"])
@pytest.mark.parametrize("second_hand", [True, False])
@pytest.mark.parametrize("year", [None, 2017, 2019])
def test_sides_are_those_of_the_standings(
    body: str, path: object, second_hand: bool, year: int | None
) -> None:
    dataset: Dataset = BODIES[body](open_dataset([path]))  # type: ignore[list-item]
    day = dt.date(year, 6, 1) if year else None
    for issue in dataset.ids(Kind.ISSUE):
        counted = counted_on(dataset, issue, day, second_hand=second_hand)
        first = dataset.sets.first_position
        positions = [dataset.position(dataset.ids(Kind.POSITION)[n - first]) for n in counted]
        holders = dict.fromkeys(each.holder for each in positions if each.holder)
        found = (
            standing_of(dataset, holder, issue, day, second_hand=second_hand) for holder in holders
        )
        told = sides_in_words(tuple(each for each in found if each is not None))
        assert sides_on(dataset, issue, counted) == told


def _drawn(dataset: Dataset, number: int) -> Mark:
    first = dataset.sets.first_position
    mark = mark_of(dataset.position(dataset.ids(Kind.POSITION)[number - first]))
    return evolve(mark, value="1" if mark.stance is Stance.VALUE else "")


@pytest.mark.parametrize("path", [WORLD, ARCHIPELAGO, SETHRA], ids=["world", "strait", "sethra"])
def test_marks_part_positions_by_how_each_is_drawn(path: object) -> None:
    dataset: Dataset = open_dataset([path])  # type: ignore[list-item]
    for issue in dataset.ids(Kind.ISSUE):
        positions = numbers_in(dataset.linked_numbers(issue, Link.POSITIONS_ON))
        parts = list(by_mark(dataset, positions))
        assert sorted(number for _, found in parts for number in found) == list(positions)
        for mark, found in parts:
            assert {_drawn(dataset, number) for number in found} == {mark}
