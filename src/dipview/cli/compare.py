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
from dipview.views.comparison.alone_view import alone_view
from dipview.views.comparison.comparison_view import FEWEST, MOST, comparison_view

_SUBJECTS = (Kind.ACTOR,)

_HELP = """\
Print where two to six actors agree, disagree and differ, each in the words of its own.

ACTOR is an id or a name. Agreement is told in counts, with the number of statements behind it.

With --alone, print on which issues an actor stands as nobody else does, and the longest run of
these in time; of each of several actors, or without any of everybody, the run alone.
"""


@click.command(short_help="Set two to six actors side by side.", help=_HELP)
@click.argument("actors", metavar="ACTOR ACTOR...", type=RecordName("actor"), nargs=-1)
@click.option("--alone", is_flag=True, help="Where ACTOR stands as nobody else does.")
@takes("query", "limit", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, actors: tuple[str, ...], alone: bool) -> int:
    """Carry out the verb."""
    if alone:
        return print_whole(asked, alone_view, actors, kinds=_SUBJECTS, check=_check_actors)
    if len(actors) < 2:
        raise click.UsageError("compare needs two to six actors, by id or name")
    return print_whole(asked, comparison_view, actors, kinds=_SUBJECTS, check=_check)


def _check(dataset: Dataset, ids: Sequence[str]) -> None:
    """Raise where these are not two to six actors."""
    _check_actors(dataset, ids)
    if not FEWEST <= len(ids) <= MOST:
        found = "all of these are the same actor" if len(ids) == 1 else f"there are {len(ids)}"
        raise FailureError(f"compare needs {FEWEST} to {MOST} actors; {found}")


def _check_actors(dataset: Dataset, ids: Sequence[str]) -> None:
    """Raise where any of these is no actor."""
    for id in ids:
        kind = dataset.kind_of(id)
        if kind is not Kind.ACTOR:
            raise FailureError(f"'{id}' is no actor but one of the {kind.plural if kind else ''}")
