"""Command: one action of the explorer, defined whole: its keys, its words, and what it does."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeAlias

from dipview.commands.effects import Effects
from dipview.commands.session import Session, Situation
from dipview.model.values import frozen

Handler: TypeAlias = Callable[[Session], Effects]
"""Says what a command does in a session."""


class Group(StrEnum):
    """A heading of the help under which commands stand."""

    FIND = "Find"
    MOVE = "Move"
    VIEW = "See where they stand"
    READ = "Read the source"
    NARROW = "Narrow and order"
    RETURN = "Come back to"
    WRITE = "Write down"
    KEEP = "Take away"
    PROGRAM = "Program"


def always(_situation: Situation) -> bool:
    """Possible at any time."""
    return True


def once_ready(situation: Situation) -> bool:
    """Possible once a dataset is open."""
    return situation.ready


def on_record(situation: Situation) -> bool:
    """Possible with the cursor on a record."""
    return situation.ready and situation.on_record


@frozen
class Command:
    """One action: what it is called, which keys call it, when it is possible, what it does."""

    id: str
    keys: tuple[str, ...]
    """Key names; a single character stands for itself, ``shift+tab`` for a chord."""
    title: str
    """Two words at most: what the footer and a palette show."""
    help: str
    """One line of the help."""
    group: Group
    run: Handler
    """What it does."""
    footer: int = 0
    """Its rank in the footer, 1 for what must stay where room is scarce; 0 to leave it out."""
    when: Callable[[Situation], bool] = always
    everywhere: bool = False
    """Its keys work over a dialog too."""
    offered: bool = True
    """The palette offers it; not what is of use as a key alone, like a step of the cursor."""
    within: str = ""
    """Name of the whole view in which its keys are its own, whatever they call elsewhere."""


def command(id: str, *keys: str, **about: Any) -> Callable[[Handler], Command]:
    """Make a command of the function below it, which says what it does.

    Args:
        id: Its name, in a config file too.
        keys: Its keys by default.
        about: What else a ``Command`` has, by name.
    """
    return lambda run: Command(id, keys, run=run, **about)


def called(commands: Iterable[Command], id: str, key: str, view: str) -> Command:
    """Give the command that a key calls: that of the whole view looked at before any other.

    Args:
        commands: The commands with their keys.
        id: Id of the command that the key calls elsewhere.
        key: The key; empty where a command is called by its name.
        view: Name of the whole view; empty at the panes.
    """
    own = (each for each in commands if view and each.within == view and key in each.keys)
    return next(own, None) or next(each for each in commands if each.id == id)


def within(commands: Iterable[Command], situation: Situation) -> list[Command]:
    """Give the possible commands, without those whose first key calls another one here."""
    possible = [each for each in commands if each.when(situation)]
    taken = {key for each in possible if each.within for key in each.keys}
    return [each for each in possible if each.within or taken.isdisjoint(each.keys[:1])]


_KEY_NAMES = {
    "enter": "⏎",
    "escape": "Esc",
    "space": "␣",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "backspace": "Bksp",
    "ctrl+q": "Ctrl+Q",
    "ctrl+c": "Ctrl+C",
    "ctrl+z": "Ctrl+Z",
}


def key_for(session: Session, command: str) -> str:
    """Write the first key of a command as a reader knows it; its id where it has no key."""
    keys = session.keys.get(command, ())
    return key_name(keys[0]) if keys else command


def key_name(key: str) -> str:
    """Write a key as a reader knows it: ``⏎`` for ``enter``."""
    return _KEY_NAMES.get(key, key)
