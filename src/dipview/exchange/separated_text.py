"""Separated text: the rows of a file of CSV, read piece by piece; packed by xz or not."""

from __future__ import annotations

import csv
import lzma
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from io import StringIO, TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Self, cast

from attrs import define, field

from dipview.computing import check
from dipview.dataset.limits import MIB, Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import decoded
from dipview.exchange.exchange_format import ExchangeError, bytes_of
from dipview.formats.formulas import as_it_was
from dipview.model.values import frozen

UNCLOSED = ("a quotation mark opens a cell, and none closes it", "the cell ends with its line")
"""What is told of a line in which a cell is not closed, and what came of it."""
_SEPARATORS = ",;\t|"
_USUAL = "utf-8-sig"
_LOOKED_AT = 4096
_ROWS = 20
"""How many rows tell what separates cells."""
_REPAIRS_AT_MOST = 100
_XZ = b"\xfd7zXZ\x00"


@frozen
class SeparatedText:
    """A file of CSV whose encoding was seen to be sound; each time it is gone through anew."""

    path: Path
    separator: str
    lines: int
    """How many lines it has: at least as many as rows."""
    packed: bool = field(default=False, kw_only=True)
    encoding: str = field(default=_USUAL, kw_only=True)

    def __len__(self) -> int:
        return self.lines

    def __bool__(self) -> bool:
        return bool(self.lines)

    def __contains__(self, row: object) -> bool:
        return any(row == each for each in self)

    def __iter__(self) -> Iterator[list[str]]:
        """Give the rows as they are meant: without blanks around cells, or what keeps formulas."""
        for row, _, _ in self.with_lines():
            check()
            yield [(as_it_was(cell) if cell[:1] == "'" else cell).strip() for cell in row]

    def _opened(self) -> BinaryIO:
        return cast("BinaryIO", lzma.open(self.path)) if self.packed else self.path.open("rb")

    def unclosed(self) -> Iterator[int]:
        """Give the lines in which a cell is not closed (see ``with_lines``).

        Raises:
            ExchangeError: The file is no sound CSV, or is not what it was.
        """
        yield from (line for _, line, closed in self.with_lines() if not closed)

    def with_lines(self) -> Iterator[tuple[list[str], int, bool]]:
        """Give each row, the line that it ends in, from 1, and whether its cells are closed.

        A cell that is opened by a quotation mark and not closed ends with its line; else it would
        take up all rows to the next mark.

        Raises:
            ExchangeError: The file is no sound CSV, or is not what it was.
        """
        lines = None
        try:
            with self._opened() as binary, TextIOWrapper(binary, self.encoding, newline="") as text:
                lines = _Lines(text)
                for row in csv.reader(lines, delimiter=self.separator):
                    whole = len(lines.taken) == 1 and not lines.ended
                    if whole or _is_closed(lines.taken, self.separator):
                        yield row, lines.number, True
                    else:
                        first = [lines.only_first()]
                        yield next(csv.reader(first, delimiter=self.separator)), lines.number, False
                    lines.taken.clear()
        except csv.Error as error:
            said = f"{self.path}, line {lines.number if lines else 1}: {error}"
            raise ExchangeError(f"{said}; save it again as CSV") from error
        except (OSError, UnicodeError, lzma.LZMAError, EOFError) as error:
            said = f"{self.path}: it was changed while it was read: {error}"
            raise ExchangeError(f"{said}; try again") from error


@define
class _Lines:
    """The lines of a text, of which those that a row took can be given again."""

    _text: Iterator[str]
    number: int = 0
    """How many were given."""
    taken: list[str] = field(factory=list)
    """Those of the row that is being read."""
    ended: bool = False
    """Whether a row asked for more than there are."""
    _again: deque[str] = field(factory=deque)
    _repairs: int = 0

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> str:
        line = self._again.popleft() if self._again else next(self._text, None)
        if line is None:
            self.ended = True
            raise StopIteration
        self.number += 1
        self.taken.append(line)
        return line

    def only_first(self) -> str:
        """Give the first line of a row, and all others again.

        Raises:
            csv.Error: There were too many such rows for a table.
        """
        first, *others = self.taken
        self._repairs += 1
        if self._repairs > _REPAIRS_AT_MOST:
            raise csv.Error("too many quotation marks are not closed")
        self._again.extendleft(reversed(others))
        self.ended = False
        self.number -= len(others)
        return first


def _is_closed(lines: Sequence[str], separator: str) -> bool:
    """Tell whether every quotation mark that opens a cell in some lines closes one."""
    try:
        for _ in csv.reader(lines, delimiter=separator, strict=True):
            pass
    except csv.Error:
        return False
    return True


def separated_text(path: Path, limits: Limits, encoding: str = "") -> SeparatedText:
    """Look at a file of CSV, and tell what separates its cells.

    Args:
        path: The file.
        limits: How much may be read.
        encoding: Its encoding; UTF-8 where that is empty, or UTF-16 where it begins so.

    Raises:
        ExchangeError: It cannot be read, or is in another encoding.
    """
    content = bytes_of(path, limits.file)
    if content.startswith(_XZ):
        return _of_packed(path, limits.file)
    if not encoding and content.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        encoding = "utf-16"  # as spreadsheets save "Unicode text"
    if encoding:
        text = _decoded(path, content, encoding)
        separator = _separator(text[:_LOOKED_AT])
        return SeparatedText(path, separator, _lines(text), encoding=encoding)
    read = decoded(path, content)
    if isinstance(read, Problem):
        hint = "save it as CSV in UTF-8 or as .xlsx, or name its --encoding, like cp1252"
        raise ExchangeError(f"{path}: {read.message}; {hint}")
    return SeparatedText(path, _separator(read[:_LOOKED_AT]), _lines(read))


def line_of(cells: Sequence[str]) -> str:
    """Write a line of CSV, with its end."""
    made = StringIO()
    csv.writer(made).writerow(cells)
    return made.getvalue()


def _decoded(path: Path, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except LookupError as error:
        hint = "write one like cp1252, latin-1 or utf-16"
        raise ExchangeError(f"--encoding: there is no encoding '{encoding}'; {hint}") from error
    except UnicodeError as error:
        said = f"{path}: it is not {encoding}: {error}"
        raise ExchangeError(f"{said}; name another encoding") from error


def _of_packed(path: Path, limit: int) -> SeparatedText:
    """Unpack a file once, piece by piece, to see that it is sound and not too large."""
    decoder = getincrementaldecoder("utf-8-sig")()
    beginning, lines, size = "", 0, 0
    last = "\n"
    try:
        with lzma.open(path) as file:
            while piece := file.read(MIB):
                size += len(piece)
                if size > limit:
                    said = f"{path}: it is too large when it is unpacked"
                    raise ExchangeError(f"{said}; see --max-bytes")
                text = decoder.decode(piece)
                beginning = beginning or text[:_LOOKED_AT]
                lines += text.count("\n")
                last = text[-1:] or last
            decoder.decode(b"", final=True)
    except (lzma.LZMAError, EOFError) as error:
        raise ExchangeError(f"{path}: this is damaged: {error}; fetch it again") from error
    except UnicodeDecodeError as error:
        said = f"{path}: what is packed in it is not UTF-8, after line {lines:,}"
        raise ExchangeError(f"{said}; save it as CSV in UTF-8") from error
    return SeparatedText(path, _separator(beginning), lines + (last != "\n"), packed=True)


def _lines(text: str) -> int:
    return text.count("\n") + (bool(text) and not text.endswith("\n"))


def _separator(beginning: str) -> str:
    """Tell what separates cells: what gives most rows of as many cells, two at least.

    The first line alone does not tell: it may be a title.
    """
    return max(_SEPARATORS, key=lambda each: _alike(beginning, each))


def _alike(beginning: str, separator: str) -> tuple[int, int]:
    """Give how many of the first rows have as many cells as most have, and how many cells."""
    lines = beginning.splitlines(keepends=True)
    try:
        rows = [*islice(csv.reader(lines, delimiter=separator), _ROWS)]
    except csv.Error:
        return 0, 0
    lengths = Counter(len(row) for row in rows if len(row) > 1)
    cells, count = max(lengths.items(), key=lambda each: (each[1], each[0]), default=(0, 0))
    return count, cells
