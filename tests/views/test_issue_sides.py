"""The sides on an issue, told from sets, are those of the standings read one by one."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.bodies import BODIES
from tests.views.conftest import ARCHIPELAGO, WORLD

from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.standing.standing import standing_of
from dipview.views.parts.issue_row import sides_in_words
from dipview.views.parts.issue_sides import counted_on, sides_on


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
