"""``dipview config``: what is set, where it comes from, and what is wrong in the config file."""

from __future__ import annotations

import sys

import click

from dipview.cli.exits import DONE, NOTHING, FailureError, print_lines, report
from dipview.cli.options import WRITING, Asked, takes
from dipview.cli.printing import print_view
from dipview.commands.keymap import keymap
from dipview.commands.settings_view import settings_view
from dipview.commands.table import COMMANDS
from dipview.formats.safe_text import show_lines
from dipview.settings.config_file import VARIABLE
from dipview.settings.config_reading import read_config
from dipview.settings.example import example_config

_HELP = """\
Tell each setting with its value, its default and where it comes from.

What is wrong in the config file is told with its line. dipview needs no such file. Exits with
1 where something is wrong in it.
"""


@click.command("config", short_help="Tell what is set, where, and what can be set.", help=_HELP)
@click.option("--path", "only_path", is_flag=True, help="Print only where the config file is.")
@click.option("--example", is_flag=True, help="Print a config file to begin with.")
@takes(*WRITING)
def command(asked: Asked, *, only_path: bool, example: bool) -> int:
    """Carry out the verb."""
    if example:
        commands = ((each.id, each.keys, each.help) for each in COMMANDS)
        sys.stdout.write(show_lines(example_config(commands)))
        return DONE
    config = read_config()
    if only_path:
        if config.path is None:
            raise FailureError(f"there is no config file: ${VARIABLE} turns it off")
        print_lines(str(config.path))
        return DONE
    keys = keymap(config.keys)
    print_view(settings_view(config, keys), asked)
    mistakes = (*config.mistakes, *keys.mistakes)
    for mistake in mistakes:
        report(mistake.in_words(config.path))
    return NOTHING if mistakes else DONE
