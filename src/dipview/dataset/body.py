"""The body of a dataset: all that one in memory and one in a snapshot say alike."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from dipview.dataset.dataset import Record
from dipview.dataset.numbered_records import placed_by, ranges_of
from dipview.dataset.problems import Problem
from dipview.dataset.records import Origin
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.header import Header
from dipview.model.ids import is_fallback, position_parts, statement_of
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.sources import Source
from dipview.model.statements import Statement

T = TypeVar("T", bound=Record)


class Body(ABC):
    """What does not depend on where the records lie. See the Dataset protocol.

    Args:
        header: What the dataset says of itself.
        name: What to call it.
        problems: What is wrong in its files.
        limit: How many bytes of a file may be read to tell where a record stands in it.
        counts: How many records there are of each kind.
        opened: The files and folders that were opened.
        sha256: Of the files that were read.
    """

    __slots__ = (
        "__weakref__",
        "_counts",
        "_header",
        "_limit",
        "_name",
        "_opened",
        "_problems",
        "_ranges",
        "_sha256",
        "kept",
    )

    def __init__(
        self,
        header: Header,
        name: str,
        problems: Sequence[Problem],
        limit: int,
        counts: Mapping[Kind, int],
        opened: Sequence[Path] = (),
        sha256: str = "",
    ) -> None:
        self._header = header
        self._opened = tuple(opened)
        self._sha256 = sha256
        self._name = name
        self._problems = problems
        self._limit = limit
        self._counts = MappingProxyType(dict(counts))
        self._ranges = ranges_of(counts)
        self.kept: dict[object, Any] = {}

    @property
    def header(self) -> Header:
        """What the dataset says of itself; an empty header where it says nothing."""
        return self._header

    @property
    def name(self) -> str:
        """The title, or the name of the file or folder that was opened."""
        return self._name

    @property
    def problems(self) -> Sequence[Problem]:
        """All that is wrong in its files, in order of file and line."""
        return self._problems

    @property
    def limit(self) -> int:
        """How many bytes of a file may be read to tell where a record stands in it."""
        return self._limit

    @property
    def opened(self) -> tuple[Path, ...]:
        """The files and folders that were opened, out of which nothing leads that they name."""
        return self._opened

    @property
    def sha256(self) -> str:
        """Of the files that it was read from (see ``data_hash``); empty of none."""
        return self._sha256

    def counts(self) -> Mapping[Kind, int]:
        """How many records there are of each kind."""
        return self._counts

    @abstractmethod
    def ids(self, kind: Kind) -> Sequence[str]:
        """The ids of all records of ``kind``, in the dataset's order."""

    @abstractmethod
    def kind_of(self, id: str) -> Kind | None:
        """The kind of the record called ``id``; None where there is none."""

    @abstractmethod
    def number_of(self, id: str) -> int | None:
        """The place of a record among all, kind by kind, from 0; None where there is none."""

    def numbers(self, kind: Kind) -> range:
        """The numbers of all records of ``kind``."""
        return self._ranges[kind]

    def id_of(self, kind: Kind, number: int) -> str:
        """The id of a record of ``kind`` by its number."""
        return self.ids(kind)[number - self._ranges[kind].start]

    def ids_of(self, kind: Kind, numbers: Iterable[int]) -> Iterator[str]:
        """The ids of some records of ``kind`` by their numbers, as they are asked for."""
        ids, first = self.ids(kind), self._ranges[kind].start
        return (ids[number - first] for number in numbers)

    def record(self, id: str) -> Record | None:
        """The record called ``id``; None where there is none."""
        return self._position(id) if "#" in id else self._record(id)

    def actor(self, id: str) -> Actor:
        """The actor called ``id``; raises KeyError where there is none."""
        return self._of_class(id, Actor)

    def statement(self, id: str) -> Statement:
        """The statement called ``id``; raises KeyError where there is none."""
        return self._of_class(id, Statement)

    def position(self, id: str) -> Position:
        """The position called ``id``; raises KeyError where there is none."""
        position = self._position(id)
        if position is None:
            raise KeyError(id)
        return position

    def event(self, id: str) -> Event:
        """The event called ``id``; raises KeyError where there is none."""
        return self._of_class(id, Event)

    def issue(self, id: str) -> Issue:
        """The issue called ``id``; raises KeyError where there is none."""
        return self._of_class(id, Issue)

    def source(self, id: str) -> Source:
        """The source called ``id``; raises KeyError where there is none."""
        return self._of_class(id, Source)

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

    def origin(self, id: str) -> Origin | None:
        """Where a record was read from; a position stands in its statement."""
        kind = self.kind_of(id)
        if kind is Kind.POSITION:
            kind, id = Kind.STATEMENT, statement_of(id)
        number = self.number_of(id)
        if kind is None or number is None:
            return None
        return self._origin(kind, number - self._ranges[kind].start)

    @property
    @abstractmethod
    def guarded(self) -> bool:
        """Whether any source or statement says something on how it may leave."""

    # Where the records lie

    @property
    @abstractmethod
    def _timed(self) -> Mapping[Kind, tuple[Sequence[int], Sequence[int]]]:
        """The places and the ranks of each kind that stands in time."""

    @abstractmethod
    def _record(self, id: str) -> Record | None:
        """Give a record that is no position."""

    @abstractmethod
    def _of_class(self, id: str, cls: type[T]) -> T:
        """Give a record of a class; raises KeyError where there is none."""

    @abstractmethod
    def _origin(self, kind: Kind, place: int) -> Origin | None:
        """Tell where a record is written that is no position, by its place in its kind."""

    def _position(self, id: str) -> Position | None:
        """Make one position alone: a statement may have hundreds."""
        found = self._placed_in(id)
        return None if found is None else found[0].held_at(found[1])

    def _placed_in(self, id: str) -> tuple[Statement, int] | None:
        """Give the statement of a position, and the position's place among those that it takes."""
        of, issue, holder = position_parts(id)
        if self.kind_of(of) is not Kind.STATEMENT:
            return None
        statement = self.statement(of)
        place = statement.place_held(issue, holder, fallback=is_fallback(id))
        return None if place is None else (statement, place)
