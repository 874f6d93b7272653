"""``dipview votes``: what was put to the vote, how it was counted, and who stood with whom."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

import click

from dipview.cli.exits import FailureError
from dipview.cli.options import READING, WRITING, Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.whole import print_whole
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.standing.roll_calls import Stood
from dipview.views.votes.vote_filter import voters_among
from dipview.views.votes.votes_view import votes_view

_SUBJECTS = (Kind.ISSUE, Kind.ACTOR)

_HELP = """\
Print votes, each with its counts, and of issues that were voted on again how the counts moved and
who chose otherwise than before.

RECORD is an issue, a topic, a series or a body that votes, by its id or name: then only the votes
on it, or in it, are shown. Of any other actor, or with --of, it is told how it voted, of two how
often they did alike, and of an organization or a group how its members did, and where they split.
With --with or --against ACTOR, only the votes are shown in which the other one chose the same, or
one was in favour and one against. Words that name no record are searched for.
"""


@click.command(short_help="Print votes: counts, who stood with whom, who changed.", help=_HELP)
@click.argument(
    "subjects", metavar="[RECORD|QUERY]...", type=RecordName("issue", "actor"), nargs=-1
)
@click.option(
    "--of", metavar="ACTOR", type=RecordName("actor"), help="How this one, or its members, voted."
)
@click.option(
    "--with", "beside", metavar="ACTOR", type=RecordName("actor"), help="Where both chose the same."
)
@click.option(
    "--against", metavar="ACTOR", type=RecordName("actor"), help="Where they were opposed."
)
@takes("query", "view", "limit", *READING, *WRITING)
def command(
    asked: Asked, subjects: tuple[str, ...], of: str | None, beside: str | None, against: str | None
) -> int:
    """Carry out the verb."""
    if beside and against:
        raise click.UsageError("--with and --against exclude each other")
    only = Stood.WITH if beside else Stood.AGAINST if against else None
    actors = [each for each in (of, beside, against) if each]
    check = None if only is None else _check_two
    make = partial(votes_view, only=only)
    return print_whole(
        asked,
        make,
        subjects,
        kinds=_SUBJECTS,
        actors=actors,
        check=check,
        searched=True,
        tell_actors=True,
    )


def _check_two(dataset: Dataset, ids: Sequence[str]) -> None:
    """Raise where these are not two voters, beside issues and bodies."""
    if len(voters_among(dataset, ids)) != 2:
        raise FailureError("--with and --against take one voter beside another: see --of")
