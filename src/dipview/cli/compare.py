"""``dipview compare``: two to six actors side by side."""

from __future__ import annotations

from collections.abc import Sequence

import click

from dipview.cli.exits import FailureError
from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.whole import print_whole
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.comparison.comparison_view import FEWEST, MOST, comparison_view

_SUBJECTS = (Kind.ACTOR,)

_HELP = """\
Print where two to six actors agree, disagree and differ, each in the words of its own.

ACTOR is an id or a name. Agreement is told in counts, with the number of statements behind it.
"""


@click.command(short_help="Set two to six actors side by side.", help=_HELP)
@click.argument("actors", metavar="ACTOR ACTOR...", type=RecordName("actor"), nargs=-1)
@takes("query", "limit", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, actors: tuple[str, ...]) -> int:
    """Carry out the verb."""
    if len(actors) < 2:
        context = click.get_current_context()
        raise click.UsageError("compare needs two to six actors, by id or name", context)
    return print_whole(asked, comparison_view, actors, kinds=_SUBJECTS, check=_check)


def _check(dataset: Dataset, ids: Sequence[str]) -> None:
    """Raise where these are not two to six actors."""
    for id in ids:
        kind = dataset.kind_of(id)
        if kind is not Kind.ACTOR:
            raise FailureError(f"'{id}' is no actor but one of the {kind.plural if kind else ''}")
    if not FEWEST <= len(ids) <= MOST:
        found = "all of these are the same actor" if len(ids) == 1 else f"there are {len(ids)}"
        raise FailureError(f"compare needs {FEWEST} to {MOST} actors; {found}")
