"""``dipview network``: who agrees with whom, and who is at odds."""

from __future__ import annotations

import click

from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.whole import print_whole
from dipview.model.kinds import Kind
from dipview.views.network.network_view import network_view

_SUBJECTS = (Kind.ISSUE, Kind.ACTOR)

_HELP = """\
Print the ties of each two actors, with counts and the number of statements behind them.

RECORD is a topic, an issue or an actor, by its id or name: then only these are taken into
account.
"""


@click.command(short_help="Show who agrees with whom, and who is at odds.", help=_HELP)
@click.argument("subjects", metavar="[RECORD]...", type=RecordName("actor", "issue"), nargs=-1)
@takes("query", "view", "limit", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, subjects: tuple[str, ...]) -> int:
    """Carry out the verb."""
    return print_whole(asked, network_view, subjects, kinds=_SUBJECTS)
