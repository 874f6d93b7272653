"""Cells: the sheets of a file as rows of texts, whatever format they are in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile

from attrs import evolve, field

from dipview.computing import check
from dipview.dataset.limits import MIB, Limits
from dipview.exchange.exchange_format import ExchangeError, bytes_of
from dipview.exchange.separated_text import SeparatedText, separated_text
from dipview.model.values import frozen
from dipview.processes.bounds import Bounds
from dipview.processes.limited_process import Ending, run_limited

WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))
"""The endings of workbooks; whatever else there is, is read as text with separators."""
_ZIPPED = b"PK\x03\x04"
_MOST_UNPACKED = 1024 * MIB
"""In bytes: how large the parts of a workbook may be together, as its directory tells."""
_READER = "dipview.exchange.sheets.workbook_rows"
_BOUNDS = Bounds(seconds=120, memory=2048 * MIB, said=512 * MIB)
"""Some ten times what a sheet of 100,000 rows takes."""
_ENDINGS = {
    Ending.SLOW: f"it takes more than {_BOUNDS.seconds:g} seconds",
    Ending.NO_MEMORY: f"it takes more than {_BOUNDS.memory // MIB:,} MiB of memory",
    Ending.VERBOSE: "its cells are too many",
    Ending.BROKEN: "what reads it broke off, as it does where a sheet is too large",
    Ending.NOT_STARTED: "no process can be started",
}
_FIRST = 1_000
"""How many rows of a file of text are looked at for headings and samples."""


@frozen
class Sheet:
    """A sheet."""

    name: str
    """Empty for a file that has only one."""
    rows: Sequence[Sequence[str]]
    """The rows from the first; a cell that is empty is an empty text. Of text the first only."""
    file: str = ""
    text: SeparatedText | None = field(default=None, kw_only=True)
    """What the rows are read from, where that is text."""

    @property
    def all_rows(self) -> Collection[Sequence[str]]:
        """All rows; those of text are read as they are gone through."""
        return self.rows if self.text is None else self.text

    def place(self, row: int, column: int | None = None) -> str:
        """Say where something is: ``"speeches.xlsx: sheet 'One', cell B7"``.

        Args:
            row: From 0.
            column: From 0; None for the whole row.
        """
        sheet = f"sheet '{self.name}', " if self.name else ""
        where = f"row {row + 1}" if column is None else f"cell {letters_of(column)}{row + 1}"
        return f"{self.file}: {sheet}{where}"


def letters_of(column: int) -> str:
    """Name a column as spreadsheets do: A for 0, AA for 26."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(ord("A") + rest) + name
    return name


def read_sheets(path: Path, limits: Limits, encoding: str = "") -> list[Sheet]:
    """Read all sheets of a file that people see, and those of our own that they do not.

    Args:
        path: The file.
        limits: How much may be read.
        encoding: Of a file of text, where that is not UTF-8.

    Raises:
        ExchangeError: It cannot be read.
    """
    content = bytes_of(path, limits.file)
    if path.suffix.lower() in WORKBOOKS or content.startswith(_ZIPPED):
        return list(_of_workbook(path, content))
    text = separated_text(path, limits, encoding)
    return [Sheet("", [*islice(text, _FIRST)], path.name, text=text)]


def _of_workbook(path: Path, content: bytes) -> Iterator[Sheet]:
    """Read a workbook in a process of its own: see ``workbook_rows``."""
    if content.startswith(_ZIPPED):
        _refuse_too_large(path, content)
    with TemporaryFile() as given:
        given.write(content)
        given.seek(0)
        outcome = run_limited(_READER, given, bounds=_BOUNDS)
    if outcome.ending is not Ending.DONE:
        said = f"{path}: this workbook cannot be read: {_ENDINGS[outcome.ending]}"
        raise ExchangeError(f"{said}; save its sheet as CSV")
    sheets: list[Sheet] = []
    rows: list[list[str]] = []
    for message in outcome.said:
        check()
        match message:
            case {"sheet": str(name)}:
                rows = []
                sheets.append(Sheet(name, rows, path.name))
            case {"rows": list(piece)}:
                rows += piece
            case {"wrong": str(why)}:
                said = f"{path}: this is no workbook that can be read: {why}"
                raise ExchangeError(f"{said}; take a password off, or save it again as .xlsx")
    for sheet in sheets:
        yield evolve(sheet, rows=_without_empty_end(sheet.rows))


def _without_empty_end(rows: Sequence[Sequence[str]]) -> Sequence[Sequence[str]]:
    """Leave out the empty rows behind all others: a sheet can have a million."""
    end = len(rows)
    while end and not rows[end - 1]:
        end -= 1
    return rows[:end]


def _refuse_too_large(path: Path, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ExchangeError(f"{path}: this is damaged: {error}; save it again") from error
    if size > _MOST_UNPACKED:
        said = f"{path}: it would take {size // MIB:,} MiB when it is unpacked"
        raise ExchangeError(f"{said}; {_MOST_UNPACKED // MIB:,} MiB are read, save it as CSV")
