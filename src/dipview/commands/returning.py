"""Commands that keep places to come back to: bookmarks and saved views."""

from __future__ import annotations

from dipview.commands.command import Command, Group, on_record, once_ready

COMMANDS = (
    Command(
        id="bookmark",
        keys=("b",),
        title="bookmark",
        help="Bookmark the record under the cursor, or take its bookmark away.",
        group=Group.RETURN,
        when=on_record,
    ),
    Command(
        id="bookmarks",
        keys=("B",),
        title="bookmarks",
        help="List bookmarks and saved views: Enter goes there, d takes one away.",
        group=Group.RETURN,
        footer=5,
        when=once_ready,
    ),
    Command(
        id="save-view",
        keys=("V",),
        title="save view",
        help="Save how the dataset is looked at now, under a name.",
        group=Group.RETURN,
        when=once_ready,
    ),
)
"""In the order of the help and the footer."""
