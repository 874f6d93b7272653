"""The dataset in memory: every record at hand, every link resolved."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from dipview.dataset.dataset import Link, Record
from dipview.dataset.limits import Limits
from dipview.dataset.links import Links, positions_of, resolved
from dipview.dataset.problems import Place, Problem
from dipview.dataset.reading import text_of
from dipview.dataset.records import Origin, Records
from dipview.model.actors import Actor
from dipview.model.events import Event, EventStatus
from dipview.model.header import Header
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.placement import place_of
from dipview.model.sources import Citation, Source
from dipview.model.spans import Span, by_day
from dipview.model.statements import Position, Statement

if TYPE_CHECKING:
    from dipview.dataset.sets import RecordSets


class MemoryDataset:
    """A dataset whose records are all in memory; read-only. See the Dataset protocol."""

    __slots__ = (
        "_ids",
        "_kinds",
        "_limit",
        "_links",
        "_name",
        "_numbers",
        "_positions",
        "_problems",
        "_records",
        "_sets",
    )

    def __init__(
        self,
        records: Records,
        problems: Sequence[Problem] = (),
        name: str = "",
        limit: int = Limits().file,
    ) -> None:
        """Resolve the links of records.

        Args:
            records: Records of unique ids, whose every reference resolves.
            problems: What was wrong in their files.
            name: What to call the dataset where its header has no title.
            limit: How many bytes of a file may be read to tell where a record stands in it.
        """
        self._limit = limit
        self._records = records
        self._problems = tuple(problems)
        self._name = records.header.title.strip() or name
        self._positions = positions_of(records.statements.values())
        self._links = resolved(records, self._positions)
        groups: tuple[tuple[Kind, Mapping[str, Record]], ...] = (
            (Kind.ACTOR, records.actors),
            (Kind.STATEMENT, records.statements),
            (Kind.POSITION, self._positions),
            (Kind.EVENT, records.events),
            (Kind.ISSUE, records.issues),
            (Kind.SOURCE, records.sources),
        )
        self._ids = {kind: tuple(group) for kind, group in groups}
        self._kinds = {id: kind for kind, group in groups for id in group}
        self._numbers: Mapping[str, int] | None = None
        self._sets: RecordSets | None = None

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
    def origins(self) -> Mapping[str, Origin]:
        """Where each record was written, by id; positions stand in their statements."""
        return self._records.origins

    @property
    def limit(self) -> int:
        """How many bytes of a file may be read to tell where a record stands in it."""
        return self._limit

    def ids(self, kind: Kind) -> Sequence[str]:
        """The ids of all records of ``kind``, in the dataset's order."""
        return self._ids[kind]

    def kind_of(self, id: str) -> Kind | None:
        """The kind of the record called ``id``; None where there is none."""
        return self._kinds.get(id)

    def number_of(self, id: str) -> int | None:
        """The place of a record among all, kind by kind, from 0; None where there is none."""
        if self._numbers is None:
            self._numbers = {each: number for number, each in enumerate(self._kinds)}
        return self._numbers.get(id)

    def record(self, id: str) -> Record | None:
        """The record called ``id``; None where there is none."""
        records = self._records
        match self._kinds.get(id):
            case Kind.ACTOR:
                return records.actors[id]
            case Kind.STATEMENT:
                return records.statements[id]
            case Kind.POSITION:
                return self._positions[id]
            case Kind.EVENT:
                return records.events[id]
            case Kind.ISSUE:
                return records.issues[id]
            case Kind.SOURCE:
                return records.sources[id]
        return None

    def actor(self, id: str) -> Actor:
        """The actor called ``id``; raises KeyError where there is none."""
        return self._records.actors[id]

    def statement(self, id: str) -> Statement:
        """The statement called ``id``; raises KeyError where there is none."""
        return self._records.statements[id]

    def position(self, id: str) -> Position:
        """The position called ``id``; raises KeyError where there is none."""
        return self._positions[id]

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
        return self._links[link].get(id, ())

    def linked_numbers(self, id: str, link: Link) -> Sequence[int]:
        """The numbers of what ``link`` leads to from the record ``id``, in the same order."""
        numbers = map(self.number_of, self.linked(id, link))
        return array("I", (number for number in numbers if number is not None))

    @property
    def sets(self) -> RecordSets:
        """Which records have what feature, and were known by what day; gathered once."""
        if self._sets is None:
            from dipview.dataset.gathering import gathered  # noqa: PLC0415 - not to check files

            self._sets = gathered(self)
        return self._sets

    def spans(self, kind: Kind) -> Iterable[Span]:
        """Every different span of the statements, positions or events, as they are first met."""
        spans = (self._span(kind, id) for id in self._ids[kind])
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
        match self._kinds.get(id):
            case Kind.STATEMENT:
                said = self.said(id)
            case Kind.POSITION:
                said = self.said(self._positions[id].statement)
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
        if kind not in (Kind.STATEMENT, Kind.EVENT):
            return ()
        return array("I", (place_of(self._span(kind, id)) for id in self._ids[kind]))

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
        if id in self._positions:
            id = self._positions[id].statement
        origin = self._records.origins.get(id)
        if origin is None:
            return None
        from dipview.dataset.placing import Placer  # noqa: PLC0415 - rarely asked for

        load = partial(text_of, limit=self._limit)
        return Placer(origin.file, load).place(origin, (), id)

    def _span(self, kind: Kind, id: str) -> Span | None:
        if kind is Kind.STATEMENT:
            return self.said(id)
        if kind is Kind.POSITION:
            return self.said(self._positions[id].statement)
        return self._records.events[id].date if kind is Kind.EVENT else None

    def _first_told(self, citations: tuple[Citation, ...]) -> dt.date | None:
        issued = (self._records.sources[citation.source].issued for citation in citations)
        return min((span.counts_from for span in issued if span), default=None)
