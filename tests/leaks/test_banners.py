"""The banner of a document is no lower than what is in it."""

from __future__ import annotations

import json
from itertools import chain
from random import Random
from typing import Any, cast

import pytest
from attrs import evolve
from tests.leaks.outputs import views
from tests.leaks.planting import MARKINGS, NOON, Groups, dataset_of, world

from dipview.dataset.memory import MemoryDataset
from dipview.formats.json_writer import write_json
from dipview.model.kinds import Kind
from dipview.model.markings import SCHEMES
from dipview.search.query_errors import QueryError
from dipview.workspace.leaving import leaving
from dipview.workspace.workspace import Workspace

LEVELS = SCHEMES["uk"]


def levelled(name: str, seed: int) -> MemoryDataset:
    """Mark sources and statements of a world with levels as they come."""
    random = Random(seed)  # noqa: S311 - no secret of ours
    opened = world(name)
    groups: Groups = {
        kind: {
            id: evolve(cast("Any", opened.record(id)), marking=random.choice(("", "", *LEVELS)))
            if kind in (Kind.SOURCE, Kind.STATEMENT)
            else opened.record(id)
            for id in opened.ids(kind)
        }
        for kind in (Kind.ACTOR, Kind.STATEMENT, Kind.EVENT, Kind.ISSUE, Kind.SOURCE)
    }
    return dataset_of(groups, evolve(opened.header, markings=MARKINGS, schema=2), opened)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", ["archipelago", "second_edition"])
def test_a_document_can_be_made_at_the_level_of_its_banner(name: str, seed: int) -> None:
    dataset = levelled(name, seed)
    spaces = {
        level: leaving(Workspace(levelled(name, seed)), evolve(NOON, level=level), omissions=False)
        for level in LEVELS
    }
    assert dataset.guarded
    lower = {level: dict(views(space, 3)) for level, space in spaces.items() if level != LEVELS[-1]}
    made = 0
    for title, make in views(spaces[LEVELS[-1]], 3):
        try:
            view = make()
        except (QueryError, KeyError):
            continue
        level = view.marking.partition(" · ")[0]
        if level == LEVELS[-1]:
            continue
        again = lower[level].get(title)
        there = spaces[level].dataset
        lost = [each for each in view.scope.subjects if there.kind_of(each) is None]
        assert not lost, f"{title} is not there at {level}"
        if again is None:
            continue
        written = (json.loads("".join(chain(write_json(each)))) for each in (view, again()))
        one, other = ({**each, "rests_on": None, "sources": None} for each in written)
        assert one == other, f"{title} has what is above {level}"
        made += 1
    assert made > 10
