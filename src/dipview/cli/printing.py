"""Prints a view, or any document, to standard output or a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from dipview.cli.columns import columns_for, is_on_terminal
from dipview.cli.exits import DONE, NOTHING, FailureError, report
from dipview.cli.options import Asked
from dipview.cli.remedies import words_when_empty
from dipview.formats.document import Layout, limited
from dipview.formats.format import Format, FormatError, guess_format
from dipview.formats.output import OutputError, write_file
from dipview.formats.writers import write
from dipview.views.view import View


def format_of(asked: Asked) -> Format:
    """Tell in which format to write: the one asked for, or that of the file's ending, or text.

    Raises:
        FailureError: The file's ending means no format.
    """
    if asked.format or not asked.output:
        return asked.format or Format.TEXT
    try:
        return guess_format(asked.output)
    except FormatError as error:
        raise FailureError(str(error)) from error


def print_view(view: View, asked: Asked) -> int:
    """Print a view.

    A view without rows is printed as JSON alone; as anything else it is nothing, and why is told on
    standard error.

    Returns:
        The exit code: 1 where there are no rows.

    Raises:
        FailureError: The file cannot be written.
    """
    format = format_of(asked)
    if not view.count and format is not Format.JSON:
        report(words_when_empty(view))
        return NOTHING
    layout = Layout(
        width=columns_for(asked),
        csv_raw=asked.csv_raw,
        terminal=is_on_terminal(asked),
        cite=asked.cite,
        style=asked.style,
    )
    if format.is_table and (cut := limited(view)) is not view:
        report(cut.notes[-1])
    print_pieces(write(view, format, layout), format, asked)
    return DONE if view.count else NOTHING


def print_pieces(pieces: Iterable[str], format: Format | None, asked: Asked) -> None:
    """Print a document piece by piece; data formats are UTF-8 whatever the locale says.

    Args:
        pieces: The document.
        format: A view's; None for a format of whole datasets, which is data too.
        asked: Where to write.

    Raises:
        FailureError: The file cannot be written.
        OSError: Standard output cannot be written to.
    """
    if asked.output:
        try:
            write_file(asked.output, pieces, force=asked.force)
        except OutputError as error:
            raise FailureError(str(error)) from error
        return
    if format is None or format.is_data:
        as_utf8()
    sys.stdout.writelines(pieces)
    sys.stdout.flush()


def as_utf8() -> None:
    """Have standard output in UTF-8, with line feeds alone."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
