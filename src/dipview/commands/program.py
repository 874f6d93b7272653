"""Commands about the program itself: files, help, themes, leaving."""

from __future__ import annotations

from dipview.commands.command import Command, Group, always, on_record, once_ready

COMMANDS = (
    Command(
        id="problems",
        keys=("p",),
        title="problems",
        help="List what is wrong in the files, and what to do; Enter opens the editor there.",
        group=Group.PROGRAM,
        when=once_ready,
    ),
    Command(
        id="edit",
        keys=("e",),
        title="edit",
        help="Open the record in your editor ($VISUAL, $EDITOR), at its line.",
        group=Group.PROGRAM,
        when=on_record,
    ),
    Command(
        id="reload",
        keys=("r",),
        title="reload",
        help="Read the files again; when they change that is done by itself.",
        group=Group.PROGRAM,
    ),
    Command(
        id="theme",
        keys=("T",),
        title="theme",
        help="Take the next theme: dark, light, of high contrast, without colours.",
        group=Group.PROGRAM,
    ),
    Command(
        id="palette",
        keys=(":",),
        title="palette",
        help="Go to a view, a record or a command by a few letters; also: quotes russia.",
        group=Group.PROGRAM,
        footer=2,
        offered=False,
    ),
    Command(
        id="help",
        keys=("?",),
        title="help",
        help="Show the keys, the marks and the search language; narrows as you type.",
        group=Group.PROGRAM,
        footer=1,
        when=always,
    ),
    Command(
        id="interrupt",
        keys=("ctrl+c",),
        title="break off",
        help="Leave the search box or close what lies over the panes; never quits.",
        group=Group.PROGRAM,
        everywhere=True,
        offered=False,
    ),
    Command(
        id="suspend",
        keys=("ctrl+z",),
        title="suspend",
        help="Go back to the shell for a while; 'fg' there comes back.",
        group=Group.PROGRAM,
        everywhere=True,
    ),
    Command(
        id="quit",
        keys=("q", "ctrl+q"),
        title="quit",
        help="Leave dipview.",
        group=Group.PROGRAM,
        footer=3,
        when=always,
    ),
)
"""In the order of the help and the footer."""
