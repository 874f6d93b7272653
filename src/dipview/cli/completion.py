"""``dipview completion``: the script that lets a shell complete verbs, options and records."""

from __future__ import annotations

import sys

import click

from dipview.cli.completing import script
from dipview.cli.exits import DONE
from dipview.cli.options import Asked, takes
from dipview.cli.words import SHELL
from dipview.formats.safe_text import show_lines

_HELP = """\
Print the script that lets a shell complete verbs, options, ids and names of records.

Records are those of the dataset that -d or DIPVIEW_DATASET names on the same command line, or
of the bundled one. Its first comment says where the script goes.
"""


@click.command(
    "completion", short_help="Print the script that completes in your shell.", help=_HELP
)
@click.argument("shell", type=SHELL, metavar="bash|zsh|fish")
@takes()
def command(asked: Asked, shell: str) -> int:  # noqa: ARG001 - it takes no shared option
    """Carry out the verb."""
    sys.stdout.writelines((show_lines(script(shell)), "\n"))
    sys.stdout.flush()
    return DONE
