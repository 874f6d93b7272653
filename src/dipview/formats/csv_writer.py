"""Writes a view as CSV (RFC 4180, in UTF-8, but with lines that end in a line feed alone).

The first line has the columns' keys: ``id``, ``kind``, ``section`` in views that have several, then
each column of any section. A cell is never a structure: lists are written with semicolons between,
citations as ``source-id locator; …``, and what has parts of its own in words, as a reader sees it;
JSON has the parts. Unless it is asked for raw, the file begins with a byte order mark, without
which spreadsheets take UTF-8 for another encoding, and text that they would take for a formula gets
an apostrophe before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import cast

from dipview.formats.document import Layout, column_titles, limited
from dipview.formats.formulas import kept_from_computing
from dipview.formats.json_writer import dumps, names_sections
from dipview.formats.safe_text import show_lines
from dipview.formats.written_cells import WrittenCells
from dipview.model.characters import is_harmless
from dipview.model.sources import Citation
from dipview.views.parts.alike_values import AlikeValues
from dipview.views.row_cells import in_words
from dipview.views.view import Cell, View

_SMALL = 1 << 63
"""Numbers up to this are written as they are; others as JSON has them."""
_LISTS = (list, tuple)
_STRUCTURES = (*_LISTS, Mapping)
_IN_WORDS = (AlikeValues, Mapping)
_BYTE_ORDER_MARK = "\ufeff"


def write_csv(view: View, layout: Layout | None = None) -> Iterator[str]:
    """Write a view as CSV.

    Args:
        view: What to write; its scope's limit is applied.
        layout: Whether to write raw, and whether for a terminal.

    Yields:
        The byte order mark, where there is to be one; then a line of the table, each ending with a
        line feed; cells may hold line feeds, quoted.
    """
    view = limited(view)
    layout = layout or Layout()
    sectioned = names_sections(view)
    keys = list(column_titles(view))
    if not (layout.csv_raw or layout.terminal):
        yield _BYTE_ORDER_MARK
    yield _line(["id", "kind", *(["section"] if sectioned else []), *map(_quoted, keys)])
    places = {key: at for at, key in enumerate(keys)}
    field = WrittenCells(partial(_field, layout))
    for section in view.sections:
        at = [places[column.key] for column in section.columns]
        named = [_text_field(layout, section.key or section.title)] if sectioned else []
        for row in section.rows:
            fields = _placed(field.each(in_words(row.cells)), at, len(keys))
            yield _line([_text_field(layout, row.id), row.kind or "", *named, *fields])


def _placed(fields: list[str], places: Sequence[int], length: int) -> list[str]:
    """Put the fields of a section's columns where these stand among those of all sections."""
    if len(fields) != len(places):
        raise ValueError(f"a row of {len(places)} columns has {len(fields)} cells")
    if len(fields) == length:
        return fields
    placed = [""] * length
    for place, field in zip(places, fields, strict=True):
        placed[place] = field
    return placed


def _line(fields: Sequence[str]) -> str:
    """Write a line of fields that are quoted already."""
    return ",".join(fields) + "\n"


def _quoted(field: str) -> str:
    """Quote a field where it has to be, as the module ``csv`` does.

    That looks at each character of a line by itself, those of the cells that row after row shares
    too, which takes longer than all else that writes a row.
    """
    if '"' in field:
        return '"' + field.replace('"', '""') + '"'
    return f'"{field}"' if "," in field or "\n" in field or "\r" in field else field


def _listed(cell: Cell, values: Sequence[object]) -> str:
    """Write a list with semicolons between; one of structures in words."""
    try:
        return "; ".join(cast("Sequence[str]", values))
    except TypeError:  # not all of them are texts
        if any(isinstance(each, _STRUCTURES) for each in values):
            return _in_words(cell)
        return "; ".join(map(_written_out, values))


def _in_words(cell: Cell) -> str:
    """Write what has parts on one line, with what it rests on in brackets."""
    text = cell.text
    if not text.isprintable():
        text = " · ".join(line for line in text.splitlines() if line)
    cited = "; ".join(map(_written, cell.citations))
    return f"{text} [{cited}]" if cited else text


def _written(citation: Citation) -> str:
    return f"{citation.source} {citation.locator}".rstrip()


def _field(layout: Layout, cell: Cell) -> str:
    """Write a cell: a number or a truth as JSON has it, all else as a text."""
    value = cell.value
    if cell.citations and not isinstance(value, Mapping):
        return _text_field(layout, "; ".join(map(_written, cell.citations)))
    if value is None:
        return _text_field(layout, cell.text)
    if isinstance(value, str):
        return _text_field(layout, value)
    if isinstance(value, _LISTS):
        return _text_field(layout, _listed(cell, value))
    if isinstance(value, bool):
        return "true" if value else "false"
    if type(value) is int and abs(value) <= _SMALL:
        return str(value)
    if isinstance(value, _IN_WORDS):
        return _text_field(layout, _in_words(cell))
    return _quoted(_written_out(value))


def _written_out(value: object) -> str:
    return value if isinstance(value, str) else dumps(value).strip('"')


def _text_field(layout: Layout, text: str) -> str:
    """Write a text: harmless, no formula, and quoted where it has to be."""
    if not text:
        return text
    plain = (layout.csv_raw and not layout.terminal) or is_harmless(text)
    shown = text if plain else show_lines(text)
    return _quoted(shown if layout.csv_raw or kept_from_computing(text) is text else f"'{shown}")
