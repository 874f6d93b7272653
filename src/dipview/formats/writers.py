"""The formats a view can be written in, and which one a name or a file's ending means."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from dipview.formats.document import Layout
    from dipview.views.view import View


class Format(StrEnum):
    """A format for a view."""

    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    HTML = "html"


class Cite(StrEnum):
    """How a document for readers says where something is printed."""

    NUMBERED = "numbered"
    """A number in the text, the place beside it; a numbered list of sources at the end."""
    INLINE = "inline"
    """The source and the place in brackets in the text; a list of sources at the end."""
    FOOTNOTE = "footnote"
    """A number in the text; a note at the end for each place that is cited."""


class FormatError(ValueError):
    """No writer fits a name or a file's ending; the message says which there are."""


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

ENDINGS: Mapping[str, Format] = MappingProxyType(
    {
        "": Format.TEXT,
        ".txt": Format.TEXT,
        ".text": Format.TEXT,
        ".md": Format.MARKDOWN,
        ".markdown": Format.MARKDOWN,
        ".csv": Format.CSV,
        ".json": Format.JSON,
        ".html": Format.HTML,
        ".htm": Format.HTML,
    }
)
"""The format that a file's ending means; a name without ending means text."""

_NAMES = "text, markdown, csv, json or html"


def write(view: View, format: Format, layout: Layout | None = None) -> Iterator[str]:
    """Write a view in a format: pieces of the document, in order, built as they are taken."""
    from dipview.formats.document import Layout  # noqa: PLC0415 - not to tell a format

    return WRITERS[format](view, layout or Layout())


def format_named(name: str) -> Format:
    """Find a format by its name or ending (``markdown``, ``md``).

    Raises:
        FormatError: There is none.
    """
    wanted = name.strip().lower()
    if found := ENDINGS.get(f".{wanted}"):
        return found
    raise FormatError(f"there is no format {name!r}; use {_NAMES}")


def guess_format(path: Path) -> Format:
    """Tell a format by a file's ending.

    Raises:
        FormatError: The ending is not known.
    """
    ending = path.suffix.lower()
    if found := ENDINGS.get(ending):
        return found
    raise FormatError(
        f"a file's ending {ending!r} does not say in which format to write; name one: {_NAMES}"
    )
