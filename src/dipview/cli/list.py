"""``dipview list``: a catalogue."""

from __future__ import annotations

from functools import partial

import click

from dipview.cli.opening import made, opened
from dipview.cli.options import READING, WRITING, Asked, takes
from dipview.cli.printing import format_of, print_view
from dipview.cli.saved import fitted, viewed
from dipview.cli.words import CATALOGUE
from dipview.views.catalogues.catalogue_view import catalogue_view

_HELP = """\
Print a catalogue; quotes are the statements that are given in exact words.
"""


@click.command(
    "list",
    short_help="List actors, statements, quotes, positions, events, issues, sources.",
    help=_HELP,
)
@click.argument(
    "name",
    metavar="actors|statements|quotes|positions|events|issues|sources",
    type=CATALOGUE,
)
@takes("query", "view", "limit", *READING, *WRITING)
def command(asked: Asked, name: str) -> int:
    """Carry out the verb."""
    asked = viewed(asked)
    format_of(asked)
    found = opened(asked)
    scope = fitted(found.workspace.dataset, found.scope) if asked.view else found.scope
    view = made(
        lambda: found.workspace.view(partial(catalogue_view, name=name), scope), scope.query
    )
    return print_view(view, asked) or found.code
