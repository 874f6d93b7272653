"""Writers: the format that is wanted decides what turns a view into a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from dipview.formats.choosing import Format

if TYPE_CHECKING:
    from dipview.formats.document import Layout
    from dipview.views.view import View

Writer: TypeAlias = "Callable[[View, Layout], Iterator[str]]"
"""Takes a view and a layout; gives pieces of the document, in order."""


def _text(view: View, layout: Layout) -> Iterator[str]:
    from dipview.formats.text_writer import write_text  # noqa: PLC0415 - of one format

    return write_text(view, layout)


def _markdown(view: View, layout: Layout) -> Iterator[str]:
    from dipview.formats.markdown_writer import write_markdown  # noqa: PLC0415 - of one format

    return write_markdown(view, layout)


def _csv(view: View, layout: Layout) -> Iterator[str]:
    from dipview.formats.csv_writer import write_csv  # noqa: PLC0415 - of one format

    return write_csv(view, layout)


def _json(view: View, _layout: Layout) -> Iterator[str]:
    from dipview.formats.json_writer import write_json  # noqa: PLC0415 - of one format

    return write_json(view)


def _html(view: View, layout: Layout) -> Iterator[str]:
    from dipview.formats.html_writer import write_html  # noqa: PLC0415 - of one format

    return write_html(view, layout)


WRITERS: Mapping[Format, Writer] = MappingProxyType(
    {
        Format.TEXT: _text,
        Format.MARKDOWN: _markdown,
        Format.CSV: _csv,
        Format.JSON: _json,
        Format.HTML: _html,
    }
)
"""The writer of each format. All of them apply the scope's row limit."""


def write(view: View, format: Format, layout: Layout | None = None) -> Iterator[str]:
    """Write a view in a format: pieces of the document, in order, built as they are taken."""
    from dipview.formats.document import Layout  # noqa: PLC0415 - not to tell a format

    return WRITERS[format](view, layout or Layout())
