"""File texts: a file of the dataset as it was read, so that a part of it can be changed."""

from __future__ import annotations

import os
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from attrs import field

from dipview.dataset.limits import Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import decoded, parsed, read_bytes
from dipview.formats.output_file import failure
from dipview.model.values import frozen
from dipview.writing.write_error import WriteError

_MARK = "\ufeff"


class Splice(NamedTuple):
    """A stretch of a text that gives way to another."""

    start: int
    end: int
    text: str
    """With line feeds."""


@frozen
class FileText:
    """A file as it was when it was read, or one that is still to be made."""

    path: Path
    raw: str = ""
    """Its text with its own line ends."""
    tables: Mapping[str, object] = field(factory=dict)
    status: os.stat_result | None = None
    """What the file was before it was read; None where it is not there."""
    marked: bool = False
    """Whether it begins with a byte order mark."""
    text: str = ""
    """Its text with line feeds alone."""
    _returns: tuple[int, ...] = ()
    """Offsets of those line feeds before which the file has a carriage return."""

    @classmethod
    def read(cls, path: Path, limits: Limits) -> FileText:
        """Read a file; one that is not there is empty.

        Raises:
            WriteError: It is a link or no regular file, cannot be read, or is no sound TOML.
        """
        try:
            status = path.lstat()
        except FileNotFoundError:
            return cls(path)
        except (OSError, ValueError) as error:
            raise as_write_error(path, error) from error
        if path.is_symlink():
            raise WriteError(path, "it is a link", "name the file that it leads to")
        content = read_bytes(path, limits.file)
        if isinstance(content, Problem):
            raise _unsound(path, content)
        raw = decoded(path, content)
        if isinstance(raw, Problem):
            raise _unsound(path, raw)
        file = parsed(path, raw, len(content))
        if isinstance(file, Problem):
            raise _unsound(path, file)
        return cls.of(path, raw, file.tables, status, marked=content.startswith(_MARK.encode()))

    @classmethod
    def of(
        cls,
        path: Path,
        raw: str,
        tables: Mapping[str, object],
        status: os.stat_result | None,
        *,
        marked: bool,
    ) -> FileText:
        """Make it of a text and its tables.

        Args:
            path: The file.
            raw: Its text, with its own line ends.
            tables: What the TOML reader makes of it.
            status: What the file was before it was read; None where it is not there.
            marked: Whether it begins with a byte order mark, which is not in ``raw``.
        """
        lines = raw.split("\r\n")
        ends: list[int] = []
        at = -1
        for line in lines[:-1]:
            at += len(line) + 1
            ends.append(at)
        return cls(path, raw, tables, status, marked, "\n".join(lines), tuple(ends))

    @property
    def is_new(self) -> bool:
        """Whether the file is still to be made."""
        return self.status is None

    def with_text(self, raw: str, tables: Mapping[str, object]) -> FileText:
        """Give the file with another text, which says other tables."""
        return FileText.of(self.path, raw, tables, self.status, marked=self.marked)

    def pieces(self, raw: str) -> tuple[str, ...]:
        """Give what is to be written for the file to have another text."""
        return (_MARK, raw) if self.marked else (raw,)

    def spliced(self, splices: Iterable[Splice]) -> str:
        """Give the text, with its own line ends, in which some stretches are others.

        Args:
            splices: Where, by offsets of ``text``; of two that overlap both go.
        """
        pieces: list[str] = []
        at = 0
        for start, end, text in sorted(splices, key=lambda each: each[:2]):
            pieces.append(self.raw[at : max(self._raw_offset(start), at)])
            pieces.append(text.replace("\n", "\r\n") if self._returns_at(start) else text)
            at = max(self._raw_offset(end), at)
        return "".join((*pieces, self.raw[at:]))

    def _raw_offset(self, offset: int) -> int:
        return offset + bisect_left(self._returns, offset)

    def _returns_at(self, offset: int) -> bool:
        """Tell whether lines end with a carriage return too where an offset is."""
        before = self.text.rfind("\n", 0, offset)
        nearest = before if before >= 0 else self.text.find("\n", offset)
        at = bisect_left(self._returns, nearest)
        return at < len(self._returns) and self._returns[at] == nearest


def as_write_error(path: Path, error: OSError | ValueError) -> WriteError:
    """Say in the user's words why the system does not let a path be read or written."""
    told = failure(path, error)
    return WriteError(told.path, told.what, told.remedy)


def _unsound(path: Path, problem: Problem) -> WriteError:
    line = f"line {problem.place.line}: " if problem.place.line else ""
    return WriteError(path, f"{line}{problem.message}", problem.hint)
