"""Rests: on how many statements an agreement of two rests, and which of these can be first or last.

Where every statement is about one issue, and all that is stated on an issue is of one day, as in
roll calls, counts of issues tell it, and no statement is looked at.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from operator import or_

from attrs import frozen

from dipview.dataset.dataset import Dataset
from dipview.dataset.numbered_records import ranges_of
from dipview.model.kinds import Kind
from dipview.model.placement import is_known_day
from dipview.search.number_sets import NONE, Numbers, numbers_of
from dipview.standing.columns import columns_of
from dipview.standing.profile import counted_positions, stated
from dipview.standing.table import StandingTable


@frozen(kw_only=True)
class Rests:
    """What an agreement of two rests on."""

    one: int
    """How many statements of the one; reprints are one."""
    other: int
    n: int
    """How many of both; one that both made is one."""
    ends: Numbers
    """The numbers of some of them, among which are one of the first day and one of the last."""


class Resting:
    """Tells what agreements rest on.

    Args:
        table: The standings.
    """

    def __init__(self, table: StandingTable) -> None:
        self._table = table
        self._known: dict[str, tuple[bool, Numbers]] = {}

    def of(self, one: str, other: str, shared: Numbers) -> Rests:
        """Tell what an agreement of two on some issues rests on."""
        if shared and not self._table.switches.roll_up and (votes := self._votes) is not None:
            (once, mine), (also, theirs) = self._stated(one), self._stated(other)
            if once and also:
                count, both = len(shared), mine.intersection_cardinality(theirs)
                ends = votes.ends(shared)
                return Rests(one=count, other=count, n=2 * count - both, ends=ends)
        by_one = self._table.statements(one, shared)
        by_other = self._table.statements(other, shared)
        every = by_one | by_other
        return Rests(one=len(by_one), other=len(by_other), n=len(every), ends=every)

    def _stated(self, holder: str) -> tuple[bool, Numbers]:
        """Tell whether a holder stated one thing on each issue, and in which statements."""
        if holder not in self._known:
            table, profile = self._table, self._table.profile(holder)
            dataset = table.dataset
            issues = columns_of(dataset).issues_of(profile.own)
            statements = dataset.sets.statements_of(profile.own)
            once = len(profile.own) == len(issues) == len(statements)
            compared = table.statements(holder, profile.every) if once else NONE
            self._known[holder] = (once, compared)
        return self._known[holder]

    @cached_property
    def _votes(self) -> _Votes | None:
        return _votes_of(self._table)


class _Votes:
    """Issues by the one day on which all that is stated on them was."""

    def __init__(self, days: Sequence[tuple[Numbers, Numbers]]) -> None:
        self._statements = [some for _, some in days]
        """Of each day, in order, one statement."""
        issues = [issues for issues, _ in days]
        self._until = list(accumulate(issues, or_))
        """Of each day, the issues of it and of all before it."""
        self._since = list(accumulate(reversed(issues), or_))
        """Of each day, the last one first, the issues of it and of all after it."""

    def ends(self, issues: Numbers) -> Numbers:
        """Give a statement of the first day of some issues, and one of the last."""
        if not issues:
            return NONE
        first, last = (
            bisect_left(days, True, key=lambda met: not issues.isdisjoint(met))
            for days in (self._until, self._since)
        )
        if first == len(self._statements):
            return NONE
        return self._statements[first] | self._statements[-1 - last]


def _votes_of(table: StandingTable) -> _Votes | None:
    """Put the issues in order of their days; None where they have not one each."""
    dataset, columns = table.dataset, columns_of(table.dataset)
    own = stated(dataset, counted_positions(dataset, table.switches))
    places, first = dataset.places(Kind.STATEMENT), _first_statement(dataset)
    by_place: dict[int, tuple[list[int], int]] = {}
    met = 0
    for issue in columns.issues_of(own):
        statements = dataset.sets.statements_of(columns.on(issue) & own)
        at = {places[statement - first] for statement in statements}
        place = at.pop()
        if at or not is_known_day(place):
            return None
        met += len(statements)
        by_place.setdefault(place, ([], statements[0]))[0].append(issue)
    if met != len(dataset.sets.statements_of(own)):
        return None
    found = (by_place[place] for place in sorted(by_place))
    return _Votes([(numbers_of(issues), numbers_of([some])) for issues, some in found])


def _first_statement(dataset: Dataset) -> int:
    return ranges_of(dataset.counts())[Kind.STATEMENT].start
