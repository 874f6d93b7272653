"""The order of time: where each statement and event stands among all others, once for every view.

Dates are compared by days as they are printed, but two moments that both have an offset by these
moments. The two do not go together by themselves: half past eleven on 1 May at the American west
coast comes after one o'clock on 2 May in Japan. So a moment that follows on one of a later printed
day stands with that day; what is left is one order, the same whatever the files' order is.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby

from attrs import define, field

from dipview.dataset.codings import codings_of, superseded_by
from dipview.dataset.dataset import Dataset
from dipview.model.collation import sort_key
from dipview.model.kinds import Kind
from dipview.model.placement import UNDATED, place_of
from dipview.model.spans import Span
from dipview.model.statements import Statement

TIMED = (Kind.EVENT, Kind.STATEMENT)
"""What stands in time; of one moment, events come before statements."""
Time = tuple[int, str]
"""What orders within a day: nothing, a time without an offset, a moment in universal time."""
_NO_TIME = (0, "")


TimeOrder = Mapping[Kind, tuple[Sequence[int], Sequence[int]]]
"""For each kind the places in time of its records and their ranks, in the order of ``Dataset.ids``.

A place is one of ``model.placement.place_of``; of a moment, that of the day that it stands with. A
rank is a record's number among all of both kinds, from 0 for the earliest; no two are alike.
"""


def time_order(dataset: Dataset) -> TimeOrder:
    """Put the statements and events of a dataset in order; this reads all of them.

    What stands at one place in time is ordered by its time of day, events before statements;
    statements of one source, then, by ``seq``, by what supersedes what, and by where in the source
    they are printed.
    """
    ids = [id for kind in TIMED for id in dataset.ids(kind)]
    events = len(dataset.ids(Kind.EVENT))
    places = _places(dataset, ids, events)
    finer = _Finer(dataset, ids, events)
    ranks = array("I", bytes(places.itemsize * len(ids)))
    rank = 0
    for _, together in groupby(sorted(range(len(ids)), key=places.__getitem__), places.__getitem__):
        for number in finer.ordered(list(together)):
            ranks[number] = rank
            rank += 1
    return {
        Kind.EVENT: (places[:events], ranks[:events]),
        Kind.STATEMENT: (places[events:], ranks[events:]),
    }


def _places(dataset: Dataset, ids: Sequence[str], events: int) -> array[int]:
    """Place each date, a moment on its printed day or that of one before it, if that is later."""
    known: dict[str, int] = {}
    moments: list[tuple[dt.datetime, int]] = []
    places = array("I")
    for number, id in enumerate(ids):
        span = dataset.event(id).date if number < events else dataset.said(id)
        if span is None:
            places.append(UNDATED)
            continue
        if span.text not in known:
            known[span.text] = place_of(span)
        places.append(known[span.text])
        if span.moment is not None and (instant := span.instant) is not None:
            moments.append((instant, number))
    latest = 0
    for _, at in groupby(sorted(moments), key=lambda moment: moment[0]):
        numbers = [number for _, number in at]
        latest = max(latest, *(places[number] for number in numbers))
        for number in numbers:
            places[number] = latest
    return places


@define(eq=False, repr=False)
class _Finer:
    """Orders what stands at one place in time."""

    dataset: Dataset
    ids: Sequence[str]
    events: int
    """How many of the ids, the first, are those of events."""
    _sources: dict[str, tuple[int, str]] = field(factory=dict)

    def ordered(self, numbers: list[int]) -> list[int]:
        """Order records of one place."""
        if len(numbers) == 1:
            return numbers
        statements = {
            number: self.dataset.statement(self.ids[number])
            for number in numbers
            if number >= self.events
        }
        times = dict(self._times(numbers, statements))
        chains = _chains(self.dataset, statements.values())
        return sorted(numbers, key=partial(self._key, statements, times, chains))

    def _key(
        self,
        statements: Mapping[int, Statement],
        times: Mapping[int, Time],
        chains: Mapping[str, int],
        number: int,
    ) -> tuple[object, ...]:
        id = self.ids[number]
        statement = statements.get(number)
        if statement is None:
            return (times[number], 0, sort_key(self.dataset.event(id).title), id)
        return (
            times[number],
            1,
            self._source(statement.source),
            _seq(statement),
            chains.get(id, 0),
            sort_key(statement.locator),
            id,
        )

    def _times(
        self, numbers: Iterable[int], statements: Mapping[int, Statement]
    ) -> Iterator[tuple[int, Time]]:
        """Give the time of day of each; what follows on another by ``seq`` is not before it."""
        by_source: dict[str, list[tuple[int, int]]] = {}
        for number in numbers:
            statement = statements.get(number)
            date = statement.date if statement else self.dataset.event(self.ids[number]).date
            time = _time_of(date)
            if statement is None or statement.seq is None:
                yield number, time or _NO_TIME
            else:
                by_source.setdefault(statement.source, []).append((statement.seq, number))
        for following in by_source.values():
            last: Time | None = None
            for _, number in sorted(following):
                last = _time_of(statements[number].date) or last
                yield number, last or _NO_TIME

    def _source(self, id: str) -> tuple[int, str]:
        if id not in self._sources:
            self._sources[id] = (place_of(self.dataset.source(id).issued), id)
        return self._sources[id]


def _time_of(span: Span | None) -> Time | None:
    if span is None or span.moment is None:
        return None
    instant = span.instant
    return (2, instant.isoformat()) if instant else (1, span.moment.isoformat())


def _seq(statement: Statement) -> tuple[bool, int]:
    return (statement.seq is not None, statement.seq or 0)


def _chains(dataset: Dataset, statements: Iterable[Statement]) -> Mapping[str, int]:
    """Tell of what supersedes others here how many come before it, one after another.

    What an utterance supersedes, each of its codings does, and of that each coding is superseded.
    """
    here = {each.id: each for each in statements}
    saying = [id for id, each in here.items() if each.supersedes is not None]
    # Only where anything supersedes at all: else no sets need be gathered for this.
    ids = dict.fromkeys(coding for id in saying for coding in codings_of(dataset, id))
    old = {id: _superseded(dataset, here[id]) for id in ids if id in here}
    found: dict[str, int] = {}
    for id in old:
        passed, ahead = {id}, [id]
        while ahead:
            above = [each for each in old[ahead.pop()] if each in old and each not in passed]
            passed.update(above)
            ahead += above
        found[id] = len(passed)
    return found


def _superseded(dataset: Dataset, statement: Statement) -> frozenset[str]:
    own = frozenset(filter(None, (statement.supersedes,)))
    return own | superseded_by(dataset, statement.id)
