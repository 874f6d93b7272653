"""Workbook: a dataset as an Excel file that colleagues edit and send back.

Each kind of record has a sheet; a hidden column holds the ids by which rows are known again, and a
hidden sheet what each cell said, so that only what was changed is brought back. Cells are text: no
formula runs, no address is opened, no date is turned round.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import count

import xlsxwriter
from attrs import define, field
from xlsxwriter.worksheet import Worksheet

from dipview.computing import check, steps
from dipview.dataset.keys import Key
from dipview.dataset.written_tables import written_tables
from dipview.exchange.exchange_format import Writing
from dipview.exchange.import_memory import digest
from dipview.exchange.imported import Table
from dipview.exchange.sheets.columns import (
    POSITIONS,
    SHEETS,
    cell_of,
    columns_of,
)
from dipview.formats.xlsx.books import HEAD, LONGEST, MOST_ROWS, PLAIN, new_book
from dipview.model.kinds import Kind

MARK = "dipview workbook"
OWN = "dipview"
"""The hidden sheet."""
ABOUT = "About"
_WIDE = frozenset(
    ("text", "printed", "summary", "description", "proposition", "notes", "original_text")
)
_MOST_LISTED = 255
"""The most characters of a list of values that Excel keeps in a cell's validation."""
_ROOM = 500
"""How many rows below the last have validation too."""


def write(writing: Writing) -> Iterator[bytes]:
    """Write a dataset as a workbook."""
    target = io.BytesIO()
    book = new_book(target)
    _Workbook(book, writing).fill()
    book.close()
    yield target.getvalue()


@define(slots=False)
class _Workbook:
    """A workbook on its way."""

    book: xlsxwriter.Workbook
    writing: Writing
    _digests: list[tuple[str, ...]] = field(factory=list)
    """Sheet, id, key, digest of the cell and of the value."""
    _tables: dict[Kind, list[Table]] = field(factory=lambda: {kind: [] for kind in SHEETS.values()})

    def __attrs_post_init__(self) -> None:
        self._bold = self.book.add_format(HEAD)
        self._text = self.book.add_format(PLAIN)
        self._wrapped = self.book.add_format({**PLAIN, "text_wrap": True})

    def fill(self) -> None:
        """Put all in."""
        for kind, table in written_tables(self.writing.dataset):
            self._tables[kind].append(table)
        for name, kind in reversed([*SHEETS.items()]):
            self._sheet(name, kind)
            if kind is Kind.STATEMENT:
                self._positions()
            self._count_left_out(kind)
        self._about()
        self._own()

    def _sheet(self, name: str, kind: Kind) -> None:
        sheet, keys, tables = self.book.add_worksheet(name), columns_of(kind), self._tables[kind]
        self._head(sheet, keys, 1)
        for row, table in enumerate(steps(tables[: MOST_ROWS - 1], f"rows of {name}"), 1):
            id = str(table["id"])
            sheet.write_string(row, 0, id)
            self._cells(sheet, row, keys, (name, id), table, 1)
        self._validate(sheet, keys, len(tables), 1)

    def _positions(self) -> None:
        """Write a row for each position: its statement's id, its place there, and its keys."""
        sheet, keys, rows = self.book.add_worksheet(POSITIONS), columns_of(None), count(1)
        sheet.write_row(0, 0, ["id", "place"], self._bold)
        self._head(sheet, keys, 2)
        for statement in self._tables[Kind.STATEMENT]:
            positions = statement.get("positions")
            for place, position in enumerate(positions if isinstance(positions, list) else [], 1):
                check()
                row, id = next(rows), str(statement["id"])
                sheet.write_string(row, 0, id)
                sheet.write_string(row, 1, str(place))
                self._cells(sheet, row, keys, (POSITIONS, f"{id} {place}"), position, 2)
            if positions:
                whole = digest(positions)
                self._digests.append(("Statements", str(statement["id"]), "positions", "", whole))
        self._validate(sheet, keys, next(rows) - 1, 2)

    def _cells(
        self,
        sheet: Worksheet,
        row: int,
        keys: Sequence[Key],
        named: tuple[str, str],
        table: Table,
        first: int,
    ) -> None:
        """Write what a table says, from a column on; the names are of its sheet and its row."""
        for column, key in enumerate(keys, first):
            value = table.get(key.name)
            text = cell_of(key, value)
            if len(text) > LONGEST:
                self.writing.left_out[f"texts longer than {LONGEST:,} characters"] += 1
            elif text:
                style = self._wrapped if key.name in _WIDE else self._text
                sheet.write_string(row, column, text, style)
                # What Excel keeps of a text is compared: it takes spaces at the ends for nothing.
                self._digests.append((*named, key.name, digest(text.strip()), digest(value)))

    def _head(self, sheet: Worksheet, keys: Sequence[Key], first: int) -> None:
        """Write the headings from a column on; before them, an id that nobody sees, or two."""
        if first == 1:
            sheet.write_string(0, 0, "id", self._bold)
            sheet.set_column(0, 0, 20, self._text, {"hidden": True})
        for column, key in enumerate(keys, first):
            sheet.write_string(0, column, key.name, self._bold)
            if key.about:
                sheet.write_comment(0, column, key.about)
            width = 50 if key.name in _WIDE else max(12, len(key.name) + 2)
            sheet.set_column(column, column, width, self._text)
        sheet.freeze_panes(1, first)
        sheet.autofilter(0, first, 0, first + len(keys) - 1)

    def _validate(self, sheet: Worksheet, keys: Sequence[Key], rows: int, first: int) -> None:
        """Let Excel offer the values that a cell may have."""
        for column, key in enumerate(keys, first):
            source: object = None
            if key.closed and not key.many and len(",".join(key.known)) <= _MOST_LISTED:
                source = list(key.known)
            elif key.refers_to is not None and not key.many and self._tables[key.refers_to]:
                name = key.refers_to.plural.title()
                source = f"='{name}'!$A$2:$A${len(self._tables[key.refers_to]) + 1}"
            if source is not None:
                rule = {"validate": "list", "source": source, "error_type": "warning"}
                sheet.data_validation(1, column, rows + _ROOM, column, rule)

    def _about(self) -> None:
        sheet = self.book.add_worksheet(ABOUT)
        sheet.set_column(0, 1, 18, self._text)
        sheet.set_column(2, 2, 100, self._wrapped)
        sheet.write_row(0, 0, ["Sheet", "Column", "What it says"], self._bold)
        rows = [
            *((name, key) for name, kind in SHEETS.items() for key in columns_of(kind)),
            *((POSITIONS, key) for key in columns_of(None)),
        ]
        for row, (name, key) in enumerate(rows, 1):
            values = f" ({', '.join(key.known)})" if key.closed else ""
            several = "; several, with ; between them" if key.many and not key.passages else ""
            sheet.write_row(row, 0, [name, key.name, f"{key.about}{values}{several}"])

    def _own(self) -> None:
        sheet = self.book.add_worksheet(OWN)
        sheet.write_row(0, 0, [MARK, "1"])
        for row, each in enumerate(self._digests[: MOST_ROWS - 1], 1):
            sheet.write_row(row, 0, each)
        sheet.very_hidden()

    def _count_left_out(self, kind: Kind) -> None:
        held = {"id", "positions", *(key.name for key in columns_of(kind))}
        for table in self._tables[kind]:
            for key in table:
                if key not in held:
                    what = f"{key} of # {kind.plural}, which an import leaves as they are"
                    self.writing.left_out[what] += 1
