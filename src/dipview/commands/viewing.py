"""Commands that show where everybody stands: whole views, marks, days."""

from __future__ import annotations

from dipview.commands.command import Command, Group, on_record, once_ready

COMMANDS = (
    Command(
        id="matrix",
        keys=("m",),
        title="matrix",
        help="Who stands where: actors by issues. Again, go back to the panes.",
        group=Group.VIEW,
        footer=3,
        when=once_ready,
    ),
    Command(
        id="timeline",
        keys=("t",),
        title="timeline",
        help="What was said and done, in order. Again, go back to the panes.",
        group=Group.VIEW,
        footer=3,
        when=once_ready,
    ),
    Command(
        id="mark",
        keys=("space",),
        title="mark",
        help="Mark the actor, or whoever holds or says what the row has, to compare.",
        group=Group.VIEW,
        when=on_record,
    ),
    Command(
        id="compare",
        keys=("c",),
        title="compare",
        help="Compare the marked actors, two to six: where they agree and where not.",
        group=Group.VIEW,
        footer=3,
        when=once_ready,
    ),
    Command(
        id="shifts",
        keys=("S",),
        title="shifts",
        help="Who moved: changes of stance, condition or formula, with both words.",
        group=Group.VIEW,
        footer=5,
        when=once_ready,
    ),
    Command(
        id="network",
        keys=("n",),
        title="network",
        help="Ties of agreement and conflict between actors, with what they rest on.",
        group=Group.VIEW,
        footer=5,
        when=once_ready,
    ),
    Command(
        id="earlier",
        keys=("{", "<"),
        title="earlier",
        help="As it stood on the last day before on which anything was said or happened.",
        group=Group.VIEW,
        footer=5,
        when=once_ready,
    ),
    Command(
        id="later",
        keys=("}", ">"),
        title="later",
        help="As it stood on the next such day; after the last, as all is known.",
        group=Group.VIEW,
        when=once_ready,
    ),
    Command(
        id="nearer",
        keys=("+", "="),
        title="nearer",
        help="In the timeline, count by months, or by days.",
        group=Group.VIEW,
        footer=5,
        when=lambda situation: situation.ready and situation.on_timeline,
    ),
    Command(
        id="farther",
        keys=("-",),
        title="farther",
        help="In the timeline, count by months, or by years.",
        group=Group.VIEW,
        footer=5,
        when=lambda situation: situation.ready and situation.on_timeline,
    ),
)
"""In the order of the help and the footer."""
