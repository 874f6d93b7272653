"""The dataset in memory: every record at hand, every link resolved once one is asked for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from dipview.computing import check
from dipview.dataset.body import Body
from dipview.dataset.dataset import Record
from dipview.dataset.findings import Records
from dipview.dataset.limits import Limits
from dipview.dataset.links import Links, resolved
from dipview.dataset.numbered_records import LazyIds
from dipview.dataset.origins import PackedOrigins
from dipview.dataset.position_ids import PositionIds
from dipview.dataset.problems import Problem
from dipview.dataset.records import Origin, Written
from dipview.dataset.set_building import record_sets
from dipview.dataset.sets import RecordSets
from dipview.dataset.time_order import TimeOrder, time_order
from dipview.model.actors import Actor
from dipview.model.events import Event, EventStatus
from dipview.model.ids import statement_of
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.sources import Citation, Source
from dipview.model.spans import Span, up_to
from dipview.model.statements import Statement

T = TypeVar("T", bound=Record)
_TAKEN, _STATEMENT, _POSITION = Link.POSITIONS_TAKEN, Kind.STATEMENT, Kind.POSITION
"""Found once: Python 3.11 takes long to find a member of a class."""


class MemoryDataset(Body):
    """A dataset whose records are all in memory; read-only. See the Dataset protocol.

    Positions are made from their statements, of which they are a part, when they are asked for.
    """

    __slots__ = (
        "_all",
        "_by_class",
        "_groups",
        "_ids",
        "_links",
        "_numbers",
        "_origins",
        "_positions",
        "_records",
        "_sets",
        "_time",
    )

    def __init__(
        self,
        records: Records,
        problems: Sequence[Problem] = (),
        name: str = "",
        limit: int = Limits().file,
        origins: Mapping[Kind, PackedOrigins] | None = None,
        opened: Sequence[Path] = (),
        *,
        sha256: str = "",
    ) -> None:
        """Begin with records; their links are resolved once one is asked for.

        Args:
            records: Records of unique ids, whose every reference resolves.
            problems: What was wrong in their files.
            name: What to call the dataset where its header has no title.
            limit: How many bytes of a file may be read to tell where a record stands in it.
            origins: Where the records were written; None where they say it themselves.
            opened: The files and folders that were opened.
            sha256: Of the files that were read (see ``data_hash``); empty without files.
        """
        self._origins = packed_origins(records) if origins is None else origins
        self._records = records
        self._groups = records.groups
        self._by_class: Mapping[type, Mapping[str, Any]] = {
            Actor: records.actors,
            Statement: records.statements,
            Event: records.events,
            Issue: records.issues,
            Source: records.sources,
        }
        self._positions = PositionIds(tuple(records.statements.values()))
        self._ids: Mapping[Kind, Sequence[str]] = {
            kind: self._positions if kind is Kind.POSITION else tuple(self._groups[kind])
            for kind in Kind
        }
        counts = {kind: len(ids) for kind, ids in self._ids.items()}
        title = records.header.title.strip() or name
        super().__init__(records.header, title, problems, limit, counts, opened, sha256)
        self._all = _AllIds(self._ids, self._ranges)
        self._links: Links | None = None
        self._numbers: Mapping[str, int] | None = None
        self._sets: RecordSets | None = None
        self._time: TimeOrder | None = None

    @property
    def links(self) -> Links:
        """Every link that leads anywhere, by the id that it leads from; resolved once."""
        if self._links is None:
            self._links = resolved(self._records, self._ranges)
        return self._links

    @property
    def origins(self) -> Mapping[Kind, PackedOrigins]:
        """Where the records of each kind were written; positions stand in their statements."""
        return self._origins

    @property
    def positions(self) -> PositionIds:
        """The ids of all positions, and of which statements they are."""
        return self._positions

    def ids(self, kind: Kind) -> Sequence[str]:
        """The ids of all records of ``kind``, in the dataset's order."""
        return self._ids[kind]

    def records_at(self, numbers: Iterable[int]) -> Iterable[Record]:
        """The records with some numbers, one after the other; none of them is kept."""
        for number in numbers:
            check()
            record = self.record(self._all[number])
            if record is not None:
                yield record

    def written(self, kind: Kind, id: str) -> Written:
        """The record of a kind but a position; raises KeyError where there is none."""
        record: Written = self._groups[kind][id]
        return record

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

    def linked(self, id: str, link: Link) -> Sequence[str]:
        """The ids to which ``link`` leads from the record ``id``; empty where there are none."""
        check()
        if link is not Link.POSITIONS_TAKEN:
            numbers = self.links[link].get(id)
            return () if numbers is None else LazyIds(self._all, numbers)
        statement = self._records.statements.get(id)
        return () if statement is None else statement.held_ids()

    def linked_numbers(self, id: str, link: Link) -> Sequence[int]:
        """The numbers of what ``link`` leads to from the record ``id``, in the same order."""
        if link is not _TAKEN:
            return self.links[link].get(id, ())
        if id not in self._records.statements:
            return ()
        place = (self.number_of(id) or 0) - self._ranges[_STATEMENT].start
        return self._ranges[_POSITION][slice(*self._positions.starts[place : place + 2])]

    def linked_from_all(self, kind: Kind, link: Link) -> Iterator[Sequence[int]]:
        """The same of every record of ``kind``, in the dataset's order."""
        return (self.linked_numbers(id, link) for id in self.ids(kind))

    @property
    def guarded(self) -> bool:
        """Whether any source or statement says something on how it may leave."""
        records = self._records
        return any(source.guarded for source in records.sources.values()) or any(
            statement.marking for statement in records.statements.values()
        )

    @property
    def sets(self) -> RecordSets:
        """Which records have what feature, and were known by what day; gathered once."""
        if self._sets is None:
            self._sets = record_sets(self)
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
        return up_to(issued) if issued else None

    def happened(self, event: str) -> Span | None:
        """When an event happened; None where no date is known."""
        return self._records.events[event].date

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
                reported = self._first_reported(event.sources)
                if event.date is None or (reported and event.status is EventStatus.PLANNED):
                    return reported
                said = event.date
            case _:
                return None
        return said.counts_from if said else None

    @property
    def _timed(self) -> TimeOrder:
        if self._time is None:
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

    def _record(self, id: str) -> Record | None:
        return next((group[id] for group in self._groups.values() if id in group), None)

    def _of_class(self, id: str, cls: type[T]) -> T:
        record: T = self._by_class[cls][id]
        return record

    def _origin(self, kind: Kind, place: int) -> Origin | None:
        return self._origins[kind][place]

    def _span(self, kind: Kind, id: str) -> Span | None:
        if kind is Kind.STATEMENT:
            return self.said(id)
        if kind is Kind.POSITION:
            return self.said(statement_of(id))
        return self._records.events[id].date if kind is Kind.EVENT else None

    def _first_reported(self, citations: tuple[Citation, ...]) -> dt.date | None:
        issued = (self._records.sources[citation.source].issued for citation in citations)
        return min((span.counts_from for span in issued if span), default=None)


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
