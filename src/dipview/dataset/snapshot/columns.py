"""Columns: named arrays in a part of a file, mapped into memory and looked at where they lie."""

from __future__ import annotations

import mmap
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from typing import Any, BinaryIO, Literal, NamedTuple, TypeAlias

from attrs import field

from dipview.model.values import frozen

Code: TypeAlias = Literal["B", "I", "Q"]

_ALIGNED = 8
_AT_ONCE = 1 << 16
"""How many bytes are gathered before they are written."""


class SnapshotError(Exception):
    """A snapshot is not whole, or not what it should be: it is to be dropped."""


class Column(NamedTuple):
    """Where an array lies in the file."""

    code: Code
    """The type of its items, as the module ``array`` names it; ``B`` for bytes."""
    offset: int
    size: int
    """In bytes."""


class ColumnsWriter:
    """Writes one array after the other, from where a file stands."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._start = self._offset = file.tell()
        self._checksum = 0
        self.columns: dict[str, Column] = {}

    def add(self, name: str, content: array[int] | bytes) -> None:
        """Write an array."""
        code: Code = "B"
        length = len(content)
        if isinstance(content, array):
            code = "Q" if content.typecode == "Q" else "I"
            length *= content.itemsize
        self.columns[name] = Column(code, self._offset, length)
        self._put(content)
        self._put(bytes(-length % _ALIGNED))
        self._offset += length + -length % _ALIGNED

    def add_texts(self, name: str, texts: Iterable[str]) -> None:
        """Write texts one after the other, and where each begins; no more than a few at a time."""
        self.add_pieces(name, (text.encode("utf-8", errors="surrogateescape") for text in texts))

    def add_pieces(self, name: str, pieces: Iterable[bytes]) -> None:
        """Write pieces of bytes as texts are written."""
        starts = array("Q", [0])
        begun, length, written = self._offset, 0, 0
        waiting: list[bytes] = []
        for piece in pieces:
            length += len(piece)
            starts.append(length)
            waiting.append(piece)
            if length - written >= _AT_ONCE:
                self._put(b"".join(waiting))
                waiting.clear()
                written = length
        self._put(b"".join(waiting))
        self._put(bytes(-length % _ALIGNED))
        self.columns[name] = Column("B", begun, length)
        self._offset = begun + length + -length % _ALIGNED
        self.add(f"{name}.starts", starts)

    def described(self) -> dict[str, object]:
        """Say all that is needed to read the part again."""
        return {
            "byteorder": sys.byteorder,
            "sizes": _sizes(),
            "start": self._start,
            "length": self._offset - self._start,
            "checksum": self._checksum,
            "columns": {
                name: [column.code, column.offset, column.size]
                for name, column in self.columns.items()
            },
        }

    def _put(self, content: array[int] | bytes) -> None:
        self._file.write(content)
        self._checksum = zlib.crc32(content, self._checksum)


def moved_by(described: Mapping[str, Any], bytes_: int) -> dict[str, object]:
    """Say of a part what :meth:`ColumnsWriter.described` did, once it lies so much further on."""
    columns = described["columns"].items()
    return {
        **described,
        "start": described["start"] + bytes_,
        "columns": {name: [code, offset + bytes_, size] for name, (code, offset, size) in columns},
    }


@frozen(eq=False)
class Columns:
    """The arrays of a part of a file, never changed."""

    content: mmap.mmap = field(repr=False)
    """The whole file."""
    _columns: Mapping[str, Column] = field(repr=False)

    @classmethod
    def of(cls, content: mmap.mmap, described: Mapping[str, Any]) -> Columns:
        """Find the arrays of a part.

        Args:
            content: The whole file.
            described: What :meth:`ColumnsWriter.described` said of the part.

        Raises:
            SnapshotError: It was written on another kind of machine.
        """
        if (described["byteorder"], described["sizes"]) != (sys.byteorder, _sizes()):
            raise SnapshotError("it was written on another kind of machine")
        columns = {name: Column(*column) for name, column in described["columns"].items()}
        return cls(content, columns)

    def numbers(self, name: str) -> memoryview[int]:
        """Give an array of numbers; raises KeyError where there is none of that name."""
        column = self._columns[name]
        view = memoryview(self.content)[column.offset : column.offset + column.size]
        return view.cast(column.code)

    def offset(self, name: str) -> int:
        """Tell where an array begins in the file; raises KeyError as ``numbers`` does."""
        return self._columns[name].offset


def _sizes() -> list[int]:
    return [array(code).itemsize for code in "IQ"]
