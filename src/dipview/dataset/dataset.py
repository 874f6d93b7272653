"""The Dataset protocol: records by id, ids by kind, by link and by span of dates, counts."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, TypeAlias

from dipview.dataset.problems import Problem
from dipview.dataset.records import Origin
from dipview.dataset.sets import RecordSets
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.header import Header
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.model.sources import Source
from dipview.model.spans import Span
from dipview.model.statements import Statement

Record: TypeAlias = Actor | Statement | Position | Event | Issue | Source
"""Any record of a dataset."""


class Dataset(Protocol):
    """A set of records with every cross-link resolved; read-only."""

    @property
    def kept(self) -> dict[object, Any]:
        """What was worked out of it, by what did so (see ``keeping``); goes with the dataset."""

    def __hash__(self) -> int:
        """Two datasets are never the same, whatever they hold."""

    @property
    def header(self) -> Header:
        """What the dataset says of itself; an empty header where it says nothing."""

    @property
    def name(self) -> str:
        """The title, or the name of the file or folder that was opened."""

    @property
    def problems(self) -> Sequence[Problem]:
        """All that is wrong in its files, in order of file and line."""

    @property
    def opened(self) -> tuple[Path, ...]:
        """The files and folders that were opened, out of which nothing leads that they name."""

    @property
    def guarded(self) -> bool:
        """Whether any source or statement says something on how it may leave (see ``release``)."""

    @property
    def sha256(self) -> str:
        """Of the files that it was read from (see ``data_hash``); empty of none."""

    @property
    def limit(self) -> int:
        """How many bytes of a file may be read."""

    def ids(self, kind: Kind) -> Sequence[str]:
        """The ids of all records of ``kind``, in the dataset's order."""

    def kind_of(self, id: str) -> Kind | None:
        """The kind of the record called ``id``; None where there is none."""

    def number_of(self, id: str) -> int | None:
        """The place of a record among all, kind by kind, from 0; None where there is none."""

    def numbers(self, kind: Kind) -> range:
        """The numbers of all records of ``kind``."""

    def id_of(self, kind: Kind, number: int) -> str:
        """The id of a record of ``kind`` by its number."""

    def ids_of(self, kind: Kind, numbers: Iterable[int]) -> Iterator[str]:
        """The ids of some records of ``kind`` by their numbers, as they are asked for."""

    def record(self, id: str) -> Record | None:
        """The record called ``id``; None where there is none."""

    def actor(self, id: str) -> Actor:
        """The actor called ``id``; raises KeyError where there is none."""

    def statement(self, id: str) -> Statement:
        """The statement called ``id``; raises KeyError where there is none."""

    def position(self, id: str) -> Position:
        """The position called ``id``; raises KeyError where there is none."""

    def event(self, id: str) -> Event:
        """The event called ``id``; raises KeyError where there is none."""

    def issue(self, id: str) -> Issue:
        """The issue called ``id``; raises KeyError where there is none."""

    def source(self, id: str) -> Source:
        """The source called ``id``; raises KeyError where there is none."""

    def records_at(self, numbers: Iterable[int]) -> Iterable[Record]:
        """The records with some numbers, one after the other; none of them is kept."""

    def linked(self, id: str, link: Link) -> Sequence[str]:
        """The ids to which ``link`` leads from the record ``id``; empty where there are none."""

    def linked_numbers(self, id: str, link: Link) -> Sequence[int]:
        """The numbers of what ``link`` leads to from the record ``id``, in the same order."""

    def linked_from_all(self, kind: Kind, link: Link) -> Iterator[Sequence[int]]:
        """The same of every record of ``kind``, in the dataset's order."""

    @property
    def sets(self) -> RecordSets:
        """Which records have what feature, and were known by what day, as sets of numbers."""

    def spans(self, kind: Kind) -> Iterable[Span]:
        """Every different span of the statements, positions or events, as they are first met."""

    def said(self, statement: str) -> Span | None:
        """When a statement was made.

        Its date, or else the span up to its source's date; None where neither is known.
        """

    def happened(self, event: str) -> Span | None:
        """When an event happened; None where no date is known."""

    def known_from(self, id: str) -> dt.date | None:
        """The day from which a statement, position or event counts (see ``Span.counts_from``).

        A planned event counts from its source's date. None where no date is known.
        """

    def places(self, kind: Kind) -> Sequence[int]:
        """Where each statement or event stands in time, in the order of ``ids``.

        See ``model.placement.place_of``; a moment that follows on one of a later printed day stands
        with that day. Empty for other kinds.
        """

    def ranks(self, kind: Kind) -> Sequence[int]:
        """The number of each statement or event in the one order of time, in the order of ``ids``.

        Statements and events are counted together, from 0 for the earliest; no two are alike. See
        ``time_order``. Empty for other kinds.
        """

    def placed(self, id: str) -> tuple[int, int]:
        """The place and the rank of a statement or event, or of a position's statement.

        Raises:
            KeyError: There is none.
        """

    def between(self, kind: Kind, first: dt.date | None, last: dt.date | None) -> Sequence[str]:
        """Ids of statements, positions or events that may fall on a day in a span of days.

        None leaves that end open. A record without any date is not included.
        """

    def counts(self) -> Mapping[Kind, int]:
        """How many records there are of each kind."""

    def origin(self, id: str) -> Origin | None:
        """Where a record was read from; a position stands in its statement.

        None where there is no such record, or where it was read from no file.
        """
