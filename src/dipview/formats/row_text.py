"""Row text: one row as lines to paste: the words, who and when, where it is printed in full."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.formats.safe_text import show
from dipview.views.citing.cited import full
from dipview.views.citing.style import Style
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

_WORDS = "words"
"""Key of the column with what was said: of a statement its own, of a position what it rests on."""


def row_as_text(view: View, section: Section, row: Row, style: Style = Style.PLAIN) -> str:
    """Write one row with its sources written out, display-safe.

    Args:
        view: Where the row stands; its references are cited.
        section: The row's section, with its columns.
        row: The row.
        style: In which style its sources are written.
    """
    pairs = [pair for pair in zip(section.columns, row.cells, strict=False) if pair[1].text]
    main, under, stances = _at(pairs, Place.MAIN), _at(pairs, Place.UNDER), _stances(pairs)
    words = [cell.text for column, cell in pairs if column.key == _WORDS]
    quotes = any(column.key == _WORDS and column.place is Place.MAIN for column, _ in pairs)
    if quotes:
        lines = [*words, " · ".join([*under, *stances, *_dates(pairs)])]
    else:
        lines = [" — ".join([*main, *stances]), " · ".join([*under, *_dates(pairs)]), *words]
    lines.append(" · ".join(_counts(pairs)))
    lines += (f"Source: {source}" for source in _sources(view, row, style) if source != lines[0])
    return "".join(f"{show(line)}\n" for line in lines if line)


_Pairs = list[tuple[Column, Cell]]


def _at(pairs: _Pairs, place: Place) -> list[str]:
    return [
        cell.text
        for column, cell in pairs
        if column.place is place and not cell.citations and column.key != _WORDS
    ]


def _stances(pairs: _Pairs) -> list[str]:
    """Give what stands in the margin or as a mark, in words: stances, a status; no dates."""
    margins = (Place.MARGIN, Place.MARK)
    return [
        cell.text
        for column, cell in pairs
        if column.place in margins and cell.meaning is not Meaning.DATE and not cell.repeated
    ]


def _dates(pairs: _Pairs) -> list[str]:
    return [
        cell.text
        for column, cell in pairs
        if column.place is Place.MARGIN and cell.meaning is Meaning.DATE
    ]


def _counts(pairs: _Pairs) -> list[str]:
    return [
        f"{column.title}: {cell.text}" if column.title else cell.text
        for column, cell in pairs
        if column.place is Place.END
    ]


def _sources(view: View, row: Row, style: Style) -> Iterator[str]:
    """Write each place that the row cites: the source in full, and where in it."""
    places: dict[str, list[str]] = {}
    for cell in row.cells:
        for citation in cell.citations:
            found = places.setdefault(citation.source, [])
            if citation.locator and citation.locator not in found:
                found.append(citation.locator)
    for id, locators in places.items():
        if (reference := view.references.get(id)) is None:
            continue
        if reference.source is None or style is Style.PLAIN:
            yield ", ".join([reference.text, *locators])
        else:
            yield full(reference.source, style, locators)
