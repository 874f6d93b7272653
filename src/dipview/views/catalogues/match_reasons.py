"""Match reasons: why a record was found, where its row does not show the words that answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from attrs import evolve

from dipview.search.fields import Field
from dipview.search.highlights import spans
from dipview.search.matches import Match, Matches
from dipview.views.row_cells import LazyCells
from dipview.views.view import Cell, Column, Meaning, Place, Row

_SEEN = 36
"""Characters of a text that a row shows for certain."""
_BEFORE, _AFTER = 0, 48
"""Characters of a text that are shown before and after the words that answer."""
_QUOTED = (Field.WORDS, Field.ORIGINAL)


def rows_with_reasons(
    row: Callable[[str], Row], columns: Sequence[Column], matches: Matches
) -> Callable[[str], Row]:
    """Make rows that say why they were found, on a screen.

    The reason is looked for when its cell is looked at: of many rows that are built few are drawn.

    Args:
        row: Makes a row of a record.
        columns: Its columns.
        matches: What a query found; what only goes along with it needs no reason.
    """
    at = _details_at(columns)

    def build(id: str) -> Row:
        built = row(id)
        if at is None or id not in matches:
            return built
        return _with_short(built, at, lambda: _reason_for(built, columns, matches, id))

    return build


def _reason_for(row: Row, columns: Sequence[Column], matches: Matches, id: str) -> str:
    return "" if _shows(row, columns, matches) else match_reason(matches.match(id), matches)


def columns_with_reasons(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give columns of which one has room for a reason: below the first line, details."""
    if any(column.place is Place.UNDER for column in columns):
        return columns
    at = next((at for at, column in enumerate(columns) if at and column.place is Place.MAIN), None)
    if at is None:
        return columns
    return (*columns[:at], columns[at]._replace(place=Place.UNDER), *columns[at + 1 :])


def match_reason(match: Match, matches: Matches) -> str:
    """Say in which field a record has what was searched for, with the words around it."""
    if match.field is None or not match.text:
        return ""
    found = spans(matches.query, match.text)
    start, end = found[0] if found else (0, 0)
    first, last = max(0, start - _BEFORE), min(len(match.text), max(end, start) + _AFTER)
    if first:  # Begin with a word.
        first = match.text.find(" ", first, start) + 1 or first
    before, after = "… " if first else "", " …" if last < len(match.text) else ""
    text = f"{before}{match.text[first:last].strip()}{after}"
    quoted = f"“{text}”" if match.field in _QUOTED else text
    return f"{match.field.value}: {quoted}"


def _details_at(columns: Sequence[Column]) -> int | None:
    """Give the column in which a reason stands: the first one of details."""
    found = (
        at
        for at, column in enumerate(columns)
        if column.place is Place.UNDER and column.key in _DETAILS
    )
    return next(found, None)


_DETAILS = frozenset(("details", "office", "type"))
"""Keys of the columns that hold details."""


def _shows(row: Row, columns: Sequence[Column], matches: Matches) -> bool:
    """Tell whether a row shows words that answer, where they are certain to be seen."""
    for column, cell in zip(columns, row.cells, strict=False):
        if column.place in (Place.MAIN, Place.UNDER) and cell.meaning is not Meaning.SOURCE:
            found = spans(matches.query, cell.brief)
            if found and found[0][0] < _SEEN:
                return True
    return False


def _with_short(row: Row, at: int, reason_of: Callable[[], str]) -> Row:
    cells = row.cells

    def cell(place: int) -> Cell:
        own = cells[place]
        if place != at or not (reason := reason_of()):
            return own
        return own._replace(short=" · ".join(part for part in (reason, own.brief) if part))

    return evolve(row, cells=LazyCells(len(cells), cell))
