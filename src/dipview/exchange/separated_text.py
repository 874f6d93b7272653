"""Separated text: the rows of a file of CSV, read piece by piece; packed by xz or not."""

from __future__ import annotations

import csv
import lzma
from codecs import BOM_UTF16_BE, BOM_UTF16_LE, getincrementaldecoder
from collections.abc import Iterator, Sequence
from io import StringIO, TextIOWrapper
from pathlib import Path
from typing import BinaryIO, cast

from attrs import field

from dipview.computing import check
from dipview.dataset.limits import MIB, Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import decoded
from dipview.exchange.exchange_format import ExchangeError, bytes_of
from dipview.formats.formulas import as_it_was
from dipview.model.values import frozen

_SEPARATORS = ",;\t|"
_USUAL = "utf-8-sig"
_LOOKED_AT = 4096
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
        for row, _ in self.with_lines():
            check()
            yield [(as_it_was(cell) if cell[:1] == "'" else cell).strip() for cell in row]

    def _opened(self) -> BinaryIO:
        return cast("BinaryIO", lzma.open(self.path)) if self.packed else self.path.open("rb")

    def with_lines(self) -> Iterator[tuple[list[str], int]]:
        """Give each row with the number of the line that it ends in, from 1.

        Raises:
            ExchangeError: The file is no sound CSV, or is not what it was.
        """
        reader = None
        try:
            with self._opened() as binary, TextIOWrapper(binary, self.encoding, newline="") as text:
                reader = csv.reader(text, delimiter=self.separator)
                for row in reader:
                    yield row, reader.line_num
        except csv.Error as error:
            said = f"{self.path}, line {reader.line_num if reader else 1}: {error}"
            raise ExchangeError(f"{said}; save it again as CSV") from error
        except (OSError, UnicodeError, lzma.LZMAError, EOFError) as error:
            said = f"{self.path}: it was changed while it was read: {error}"
            raise ExchangeError(f"{said}; try again") from error


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
    return max(_SEPARATORS, key=beginning.split("\n", 1)[0].count)
