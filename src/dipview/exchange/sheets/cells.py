"""Cells: the sheets of a file as rows of texts, whatever format they are in."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from dipview.computing import check
from dipview.dataset.limits import MIB, Limits
from dipview.dataset.problems import Problem
from dipview.dataset.reading import decoded, read_bytes
from dipview.exchange.exchange_format import ExchangeError
from dipview.formats.formulas import as_it_was
from dipview.model.values import frozen

WORKBOOKS = frozenset((".xlsx", ".xlsm", ".xlsb", ".xls", ".ods"))
"""The endings of workbooks; whatever else there is, is read as text with separators."""
_ZIPPED = b"PK\x03\x04"
_MOST_UNPACKED = 1024 * MIB
"""In bytes: how large the parts of a workbook may be together, as its directory tells."""
_SEPARATORS = ",;\t|"


@frozen
class Sheet:
    """A sheet."""

    name: str
    """Empty for a file that has only one."""
    rows: Sequence[Sequence[str]]
    """All rows from the first; a cell that is empty is an empty text."""
    file: str = ""

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


def read_sheets(path: Path, limits: Limits) -> list[Sheet]:
    """Read all sheets of a file that people see, and those of our own that they do not.

    Raises:
        ExchangeError: It cannot be read.
    """
    content = read_bytes(path, limits.file)
    if isinstance(content, Problem):
        raise ExchangeError(f"{path}: {content.message}; {content.hint}")
    if path.suffix.lower() in WORKBOOKS or content.startswith(_ZIPPED):
        return list(_of_workbook(path, content))
    text = decoded(path, content)
    if isinstance(text, Problem):
        hint = "save it as CSV in UTF-8, or as .xlsx"
        raise ExchangeError(f"{path}: {text.message}; {hint}")
    return [Sheet("", _separated(path, text), path.name)]


def _of_workbook(path: Path, content: bytes) -> Iterator[Sheet]:
    if content.startswith(_ZIPPED):
        _refuse_too_large(path, content)
    try:
        book: CalamineWorkbook = load_workbook(io.BytesIO(content))
        for name in book.sheet_names:
            values = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            yield Sheet(name, [_texts(row) for row in values], path.name)
    except (CalamineError, ValueError, OSError) as error:
        said = f"{path}: this is no workbook that can be read: {error}"
        raise ExchangeError(f"{said}; take a password off, or save it again as .xlsx") from error


def _refuse_too_large(path: Path, content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(each.file_size for each in packed.infolist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise ExchangeError(f"{path}: this is damaged: {error}; save it again") from error
    if size > _MOST_UNPACKED:
        said = f"{path}: it would take {size // MIB:,} MiB when it is unpacked"
        raise ExchangeError(f"{said}; {_MOST_UNPACKED // MIB:,} MiB are read, save it as CSV")


def _texts(row: Sequence[Any]) -> list[str]:
    check()
    return [_text(value) for value in row]


def _text(value: Any) -> str:
    """Write the value of a cell as people see it: whole numbers without a point, days as days."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return value.date().isoformat() if value.time() == dt.time() else value.isoformat()
    return "" if value is None else str(value)


def _separated(path: Path, text: str) -> list[list[str]]:
    first = text[:4096].split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = []
    try:
        for row in reader:
            check()
            rows.append([as_it_was(cell).strip() for cell in row])
    except csv.Error as error:
        said = f"{path}, line {reader.line_num}: {error}"
        raise ExchangeError(f"{said}; save it again as CSV") from error
    return rows
