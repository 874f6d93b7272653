"""Where holders stand, found by sets: the same as where each is read, position by position."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from tests.bodies import BODIES

from dipview.dataset.bundled import bundled_path
from dipview.dataset.opening import open_dataset
from dipview.model.kinds import Kind
from dipview.standing.standing import standings_of
from dipview.standing.switches import Switches
from dipview.standing.table import StandingTable

WORLDS = Path(__file__).parents[1] / "worlds"
PATHS = [
    bundled_path(),
    *(WORLDS / f"{name}.toml" for name in ("archipelago", "second_edition", "votes")),
]
SWITCHES = [
    Switches(),
    Switches(day=dt.date(2017, 4, 10)),
    Switches(day=dt.date(2032, 1, 1)),
    Switches(second_hand=False),
    Switches(exact_only=True),
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
@pytest.mark.parametrize("switches", SWITCHES, ids=str)
def test_where_an_actor_stands_is_found_as_it_is_read(
    path: Path, switches: Switches, body: str
) -> None:
    dataset = BODIES[body](open_dataset([path]))
    table = StandingTable(dataset, switches)
    shown = 0
    for actor in dataset.ids(Kind.ACTOR):
        read = standings_of(
            dataset,
            actor,
            switches.day,
            second_hand=switches.second_hand,
            exact_only=switches.exact_only,
        )
        found = table.found_by(actor)
        assert found.standings() == read
        assert len(found) == len(read)
        positions = [position.id for each in read for position in each.shown]
        ids, first = dataset.ids(Kind.POSITION), dataset.sets.first_position
        assert [ids[number - first] for number in found.shown_numbers] == positions
        showing = [each for each in read for _ in each.shown]
        assert [found.shown_by(number) for number in found.shown_numbers] == showing
        shown += len(positions)
    assert shown or switches != SWITCHES[0]
