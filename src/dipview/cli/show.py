"""``dipview show``: the card of one record, found by its id or its name."""

from __future__ import annotations

import click

from dipview.cli.naming import record_called
from dipview.cli.opening import opened
from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.printing import format_of, print_view
from dipview.cli.record_name import RecordName
from dipview.views.cards.card_view import card_view

_HELP = """\
Print the card of one record, with all that links to it and where it is printed.

ID is a record's id, like boris-johnson, or words of a name that only one record has.
"""


@click.command("show", short_help="Show one record, with all that links to it.", help=_HELP)
@click.argument("words", metavar="ID", type=RecordName(), nargs=-1, required=True)
@takes("limit", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, words: tuple[str, ...]) -> int:
    """Carry out the verb."""
    format_of(asked)
    found = opened(asked)
    id = record_called(found.workspace, " ".join(words))
    card = found.workspace.documented(card_view(found.workspace.dataset, found.scope, id))
    return print_view(card, asked) or found.code
