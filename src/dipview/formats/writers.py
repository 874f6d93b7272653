"""Writers: the format that is wanted decides what turns a view into a document."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import TypeAlias, cast

from dipview.formats.document import Layout
from dipview.formats.format import Format
from dipview.views.view import View

Pieces: TypeAlias = Iterator[str] | Iterator[bytes]
"""A document piece by piece, in order: of texts, or of bytes where the format is no text."""
Writer: TypeAlias = Callable[[View, Layout], Pieces]
"""Takes a view and a layout; gives the document, whose pieces are built as they are taken."""


def writer_of(format: Format) -> Writer:
    """Give the writer of a format, which applies the scope's row limit.

    The format ``csv`` is written by ``write_csv`` of the module ``csv_writer``, and so with all:
    only the module that is needed is imported.
    """
    module = import_module(f"dipview.formats.{format.value}_writer")
    return cast("Writer", getattr(module, f"write_{format.value}"))


def document_of(view: View, format: Format, layout: Layout | None = None) -> Pieces:
    """Write a view in any format, to go into a file."""
    return writer_of(format)(view, layout or Layout())


def write(view: View, format: Format, layout: Layout | None = None) -> Iterator[str]:
    """Write a view in a format that is text.

    Raises:
        ValueError: The format is none.
    """
    if format.is_binary:
        raise ValueError(f"{format} is no text")
    return cast("Iterator[str]", document_of(view, format, layout))
