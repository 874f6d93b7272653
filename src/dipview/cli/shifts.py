"""``dipview shifts``: who changed what they say, since when, and what only looks like it."""

from __future__ import annotations

import click

from dipview.cli.options import READING, SWITCHES, WRITING, Asked, takes
from dipview.cli.record_name import RecordName
from dipview.cli.whole import print_whole
from dipview.model.kinds import Kind
from dipview.views.shifts.shifts_view import shifts_view

_SUBJECTS = (Kind.ACTOR, Kind.ISSUE)

_HELP = """\
Print shifts: one holder, one issue, two statements of its own on days apart that differ.

With ACTOR or ISSUE, an id or a name, only theirs; a topic stands for its issues. Moves to or
from a stance that takes no side, changes within one day, offices that changed hands, members
whose words differ from their bloc's line, and statements that agree with others are told apart
and never counted. With --since, only what was said since then, and who spoke for the first
time.
"""


@click.command(
    short_help="Print who changed what they say, and who differs from a line.", help=_HELP
)
@click.argument("subjects", metavar="[ACTOR|ISSUE]...", type=RecordName("actor", "issue"), nargs=-1)
@takes("query", "view", "limit", *READING, *SWITCHES, *WRITING)
def command(asked: Asked, subjects: tuple[str, ...]) -> int:
    """Carry out the verb."""
    return print_whole(asked, shifts_view, subjects, kinds=_SUBJECTS)
