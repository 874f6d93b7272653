"""Dialogs: what a command asks over the explorer, as values; a screen for each shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from dipview.model.values import frozen
from dipview.views.citing.style import Style

if TYPE_CHECKING:
    from dipview.commands.adjudication_session import AdjudicationSession
    from dipview.commands.form_work import Start
    from dipview.commands.import_wish import ImportWish
    from dipview.commands.review_session import ReviewSession
    from dipview.commands.session import Situation
    from dipview.dataset.dataset import Dataset
    from dipview.dataset.problems import Problem
    from dipview.settings.memory import Memory
    from dipview.views.scope import Scope
    from dipview.views.view import View
    from dipview.workspace.workspace import Workspace


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
