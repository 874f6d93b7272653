"""Columns: named arrays in one flat file, mapped into memory and looked at where they lie."""

from __future__ import annotations

import mmap
import sys
import zlib
from array import array
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import BinaryIO, Literal, TypeAlias

from attrs import field

from dipview.model.values import frozen

Code: TypeAlias = Literal["B", "I", "Q"]

_ALIGNED = 8
_SLICE = 1 << 20
_AT_ONCE = 1 << 16
"""How many bytes are gathered before they are written."""


class SnapshotError(Exception):
    """A snapshot is not whole, or not what it should be: it is to be dropped."""


@frozen
class Column:
    """Where an array lies in the file."""

    code: Code
    """The type of its items, as the module ``array`` names it; ``B`` for bytes."""
    offset: int
    size: int
    """In bytes."""


class ColumnsWriter:
    """Writes one array after the other."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._offset = 0
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
        """Say all that is needed to read the file again."""
        return {
            "byteorder": sys.byteorder,
            "sizes": _sizes(),
            "length": self._offset,
            "checksum": self._checksum,
            "columns": {
                name: [column.code, column.offset, column.size]
                for name, column in self.columns.items()
            },
        }

    def _put(self, content: array[int] | bytes) -> None:
        self._file.write(content)
        self._checksum = zlib.crc32(content, self._checksum)


@frozen(eq=False)
class Columns:
    """The arrays of a file, never changed."""

    content: mmap.mmap | bytes = field(repr=False)
    """The whole file."""
    _columns: Mapping[str, Column] = field(repr=False)

    @classmethod
    def open(cls, path: Path, described: Mapping[str, object]) -> Columns:
        """Map a file into memory.

        Args:
            path: The file.
            described: What :meth:`ColumnsWriter.described` said of it.

        Raises:
            SnapshotError: It is not the file that was described.
            OSError: It cannot be read.
        """
        if (described["byteorder"], described["sizes"]) != (sys.byteorder, _sizes()):
            raise SnapshotError("it was written on another kind of machine")
        columns = _columns(described["columns"])
        with path.open("rb") as file:
            checksum = 0
            while content := file.read(_SLICE):
                checksum = zlib.crc32(content, checksum)
            if (file.tell(), checksum) != (described["length"], described["checksum"]):
                raise SnapshotError(f"{path.name} has changed")
            mapped = (
                mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) if described["length"] else b""
            )
        return cls(mapped, columns)

    def numbers(self, name: str) -> memoryview[int]:
        """Give an array of numbers; raises KeyError where there is none of that name."""
        column = self._columns[name]
        view = memoryview(self.content)[column.offset : column.offset + column.size]
        return view.cast(column.code)

    def offset(self, name: str) -> int:
        """Tell where an array begins in the file; raises KeyError as ``numbers`` does."""
        return self._columns[name].offset


def _columns(described: object) -> dict[str, Column]:
    if not isinstance(described, dict):
        raise SnapshotError("its columns are not described")
    return {str(name): Column(*column) for name, column in described.items()}


def _sizes() -> list[int]:
    return [array(code).itemsize for code in "IQ"]
