"""Chronology: the statements and events of a scope by number, in the order in which they stand."""

from __future__ import annotations

import datetime as dt
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import partial
from itertools import chain

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.offices import present_day
from dipview.dataset.related import related
from dipview.model.events import EventStatus
from dipview.model.kinds import Kind
from dipview.model.placement import UNDATED
from dipview.model.values import frozen
from dipview.search.matches import Matches
from dipview.search.number_sets import numbers_of
from dipview.standing.roll_up import rolled_up_positions
from dipview.views.orders import Orders
from dipview.views.parts.counting import numbers_with_ids
from dipview.views.scope import Scope
from dipview.views.selection import Selection

_TO_COME = (EventStatus.PLANNED, EventStatus.CANCELLED)


@frozen(eq=False)
class Arranged:
    """Records by number and, beside them, their places in time, in the order of these."""

    numbers: Sequence[int]
    places: Sequence[int]
    events: Sequence[int]
    """The places of those that are events; of events without a date, too."""
    again: Sequence[int] = ()
    """The places of statements that are counted already as another coding of theirs, in order."""

    def __len__(self) -> int:
        return len(self.numbers)


@frozen(kw_only=True, eq=False)
class Chronology:
    """The statements and events that a scope lets through."""

    dated: Arranged
    """What has a date, but for what is planned."""
    planned: Arranged
    """Events that are planned, or were cancelled, and may be later than today."""
    undated: Sequence[int]
    """What has no date."""
    undated_again: int = 0
    """How many of these are counted already as another coding of theirs."""
    today: dt.date | None
    """The scope's day, or the dataset's own; None where neither is told."""
    rolled_up: int = 0
    """How many statements are here by a roll-up alone."""

    @property
    def count(self) -> int:
        """How many records there are, codings of one utterance being one."""
        found = len(self.dated) + len(self.planned) + len(self.undated)
        return found - len(self.dated.again) - self.undated_again


def chronology(selection: Selection) -> Chronology:
    """Put the statements and events of a scope in order; the last few are kept.

    Records stand in the one order of time (see ``Dataset.ranks``). The scope's subjects must each
    have a part in what is listed, or be it.
    """
    scope = evolve(selection.scope, sort="", zoom="", limit=None)
    return _made(selection.orders, selection.dataset, scope, selection.matches)


@kept_by_dataset(2)
def _made(orders: Orders, dataset: Dataset, scope: Scope, matches: Matches | None) -> Chronology:
    ground, selection = _ground(dataset), Selection(dataset, orders, scope, matches)
    today = present_day(dataset, scope.as_of)
    events, _ = _selected(selection, Kind.EVENT)
    statements, rolled_up = _selected(selection, Kind.STATEMENT)
    planned = _planned(dataset, events, today)
    numbers, places = ground.arranged((events, statements), planned)
    end = bisect_left(places, UNDATED)
    again = dataset.sets.again(numbers_of(statements)) if dataset.sets.counts_once else ()
    counted = ground.sorted_places(again, frozenset())
    dated_again = bisect_left(counted, UNDATED)
    later, later_places = ground.arranged((tuple(planned),), frozenset())
    return Chronology(
        dated=Arranged(
            numbers[:end],
            places[:end],
            ground.sorted_places(events, planned),
            counted[:dated_again],
        ),
        planned=Arranged(later, later_places, later_places),
        undated=numbers[end:],
        undated_again=len(counted) - dated_again,
        today=today,
        rolled_up=rolled_up,
    )


class _Ground:
    """The statements and events of a whole dataset, in order."""

    def __init__(self, dataset: Dataset) -> None:
        kinds = (Kind.EVENT, Kind.STATEMENT)
        self._count = max(dataset.numbers(kind).stop for kind in kinds)
        self._places, self._ranks = (array("I", bytes(4 * self._count)) for _ in range(2))
        """The place in time and the rank of each, by its number."""
        self._numbers = array("I", bytes(4 * sum(len(dataset.numbers(kind)) for kind in kinds)))
        for kind in kinds:
            numbers, ranks = dataset.numbers(kind), dataset.ranks(kind)
            self._places[numbers.start : numbers.stop] = array("I", dataset.places(kind))
            self._ranks[numbers.start : numbers.stop] = array("I", ranks)
            for number, rank in zip(numbers, ranks, strict=True):
                self._numbers[rank] = number
        self._sorted = self._in_order(self._numbers)

    def _in_order(self, numbers: Iterable[int]) -> Sequence[int]:
        return array("I", map(self._places.__getitem__, numbers))

    def arranged(
        self, kinds: Sequence[Sequence[int]], without: frozenset[int]
    ) -> tuple[Sequence[int], Sequence[int]]:
        """Put records of some kinds in order, without some of them; give their places too."""
        if sum(map(len, kinds)) < len(self._numbers):
            numbers = chain.from_iterable(kinds)
            kept = sorted((n for n in numbers if n not in without), key=self._ranks.__getitem__)
        elif without:
            kept = [number for number in self._numbers if number not in without]
        else:
            return self._numbers, self._sorted
        return kept, self._in_order(kept)

    def sorted_places(self, numbers: Iterable[int], without: frozenset[int]) -> Sequence[int]:
        """Give the places of some records, without some of them, in order."""
        kept = (number for number in numbers if number not in without)
        return array("I", sorted(map(self._places.__getitem__, kept)))


@kept_by_dataset(1)
def _ground(dataset: Dataset) -> _Ground:
    """Sort a dataset by time; the last dataset's order is kept, for the next view."""
    return _Ground(dataset)


def _selected(selection: Selection, kind: Kind) -> tuple[Sequence[int], int]:
    """Select the records of a kind, by number; say how many are here by a roll-up alone."""
    dataset, scope, numbers = selection.dataset, selection.scope, selection.numbers(kind)
    rolled_up: frozenset[int] = frozenset()
    for subject in scope.subjects:
        own = frozenset(numbers_with_ids(dataset, {subject, *related(dataset, subject, kind)}))
        served = _of_officials(dataset, scope, subject, kind) - own
        numbers = [number for number in numbers if number in own or number in served]
        rolled_up |= served
    if not rolled_up:
        return numbers, 0
    through = numbers_of([number for number in numbers if number in rolled_up])
    return numbers, len(through) - len(dataset.sets.again(through))


def _of_officials(dataset: Dataset, scope: Scope, subject: str, kind: Kind) -> frozenset[int]:
    """Give the statements that roll up to a subject, where the scope asks for that."""
    if not scope.roll_up or kind is not Kind.STATEMENT:
        return frozenset()
    if dataset.kind_of(subject) is not Kind.ACTOR:
        return frozenset()
    through = rolled_up_positions(dataset, subject)
    return frozenset(numbers_with_ids(dataset, {position.statement for position, _ in through}))


def _planned(dataset: Dataset, events: Sequence[int], today: dt.date | None) -> frozenset[int]:
    """Find the events that are planned, or were cancelled, and may be later than today."""
    among = frozenset(events)
    ahead = among.intersection(_to_come(dataset, today))
    event_of = partial(dataset.id_of, Kind.EVENT)
    return frozenset(n for n in ahead if dataset.event(event_of(n)).status in _TO_COME)


@kept_by_dataset(8)
def _to_come(dataset: Dataset, today: dt.date | None) -> Sequence[int]:
    """Give the numbers of the events that may fall on a day after today."""
    if today == dt.date.max:
        return ()
    first = dt.date.fromordinal(today.toordinal() + 1) if today else None
    return numbers_with_ids(dataset, dataset.between(Kind.EVENT, first, None))
