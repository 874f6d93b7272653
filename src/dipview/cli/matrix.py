"""``dipview matrix``: actors by issues, in each cell where the actor stands."""

from __future__ import annotations

import click

from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.whole import print_whole
from dipview.cli.words import MATRIX_SORT
from dipview.model.kinds import Kind
from dipview.views.matrix.matrix_view import long_matrix_view, matrix_view

_SUBJECTS = (Kind.ISSUE, Kind.ACTOR)

_HELP = """\
Print actors by issues, in each cell where the actor stands and on how many statements.

RECORD is a topic, an issue or an actor, by its id or name: then only these are shown.
"""


@click.command(short_help="Show who stands where: actors by issues.", help=_HELP)
@click.argument("subjects", metavar="[RECORD]...", type=RecordName("issue", "actor"), nargs=-1)
@click.option("--long", is_flag=True, help="A row for each position behind the cells.")
@click.option("--folded", is_flag=True, help="Leave out issues on which one holder alone is found.")
@click.option("--sort", type=MATRIX_SORT, metavar="ORDER", help="group, name or likeness.")
@takes("query", "view", "limit", *READING, *SWITCHES, *WRITING)
def command(
    asked: Asked, subjects: tuple[str, ...], long: bool, folded: bool, sort: str | None
) -> int:
    """Carry out the verb."""
    make = long_matrix_view if long else matrix_view
    return print_whole(asked, make, subjects, kinds=_SUBJECTS, folded=folded, sort=sort or "")
