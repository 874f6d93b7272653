"""Placing: the line and column of a record, a key or an element, found when it is needed."""

from __future__ import annotations

import bisect
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from dipview.dataset.problems import Place, Way
from dipview.dataset.records import Origin
from dipview.dataset.scanning import (
    Outline,
    Segment,
    keys_in,
    offsets_in,
    outlined,
    outlining,
    written_at,
)
from dipview.model.values import frozen


@frozen
class Repeated:
    """A key or table that is given twice."""

    name: str
    first: int
    """Offset of the first."""
    offset: int
    """Offset of the second."""


class Placer:
    """Places origins in one file, whose text is read when the first is asked for."""

    __slots__ = (
        "_counted",
        "_going",
        "_last",
        "_load",
        "_loaded",
        "_newlines",
        "_outline",
        "_path",
        "_root",
        "_text",
    )

    def __init__(self, path: Path, load: Callable[[Path], str | None]) -> None:
        """Prepare for a file.

        Args:
            path: The file.
            load: Gives its text, or None where it can no longer be read.
        """
        self._path = path
        self._load = load
        self._loaded = False
        self._text = ""
        self._outline = Outline()
        self._going: Iterator[Segment] = iter(())
        """Finds what is not in the outline yet."""
        self._newlines: list[int] = []
        self._counted = 0
        """Up to where line feeds are known."""
        self._root: dict[Way, list[tuple[Way, int]]] | None = None
        self._last: tuple[Origin, _Offsets] | None = None

    def place(self, origin: Origin, path: Way = (), id: str = "", character: str = "") -> Place:
        """Find where something was written.

        Args:
            origin: The record's table.
            path: The way from the record to the value; where the value itself is not found, the
                place of what holds it is given.
            id: The record's id, to make sure that scan and parser mean the same record.
            character: A character of the value, which is placed itself where it is found.

        Returns:
            The place; without a line where the scan does not agree with the parser.
        """
        self._prepare()
        offsets = self._offsets(origin)
        if id and not self._agrees(offsets, id):
            return Place(file=self._path)
        for length in range(len(path), -1, -1):
            offset = offsets.of(path[:length])
            if offset is not None:
                if character and length == len(path):
                    offset = written_at(self._text, character, offset)
                return self._at(offset)
        return Place(file=self._path)

    def _prepare(self) -> None:
        if self._loaded:
            return
        self._loaded = True
        self._text = self._load(self._path) or ""
        self._going = outlining(self._text, self._outline)

    def _offsets(self, origin: Origin) -> _Offsets:
        if self._last and self._last[0] == origin:
            return self._last[1]
        records = self._outline.records.setdefault(origin.table, [])
        # A record is whole once the next one of its table begins.
        while len(records) <= origin.number + 1 and next(self._going, None) is not None:
            pass
        found: Iterator[tuple[Way, int]] = iter(())
        if origin.number < len(records):
            found = offsets_in(self._text, records[origin.number])
        elif not records:
            found = iter(self._in_root(origin))
        self._last = origin, _Offsets(found)
        return self._last[1]

    def _in_root(self, origin: Origin) -> Sequence[tuple[Way, int]]:
        """Find a record that was written inline, before any header: ``actors = [{ … }]``."""
        if self._root is None:
            self._root = {}
            for path, offset in offsets_in(self._text, [self._outline.root]):
                for size in (1, 2):
                    self._root.setdefault(path[:size], []).append((path[size:], offset))
        element = self._root.get((origin.table, origin.number))
        whole = self._root.get((origin.table,)) if origin.number == 0 else None
        return element or whole or ()

    def _agrees(self, offsets: _Offsets, id: str) -> bool:
        offset = offsets.of(("id",))
        if offset is None:
            return False
        end = self._text.find("\n", offset)
        line = self._text[offset : end if end >= 0 else len(self._text)]
        return id in line or "\\" in line or '"""' in line or "'''" in line

    def _at(self, offset: int) -> Place:
        while self._counted <= offset < len(self._text):
            self._count_lines()
        index = bisect.bisect_left(self._newlines, offset)
        start = self._newlines[index - 1] + 1 if index else 0
        return Place(file=self._path, line=index + 1, column=offset - start + 1)

    def _count_lines(self) -> None:
        """Find the line feeds of the next stretch; most of what is told of lies early."""
        start = self._counted
        self._counted = start + _STRETCH
        lengths = map(len, self._text[start : self._counted].split("\n")[:-1])
        self._newlines += [start + at + before for before, at in enumerate(accumulate(lengths))]


class _Offsets:
    """The offsets in a record, looked for as far as one is asked for: most are of its beginning."""

    __slots__ = ("_found", "_left")

    def __init__(self, left: Iterator[tuple[Way, int]]) -> None:
        self._left = left
        self._found: dict[Way, int] = {}

    def of(self, way: Way) -> int | None:
        """Give the offset of what stands at the end of a way; None where nothing does."""
        while way not in self._found:
            step = next(self._left, None)
            if step is None:
                return None
            self._found.setdefault(*step)
        return self._found[way]


_STRETCH = 1 << 16
"""How many characters are looked through for line feeds at once."""


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """Give the line and the column of an offset, both counted from 1."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


def repeated_key(text: str) -> Repeated | None:
    """Find the first key or ``[table]`` that a text gives twice in the same place."""
    outline = outlined(text)
    named = [("", [outline.root])]
    named += [(name, record) for name, table in outline.records.items() for record in table]
    found = (_repeated_in(text, name, record) for name, record in named)
    return min(filter(None, found), key=lambda repeated: repeated.offset, default=None)


def _repeated_in(text: str, name: str, record: list[Segment]) -> Repeated | None:
    seen: dict[Way, int] = {}
    for segment in record:
        if segment.table and segment.path in seen:
            path = (name, *segment.path)
            return _repeated(path, seen[segment.path], segment.header)
        seen.setdefault(segment.path, segment.header)
        for path, offset, whole in keys_in(text, segment):
            if whole and path in seen:
                return _repeated(path, seen[path], offset)
            if whole:
                seen[path] = offset
    return None


def _repeated(path: Way, first: int, offset: int) -> Repeated:
    names = [part for part in path if isinstance(part, str)]
    return Repeated(names[-1], first, offset)
