"""Staying: records that surely may leave, told of one at a time, without making a release of all.

A release looks through all records for what leads to which. Where somebody waits, as a shell does
while a name is completed, it is enough to know some that are in any release.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from dipview.dataset.dataset import Dataset
from dipview.dataset.release.clearance import Clearance
from dipview.dataset.release.orphans import rests_on
from dipview.dataset.terms.embargoes import end_of
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.markings import GroundRules, Levels
from dipview.model.sources import Source
from dipview.model.statements import Statement


def surely_stays(dataset: Dataset, clearance: Clearance) -> Callable[[str], bool]:
    """Give what tells of an id whether its record is surely in the release.

    An actor, an issue or an event is, where a source of its own leaves whole. Others may be, by
    what refers to them: of these nothing is said.

    Args:
        dataset: All that there is.
        clearance: What the release is made for.
    """
    levels = Levels.of(dataset.header.markings)
    rank = levels.rank(clearance.level)

    @cache
    def whole(id: str) -> bool:
        """Tell whether a source stays with all that is said in it."""
        source = dataset.source(id)
        if source.ground_rules not in (None, GroundRules.ON_RECORD):
            return False
        if source.embargo is not None:
            end = end_of(source.embargo, clearance.zone)
            if end is None or clearance.at < end:
                return False
        return levels.rank(source.marking) <= rank

    def stays(id: str) -> bool:
        """Tell whether a record surely stays."""
        match dataset.record(id):
            case Source():
                return whole(id)
            case Statement() as statement:
                return levels.rank(statement.marking) <= rank and whole(statement.source)
            case Actor() | Issue() | Event() as named:
                return any(map(whole, rests_on(named)))
        return False

    return stays
