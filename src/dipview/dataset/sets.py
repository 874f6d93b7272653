"""Sets: which records have a feature or were known by a day, as bitmaps of their numbers."""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress, count, pairwise
from operator import itemgetter

from attrs import define, field
from pyroaring import BitMap, FrozenBitMap

from dipview.dataset.features import Feature, numbers_in
from dipview.model.kinds import Kind
from dipview.model.positions import Basis
from dipview.model.stances import Stance
from dipview.model.statements import Form, RecordStatus
from dipview.model.votes import Option

NOBODY = 0xFFFFFFFF
"""Stands for the holder of a position that nobody named holds."""
_EACH = 8
"""From so many positions for each statement on, statements are asked and not positions."""
_AT_ONCE = 50_000
"""So many places of a column are looked up in one go, which is quicker and takes more memory."""
LATER = dt.date.max.toordinal() + 1
"""The last day of what has no end."""


class ByDay:
    """Numbers of records by a day that each has; those without are left out.

    Attributes:
        numbers: Sorted by their days.
        days: The different days, as ordinals, sorted.
        starts: Where in ``numbers`` each day's records begin, and where the last one's end.
    """

    def __init__(self, numbers: Sequence[int], days: Sequence[int], starts: Sequence[int]) -> None:
        self.numbers = numbers
        self.days = days
        self.starts = starts
        self._last = (0, FrozenBitMap())
        """How many records were asked for last, and which: the next day asked for is often near."""

    @classmethod
    def of(cls, by_day: Mapping[int, array[int]]) -> ByDay:
        """Put the records of each day, which are in ascending order, one after the other."""
        numbers, days, starts = array("I"), array("I", sorted(by_day)), array("I", [0])
        for day in days:
            numbers.extend(by_day[day])
            starts.append(len(numbers))
        return cls(numbers, days, starts)

    def until(self, day: int) -> FrozenBitMap:
        """Give the records of a day and of all before it."""
        count = self.starts[bisect_right(self.days, day)]
        before, known = self._last
        if count > before:
            known = known | numbers_in(self.numbers[before:count])
        elif count < before:
            known = known - numbers_in(self.numbers[count:before])
        self._last = (count, known)
        return known

    def since(self, day: int) -> FrozenBitMap:
        """Give the records of a day and of all after it."""
        return self._all - self.until(day - 1)

    @cached_property
    def _all(self) -> FrozenBitMap:
        return numbers_in(self.numbers)


@define(frozen=True, eq=False, repr=False, slots=False)
class RecordSets:
    """The sets of a dataset, and what is worked out of them once."""

    features: Mapping[Feature, FrozenBitMap]
    stances: Mapping[Stance, FrozenBitMap]
    """The positions of each stance."""
    bases: Mapping[Basis, FrozenBitMap]
    """The positions on each basis."""
    forms: Mapping[Form, FrozenBitMap]
    """The statements of each form."""
    statuses: Mapping[RecordStatus, FrozenBitMap]
    """The statements of each state of their records."""
    options: Mapping[Option, FrozenBitMap]
    """The statements that record each option of a vote, as it was cast."""
    known: Mapping[Kind, ByDay]
    """Of each dated kind, the records by the day from which they count."""
    last: Mapping[Kind, ByDay]
    """Of each dated kind, the records by the last day on which they can have happened."""
    statements: Sequence[int]
    """Of each position, in order, the number of its statement."""
    starts: Sequence[int]
    """Of each statement, in order, how many positions those before it take; at last of all."""
    sources: Sequence[int]
    """Of each statement, in order, the number of the source that prints it."""
    issues: Sequence[int]
    """Of each position, in order, the number of its issue."""
    holders: Sequence[int]
    """The same of its holder, or ``NOBODY``."""
    first_position: int
    """The number of the first position."""
    counted_as: Mapping[int, int] = field(factory=dict)
    """Of each statement and position of which another coding counts, that one; see ``codings``."""
    retracted_as: Mapping[int, int] = field(factory=dict)
    """Of each that was retracted and is of an utterance that is there besides, what is counted of
    that; of two that were both retracted, the first."""

    def known_by(self, kind: Kind, day: dt.date) -> FrozenBitMap:
        """Give the records of a dated kind that count on a day (see ``Dataset.known_from``)."""
        return self.known[kind].until(day.toordinal())

    def not_before(self, kind: Kind, day: dt.date) -> FrozenBitMap:
        """Give the records of a dated kind that may have happened on a day or later."""
        return self.last[kind].since(day.toordinal())

    def once(self, records: FrozenBitMap) -> FrozenBitMap:
        """Put in the place of each statement or position the coding that counts of it.

        Where nothing was coded by several coders these are the same. Positions of which none counts
        are left out.
        """
        aside = records & self.features[Feature.ASIDE] if self.counted_as else None
        if not aside:
            return records
        counted = (self.counted_as[each] for each in aside if each in self.counted_as)
        return (records - aside) | numbers_in(array("I", counted))

    def again(self, records: FrozenBitMap) -> FrozenBitMap:
        """Give those of some records that are counted already as another coding among them.

        Positions of which none counts are so too, and what was retracted of what is among them.
        """
        found, seen = array("I"), set()
        for each in records & self.features[Feature.ASIDE] if self.counted_as else ():
            counted = self.counted_as.get(each)
            if counted is None or counted in records or counted in seen:
                found.append(each)
            seen.add(counted)
        for each in self._retracted & records if self.retracted_as else ():
            counted = self.retracted_as[each]
            if counted in records or counted in seen:
                found.append(each)
            seen.add(counted)
        return numbers_in(found)

    @property
    def counts_once(self) -> bool:
        """Whether any utterance is there more than once."""
        return bool(self.counted_as or self.retracted_as)

    @cached_property
    def _retracted(self) -> FrozenBitMap:
        return numbers_in(array("I", sorted(self.retracted_as)))

    def statements_of(self, positions: Iterable[int]) -> FrozenBitMap:
        """Give the statements that take positions, of each utterance the one as which it counts."""
        return self.once(self.codings_of(positions))

    def codings_of(self, positions: Iterable[int]) -> FrozenBitMap:
        """Give the statements that take positions, each coding of an utterance by itself."""
        if isinstance(positions, FrozenBitMap) and len(positions) > _EACH * len(self.starts):
            if len(positions) == self.starts[-1]:
                return self._taking_any
            # Statements are asked whether any of theirs is among them: there are fewer of them.
            among, ends = positions.range_cardinality, map(self.first_position.__add__, self.starts)
            taking = (among(start, end) for start, end in pairwise(ends))
            return numbers_in(array("I", compress(count(self.first_statement), taking)))
        asked = positions.to_array() if isinstance(positions, FrozenBitMap) else [*positions]
        column = self.statement_at
        if 1 < len(asked) <= _AT_ONCE:
            return numbers_in(array("I", itemgetter(*asked)(column)))
        return numbers_in(array("I", map(column.__getitem__, asked)))

    @cached_property
    def _taking_any(self) -> FrozenBitMap:
        """The statements that take positions."""
        taking = (end > start for start, end in pairwise(self.starts))
        return numbers_in(array("I", compress(count(self.first_statement), taking)))

    def taking(self, statements: FrozenBitMap, positions: FrozenBitMap) -> FrozenBitMap:
        """Give those of some statements that take any of some positions."""
        if len(positions) <= _EACH * len(statements):
            return statements & self.codings_of(positions)
        first, starts, among = self.first_position, self.starts, positions.range_cardinality
        found = array("I")
        for each in statements:
            at = each - self.first_statement
            if among(first + starts[at], first + starts[at + 1]):
                found.append(each)
        return numbers_in(found)

    def positions_of(self, statements: Iterable[int]) -> FrozenBitMap:
        """Give the positions that statements take; those of a statement follow one another."""
        first, starts = self.first_position, self.starts
        found = BitMap()
        for at in (statement - self.first_statement for statement in statements):
            found.add_range(first + starts[at], first + starts[at + 1])
        return FrozenBitMap(found)

    def day_after(self, day: dt.date) -> dt.date | None:
        """Give the next day from which anything said or done counts; None after the last one."""
        at = bisect_right(self._days, day.toordinal())
        return dt.date.fromordinal(self._days[at]) if at < len(self._days) else None

    def day_before(self, day: dt.date) -> dt.date | None:
        """Give the last day before from which anything counts; None before the first one."""
        at = bisect_left(self._days, day.toordinal())
        return dt.date.fromordinal(self._days[at - 1]) if at else None

    @property
    def first_day(self) -> dt.date | None:
        """The first day from which anything counts; None where nothing has a date."""
        return dt.date.fromordinal(self._days[0]) if self._days else None

    @property
    def last_day(self) -> dt.date | None:
        """The last day from which anything counts; None where nothing has a date."""
        return dt.date.fromordinal(self._days[-1]) if self._days else None

    @property
    def first_statement(self) -> int:
        """The number of the first statement: they come before their positions."""
        return self.first_position - len(self.starts) + 1

    @cached_property
    def statement_at(self) -> array[int]:
        """The column of statements, each at its position's number."""
        return from_the_first(self.statements, self.first_position)

    @cached_property
    def _days(self) -> Sequence[int]:
        return sorted({*self.known[Kind.STATEMENT].days, *self.known[Kind.EVENT].days})


def from_the_first(column: Sequence[int], first: int) -> array[int]:
    """Put what a column has of positions at their numbers, wherever it lies.

    Args:
        column: An array of numbers, or what is mapped of one.
        first: The number of the first position.
    """
    found = array("I", bytes(4 * first))
    found.frombytes(memoryview(column).cast("B") if len(column) else b"")  # type: ignore[arg-type]
    return found
