"""The dataset in memory: every record at hand, every link resolved."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from dipview.dataset.dataset import Record
from dipview.dataset.expanding import PositionIds
from dipview.dataset.limits import Limits
from dipview.dataset.links import Links, resolved
from dipview.dataset.numbered import Ids, placed_by, ranges_of
from dipview.dataset.origins import PackedOrigins
from dipview.dataset.problems import Place, Problem
from dipview.dataset.reading import text_of
from dipview.dataset.records import Records
from dipview.model.actors import Actor
from dipview.model.events import Event, EventStatus
from dipview.model.header import Header
from dipview.model.ids import position_parts, statement_of
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.sources import Citation, Source
from dipview.model.spans import Span, by_day
from dipview.model.statements import Position, Statement

if TYPE_CHECKING:
    from dipview.dataset.sets import RecordSets
    from dipview.dataset.time_order import TimeOrder


class MemoryDataset:
    """A dataset whose records are all in memory; read-only. See the Dataset protocol.

    Positions are made from their statements, of which they are a part, when they are asked for.
    """

    __slots__ = (
        "__weakref__",
        "_all",
        "_groups",
        "_ids",
        "_limit",
        "_links",
        "_name",
        "_numbers",
        "_origins",
        "_positions",
        "_problems",
        "_ranges",
        "_records",
        "_sets",
        "_time",
        "kept",
    )

    def __init__(
        self,
        records: Records,
        problems: Sequence[Problem] = (),
        name: str = "",
        limit: int = Limits().file,
        origins: Mapping[Kind, PackedOrigins] | None = None,
    ) -> None:
        """Resolve the links of records.

        Args:
            records: Records of unique ids, whose every reference resolves.
            problems: What was wrong in their files.
            name: What to call the dataset where its header has no title.
            limit: How many bytes of a file may be read to tell where a record stands in it.
            origins: Where the records were written; None where they say it themselves.
        """
        self._limit = limit
        self._origins = packed_origins(records) if origins is None else origins
        self._records = records
        self._problems = problems
        self._name = records.header.title.strip() or name
        self._groups = records.groups
        self._positions = PositionIds(tuple(records.statements.values()))
        self._ids: Mapping[Kind, Sequence[str]] = {
            kind: self._positions if kind is Kind.POSITION else tuple(self._groups[kind])
            for kind in Kind
        }
        self._ranges = ranges_of(self.counts())
        self._all = _AllIds(self._ids, self._ranges)
        self._links = resolved(records, self._ranges)
        self._numbers: Mapping[str, int] | None = None
        self.kept: dict[object, Any] = {}
        self._sets: RecordSets | None = None
        self._time: TimeOrder | None = None

    @property
    def header(self) -> Header:
        """What the dataset says of itself; an empty header where it says nothing."""
        return self._records.header

    @property
    def name(self) -> str:
        """The title, or the name of the file or folder that was opened."""
        return self._name

    @property
    def problems(self) -> Sequence[Problem]:
        """All that is wrong in its files, in order of file and line."""
        return self._problems

    @property
    def links(self) -> Links:
        """Every link that leads anywhere, by the id that it leads from."""
        return self._links

    @property
    def origins(self) -> Mapping[Kind, PackedOrigins]:
        """Where the records of each kind were written; positions stand in their statements."""
        return self._origins

    @property
    def positions(self) -> PositionIds:
        """The ids of all positions, and of which statements they are."""
        return self._positions

    @property
    def limit(self) -> int:
        """How many bytes of a file may be read to tell where a record stands in it."""
        return self._limit

    def ids(self, kind: Kind) -> Sequence[str]:
        """The ids of all records of ``kind``, in the dataset's order."""
        return self._ids[kind]

    def kind_of(self, id: str) -> Kind | None:
        """The kind of the record called ``id``; None where there is none."""
        if "#" in id:
            return None if self._position(id) is None else Kind.POSITION
        return next((kind for kind, group in self._groups.items() if id in group), None)

    def number_of(self, id: str) -> int | None:
        """The place of a record among all, kind by kind, from 0; None where there is none."""
        if self._numbers is None:
            self._numbers = {
                each: number
                for kind, group in self._groups.items()
                for number, each in zip(self._ranges[kind], group, strict=True)
            }
        if "#" not in id:
            return self._numbers.get(id)
        found = self._placed_in(id)
        if found is None:
            return None
        statement, at = found
        place = self._numbers[statement.id] - self._ranges[Kind.STATEMENT].start
        return self._ranges[Kind.POSITION].start + self._positions.starts[place] + at

    def record(self, id: str) -> Record | None:
        """The record called ``id``; None where there is none."""
        if "#" in id:
            return self._position(id)
        return next((group[id] for group in self._groups.values() if id in group), None)

    def actor(self, id: str) -> Actor:
        """The actor called ``id``; raises KeyError where there is none."""
        return self._records.actors[id]

    def statement(self, id: str) -> Statement:
        """The statement called ``id``; raises KeyError where there is none."""
        return self._records.statements[id]

    def position(self, id: str) -> Position:
        """The position called ``id``; raises KeyError where there is none."""
        position = self._position(id)
        if position is None:
            raise KeyError(id)
        return position

    def event(self, id: str) -> Event:
        """The event called ``id``; raises KeyError where there is none."""
        return self._records.events[id]

    def issue(self, id: str) -> Issue:
        """The issue called ``id``; raises KeyError where there is none."""
        return self._records.issues[id]

    def source(self, id: str) -> Source:
        """The source called ``id``; raises KeyError where there is none."""
        return self._records.sources[id]

    def linked(self, id: str, link: Link) -> Sequence[str]:
        """The ids to which ``link`` leads from the record ``id``; empty where there are none."""
        if link is not Link.POSITIONS_TAKEN:
            numbers = self._links[link].get(id)
            return () if numbers is None else Ids(self._all, numbers)
        statement = self._records.statements.get(id)
        return () if statement is None else statement.held_ids()

    def linked_numbers(self, id: str, link: Link) -> Sequence[int]:
        """The numbers of what ``link`` leads to from the record ``id``, in the same order."""
        if link is not Link.POSITIONS_TAKEN:
            return self._links[link].get(id, ())
        if id not in self._records.statements:
            return ()
        place = (self.number_of(id) or 0) - self._ranges[Kind.STATEMENT].start
        return self._ranges[Kind.POSITION][slice(*self._positions.starts[place : place + 2])]

    @property
    def sets(self) -> RecordSets:
        """Which records have what feature, and were known by what day; gathered once."""
        if self._sets is None:
            from dipview.dataset.gathering import gathered  # noqa: PLC0415 - not to check files

            self._sets = gathered(self)
        return self._sets

    def spans(self, kind: Kind) -> Iterable[Span]:
        """Every different span of the statements, positions or events, as they are first met."""
        ids: Iterable[str] = self._ids[kind]
        if kind is Kind.POSITION:
            statements = self._ids[Kind.STATEMENT]
            ids = (statements[place] for place in dict.fromkeys(self._positions.of))
            kind = Kind.STATEMENT
        spans = (self._span(kind, id) for id in ids)
        return dict.fromkeys(span for span in spans if span is not None)

    def said(self, statement: str) -> Span | None:
        """When a statement was made: its date, or else the span up to its source's date."""
        record = self._records.statements[statement]
        if record.date is not None:
            return record.date
        issued = self._records.sources[record.source].issued
        return by_day(issued.latest) if issued and issued.latest else None

    def known_from(self, id: str) -> dt.date | None:
        """The day from which a statement, position or event counts.

        A planned event counts from the earliest date of its sources, and so does one without a
        date; a planned one whose sources have no date counts from its own.
        """
        match self.kind_of(id):
            case Kind.STATEMENT:
                said = self.said(id)
            case Kind.POSITION:
                said = self.said(statement_of(id))
            case Kind.EVENT:
                event = self._records.events[id]
                told = self._first_told(event.sources)
                if event.date is None or (told and event.status is EventStatus.PLANNED):
                    return told
                said = event.date
            case _:
                return None
        return said.counts_from if said else None

    def places(self, kind: Kind) -> Sequence[int]:
        """Where each statement or event stands in time, in the order of ``ids``."""
        return self._timed[kind][0] if kind in self._timed else ()

    def ranks(self, kind: Kind) -> Sequence[int]:
        """The number of each statement or event in the one order of time."""
        return self._timed[kind][1] if kind in self._timed else ()

    def placed(self, id: str) -> tuple[int, int]:
        """The place and the rank of a statement or event, or of a position's statement."""
        found = placed_by(self.number_of(statement_of(id)), self._ranges, self._timed)
        if found is None:
            raise KeyError(id)
        return found

    @property
    def _timed(self) -> TimeOrder:
        if self._time is None:
            from dipview.dataset.time_order import time_order  # noqa: PLC0415 - not to check files

            self._time = time_order(self)
        return self._time

    def between(self, kind: Kind, first: dt.date | None, last: dt.date | None) -> Sequence[str]:
        """The ids of statements, positions or events that may fall on a day from first to last."""
        return [
            id
            for id in self._ids[kind]
            if (span := self._span(kind, id))
            and not (first and span.latest and span.latest < first)
            and not (last and span.earliest and span.earliest > last)
        ]

    def counts(self) -> Mapping[Kind, int]:
        """How many records there are of each kind."""
        return MappingProxyType({kind: len(ids) for kind, ids in self._ids.items()})

    def place(self, id: str) -> Place | None:
        """Where a record is written, for an editor; a position stands in its statement.

        The file is read again, so that the line is that of the file as it is now.

        Returns:
            The place, without a line where the file has changed too much to tell; None where there
            is no such record.
        """
        number = self.number_of(id)
        if number is None:
            return None
        if number in self._ranges[Kind.POSITION]:
            id = statement_of(id)
            number = self.number_of(id) or 0
        kind, numbers = next(each for each in self._ranges.items() if number in each[1])
        origin = self._origins[kind][number - numbers.start]
        if origin is None:
            return None
        from dipview.dataset.placing import Placer  # noqa: PLC0415 - rarely asked for

        load = partial(text_of, limit=self._limit)
        return Placer(origin.file, load).place(origin, (), id)

    def _span(self, kind: Kind, id: str) -> Span | None:
        if kind is Kind.STATEMENT:
            return self.said(id)
        if kind is Kind.POSITION:
            return self.said(statement_of(id))
        return self._records.events[id].date if kind is Kind.EVENT else None

    def _first_told(self, citations: tuple[Citation, ...]) -> dt.date | None:
        issued = (self._records.sources[citation.source].issued for citation in citations)
        return min((span.counts_from for span in issued if span), default=None)

    def _position(self, id: str) -> Position | None:
        found = self._placed_in(id)
        return None if found is None else found[0].held_at(found[1])

    def _placed_in(self, id: str) -> tuple[Statement, int] | None:
        """Give the statement of a position, and the position's place among those that it takes."""
        of, issue, holder = position_parts(id)
        statement = self._records.statements.get(of)
        place = None if statement is None else statement.place_held(issue, holder)
        return None if statement is None or place is None else (statement, place)


class _AllIds:
    """The id of every record, kind by kind."""

    __slots__ = ("_ids",)

    def __init__(self, ids: Mapping[Kind, Sequence[str]], ranges: Mapping[Kind, range]) -> None:
        self._ids = tuple((ranges[kind].start, ranges[kind].stop, ids[kind]) for kind in ids)

    def __getitem__(self, number: int, /) -> str:
        for start, stop, ids in self._ids:
            if start <= number < stop:
                return ids[number - start]
        raise IndexError(number)


def packed_origins(records: Records) -> Mapping[Kind, PackedOrigins]:
    """Pack the origins of all records that are written as such."""
    return {
        kind: PackedOrigins.of(group, records.origins) for kind, group in records.groups.items()
    }
