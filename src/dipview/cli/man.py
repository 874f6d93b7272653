"""``dipview man``: the manual page."""

from __future__ import annotations

import click

from dipview.cli.exits import DONE
from dipview.cli.manual import manual
from dipview.cli.options import Asked, takes
from dipview.cli.printing import print_pieces
from dipview.formats.choosing import Format
from dipview.formats.display import show_lines

_HELP = """\
Print the manual page, in roff.

An installed dipview has it where man finds it. Without: dipview man | man -l -
"""


@click.command("man", short_help="Print the manual page.", help=_HELP)
@takes("output", "force")
def command(asked: Asked) -> int:
    """Carry out the verb."""
    print_pieces((show_lines("\n".join(manual())), "\n"), Format.TEXT, asked)
    return DONE
