"""``dipview network``: who agrees with whom, and who is at odds."""

from __future__ import annotations

from collections.abc import Sequence

import click

from dipview.cli.exits import FailureError
from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.whole import print_whole
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.network.directed_view import directed_view
from dipview.views.network.network_view import network_view

_SUBJECTS = (Kind.ISSUE, Kind.ACTOR)

_HELP = """\
Print the ties of each two actors, with counts and the number of statements behind them.

RECORD is a topic, an issue or an actor, by its id or name: then only these are taken into
account. Of one actor alone, or with --of, the ties of this actor with all others are ranked, on
the topics and issues that are named beside it.

With --directed, print who criticizes, asks or threatens whom instead, issue or no issue: the ties
from and to the actors that are named.
"""


@click.command(short_help="Show who agrees with whom, and who is at odds.", help=_HELP)
@click.argument("subjects", metavar="[RECORD]...", type=RecordName("actor", "issue"), nargs=-1)
@click.option("--of", metavar="ACTOR", type=RecordName("actor"), help="Rank the ties of this one.")
@click.option("--directed", is_flag=True, help="Who criticizes, asks or threatens whom.")
@takes("query", "view", "limit", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, subjects: tuple[str, ...], of: str | None, directed: bool) -> int:
    """Carry out the verb."""
    check = None if of is None else _check_of
    make = directed_view if directed else network_view
    return print_whole(
        asked, make, subjects, kinds=_SUBJECTS, actors=[of] if of else (), check=check
    )


def _check_of(dataset: Dataset, ids: Sequence[str]) -> None:
    """Raise where these are not one actor, with nothing but topics and issues beside it."""
    actors = [id for id in ids if dataset.kind_of(id) is Kind.ACTOR]
    if not actors:
        raise FailureError(f"--of takes an actor, and '{ids[-1]}' is none")
    if len(actors) > 1:
        raise FailureError("--of ranks the ties of one actor; beside it name topics and issues")
