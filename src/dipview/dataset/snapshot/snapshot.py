"""The dataset's second body: a snapshot on disk; records are built when they are looked at."""

from __future__ import annotations

import datetime as dt
import zlib
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import compress, pairwise, repeat
from pathlib import Path
from typing import Any, TypeVar

from dipview.computing import check
from dipview.dataset.body import Body
from dipview.dataset.dataset import Dataset, Record
from dipview.dataset.features import Feature
from dipview.dataset.kept_results import remembered
from dipview.dataset.numbered_records import LazyIds
from dipview.dataset.problems import LateProblems, Problem
from dipview.dataset.records import CLASSES, Origin, Written
from dipview.dataset.sets import NOBODY, RecordSets
from dipview.dataset.snapshot.columns import Columns, SnapshotError
from dipview.dataset.snapshot.decoding import Decoder, decoded_problem
from dipview.dataset.snapshot.file import SnapshotFile
from dipview.dataset.snapshot.layout import (
    CHECKSUMS,
    CODE,
    CODES,
    DATASET,
    NONE,
    PROBLEMS,
    RECORDS,
    STARTS,
    ends_of,
    starts_of,
)
from dipview.dataset.snapshot.locking import Lock
from dipview.dataset.snapshot.names import Names, Texts
from dipview.dataset.snapshot.rescue import Rescue
from dipview.dataset.snapshot.stored_sets import POSITIONS, open_sets
from dipview.dataset.snapshot.version import version
from dipview.model.header import Header
from dipview.model.ids import is_fallback, position_parts
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.spans import Span, read_span

T = TypeVar("T", bound=Record)

_KEPT = 1 << 14
"""How many records are kept once they are built."""


class SnapshotDataset(Body):
    """A dataset whose records lie in a snapshot; read-only. See the Dataset protocol.

    Args:
        file: The snapshot.
        reread: Reads the files themselves, should the snapshot turn out to be damaged later.
        lock: What keeps the file from being taken away; held for as long as the dataset lives.

    Raises:
        SnapshotError: It is damaged, was never finished, or is of another version.
    """

    def __init__(
        self,
        file: SnapshotFile,
        reread: Callable[[], Dataset] | None = None,
        lock: Lock | None = None,
    ) -> None:
        self._lock = lock
        self._rescue = Rescue(reread)
        try:
            said = file.said(DATASET)
            if said["version"] != version():
                raise SnapshotError(f"it is of version {said['version']}")
            self._records = Texts(file.section(RECORDS, checked=False), RECORDS)
            self._take(said, file.section(DATASET))
        except SnapshotError:
            raise
        except Exception as error:  # whatever is wrong with it, it is damaged
            raise SnapshotError(str(error)) from error

    def _take(self, said: Mapping[str, Any], columns: Columns) -> None:
        self._columns = columns
        super().__init__(
            header=Decoder().decoded(str(said["header"]).encode("utf-8"), Header),
            name=str(said["name"]),
            problems=_problems(columns),
            limit=int(said["limit"]),
            counts={kind: int(said["counts"][kind.value]) for kind in Kind},
            opened=[Path(each) for each in said["opened"]],
            sha256=str(said["sha256"]),
        )
        self._guarded = bool(said["guarded"])
        self._checksums = columns.numbers(CHECKSUMS)
        positions = self._ranges[Kind.POSITION]
        self._sets = sets = open_sets(columns, positions.start)
        self._parts = tuple(map(columns.numbers, POSITIONS))
        second = sets.features[Feature.FALLBACK]
        self._names = Names(columns, positions, self._parts, second)
        self._decoder = Decoder(self._names.written)
        self._files = Texts(columns, "file.name")
        self._links: dict[Link, tuple[Sequence[int], Sequence[int]]] = {
            link: (
                columns.numbers(starts_of(link)),
                positions if link is Link.POSITIONS_TAKEN else columns.numbers(ends_of(link)),
            )
            for link in STARTS
        }
        self._statements = sets.statements
        self._ends = columns.numbers("span.earliest"), columns.numbers("span.latest")
        self._spans = Texts(columns, "span.text")
        self._dates = {
            kind: (columns.numbers(f"{kind.value}.span"), columns.numbers(f"{kind.value}.known"))
            for kind in (Kind.STATEMENT, Kind.EVENT)
        }
        self._time = {
            kind: (columns.numbers(f"{kind.value}.in_time"), columns.numbers(f"{kind.value}.rank"))
            for kind in (Kind.STATEMENT, Kind.EVENT)
        }
        self._classes = tuple((self._ranges[kind].stop, cls) for kind, cls in CLASSES.items())
        """Of each kind but positions, where its numbers end, in the order of numbers."""
        self._built = remembered(self._build, _KEPT)
        self._span = remembered(self._read_span, _KEPT)

    def ids(self, kind: Kind) -> Sequence[str]:
        """The ids of all records of ``kind``, in the dataset's order."""
        return LazyIds(self._names, self._ranges[kind])

    def kind_of(self, id: str) -> Kind | None:
        """The kind of the record called ``id``; None where there is none."""
        number = self._number(id)
        return None if number is None else self._kind(number)

    def number_of(self, id: str) -> int | None:
        """The place of a record among all, kind by kind, from 0; None where there is none."""
        return self._number(id)

    def linked(self, id: str, link: Link) -> Sequence[str]:
        """The ids to which ``link`` leads from the record ``id``; empty where there are none."""
        check()
        numbers = self.linked_numbers(id, link)
        return LazyIds(self._names, numbers) if numbers else ()

    def linked_numbers(self, id: str, link: Link) -> Sequence[int]:
        """The numbers of what ``link`` leads to from the record ``id``, in the same order."""
        if not self._links[link][1]:  # it leads from no record to any
            return ()
        number = self._number(id)
        if number is None or number not in self._ranges[STARTS[link]]:
            return ()
        return self._ends_of(number, link)

    def linked_from_all(self, kind: Kind, link: Link) -> Iterator[Sequence[int]]:
        """The same of every record of ``kind``, in the dataset's order."""
        if STARTS[link] is not kind:
            return repeat((), len(self._ranges[kind]))
        starts, ends = self._links[link]
        return (ends[start:end] for start, end in pairwise(starts))

    def records_at(self, numbers: Iterable[int]) -> Iterable[Record]:
        """The records with some numbers, one after the other; none of them is kept."""
        positions = self._ranges[Kind.POSITION]
        for number in numbers:
            check()
            if number in positions:
                yield self.position(self._names[number])
            else:
                yield self._read(number)

    @property
    def guarded(self) -> bool:
        """Whether any source or statement says something on how it may leave."""
        return self._guarded

    @property
    def sets(self) -> RecordSets:
        """Which records have what feature, and were known by what day, as sets of numbers."""
        return self._sets

    def spans(self, kind: Kind) -> Iterable[Span]:
        """Every different span of the statements, positions or events, as they are first met."""
        dated = Kind.STATEMENT if kind is Kind.POSITION else kind
        if dated not in self._dates:
            return ()
        spans: Iterable[int] = self._dates[dated][0]
        if kind is Kind.POSITION:
            start = self._ranges[dated].start
            spans = (self._dates[dated][0][number - start] for number in self._statements)
        return (self._span(span) for span in dict.fromkeys(spans) if span != NONE)

    def said(self, statement: str) -> Span | None:
        """When a statement was made: its date, or else the span up to its source's date."""
        return self._dated(Kind.STATEMENT, statement)

    def happened(self, event: str) -> Span | None:
        """When an event happened; None where no date is known."""
        return self._dated(Kind.EVENT, event)

    def _dated(self, kind: Kind, id: str) -> Span | None:
        numbers = self._ranges[kind]
        number = self._names.number_of(id)
        if number is None or number not in numbers:
            raise KeyError(id)
        spans, _ = self._dates[kind]
        span = spans[number - numbers.start]
        return None if span == NONE else self._span(span)

    def known_from(self, id: str) -> dt.date | None:
        """The day from which a statement, position or event counts; None where it has no date."""
        number = self._number(id)
        if number is None:
            return None
        if number in self._ranges[Kind.POSITION]:
            number = self._statements[number - self._ranges[Kind.POSITION].start]
        kind = self._kind(number)
        if kind not in self._dates:
            return None
        _, known = self._dates[kind]
        day = known[number - self._ranges[kind].start]
        return None if day == NONE else dt.date.fromordinal(day)

    def between(self, kind: Kind, first: dt.date | None, last: dt.date | None) -> Sequence[str]:
        """The ids of statements, positions or events that may fall on a day from first to last."""
        dated = Kind.STATEMENT if kind is Kind.POSITION else kind
        if dated not in self._dates:
            return ()
        spans, _ = self._dates[dated]
        fits = self._spans_between(first, last)
        numbers = self._ranges[kind]
        if kind is Kind.POSITION:
            start = self._ranges[dated].start
            chosen = (fits[spans[number - start]] for number in self._statements)
        else:
            chosen = (fits[span] for span in spans)
        return LazyIds(self._names, array("I", compress(numbers, chosen)))

    @property
    def _timed(self) -> Mapping[Kind, tuple[Sequence[int], Sequence[int]]]:
        return self._time

    def _origin(self, kind: Kind, place: int) -> Origin | None:
        file = self._columns.numbers(f"{kind.value}.file")[place]
        if file == NONE:
            return None
        number = self._columns.numbers(f"{kind.value}.place")[place]
        return Origin(Path(self._files[file]), kind.plural, number)

    # By number

    def _number(self, id: str) -> int | None:
        return self._position_number(id) if "#" in id else self._names.number_of(id)

    def _position_number(self, id: str) -> int | None:
        statement = self._names.number_of(id.partition("#")[0])
        if statement is None or statement not in self._ranges[Kind.STATEMENT]:
            return None
        _, issue, holder = position_parts(id)
        on = self._names.number_of(issue)
        by = NOBODY if holder is None else self._names.number_of(holder)
        taken = self._ends_of(statement, Link.POSITIONS_TAKEN)
        if not taken or on is None or by is None:
            return None
        _, issues, holders = (part[self._taken_at(taken)] for part in self._parts)
        second, wanted = self._sets.features[Feature.FALLBACK], is_fallback(id)
        at, mine = -1, holders.tolist()
        for _ in range(mine.count(by)):
            at = mine.index(by, at + 1)
            if issues[at] == on and (taken[at] in second) is wanted:
                return taken[at]
        return None

    def _taken_at(self, positions: Sequence[int]) -> slice:
        """Tell where the columns of positions have some that follow one another."""
        first = self._ranges[Kind.POSITION].start
        return slice(positions[0] - first, positions[-1] - first + 1)

    def _class_at(self, number: int) -> type[Written]:
        for end, cls in self._classes:
            if number < end:
                return cls
        raise IndexError(number)

    def _kind(self, number: int) -> Kind:
        return next(kind for kind, numbers in self._ranges.items() if number in numbers)

    def _ends_of(self, number: int, link: Link) -> Sequence[int]:
        starts, ends = self._links[link]
        at = number - self._ranges[STARTS[link]].start
        return ends[starts[at] : starts[at + 1]]

    def _of_class(self, id: str, cls: type[T]) -> T:
        record = self._built(id)
        if not isinstance(record, cls):
            raise KeyError(id)
        return record

    def _record(self, id: str) -> Record | None:
        return self._built(id)

    def _build(self, id: str) -> Record | None:
        check()
        number = self._names.number_of(id)
        return None if number is None else self._read(number)

    def _read(self, number: int) -> Record:
        """Read a record, no position, where it lies."""
        try:
            place = self._names.place(number)
            content = self._records.bytes_of(place)
            if zlib.crc32(content, place + 1) != self._checksums[place]:
                raise SnapshotError(f"its record {number} is damaged")
            return self._decoder.decoded(content, self._class_at(number))
        except Exception as error:  # whatever is wrong with it, it is damaged
            return self._rescue.record(self._names[number], error)

    def _read_span(self, number: int) -> Span:
        return read_span(self._spans[number])

    def _spans_between(self, first: dt.date | None, last: dt.date | None) -> _Fits:
        """Tell of every span whether it may fall on a day from first to last."""
        start = first.toordinal() if first else 0
        end = last.toordinal() if last else NONE
        fits = _Fits(
            (
                number,
                latest >= start and (earliest == NONE or earliest <= end),
            )
            for number, (earliest, latest) in enumerate(zip(*self._ends, strict=True))
        )
        fits[NONE] = False
        return fits


_Fits = dict[int, bool]


def _problems(columns: Columns) -> LateProblems:
    """Give the problems, which are read when they are looked at; their codes lie apart."""
    texts, names = Texts(columns, PROBLEMS), Texts(columns, CODES)
    named = [names[number] for number in range(len(names))]
    codes = [named[number] for number in columns.numbers(CODE)]

    def read() -> Sequence[Problem]:
        """Read all of them."""
        return [decoded_problem(texts.bytes_of(number)) for number in range(len(texts))]

    return LateProblems(codes, read)
