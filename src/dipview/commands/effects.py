"""Effects: what a command asks for, as values; a screen carries them out, a test compares them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias

from dipview.model.values import frozen
from dipview.views.citing.style import Style

if TYPE_CHECKING:
    from pathlib import Path

    from dipview.commands.adjudication_session import AdjudicationSession
    from dipview.commands.form_work import Start
    from dipview.commands.import_wish import ImportWish
    from dipview.commands.leaving import Leaving
    from dipview.commands.review_session import ReviewSession
    from dipview.commands.session import Session, Situation
    from dipview.dataset.dataset import Dataset
    from dipview.dataset.problems import Place, Problem
    from dipview.settings.memory import Change, Memory
    from dipview.views.scope import Scope
    from dipview.views.view import View
    from dipview.workspace.history import History
    from dipview.workspace.workspace import Workspace
    from dipview.writing.journal import Journal


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


# Dialogs


def tell(_session: Session, text: str | None) -> Effects:
    """Give what follows a dialog that answers with what it did in words, or None."""
    return (Notify(text),) if text else ()


class Dialog:
    """A dialog that lies over the explorer until it is answered."""

    __slots__ = ()


@frozen
class HelpDialog(Dialog):
    """The help; what is not possible in the situation is faint."""

    situation: Situation


@frozen
class PaletteDialog(Dialog):
    """The palette; answers with a ``PaletteItem``, or None."""

    situation: Situation
    themes: Sequence[str]
    workspace: Workspace | None
    """Where records are looked up; None before anything is open."""


@frozen
class ExportDialog(Dialog):
    """Writes a view to a file; answers with what was written in words, or None."""

    view: View
    every: View | None
    """All panes as one view; None where there is nothing in them."""
    style: Style = Style.PLAIN
    """In which style a document for readers writes sources."""


@frozen
class ImportDialog(Dialog):
    """Brings in files of another program; answers with what was ``Written``, or None."""

    wish: ImportWish
    """What is asked for at first."""


@frozen
class ExportDatasetDialog(Dialog):
    """Writes a dataset for another program; answers with what was written in words, or None."""

    workspace: Workspace
    scope: Scope
    """What a network is looked at through."""
    leaves: Callable[[], Workspace]
    """Gives what of it may leave; takes its time."""


@frozen
class SiteDialog(Dialog):
    """Writes a dataset as pages; answers with what was written in words, or None."""

    workspace: Workspace
    scope: Scope
    """Its days and switches hold for every page."""
    leaves: Callable[[], Workspace]
    """Gives what of it may leave; takes its time."""
    style: Style


@frozen
class ProblemsDialog(Dialog):
    """What is wrong in the files; an editor opens at each place."""

    view: View
    problems: Sequence[Problem]


@frozen
class BookmarksDialog(Dialog):
    """Bookmarks and saved views; answers with a ``Bookmark`` or a ``SavedView``, or None."""

    memory: Memory
    dataset: Dataset


@frozen
class NameDialog(Dialog):
    """Asks under which name to save a view; answers with it, or None."""

    phrases: Sequence[str]
    """What is to be saved, in words."""
    taken: Sequence[str]
    """Names that are in use."""
    passing: str = ""
    """Why nothing is kept; empty where it is."""


@frozen
class StatementDialog(Dialog):
    """The form of a statement; answers with a ``FormWritten`` once it is written, or None."""

    title: str
    start: Start
    """Gives the form as it is at first."""


@frozen
class ReviewDialog(Dialog):
    """The review of a source's drafts; answers once it is left."""

    session: ReviewSession


@frozen
class AdjudicationDialog(Dialog):
    """The decision of whose coding stands; answers once it is left."""

    session: AdjudicationSession


# Jobs


class Job:
    """Something that is done away from the keys."""

    __slots__ = ()


@frozen
class CopyText(Job):
    """Put a text on the clipboard."""

    what: str
    """What it is, in words."""
    write: Callable[[], str]


@frozen
class PrepareExport(Job):
    """Make of what may leave what is seen, to be written to a file."""

    make: Callable[[], Leaving]
    """Raises ``NothingLeavesError`` where nothing of it may."""


@frozen
class TakeBack(Job):
    """Take back what was written last."""

    journal: Journal


@frozen
class EditRecord(Job):
    """Open the user's editor at the first of some records that is written in a file."""

    dataset: Dataset
    ids: tuple[str, ...]


@frozen
class EditPlace(Job):
    """Open the user's editor at a place."""

    place: Place


@frozen
class PrepareReview(Job):
    """Draft a source, where that is not done, and open its review."""

    source: str
    """The id of the source."""
    alone: bool = False
    """The program ends with the review."""


@frozen
class PrepareAdjudication(Job):
    """Find where coders differ, and open the decision of whose coding stands."""

    by: str = ""
    """Who decides; empty for whoever is at work here."""
    alone: bool = False
    """The program ends with it."""
