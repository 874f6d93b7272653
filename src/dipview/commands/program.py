"""Commands about the program itself: its theme, palette and help, a break, and the end."""

from __future__ import annotations

from functools import partial

from dipview.commands.command import Group, always, command, key_for
from dipview.commands.dialogs import HelpDialog, PaletteDialog
from dipview.commands.effects import Effects, Leave, LeaveSearch, Notify, Open, SetTheme, Suspend
from dipview.commands.palette import chosen
from dipview.commands.session import Session

_program = partial(command, group=Group.PROGRAM)


@_program(
    "theme",
    "T",
    title="theme",
    help="Take the next theme: dark, light, of high contrast, without colours.",
)
def _theme(session: Session) -> Effects:
    names, now = session.layout.own_themes, session.layout.theme
    here = names.index(now) if now in names else 0
    return (SetTheme(names[(here + 1) % len(names)]),)


@_program(
    "palette",
    ":",
    title="palette",
    footer=2,
    offered=False,
    help="Go to a view, a record or a command by a few letters; also: quotes russia.",
)
def _palette(session: Session) -> Effects:
    dialog = PaletteDialog(session.situation, session.layout.themes, session.workspace)
    return (Open(dialog, chosen),)


@_program(
    "help",
    "?",
    title="help",
    footer=1,
    when=always,
    help="Show the keys, the marks and the search language; narrows as you type.",
)
def _show_help(session: Session) -> Effects:
    return (Open(HelpDialog(session.situation)),)


@_program(
    "interrupt",
    "ctrl+c",
    title="break off",
    everywhere=True,
    offered=False,
    help="Leave the search box or close what lies over the panes; never quits.",
)
def _interrupt(session: Session) -> Effects:
    if session.layout.typing:
        return (LeaveSearch(),)
    return (Notify(f"{key_for(session, 'quit')} quits dipview."),)


@_program(
    "suspend",
    "ctrl+z",
    title="suspend",
    everywhere=True,
    help="Go back to the shell for a while; 'fg' there comes back.",
)
def _suspend(_session: Session) -> Effects:
    return (Suspend(),)


@_program("quit", "q", "ctrl+q", title="quit", footer=3, when=always, help="Leave dipview.")
def _leave(_session: Session) -> Effects:
    return (Leave(),)


PROGRAM = (_theme, _palette, _show_help, _interrupt, _suspend, _leave)
"""In the order of the help and the footer."""
