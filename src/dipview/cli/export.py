"""``dipview export``: a dataset, or its network, in a format of other programs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, cast

import click

from dipview.cli.clearance import tell_of
from dipview.cli.exchange_group import exchange_group
from dipview.cli.exchange_options import option_of
from dipview.cli.exits import FailureError, report
from dipview.cli.export_graph import graph_command
from dipview.cli.opening import opened
from dipview.cli.options import LEAVING, Asked, takes
from dipview.cli.printing import print_pieces
from dipview.cli.progress_line import followed
from dipview.exchange.exchange_format import ExchangeError, ExchangeFormat, Writing
from dipview.exchange.left_out import in_words
from dipview.exchange.registry import writable
from dipview.formats.output_file import write_file
from dipview.formats.safe_text import show_lines

_HELP = """\
Write a dataset, or its network, for another program.

'dipview export FORMAT --help' tells what goes into a format; what has no place in it is told.
"""


def _command_of(format: ExchangeFormat) -> click.Command:
    return graph_command(format) if format.draws else _dataset_command(format)


def _dataset_command(format: ExchangeFormat) -> click.Command:
    def exported(asked: Asked, **values: object) -> int:
        """Export."""
        return _export(asked, format, values)

    made: Callable[..., Any] = takes("dataset", "max_bytes", "output", "force", *LEAVING)(exported)
    for choice in reversed(format.write_choices):
        made = option_of(choice)(made)
    help = f"Write {format.title}.\n\nTakes {format.takes}.\n\n\b\n{format.definition}"
    return click.command(format.name, short_help=format.title, help=help)(made)


def _export(asked: Asked, format: ExchangeFormat, values: Mapping[str, object]) -> int:
    found = opened(asked)
    assert format.writes is not None  # noqa: S101 - for the type checker
    writing = Writing(dataset=found.workspace.dataset, values=values, roots=found.workspace.paths)
    try:
        pieces = format.writes(writing)
        if format.binary:
            target = _target(asked, format)
            followed("writing", lambda: write_file(target, pieces, force=asked.force))
        else:
            texts = cast("Iterable[str]", pieces)
            print_pieces((show_lines(text) for text in texts), None, asked)
    except ExchangeError as error:
        raise FailureError(str(error)) from error
    tell_of(found.workspace)
    if writing.left_out:
        lines = [f"  {each}" for each in in_words(writing.left_out)]
        report(f"without a place in {format.title}, and left out:", lines)
    return found.code


def _target(asked: Asked, format: ExchangeFormat) -> Path:
    """Give the file of a format that is no text.

    Raises:
        FailureError: None is named.
    """
    if asked.output is None:
        ending = format.endings[0]
        raise FailureError(f"{format.title} is no text: name a file, like -o positions{ending}")
    return asked.output


command = exchange_group(
    "export",
    writable,
    _command_of,
    metavar="FORMAT [ARGS]...",
    short_help="Write a dataset or its network for other programs.",
    help=_HELP,
)
