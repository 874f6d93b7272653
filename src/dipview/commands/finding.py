"""Commands that find and open records."""

from __future__ import annotations

from dipview.commands.command import Command, Group, on_record

COMMANDS = (
    Command(
        id="search",
        keys=("/",),
        title="search",
        help="Search everything; results narrow as you type.",
        group=Group.FIND,
        footer=1,
    ),
    Command(
        id="open",
        keys=("enter",),
        title="open",
        help="Pin the record: the other panes keep to it. On a pinned record, go to its card.",
        group=Group.FIND,
        footer=1,
        when=on_record,
    ),
    Command(
        id="back",
        keys=("[", "backspace"),
        title="back",
        help="Go back to the view before.",
        group=Group.FIND,
        footer=1,
        when=lambda situation: situation.can_go_back,
    ),
    Command(
        id="forward",
        keys=("]",),
        title="forward",
        help="Go forward again.",
        group=Group.FIND,
        when=lambda situation: situation.can_go_forward,
    ),
    Command(
        id="escape",
        keys=("escape",),
        title="leave",
        help="Leave the search box; then the zoom; then clear the query; then take one step back.",
        group=Group.FIND,
        when=lambda situation: situation.narrowed,
        offered=False,
    ),
)
"""In the order of the help and the footer."""
