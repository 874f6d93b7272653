"""Prints a view, or any document, to standard output or a file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import cast

from dipview.cli.columns import columns_for, is_on_terminal
from dipview.cli.exits import DONE, NOTHING, FailureError, report
from dipview.cli.options import Asked
from dipview.cli.progress_line import followed
from dipview.cli.remedies import words_when_empty
from dipview.formats.document import DocumentError, Layout, limited
from dipview.formats.format import PROPOSED, Format, FormatError, guess_format
from dipview.formats.output_file import write_file
from dipview.formats.writers import document_of, write
from dipview.settings.config import Config
from dipview.settings.config_reading import read_config
from dipview.settings.pages import paper_of, template_of
from dipview.views.view import View

_AT_ONCE = 1 << 15
"""How many characters are written at once, at least: half of what a pipe holds."""


def format_of(asked: Asked) -> Format:
    """Tell in which format to write: the one asked for, or that of the file's ending, or text.

    Raises:
        FailureError: The file's ending means no format, or what is no text would go to a terminal.
    """
    if asked.output and not asked.format:
        try:
            return guess_format(asked.output)
        except FormatError as error:
            raise FailureError(str(error)) from error
    format = asked.format or Format.TEXT
    if format.is_binary and is_on_terminal(asked):
        named = f"name a file, like -o dipview{PROPOSED[format]}"
        raise FailureError(f"{format.value} is no text, and goes to no terminal; {named}")
    return format


def layout_of(asked: Asked, format: Format) -> Layout:
    """Tell how what is printed is to be laid out: as asked, else as configured."""
    binary = format.is_binary and (asked.paper is None or asked.template is None)
    config = read_config() if binary else Config()
    return Layout(
        width=columns_for(asked),
        csv_raw=asked.csv_raw,
        terminal=is_on_terminal(asked),
        cite=asked.cite,
        style=asked.style,
        paper=asked.paper or paper_of(config),
        template=asked.template or template_of(config),
        author=asked.author,
        tell=report,
    )


def print_view(view: View, asked: Asked) -> int:
    """Print a view.

    A view without rows is printed as JSON alone; as anything else it is nothing, and why is told on
    standard error.

    Returns:
        The exit code: 1 where there are no rows.

    Raises:
        FailureError: The document cannot be made.
        OutputError: The file cannot be written.
    """
    format = format_of(asked)
    if not view.count and format is not Format.JSON:
        report(words_when_empty(view))
        tell_marking("", view.omitted)
        return NOTHING
    layout = layout_of(asked, format)
    if format.is_binary:
        _print_bytes(view, format, layout, asked)
        return DONE if view.count else NOTHING
    if format.is_table and (cut := limited(view)) is not view:
        report(cut.notes[-1])
    if format.is_table:
        tell_marking(view.marking, view.omitted)
    elif format is Format.TEXT and layout.terminal and not view.document:
        tell_marking("", view.omitted)
    print_pieces(write(view, format, layout), format, asked)
    return DONE if view.count else NOTHING


def tell_marking(marking: str, omitted: str) -> None:
    """Tell beside a document what has no place in it.

    Args:
        marking: What it is marked with; empty where it says so itself.
        omitted: What was left out of it because it may not leave; empty where nothing was, or
            nothing is to be said of that.
    """
    if marking:
        report(f"marking: {marking}")
    if omitted:
        report(f"left out: {omitted}")


def _print_bytes(view: View, format: Format, layout: Layout, asked: Asked) -> None:
    """Write a document that is no text, and tell how far it is meanwhile.

    Raises:
        FailureError: It cannot be made.
        OutputError: It cannot be written.
    """

    def written() -> None:
        pieces = document_of(view, format, layout)
        if asked.output:
            write_file(asked.output, pieces, force=asked.force)
            return
        sys.stdout.buffer.writelines(cast("Iterable[bytes]", pieces))
        sys.stdout.buffer.flush()

    try:
        followed("writing", written)
    except DocumentError as error:
        raise FailureError(str(error)) from error


def print_pieces(pieces: Iterable[str], format: Format | None, asked: Asked) -> None:
    """Print a document piece by piece; data formats are UTF-8 whatever the locale says.

    Args:
        pieces: The document.
        format: A view's; None for a format of whole datasets, which is data too.
        asked: Where to write.

    Raises:
        OutputError: The file cannot be written.
        OSError: Standard output cannot be written to.
    """
    if asked.output:
        write_file(asked.output, pieces, force=asked.force)
        return
    if format is None or format.is_data:
        as_utf8()
    sys.stdout.writelines(pieces if sys.stdout.isatty() else _gathered(pieces))
    sys.stdout.flush()


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    """Put pieces together: whoever reads a pipe is not woken for each few of them."""
    held: list[str] = []
    length = 0
    for piece in pieces:
        held.append(piece)
        length += len(piece)
        if length >= _AT_ONCE:
            yield "".join(held)
            held, length = [], 0
    yield "".join(held)


def as_utf8() -> None:
    """Have standard output in UTF-8, with line feeds alone."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
