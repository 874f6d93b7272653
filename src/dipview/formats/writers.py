"""Writers: the format that is wanted decides what turns a view into a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from dipview.formats.choosing import Format
from dipview.formats.csv_writer import write_csv
from dipview.formats.document import Layout
from dipview.formats.html_writer import write_html
from dipview.formats.json_writer import write_json
from dipview.formats.markdown_writer import write_markdown
from dipview.formats.text_writer import write_text
from dipview.views.view import View

Writer: TypeAlias = Callable[[View, Layout], Iterator[str]]
"""Takes a view and a layout; gives pieces of the document, in order."""


def _json(view: View, _layout: Layout) -> Iterator[str]:
    return write_json(view)


WRITERS: Mapping[Format, Writer] = MappingProxyType(
    {
        Format.TEXT: write_text,
        Format.MARKDOWN: write_markdown,
        Format.CSV: write_csv,
        Format.JSON: _json,
        Format.HTML: write_html,
    }
)
"""The writer of each format. All of them apply the scope's row limit."""


def write(view: View, format: Format, layout: Layout | None = None) -> Iterator[str]:
    """Write a view in a format: pieces of the document, in order, built as they are taken."""
    return WRITERS[format](view, layout or Layout())
