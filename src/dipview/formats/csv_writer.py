"""Writes a view as CSV (RFC 4180, in UTF-8, but with lines that end in a line feed alone).

The first line has the columns' keys: ``id``, ``kind``, ``section`` in views that have several, then
each column of any section. What a table that is read along both ways has in a cell is written in
words. Citations are written out as ``source-id locator; …``, lists with
semicolons between. Text that a spreadsheet would take for a formula gets an apostrophe before it,
unless it is asked for raw.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping

from dipview.formats.display import show_lines
from dipview.formats.document import Layout, column_titles, limited
from dipview.formats.json_writer import dumps, names_sections, row_values
from dipview.model.sources import Citation
from dipview.views.view import Cell, View

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹢﹣﹦﹫]|\s*[\t\r\n]")
"""What makes a spreadsheet compute a cell; full-width and small forms count too."""


def write_csv(view: View, layout: Layout | None = None) -> Iterator[str]:
    """Write a view as CSV.

    Args:
        view: What to write; its scope's limit is applied.
        layout: Whether to write raw, and whether for a terminal.

    Yields:
        A line of the table, each ending with a line feed; cells may hold line feeds, quoted.
    """
    view = limited(view)
    layout = layout or Layout()
    keys = ["id", "kind", *(["section"] if names_sections(view) else []), *column_titles(view)]
    buffer = io.StringIO()
    table = csv.writer(buffer)
    table.writerow(keys)
    yield _taken(buffer)
    for section, row in view.rows():
        values = row_values(view, section, row)
        for column, cell in zip(section.columns, row.cells, strict=True):
            if section.sheet and isinstance(cell.value, Mapping):
                values[column.key] = _in_words(cell)
            elif cell.citations:
                values[column.key] = "; ".join(map(_written, cell.citations))
        table.writerow(_field(values.get(key, ""), layout) for key in keys)
        yield _taken(buffer)


def _taken(buffer: io.StringIO) -> str:
    r"""Take the line that was written, with a line feed for its end.

    The table itself is written with ``\r\n``: only so does the writer quote a lone ``\r``.
    """
    line = buffer.getvalue().removesuffix("\r\n") + "\n"
    buffer.seek(0)
    buffer.truncate()
    return line


def _in_words(cell: Cell) -> str:
    """Write a cell of a sheet on one line, with what it rests on in brackets."""
    text = " · ".join(line for line in cell.text.splitlines() if line)
    cited = "; ".join(map(_written, cell.citations))
    return f"{text} [{cited}]" if cited else text


def _written(citation: Citation) -> str:
    return f"{citation.source} {citation.locator}".rstrip()


def _field(value: object, layout: Layout) -> str:
    if isinstance(value, str):
        return _guarded(value, layout)
    if isinstance(value, list | tuple) and all(isinstance(each, str) for each in value):
        return _guarded("; ".join(value), layout)
    if value is None:
        return ""
    return dumps(value).strip('"')


def _guarded(text: str, layout: Layout) -> str:
    shown = text if layout.csv_raw and not layout.terminal else show_lines(text)
    return f"'{shown}" if not layout.csv_raw and _FORMULA.match(text) else shown
