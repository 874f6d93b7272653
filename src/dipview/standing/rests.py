"""Rests: on how many statements an agreement of two rests, and which of these can be first or last.

Where every statement is about one issue, and of a known day, as in roll calls, sets of issues and
of positions tell it, and no statement is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import field

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.sets import ByDay
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.placement import day_at, is_known_day
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers, numbers_of, union
from dipview.standing.columns import columns_of, taken
from dipview.standing.counted_positions import counted_positions, stated
from dipview.standing.shared_sums import SharedSums
from dipview.standing.table import StandingTable

_FEW = 4
"""Issues up to which all statements on them are looked at for their days; of more, days are asked
whether any is of theirs."""
_SOME = 8
"""Agreements up to which statements are counted for each by itself; of more, for one holder and all
others at once."""
_TOGETHER = 32
"""Days of which the issues are first asked for as one set."""


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
        issues: The numbers of the issues that count.
        shared: Gives what counts the issues on which a holder can be compared with each other one;
            asked only once very many agreements have been told.
    """

    def __init__(
        self, table: StandingTable, issues: Numbers, shared: Callable[[], SharedSums]
    ) -> None:
        self._table, self._issues, self._shared = table, issues, shared
        self._known: dict[str, _Stated | None] = {}
        self._counts: dict[str, Mapping[str, int]] = {}
        """By the one and the other, how many statements the one made on issues that they share."""
        self._told = 0
        """How many agreements have been told of."""

    def of(self, one: str, other: str, shared: Numbers) -> Rests:
        """Tell what an agreement of two on some issues rests on."""
        calendar = None if self._table.switches.roll_up else self._calendar
        if shared and calendar is not None:
            mine, theirs = self._stated(one, calendar), self._stated(other, calendar)
            if mine is not None and theirs is not None:
                both = mine.statements.intersection_cardinality(theirs.statements)
                self._told += 1
                of_one = self._count(one, mine, other, shared)
                of_other = self._count(other, theirs, one, shared)
                ends = calendar.ends(shared, mine, theirs)
                return Rests(one=of_one, other=of_other, n=of_one + of_other - both, ends=ends)
        by_one = self._table.statements(one, shared)
        by_other = self._table.statements(other, shared)
        every = by_one | by_other
        return Rests(one=len(by_one), other=len(by_other), n=len(every), ends=every)

    def _count(self, one: str, stated: _Stated, other: str, shared: Numbers) -> int:
        """Tell how many statements one made on the issues that it shares with another."""
        if stated.once:
            return len(shared)
        if self._told <= _SOME:
            return len(self._table.own_positions(one, shared))
        if one not in self._counts:
            on = taken(columns_of(self._table.dataset).issues, stated.positions)
            self._counts[one] = self._shared().over(on)
        return self._counts[one][other]

    def _stated(self, holder: str, calendar: _Calendar) -> _Stated | None:
        """Give what a holder stated; None where one statement of its own has several positions."""
        if holder not in self._known:
            self._known[holder] = self._read(holder, calendar)
        return self._known[holder]

    def _read(self, holder: str, calendar: _Calendar) -> _Stated | None:
        table = self._table
        compared = table.profile(holder).every & self._issues
        positions = table.own_positions(holder, compared)
        statements = table.dataset.sets.statements_of(positions)
        if len(statements) != len(positions):
            return None
        once = len(positions) == len(compared)
        return _Stated(positions, statements, once, calendar.stretch(compared, positions))

    @cached_property
    def _calendar(self) -> _Calendar | None:
        return _calendar_of(self._table)


@frozen(eq=False)
class _Stated:
    """What a holder stated on the issues on which it can be compared."""

    positions: Numbers
    statements: Numbers
    once: bool
    """Whether it made one on each of the issues."""
    stretch: range
    """The places of the days from the first on which it spoke to the last."""


@frozen(eq=False)
class _Day:
    """What is stated on a day."""

    issues: Numbers
    positions: Numbers


@frozen(eq=False)
class _Calendar:
    """All that is stated, by the days on which it was, in order."""

    dataset: Dataset
    days: Sequence[_Day]
    together: Sequence[Numbers] = field(init=False)
    """The issues of so many days each."""

    steady: bool = field(init=False)
    """Whether all that is stated on an issue is of one day."""

    @together.default
    def _made_together(self) -> Sequence[Numbers]:
        starts = range(0, len(self.days), _TOGETHER)
        return [union(day.issues for day in self.days[at : at + _TOGETHER]) for at in starts]

    @steady.default
    def _made_steady(self) -> bool:
        return sum(len(day.issues) for day in self.days) == len(union(self.together))

    def stretch(self, issues: Numbers, positions: Numbers) -> range:
        """Give the places of the days from the first to the last of positions on some issues."""
        whole = range(len(self.days))
        met = (self._met(days, issues, (positions,)) for days in (whole, whole[::-1]))
        first, last = (at for at, _ in met)
        return range(first, last + 1)

    def ends(self, issues: Numbers, one: _Stated, other: _Stated) -> Numbers:
        """Give a statement of the first day, and one of the last, of what two say on some issues.

        Where each issue has one day, these are days of the stretch that the two share.
        """
        positions = (one.positions, other.positions)
        if len(issues) <= _FEW:
            return self._ends_of_few(columns_of(self.dataset).on_any(issues) & union(positions))
        a, b = one.stretch, other.stretch
        first, last = ((a.start, b.start), (a.stop, b.stop))
        days = range(max(first), min(last)) if self.steady else range(min(first), max(last))
        met = (self._met(each, issues, positions)[1] for each in (days, days[::-1]))
        return self.dataset.sets.statements_of([*met])

    def _ends_of_few(self, positions: Numbers) -> Numbers:
        """Give the statements of the first and of the last of some positions."""
        places, first = self.dataset.places(Kind.STATEMENT), self.dataset.sets.first_statement
        statements = self.dataset.sets.statements_of(positions)
        by_day = sorted(statements, key=lambda number: places[number - first])
        return numbers_of([by_day[0], by_day[-1]])

    def _met(self, days: range, issues: Numbers, positions: Sequence[Numbers]) -> tuple[int, int]:
        """Give the day of that of some positions on issues which is come to first, and itself.

        There must be one.
        """
        columns, passed = columns_of(self.dataset), -1
        for at in days:
            together = at // _TOGETHER
            if together == passed:
                continue
            if issues.isdisjoint(self.together[together]):
                passed = together
            elif not issues.isdisjoint((day := self.days[at]).issues):
                for each in positions:
                    for position in day.positions & each:
                        if columns.issues[position] in issues:
                            return at, position
        raise AssertionError("none of the positions is on any of the issues")


def _calendar_of(table: StandingTable) -> _Calendar | None:
    """Put what is stated in the order of its days.

    None where a statement is about several issues, is not of a known day, or has several codings.
    """
    dataset, sets = table.dataset, table.dataset.sets
    own = stated(dataset, counted_positions(dataset, table.switches))
    statements = sets.codings_of(own)
    if sets.once(statements) != statements or not _all_of_known_days(dataset, statements):
        return None
    on = _one_issue_of_each(dataset, own, statements)
    if on is None:
        return None
    days: list[_Day] = []
    met = 0
    positions = dict(_by_day(sets.last[Kind.POSITION]))
    for day, made in _by_day(sets.last[Kind.STATEMENT]):
        issues = [on[each] for each in made if each in on]
        if issues:
            days.append(_Day(numbers_of(issues), own & numbers_in(positions[day])))
            met += len(days[-1].positions)
    return _Calendar(dataset, days) if met == len(own) else None


def _by_day(records: ByDay) -> Iterator[tuple[int, Sequence[int]]]:
    """Go through days, and the records of each."""
    for day, (start, end) in zip(records.days, pairwise(records.starts), strict=True):
        yield day, records.numbers[start:end]


def _all_of_known_days(dataset: Dataset, statements: Numbers) -> bool:
    """Tell whether each statement is known to be of the day on which it stands in time."""
    places, first = dataset.places(Kind.STATEMENT), dataset.sets.first_statement
    return all(
        is_known_day(place) and day_at(place).toordinal() == day
        for day, made in _by_day(dataset.sets.last[Kind.STATEMENT])
        for place in {places[each - first] for each in made if each in statements}
    )


def _one_issue_of_each(
    dataset: Dataset, own: Numbers, statements: Numbers
) -> Mapping[int, int] | None:
    """Give the issue that each statement is about, all by number; None where one is on several.

    Only where it is on several issues, its positions are looked at: some may be others' words.
    """
    found: dict[int, int] = {}
    several: set[int] = set()
    first = dataset.numbers(Kind.ISSUE).start
    for issue, id in enumerate(steps(dataset.ids(Kind.ISSUE), "issues"), first):
        for statement in dataset.linked_numbers(id, Link.STATEMENTS_ON):
            if statement in statements and found.setdefault(statement, issue) != issue:
                several.add(statement)
    for statement in several:
        positions = own & dataset.sets.positions_of((statement,))
        issues = columns_of(dataset).issues_of(positions)
        if len(issues) != 1:
            return None
        found[statement] = issues[0]
    return found
