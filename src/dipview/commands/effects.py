"""Effects: what a command asks for, as values; a screen carries them out, a test compares them."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from dipview.model.values import frozen

if TYPE_CHECKING:
    from pathlib import Path

    from dipview.commands.dialogs import Dialog
    from dipview.commands.jobs import Job
    from dipview.commands.session import Session
    from dipview.settings.memory import Change
    from dipview.workspace.history import History


class Effect:
    """Something that a command asks for."""

    __slots__ = ()


Effects: TypeAlias = tuple[Effect, ...]
"""What is to be done, in this order."""
Answer: TypeAlias = "Callable[[Session, Any], Effects]"
"""Says what follows from the answer that a dialog gives."""


# Where the user is


@frozen
class Go(Effect):
    """Show the location of a history."""

    history: History
    focus: bool = False
    """Bring the keys to the location's pane too."""


@frozen
class Restore(Effect):
    """Show the location of a history as it was left, with its cursor and its query."""

    history: History


@frozen
class Focus(Effect):
    """Bring the keys to the pane of a history's location, which shows already what is there."""

    history: History


@frozen
class Move(Effect):
    """Move the cursor of the focused list."""

    step: str
    """Id of the command: ``up``, ``page-down`` and the like."""


@frozen
class MoveTo(Effect):
    """Move the cursor of the whole view to a record, or to what a row is about."""

    id: str


class Stretch(Enum):
    """How far a step along a sheet goes."""

    ONE = "one"
    SCREEN = "screen"
    """As many columns as are in sight."""
    ALL = "all"


@frozen
class MoveAlong(Effect):
    """Go on to another column of a sheet or period of a timeline, or with -1 back."""

    step: int
    stretch: Stretch = Stretch.ONE


@frozen
class Zoom(Effect):
    """Give the focused pane the whole screen, or give it back."""

    on: bool


@frozen
class Mark(Effect):
    """Mark these actors and no others."""

    actors: tuple[str, ...]


# The search box


@frozen
class EnterSearch(Effect):
    """Bring the keys to the search box."""


@frozen
class LeaveSearch(Effect):
    """Bring the keys from the search box to the pane."""


@frozen
class Recall(Effect):
    """Put an earlier search into the search box, or with -1 a later one."""

    searches: tuple[str, ...]
    """Earlier searches, the newest first."""
    step: int
    otherwise: Effects = ()
    """What is done where there is none."""


# Telling, asking, working


@frozen
class Notify(Effect):
    """Tell the user something."""

    text: str
    error: bool = False
    """Something could not be done."""
    beside: bool = False
    """Leave what is told already."""


def tell(_session: Session, text: str | None) -> Effects:
    """Give what follows a dialog that answers with what it did in words, or None."""
    return (Notify(text),) if text else ()


@frozen
class Open(Effect):
    """Ask the user something over the explorer."""

    dialog: Dialog
    then: Answer | None = None
    """None where the dialog gives no answer."""


@frozen
class Run(Effect):
    """Do what takes its time away from the keys."""

    job: Job


@frozen
class Remember(Effect):
    """Make a change to what is remembered of the dataset, and write it away from the keys."""

    change: Change
    if_kept: Effects = ()
    """What follows where it is kept when the explorer is left."""
    if_passing: Effects = ()
    """What follows where it is not."""


@frozen
class Call(Effect):
    """Do what another command does."""

    command: str


# The program


@frozen
class Load(Effect):
    """Read the files again."""


@frozen
class OpenDataset(Effect):
    """Open other files and folders in place of those that are open."""

    paths: tuple[Path, ...]
    """None for the bundled dataset."""


@frozen
class StopReading(Effect):
    """End what is being read."""


@frozen
class SetTheme(Effect):
    """Draw in another theme."""

    name: str


@frozen
class Suspend(Effect):
    """Go back to the shell for a while."""


@frozen
class Leave(Effect):
    """End the program."""

    code: int = 0
