"""``dipview stats``: counts and spans."""

from __future__ import annotations

import click

from dipview.cli.opening import made, opened
from dipview.cli.options import READING, WRITING, Asked, takes
from dipview.cli.printing import format_of, print_view
from dipview.views.stats_view import stats_view

_HELP = """\
Count what is in the dataset, and tell the dates that it covers.
"""


@click.command(
    "stats", short_help="Count what is in the dataset, and tell the dates it covers.", help=_HELP
)
@takes("query", *READING, *WRITING)
def command(asked: Asked) -> int:
    """Carry out the verb."""
    format_of(asked)
    found = opened(asked)
    view = made(lambda: found.workspace.view(stats_view, found.scope), found.scope.query)
    return print_view(view, asked) or found.code
