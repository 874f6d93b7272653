"""Writing: a dataset in memory, written as a snapshot."""

from __future__ import annotations

import datetime as dt
import zlib
from array import array
from collections.abc import Callable, Iterator, Sequence
from itertools import chain

import attrs

from dipview.dataset.memory import MemoryDataset
from dipview.dataset.origins import UNKNOWN
from dipview.dataset.problems import Problem, codes_of
from dipview.dataset.set_building import record_sets
from dipview.dataset.snapshot.columns import ColumnsWriter
from dipview.dataset.snapshot.encoding import encoded, encoded_problem
from dipview.dataset.snapshot.file import SnapshotWriter
from dipview.dataset.snapshot.layout import (
    CHECKSUMS,
    CODE,
    CODES,
    DATASET,
    NAMED,
    NONE,
    PROBLEMS,
    RECORDS,
    STARTS,
    WRITTEN,
    ends_of,
    starts_of,
)
from dipview.dataset.snapshot.names import HASHED, IDS, hashed
from dipview.dataset.snapshot.stored_sets import write_sets
from dipview.dataset.snapshot.version import version
from dipview.model.kinds import Kind
from dipview.model.links import Link

Progress = Callable[[int, int], None]
"""Told how many records are written, of how many."""

_BATCH = 2000


def write_dataset(
    dataset: MemoryDataset, writer: SnapshotWriter, progress: Progress | None = None
) -> None:
    """Write a dataset into a snapshot.

    Args:
        dataset: What to write.
        writer: Writes the snapshot.
        progress: Told every few thousand records how far it is.

    Raises:
        OSError: It cannot be written.
    """
    checksums = array("I")
    with writer.section(RECORDS) as columns:
        columns.add_pieces(RECORDS, _told(dataset, checksums, progress))
    with writer.section(DATASET) as columns:
        columns.add(CHECKSUMS, checksums)
        _write_problems(dataset.problems, columns)
        _Columns(dataset, columns).write()
    writer.say(DATASET, _said_of(dataset))


def _write_problems(problems: Sequence[Problem], writer: ColumnsWriter) -> None:
    writer.add_texts(PROBLEMS, map(encoded_problem, problems))
    numbers: dict[str, int] = {}
    codes = codes_of(problems)
    writer.add(CODE, array("I", [numbers.setdefault(code, len(numbers)) for code in codes]))
    writer.add_texts(CODES, numbers)


def _said_of(dataset: MemoryDataset) -> dict[str, object]:
    return {
        "version": version(),
        "name": dataset.name,
        "header": encoded(dataset.header).decode("utf-8"),
        "counts": {kind.value: count for kind, count in dataset.counts().items()},
        "limit": dataset.limit,
        "guarded": dataset.guarded,
        "opened": [str(path) for path in dataset.opened],
        "sha256": dataset.sha256,
    }


def _told(
    dataset: MemoryDataset, checksums: array[int], progress: Progress | None
) -> Iterator[bytes]:
    """Give every written record as it is encoded, with its checksum; tell how far that is."""
    total = sum(len(dataset.ids(kind)) for kind in WRITTEN)
    actors = {id: number for number, id in enumerate(dataset.ids(Kind.ACTOR)[:NAMED])}
    for done, (kind, id) in enumerate(((k, id) for k in WRITTEN for id in dataset.ids(k)), 1):
        content = encoded(dataset.written(kind, id), actors)
        checksums.append(zlib.crc32(content, done))
        yield content
        if progress and (done % _BATCH == 0 or done == total):
            progress(done, total)


@attrs.define
class _Columns:
    """The columns of a dataset while they are written."""

    dataset: MemoryDataset
    writer: ColumnsWriter

    def write(self) -> None:
        """Write them all."""
        self._names()
        self._links()
        self._dates()
        self._origins()
        # The dataset would keep its sets, which nothing asks it for once they are written.
        write_sets(record_sets(self.dataset), self.writer)

    def _names(self) -> None:
        self.writer.add_texts(IDS, chain.from_iterable(map(self.dataset.ids, WRITTEN)))
        count = sum(len(self.dataset.ids(kind)) for kind in WRITTEN)
        numbered = (zip(self._range(kind), self.dataset.ids(kind), strict=True) for kind in WRITTEN)
        self.writer.add(HASHED, hashed(chain.from_iterable(numbered), count))

    def _range(self, kind: Kind) -> range:
        counts = self.dataset.counts()
        start = 0
        for each in Kind:
            if each is kind:
                break
            start += counts[each]
        return range(start, start + counts[kind])

    def _links(self) -> None:
        for link, kind in STARTS.items():
            if link is Link.POSITIONS_TAKEN:  # one after the other, as their statements
                self.writer.add(starts_of(link), self.dataset.positions.starts)
                continue
            starts, ends = self._linked(link, kind)
            self.writer.add(starts_of(link), starts)
            self.writer.add(ends_of(link), ends)

    def _linked(self, link: Link, kind: Kind) -> tuple[array[int], array[int]]:
        linked = self.dataset.links[link]
        starts, ends = array("I", [0]), array("I")
        if not linked:
            return array("I", bytes(starts.itemsize * (len(self.dataset.ids(kind)) + 1))), ends
        for id in self.dataset.ids(kind):
            if found := linked.get(id):
                ends.extend(found)
            starts.append(len(ends))
        return starts, ends

    def _dates(self) -> None:
        """Write when statements were said and events happened, and from when they count."""
        spans: dict[str, int] = {}
        earliest, latest, counts = array("I"), array("I"), array("I")
        dataset = self.dataset
        for kind, span_of in ((Kind.STATEMENT, dataset.said), (Kind.EVENT, dataset.happened)):
            which, known = array("I"), array("I")
            dates_alone = kind is Kind.STATEMENT
            for id in dataset.ids(kind):
                span = span_of(id)
                number = NONE if span is None else spans.setdefault(span.text, len(spans))
                if span is not None and number == len(earliest):
                    earliest.append(_number_of(span.earliest))
                    latest.append(_number_of(span.latest))
                    counts.append(_number_of(span.counts_from))
                which.append(number)
                if dates_alone:
                    known.append(NONE if span is None else counts[number])
                else:
                    known.append(_number_of(dataset.known_from(id)))
            self.writer.add(f"{kind.value}.span", which)
            self.writer.add(f"{kind.value}.known", known)
            self.writer.add(f"{kind.value}.in_time", array("I", dataset.places(kind)))
            self.writer.add(f"{kind.value}.rank", array("I", dataset.ranks(kind)))
        self.writer.add("span.earliest", earliest)
        self.writer.add("span.latest", latest)
        self.writer.add_texts("span.text", spans)

    def _origins(self) -> None:
        files: dict[str, int] = {}
        for kind in WRITTEN:
            origins = self.dataset.origins[kind]
            sheets = {UNKNOWN: NONE}
            for sheet, (path, _) in enumerate(origins.sheets):
                sheets[sheet] = files.setdefault(str(path), len(files))
            which = array("I", map(sheets.__getitem__, origins.which))
            self.writer.add(f"{kind.value}.file", which)
            self.writer.add(f"{kind.value}.place", origins.numbers)
        self.writer.add_texts("file.name", files)


def _number_of(day: dt.date | None) -> int:
    return day.toordinal() if day else NONE
