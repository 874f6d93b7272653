"""Commands that narrow and order what is shown."""

from __future__ import annotations

from dipview.commands.command import Command, Group, once_ready

COMMANDS = (
    Command(
        id="roll-up",
        keys=("u",),
        title="roll up",
        help="Count the words of officials and bodies for what they serve; labelled, with counts.",
        group=Group.NARROW,
        when=once_ready,
    ),
    Command(
        id="fold",
        keys=("f",),
        title="fold",
        help="In the matrix, leave out issues on which one holder alone is found.",
        group=Group.NARROW,
        footer=5,
        when=lambda situation: situation.ready and situation.on_matrix,
    ),
    Command(
        id="exact-only",
        keys=("v",),
        title="exact words",
        help="Show only statements in exact words, the quotes; or all.",
        group=Group.NARROW,
        footer=5,
        when=once_ready,
    ),
    Command(
        id="second-hand",
        keys=("o",),
        title="second-hand",
        help="Leave out, or show, what others say that a holder holds.",
        group=Group.NARROW,
        when=once_ready,
    ),
    Command(
        id="sort",
        keys=("s",),
        title="sort",
        help="Sort the pane another way.",
        group=Group.NARROW,
        footer=4,
        when=once_ready,
    ),
)
"""In the order of the help and the footer."""
