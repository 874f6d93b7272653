"""Cells of a workbook: whole days as dates, numbers as numbers, all else as the text it is."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple, TypeAlias

from dipview.formats.document import Numbering, cell_lines, cell_words
from dipview.formats.html_cells import side_of
from dipview.formats.html_style import LIGHT
from dipview.views.parts.dates_in_words import day_in_full
from dipview.views.view import Cell, Meaning

_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_FIRST_DAY = dt.date(1900, 3, 1)
"""Before it, Excel's days are not those of the calendar."""
_EXACT = 2**53
"""Up to this, every whole number is one of Excel's."""

Value: TypeAlias = str | float | dt.date


class Written(NamedTuple):
    """What is written into a cell."""

    value: Value
    look: str = ""
    """Excel's format of a number or a date; empty for text."""
    ink: str = ""
    """The colour of a side, which the text says too; empty for none."""

    @property
    def text(self) -> str:
        """What is seen, about."""
        if isinstance(self.value, dt.date):
            return day_in_full(self.value)
        return str(self.value)


def written(cell: Cell, numbering: Numbering, *, lines: bool) -> Written:
    """Write a cell.

    Args:
        cell: The cell.
        numbering: Numbers what is cited.
        lines: Its lines stay lines.
    """
    if cell.meaning is Meaning.DATE and not cell.citations:
        found = _day(cell)
        if found is not None:
            return found
    if not cell.citations and not cell.parts:
        number = _number(cell)
        if number is not None:
            return number
    ink = LIGHT.get(side_of(cell), "")
    said = "\n".join(cell_lines(cell, numbering)) if lines else cell_words(cell, numbering)
    return Written(said, ink=ink)


def _day(cell: Cell) -> Written | None:
    """Read a whole day that the text says and nothing more."""
    said = cell.value if isinstance(cell.value, str) else cell.text
    if not _DAY.fullmatch(said):
        return None
    try:
        day = dt.date.fromisoformat(said)
    except ValueError:
        return None
    if day < _FIRST_DAY:
        return None
    if cell.text == day.isoformat():
        return Written(day, "yyyy-mm-dd")
    # With the months of English, whatever Excel's own language is: as all of the document is.
    return Written(day, "[$-809]d mmm yyyy") if cell.text == day_in_full(day) else None


def _number(cell: Cell) -> Written | None:
    """Read a number that the text says and nothing more; a dot stands for none."""
    value = cell.value
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) > _EXACT:
        return None
    if value == 0 and cell.text == "·":
        return Written(value, '#,##0;-#,##0;"·"')
    if cell.text == str(value):
        return Written(value, "0" if isinstance(value, int) else "General")
    return Written(value, "#,##0") if cell.text == f"{value:,}" else None
