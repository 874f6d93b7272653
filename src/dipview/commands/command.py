"""Command: one action of the explorer, and the situation that decides whether it is possible.

The first frame has the keys of all commands: what is imported here, it waits for. Hence tuples with
names, not attrs.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple


class Group(StrEnum):
    """A heading of the help under which commands stand."""

    FIND = "Find"
    MOVE = "Move"
    VIEW = "See where they stand"
    NARROW = "Narrow and order"
    RETURN = "Come back to"
    KEEP = "Take away"
    PROGRAM = "Program"


class Situation(NamedTuple):
    """What the explorer can say of itself when it is asked what is possible."""

    ready: bool = True
    """A dataset is open."""
    on_record: bool = True
    """The cursor of the focused pane stands on a record."""
    can_go_back: bool = True
    can_go_forward: bool = True
    narrowed: bool = True
    """There is a query, a pin, or somewhere to go back to."""
    problems: bool = True
    """Something is wrong in the files."""
    on_matrix: bool = True
    """The matrix is looked at."""
    on_timeline: bool = True
    """The timeline is looked at."""


def always(_situation: Situation) -> bool:
    """Possible at any time."""
    return True


def once_ready(situation: Situation) -> bool:
    """Possible once a dataset is open."""
    return situation.ready


def on_record(situation: Situation) -> bool:
    """Possible with the cursor on a record."""
    return situation.ready and situation.on_record


class Command(NamedTuple):
    """One action: what it is called, which keys call it, and when it is possible."""

    id: str
    keys: tuple[str, ...]
    """Key names; a single character stands for itself, ``shift+tab`` for a chord."""
    title: str
    """Two words at most: what the footer and a palette show."""
    help: str
    """One line of the help."""
    group: Group
    footer: int = 0
    """Its rank in the footer, 1 for what must stay where room is scarce; 0 to leave it out."""
    when: Callable[[Situation], bool] = always
    everywhere: bool = False
    """Its keys work over a dialog too."""
    offered: bool = True
    """The palette offers it; not what is of use as a key alone, like a step of the cursor."""


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


def key_name(key: str) -> str:
    """Write a key as a reader knows it: ``⏎`` for ``enter``."""
    return _KEY_NAMES.get(key, key)
