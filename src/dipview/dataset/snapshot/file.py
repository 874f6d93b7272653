"""The file of a snapshot: sections of columns one after the other, and what is said of them last.

A file without its end was never finished. It is read where it lies: once it is open, another one
may take its place, and nothing that is read changes.
"""

from __future__ import annotations

import contextlib
import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Lock
from typing import Any, BinaryIO

from dipview.dataset.snapshot.columns import Columns, ColumnsWriter, SnapshotError, moved_by

_END = struct.Struct("<8sQQI")
"""The last bytes: a mark, where what is said begins, how long it is, and its checksum."""
_MARK = b"dipview\n"
_SLICE = 1 << 20


class SnapshotWriter:
    """Writes a snapshot; it is whole only once ``finish`` returns.

    Args:
        file: An empty file.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._said: dict[str, object] = {}
        self._sections: dict[str, object] = {}

    @contextlib.contextmanager
    def section(self, name: str) -> Iterator[ColumnsWriter]:
        """Write the columns of a section."""
        writer = ColumnsWriter(self._file)
        yield writer
        self._sections[name] = writer.described()

    def say(self, name: str, said: object) -> None:
        """Say something, in what JSON has."""
        self._said[name] = said

    def append(self, other: BinaryIO) -> None:
        """Take over all that another writer wrote into a file of its own, and finished.

        Raises:
            SnapshotError: It was not finished.
        """
        moved = self._file.tell()
        described, length = _described(other, "a part")
        other.seek(0)
        while length > 0 and (content := other.read(min(length, _SLICE))):
            self._file.write(content)
            length -= len(content)
        for name, section in described["sections"].items():
            self._sections[name] = moved_by(section, moved)
        self._said.update(described["said"])

    def finish(self) -> None:
        """Write what was said, and the end."""
        text = json.dumps({"said": self._said, "sections": self._sections}).encode("ascii")
        end = _END.pack(_MARK, self._file.tell(), len(text), zlib.crc32(text))
        self._file.write(text + end)
        self._file.flush()


def _described(file: BinaryIO, name: str) -> tuple[dict[str, Any], int]:
    """Read what is said at the end of a snapshot, and how many bytes stand before that."""
    size = file.seek(0, os.SEEK_END)
    if size < _END.size:
        raise SnapshotError(f"{name} has no end")
    file.seek(size - _END.size)
    mark, start, length, checksum = _END.unpack(file.read(_END.size))
    if mark != _MARK or start + length + _END.size != size:
        raise SnapshotError(f"{name} has no end")
    file.seek(start)
    text = file.read(length)
    if zlib.crc32(text) != checksum:
        raise SnapshotError(f"{name} has changed")
    described: dict[str, Any] = json.loads(text)
    return described, start


class SnapshotFile:
    """A snapshot, opened for reading.

    Args:
        path: The file.

    Raises:
        SnapshotError: It is no snapshot, was never finished, or is damaged.
        OSError: It cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self._reading = Lock()
        described, _ = _described(self._file, path.name)
        self._content = mmap.mmap(self._file.fileno(), 0, access=mmap.ACCESS_READ)
        self._said: Mapping[str, Any] = described["said"]
        self._sections: Mapping[str, Mapping[str, Any]] = described["sections"]

    def __del__(self) -> None:
        if hasattr(self, "_file"):
            self._file.close()

    def said(self, name: str) -> Any:
        """Give what was said under a name; raises KeyError where nothing was."""
        return self._said[name]

    def section(self, name: str, *, checked: bool = True) -> Columns:
        """Give the columns of a section.

        Args:
            name: What it was written under.
            checked: Look first whether it is as it was written, which reads it once.

        Raises:
            SnapshotError: It has changed, or was written on another kind of machine.
            KeyError: There is none.
        """
        section = self._sections[name]
        if checked and self._checksum(section["start"], section["length"]) != section["checksum"]:
            raise SnapshotError(f"its {name} have changed")
        return Columns.of(self._content, section)

    def _checksum(self, start: int, length: int) -> int:
        """Read a part, not through the memory that is mapped: what is read need not stay there."""
        checksum = 0
        with self._reading:
            self._file.seek(start)
            while length > 0 and (content := self._file.read(min(length, _SLICE))):
                checksum = zlib.crc32(content, checksum)
                length -= len(content)
        return checksum
