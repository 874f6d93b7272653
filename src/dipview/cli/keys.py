"""``dipview keys``: the table of the explorer's commands."""

from __future__ import annotations

import click
from attrs import evolve

from dipview.cli.options import WRITING, Asked, takes
from dipview.cli.printing import format_of, print_view
from dipview.commands.keymap import keymap
from dipview.settings.config_reading import read_config

_HELP = """\
Print the commands of the explorer: keys, yours among them, title, what each does, group.

With a key, or the beginnings of words, only the commands that have it: keys PgUp, keys theme.
"""


@click.command("keys", short_help="List the keys of the explorer, and what each does.", help=_HELP)
@click.argument("words", metavar="[KEY | WORD]...", nargs=-1)
@takes("limit", *WRITING)
def command(asked: Asked, words: tuple[str, ...]) -> int:
    """Carry out the verb."""
    from dipview.commands.help import keys_view  # noqa: PLC0415 - not for its own help

    format_of(asked)
    own = keymap(read_config().keys).commands
    return print_view(keys_view(evolve(asked.scope, query=" ".join(words)), own), asked)
