"""Rests: on how many statements an agreement of two rests, and which of these can be first or last.

Where every statement is about one issue, and all that is stated on an issue is of one day, as in
roll calls, counts of issues tell it, and no statement is looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from attrs import frozen

from dipview.dataset.dataset import Dataset
from dipview.dataset.numbered_records import ranges_of
from dipview.model.kinds import Kind
from dipview.model.placement import is_known_day
from dipview.search.number_sets import NONE, Numbers, numbers_of
from dipview.standing.columns import columns_of
from dipview.standing.profile import counted_positions, stated
from dipview.standing.table import StandingTable

_FEW = 64
"""Issues of which each is asked for its day; of more, days are asked whether any is of theirs."""


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
        self._known: dict[str, _Stated | None] = {}

    def of(self, one: str, other: str, shared: Numbers) -> Rests:
        """Tell what an agreement of two on some issues rests on."""
        if shared and not self._table.switches.roll_up and (votes := self._votes) is not None:
            mine, theirs = self._stated(one, votes), self._stated(other, votes)
            if mine is not None and theirs is not None:
                count = len(shared)
                both = mine.statements.intersection_cardinality(theirs.statements)
                ends = votes.ends(
                    shared, max(mine.first, theirs.first), min(mine.last, theirs.last)
                )
                return Rests(one=count, other=count, n=2 * count - both, ends=ends)
        by_one = self._table.statements(one, shared)
        by_other = self._table.statements(other, shared)
        every = by_one | by_other
        return Rests(one=len(by_one), other=len(by_other), n=len(every), ends=every)

    def _stated(self, holder: str, votes: _Votes) -> _Stated | None:
        """Give what a holder stated that states one thing on each issue; None of another."""
        if holder not in self._known:
            self._known[holder] = self._read(holder, votes)
        return self._known[holder]

    def _read(self, holder: str, votes: _Votes) -> _Stated | None:
        table, profile = self._table, self._table.profile(holder)
        dataset = table.dataset
        issues = columns_of(dataset).issues_of(profile.own)
        statements = dataset.sets.statements_of(profile.own)
        if not len(profile.own) == len(issues) == len(statements):
            return None
        compared = table.statements(holder, profile.every)
        return _Stated(compared, *votes.between(profile.every, *votes.whole))

    @cached_property
    def _votes(self) -> _Votes | None:
        return _votes_of(self._table)


@frozen
class _Stated:
    """What a holder stated that can be compared, and the places of the first and the last day."""

    statements: Numbers
    first: int
    last: int


class _Votes:
    """Issues by the one day on which all that is stated on them was."""

    def __init__(self, days: Sequence[tuple[Numbers, Numbers]]) -> None:
        self._days = days
        """Of each day, in order, the issues, and one statement."""
        self._places = {issue: at for at, (issues, _) in enumerate(days) for issue in issues}

    @property
    def whole(self) -> tuple[int, int]:
        """The places of the first and the last day."""
        return 0, len(self._days) - 1

    def between(self, issues: Numbers, first: int, last: int) -> tuple[int, int]:
        """Give the places of the first and the last day of some issues, within two days."""
        if len(issues) <= _FEW:
            places = [
                place for each in issues if first <= (place := self._places.get(each, -1)) <= last
            ]
            return (min(places), max(places)) if places else (last + 1, last)
        while first <= last and issues.isdisjoint(self._days[first][0]):
            first += 1
        while first <= last and issues.isdisjoint(self._days[last][0]):
            last -= 1
        return first, last

    def ends(self, issues: Numbers, first: int, last: int) -> Numbers:
        """Give a statement of the first day of some issues, and one of the last."""
        first, last = self.between(issues, first, last)
        return self._days[first][1] | self._days[last][1] if first <= last else NONE


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
