"""``dipview votes``: what was put to the vote, how it was counted, and who stood with whom."""

from __future__ import annotations

import click

from dipview.cli.options import READING, WRITING, Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.whole import print_whole
from dipview.model.kinds import Kind
from dipview.views.votes.votes_view import votes_view

_SUBJECTS = (Kind.ISSUE, Kind.ACTOR)

_HELP = """\
Print votes, each with its counts, and of issues that were voted on again how the counts moved and
who chose otherwise than before.

RECORD is an issue, a topic, a series or a body that votes, by its id or name: then only the votes
on it, or in it, are shown. Of any other actor, or with --of, it is told how it voted, of two how
often they did alike, and of an organization or a group how its members did, and where they split.
Words that name no record are searched for.
"""


@click.command(short_help="Print votes: counts, who stood with whom, who changed.", help=_HELP)
@click.argument(
    "subjects", metavar="[RECORD|QUERY]...", type=RecordName("issue", "actor"), nargs=-1
)
@click.option(
    "--of", metavar="ACTOR", type=RecordName("actor"), help="How this one, or its members, voted."
)
@takes("query", "view", "limit", *READING, *WRITING)
def command(asked: Asked, subjects: tuple[str, ...], of: str | None) -> int:
    """Carry out the verb."""
    return print_whole(asked, votes_view, subjects, kinds=_SUBJECTS, of=of, searched=True)
