"""Commands that move between panes and in lists."""

from __future__ import annotations

from dipview.commands.command import Command, Group, once_ready

COMMANDS = (
    Command(
        id="next-pane",
        keys=("tab", "right", "l"),
        title="next pane",
        help="Go to the next pane.",
        group=Group.MOVE,
    ),
    Command(
        id="previous-pane",
        keys=("shift+tab", "left", "h"),
        title="previous pane",
        help="Go to the previous pane.",
        group=Group.MOVE,
    ),
    Command(
        id="pane",
        keys=("1", "2", "3", "4", "5", "6", "7"),
        title="pane",
        help="Go to actors, quotes, events, positions, issues, sources, the card.",
        group=Group.MOVE,
    ),
    Command(
        id="up", keys=("up", "k"), title="up", help="Move up.", group=Group.MOVE, when=once_ready
    ),
    Command(
        id="down",
        keys=("down", "j"),
        title="down",
        help="Move down.",
        group=Group.MOVE,
        when=once_ready,
    ),
    Command(
        id="half-page-up",
        keys=("K",),
        title="half up",
        help="Move half a page up.",
        group=Group.MOVE,
        when=once_ready,
    ),
    Command(
        id="half-page-down",
        keys=("J",),
        title="half down",
        help="Move half a page down.",
        group=Group.MOVE,
        when=once_ready,
    ),
    Command(
        id="page-up",
        keys=("pageup",),
        title="page up",
        help="Move a page up.",
        group=Group.MOVE,
        when=once_ready,
    ),
    Command(
        id="page-down",
        keys=("pagedown",),
        title="page down",
        help="Move a page down.",
        group=Group.MOVE,
        when=once_ready,
    ),
    Command(
        id="first",
        keys=("g", "home"),
        title="first",
        help="Go to the first row.",
        group=Group.MOVE,
        when=once_ready,
    ),
    Command(
        id="last",
        keys=("G", "end"),
        title="last",
        help="Go to the last row.",
        group=Group.MOVE,
        when=once_ready,
    ),
    Command(
        id="zoom",
        keys=("z",),
        title="zoom",
        help="Give the pane the whole screen, or give it back.",
        group=Group.MOVE,
        footer=4,
        when=once_ready,
    ),
)
"""In the order of the help and the footer."""
