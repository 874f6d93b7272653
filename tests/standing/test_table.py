"""The table of standings: asked for by issue, it gives what it gives holder by holder."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.bodies import BODIES

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.number_sets import numbers_of
from dipview.standing.columns import columns_of, positions_at, taken
from dipview.standing.table import StandingTable, Switches

WORLDS = Path(__file__).parents[1] / "worlds"
PATHS = (
    bundled_path(),
    Path(__file__).with_name("world.toml"),
    *(WORLDS / f"{name}.toml" for name in ("archipelago", "second_edition", "votes")),
)
SWITCHES = (
    Switches(),
    Switches(day=dt.date(2017, 4, 10)),
    Switches(second_hand=False),
    Switches(exact_only=True),
)


@pytest.fixture(scope="module", params=PATHS, ids=[path.stem for path in PATHS])
def dataset(request: pytest.FixtureRequest) -> Dataset:
    return BODIES["snapshot"](open_dataset([request.param]))


@pytest.mark.parametrize("switches", SWITCHES)
def test_standings_on_an_issue_are_those_of_its_holders(
    dataset: Dataset, switches: Switches
) -> None:
    for issue in dataset.ids(Kind.ISSUE):
        positions = map(dataset.position, dataset.linked(issue, Link.POSITIONS_ON))
        holders = dict.fromkeys(each.holder for each in positions if each.holder)
        one_by_one = (StandingTable(dataset, switches).at(holder, issue) for holder in holders)
        found = StandingTable(dataset, switches).on(issue)
        assert list(found) == [standing for standing in one_by_one if standing is not None]


@pytest.mark.parametrize("switches", SWITCHES)
def test_what_is_told_of_standings_on_an_issue_is_so_once_they_are_made(
    dataset: Dataset, switches: Switches
) -> None:
    for issue in dataset.ids(Kind.ISSUE):
        found = StandingTable(dataset, switches).found_of(issue)
        made = found.standings()
        behind = {p.statement for each in made for p in (*each.current, *each.past, *each.aside)}
        showing = (
            p for each in made for p in (each.current if len(each.shown) == 1 else each.shown)
        )
        assert len(found) == len(made)
        assert found.shown == sum(len(each.current) if each.mixed else 1 for each in made)
        assert found.weaker == sum(len(each.aside) for each in made)
        assert set(dataset.ids_of(Kind.STATEMENT, found.statements)) == behind
        assert found.sources() == {dataset.statement(p.statement).source for p in showing}
        assert set(found.shown_ids()) == {p.id for each in made for p in each.shown}


def test_positions_made_of_their_numbers_are_those_of_their_ids(dataset: Dataset) -> None:
    ids, first = dataset.ids(Kind.POSITION), dataset.sets.first_position
    for step in (1, 3):
        numbers = range(first, first + len(ids), step)
        assert [each.id for each in positions_at(dataset, numbers)] == list(ids)[::step]
        assert list(positions_at(dataset, numbers)) == [dataset.position(id) for id in ids[::step]]


def test_what_a_column_has_of_positions_is_the_same_however_they_lie(dataset: Dataset) -> None:
    column, first = columns_of(dataset).issues, dataset.sets.first_position
    last = len(column) - 1
    for numbers in (range(first, last), range(first, last, 2), (first,), ()):
        expected = [column[number] for number in numbers]
        assert list(taken(column, numbers_of(numbers))) == expected
