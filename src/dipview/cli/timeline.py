"""``dipview timeline``: statements and events in order of date."""

from __future__ import annotations

import click

from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.whole import print_whole
from dipview.model.kinds import Kind
from dipview.views.timeline.timeline_view import timeline_view

ZOOMS = ("day", "month", "year")

_SUBJECTS = (Kind.ACTOR, Kind.ISSUE, Kind.EVENT, Kind.SOURCE)


_HELP = """\
Print statements and events in order of date, counted by day, month or year.

With RECORDs, ids or names of actors, issues, events or sources, only what all of these have a
part in. A limit leaves the counts whole.
"""


@click.command(short_help="Print statements and events in order of date.", help=_HELP)
@click.argument(
    "records", metavar="[RECORD]...", type=RecordName("actor", "event", "issue", "source"), nargs=-1
)
@click.option("--zoom", type=click.Choice(ZOOMS), help="Count by this; else by what suits.")
@takes("query", "view", "limit", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, records: tuple[str, ...], zoom: str | None) -> int:
    """Carry out the verb."""
    return print_whole(asked, timeline_view, records, kinds=_SUBJECTS, zoom=zoom or "")
