"""The sides on an issue, told from sets, are those of the standings read one by one."""

from __future__ import annotations

import datetime as dt

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.bodies import BODIES
from tests.standing.stances import SOURCE, actor, issue, opened
from tests.standing_alone import standing_of
from tests.tiers import examples
from tests.views.conftest import ARCHIPELAGO, SETHRA, WORLD

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import Stance
from dipview.search.number_sets import Numbers
from dipview.views.parts.issue_row import sides_in_words
from dipview.views.parts.issue_sides import counted_on, sides_on
from dipview.views.parts.marks import Mark, mark_of
from dipview.views.parts.positions_by_mark import by_mark


def _told_one_by_one(
    dataset: Dataset, issue: str, counted: Numbers, day: dt.date | None, *, second_hand: bool
) -> str:
    """Count the standings of all holders of some positions, each of them read."""
    first = dataset.sets.first_position
    positions = [dataset.position(dataset.ids(Kind.POSITION)[n - first]) for n in counted]
    holders = dict.fromkeys(each.holder for each in positions if each.holder)
    found = (
        standing_of(dataset, holder, issue, day, second_hand=second_hand) for holder in holders
    )
    return sides_in_words(tuple(each for each in found if each is not None))


@pytest.mark.parametrize("path", [WORLD, ARCHIPELAGO], ids=["world", "archipelago"])
@pytest.mark.parametrize("second_hand", [True, False])
@pytest.mark.parametrize("year", [None, 2017, 2019])
def test_sides_are_those_of_the_standings(
    body: str, path: object, second_hand: bool, year: int | None
) -> None:
    dataset: Dataset = BODIES[body](open_dataset([path]))  # type: ignore[list-item]
    day = dt.date(year, 6, 1) if year else None
    for each in dataset.ids(Kind.ISSUE):
        counted = counted_on(dataset, each, day, second_hand=second_hand)
        told = _told_one_by_one(dataset, each, counted, day, second_hand=second_hand)
        assert sides_on(dataset, each, counted, day) == told


HOLDERS = ("a", "b", "c", "d")
said_by_several = st.tuples(
    st.sampled_from(("support", "oppose", "abstain")),
    st.sampled_from(
        (
            *(f"2020-01-{day:02}" for day in (1, 2, 4, 9)),
            '"2020-01"',
            "2020-01-02T23:30:00-12:00",
            "2020-01-04T00:15:00+14:00",
        )
    ),
    st.sampled_from(("", "", "", "", 'condition = "if paid"', "fallback = true")),
    st.sampled_from(("", "", "seq = 1", "seq = 2")),
    st.lists(st.sampled_from(HOLDERS), min_size=1, unique=True),
)


def _written(number: int, said: tuple[str, str, str, str, list[str]]) -> str:
    stance, date, more, record, speakers = said
    entry = ", ".join(filter(None, ('issue = "p"', f'stance = "{stance}"', more)))
    return (
        f'[[statements]]\nid = "x{number}"\nsource = "s"\nform = "reported"\nsummary = "x"\n'
        f"speakers = {speakers}\ndate = {date}\n{record}\npositions = [{{ {entry} }}]\n"
    )


@settings(max_examples=examples(240))
@given(st.lists(said_by_several, max_size=6))
def test_sides_of_who_speaks_again_are_those_of_the_standings(
    said: list[tuple[str, str, str, str, list[str]]],
) -> None:
    told = [_written(number, each) for number, each in enumerate(said)]
    dataset = opened([SOURCE, *map(actor, HOLDERS), issue("p"), *told])
    counted = counted_on(dataset, "p", None, second_hand=True)
    assert sides_on(dataset, "p", counted, None) == _told_one_by_one(
        dataset, "p", counted, None, second_hand=True
    )


def _drawn(dataset: Dataset, number: int) -> Mark:
    first = dataset.sets.first_position
    mark = mark_of(dataset.position(dataset.ids(Kind.POSITION)[number - first]))
    return evolve(mark, value="1" if mark.stance is Stance.VALUE else "")


@pytest.mark.parametrize("path", [WORLD, ARCHIPELAGO, SETHRA], ids=["world", "strait", "sethra"])
def test_marks_part_positions_by_how_each_is_drawn(path: object) -> None:
    dataset: Dataset = open_dataset([path])  # type: ignore[list-item]
    for each in dataset.ids(Kind.ISSUE):
        positions = numbers_in(dataset.linked_numbers(each, Link.POSITIONS_ON))
        parts = list(by_mark(dataset, positions))
        assert sorted(number for _, found in parts for number in found) == list(positions)
        for mark, found in parts:
            assert {_drawn(dataset, number) for number in found} == {mark}
