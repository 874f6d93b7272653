"""Commands that take something away: to a file, to the clipboard."""

from __future__ import annotations

from dipview.commands.command import Command, Group, on_record, once_ready

COMMANDS = (
    Command(
        id="export",
        keys=("x",),
        title="export",
        help="Write the pane, or all panes, to a file: text, Markdown, CSV, JSON.",
        group=Group.KEEP,
        footer=2,
        when=once_ready,
    ),
    Command(
        id="copy-row",
        keys=("y",),
        title="copy row",
        help="Copy the row, with its source, to the clipboard.",
        group=Group.KEEP,
        when=on_record,
    ),
    Command(
        id="copy-view",
        keys=("Y",),
        title="copy pane",
        help="Copy the whole pane as text to the clipboard.",
        group=Group.KEEP,
        when=once_ready,
    ),
)
"""In the order of the help and the footer."""
