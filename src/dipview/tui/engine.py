"""The engine: all that a session needs behind the first frame, imported here whole and at once.

The application imports this module in a thread, once its first frame stands: whatever a key may
need is then there. Nothing that the first frame shows imports it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final, cast

from attrs import evolve
from textual.app import App
from textual.await_complete import AwaitComplete
from textual.screen import Screen

from dipview.commands.bookmarks import keep_search, leave
from dipview.commands.command import Command, called
from dipview.commands.dialogs import (
    AdjudicationDialog,
    BookmarksDialog,
    Dialog,
    ExportDatasetDialog,
    ExportDialog,
    HelpDialog,
    ImportDialog,
    NameDialog,
    PaletteDialog,
    ProblemsDialog,
    ReviewDialog,
    SiteDialog,
    StatementDialog,
)
from dipview.commands.effects import Effects
from dipview.commands.files import problems_of
from dipview.commands.foreign import foreign_in_words
from dipview.commands.form_work import FormWork
from dipview.commands.jobs import (
    CopyText,
    EditPlace,
    EditRecord,
    Job,
    PrepareAdjudication,
    PrepareExport,
    PrepareReview,
    TakeBack,
)
from dipview.commands.keymap import keymap
from dipview.commands.opening import conflicts_in_words, kept_before, opened
from dipview.commands.remedies import remedies_by
from dipview.commands.session import Session
from dipview.exchange.registry import are_imported, exchange_formats
from dipview.formats.document import Layout
from dipview.search.colons import Remark, remark_on
from dipview.search.completion import completed
from dipview.settings.config import Config
from dipview.settings.pages import paper_of, template_of
from dipview.tui import jobs
from dipview.tui.clipboard import copy
from dipview.tui.editor import edit
from dipview.tui.embargo_clock import EmbargoClock
from dipview.tui.loader import Loader
from dipview.tui.messages import FilesChanged, KeptBefore, Post
from dipview.tui.preparing import Drawing, build_unseen, prepare
from dipview.tui.screens.adjudication import AdjudicationScreen
from dipview.tui.screens.decision import DecisionScreen
from dipview.tui.screens.export import Export
from dipview.tui.screens.export_dataset import ExportDataset
from dipview.tui.screens.help import Help
from dipview.tui.screens.import_files import ImportScreen
from dipview.tui.screens.naming import Naming
from dipview.tui.screens.palette import Palette
from dipview.tui.screens.places import Places
from dipview.tui.screens.problems import ProblemsScreen
from dipview.tui.screens.review import ReviewScreen
from dipview.tui.screens.site import SiteScreen
from dipview.tui.screens.statement import StatementScreen
from dipview.tui.showing import show_margins, show_panes, show_preview
from dipview.tui.shown import Shown
from dipview.tui.threads import away
from dipview.tui.widgets.dialog import AnyDialog
from dipview.tui.widgets.pane_area import PaneArea
from dipview.tui.widgets.prepared import ListState
from dipview.tui.widgets.search_box import SearchBox
from dipview.tui.widgets.whole_pane import WholePane
from dipview.views.citing.style import Style
from dipview.views.parts.dates_in_words import WRITTEN
from dipview.views.preview import Preview
from dipview.workspace.awaiting import awaited_view, waiting_words
from dipview.workspace.workspace import Workspace
from dipview.writing.writer import Writer

if TYPE_CHECKING:
    from pathlib import Path

_ABOUT_OTHER_PROGRAMS: Final = (ImportDialog, ExportDatasetDialog)
"""Dialogs that list the formats of other programs."""


class Engine:
    """Runs the commands of a session, reads its files, and makes what its screen draws.

    Args:
        app: The application.
        session: What the commands work on.
        post: Posts messages to the screen.
        config: What the user has set.
        watched: Read the files again when they change.
    """

    def __init__(
        self,
        app: App[Any],
        session: Session,
        post: Post,
        config: Config,
        *,
        watched: bool,
    ) -> None:
        WRITTEN.days = config.dates
        session.style = Style(config.citations)
        keys = keymap(config.keys)
        self.commands: Sequence[Command] = keys.commands
        """The commands, with the keys that the user has chosen for them."""
        self.mistakes = keys.mistakes
        """What is wrong in what the user has chosen."""
        self.remedies = remedies_by({each.id: each.keys for each in keys.commands})
        """How what could be done where a view has no rows is called for."""
        self.loader = Loader(session.paths, session.limits, post, watched=watched)
        session.writer = Writer(session.paths, session.limits)
        session.keys = {command.id: command.keys for command in keys.commands}
        session.clearance = session.clearance or config.clearance
        self._embargoes = EmbargoClock(session)
        self._watched = watched
        self._layout = Layout(paper=paper_of(config), template=template_of(config))
        self._app = app
        self._post = post
        self._session = session

    # Files

    @property
    def reading(self) -> bool:
        """Whether files are being read."""
        return self.loader.reading

    def read(self, *, asked: bool) -> None:
        """Read the files; in a thread."""
        self.loader.read(asked=asked)

    def stop(self) -> bool:
        """End what is being read; tells whether anything was."""
        return self.loader.stop()

    # Commands

    def run(self, command: str, key: str) -> Effects:
        """Give the effects of a command; none where it is not possible now."""
        session = self._session
        wanted = called(self.commands, command, key, session.location.view)
        session.layout = evolve(session.layout, pressed=key)
        return wanted.run(session) if wanted.when(session.situation) else ()

    def keep_search(self) -> Effects:
        """Give the effects of leaving the search box."""
        return keep_search(self._session)

    def complete(self, query: str) -> str:
        """Complete a query; in a thread. Gives nothing where there is nothing to add."""
        workspace = self._session.workspace
        if workspace is None:
            return completed(query)
        return completed(query, workspace.dataset, workspace.labels)

    def remark(self, query: str) -> Remark | None:
        """Tell of a word that looks like a field and is searched as a word."""
        return remark_on(query)

    def opened(self, workspace: Workspace) -> Effects:
        """Take over what was read; gives what follows."""
        return opened(self._session, workspace)

    def banner(self) -> tuple[str, str, bool]:
        """Say of what is open in which file a merge was not finished, or which is only looked at.

        Returns:
            The file, what is to be known of it, and whether something is wrong.
        """
        conflict = conflicts_in_words(self._session)
        return (*conflict, True) if conflict[0] else (*foreign_in_words(self._session), False)

    def kept_before(self, message: KeptBefore) -> tuple[str, str]:
        """Keep what was read before; gives where something is wrong in the files, and what."""
        return kept_before(self._session, message.lost, message.emptied)

    def open(self, paths: tuple[Path, ...]) -> None:
        """Turn to other files, which are still to be read; what is open is left as at the end."""
        self.end()
        session = self._session
        session.change_to(paths)
        session.writer = Writer(paths, session.limits)
        self.loader = Loader(paths, session.limits, self._post, watched=self._watched)

    def end(self) -> None:
        """Read no further, and keep where the user is."""
        self.loader.end()
        leave(self._session)

    def job(self, job: Job) -> Callable[[], Any]:
        """Give what does a job, in the application's loop."""
        match job:
            case CopyText():
                return partial(copy, self._app, self._post, job)
            case EditRecord() | EditPlace():
                return partial(edit, self._app, self._post, job)
            case PrepareExport() | PrepareReview() | PrepareAdjudication():
                return partial(jobs.prepare, self._session, self._post, job)
            case TakeBack():
                return partial(jobs.take_back, self._post, job)
        raise TypeError(type(job))

    # Dialogs

    def whole_pane(self) -> WholePane:
        """Make the pane of whole views."""
        return WholePane()

    def open_dialog(
        self, dialog: Dialog, answered: Callable[[Any], Awaitable[None]]
    ) -> Awaitable[object]:
        """Open a dialog, once what it needs has been imported away from the keys.

        Args:
            dialog: What to open.
            answered: Called with what it gives.
        """
        if isinstance(dialog, _ABOUT_OTHER_PROGRAMS) and not are_imported():
            return AwaitComplete(self._open_once_imported(dialog, answered))
        return self._open(dialog, answered)

    async def _open_once_imported(
        self, dialog: Dialog, answered: Callable[[Any], Awaitable[None]]
    ) -> None:
        await away(exchange_formats, passing=True)
        if self._app.return_code is None:
            await self._open(dialog, answered)

    def _open(
        self, dialog: Dialog, answered: Callable[[Any], Awaitable[None]]
    ) -> Awaitable[object]:
        screen = self._screen_of(dialog)
        return screen.come(cast("Awaitable[object]", self._app.push_screen(screen, answered)))

    def _screen_of(self, dialog: Dialog) -> AnyDialog:
        """Make the screen of a dialog."""
        match dialog:
            case HelpDialog(situation=situation):
                return Help(situation, self.commands)
            case PaletteDialog():
                return Palette(dialog, self.commands)
            case ProblemsDialog():
                return ProblemsScreen(dialog, self.commands)
            case BookmarksDialog():
                self._app.clear_notifications()  # which would lie over what is listed
                return Places(dialog, self.commands)
            case NameDialog():
                return Naming(dialog)
            case StatementDialog():
                return StatementScreen(dialog, FormWork(self._session))
            case ReviewDialog(session=review):
                work = FormWork(self._session)
                return ReviewScreen(review, work, self._reviewed)
            case AdjudicationDialog(session=adjudication):
                return AdjudicationScreen(adjudication, lambda _: self._post(FilesChanged()))
        return self._screen_about_files(dialog)

    def _screen_about_files(self, dialog: Dialog) -> AnyDialog:
        """Make the screen of a dialog that reads or writes files of the user's choice."""
        match dialog:
            case ExportDialog():
                return Export(dialog, self._layout)
            case ImportDialog(wish=wish):
                return ImportScreen(wish, self._session)
            case ExportDatasetDialog():
                return ExportDataset(dialog)
            case SiteDialog():
                return SiteScreen(dialog)
        raise TypeError(type(dialog))

    def _reviewed(self, statement: str) -> None:
        """Take note of a statement that was written; who is new in it is offered for the next."""
        if statement:
            self._session.written = (*self._session.written, statement)
        self._post(FilesChanged())

    def renew(self, screens: Iterable[Screen[Any]]) -> None:
        """Bring dialogs up to date with files that were read again."""
        for screen in screens:
            if isinstance(screen, ProblemsScreen):
                screen.renew(*problems_of(self._session))
            elif isinstance(screen, StatementScreen):
                screen.renew()
            elif isinstance(screen, DecisionScreen) and self._session.workspace is not None:
                screen.renew(self._session.workspace)

    # Drawing

    def show_awaited(
        self,
        screen: Screen[Any],
        area: PaneArea,
        shown: Shown,
        progress: str,
        seconds: float,
    ) -> Shown:
        """Say of what the session's location shows that it is not there yet; gives what is seen.

        Args:
            screen: Has the search box, which tells it of the panes.
            area: Where the panes are.
            shown: What is seen till then.
            progress: How far it is, in words; empty where that is not known.
            seconds: For how long it is waited for; 0 as long as nobody would notice it.
        """
        workspace, location = self._session.workspace, self._session.location
        if not location.view:
            screen.query_one(SearchBox).show_waiting()
        elif workspace is not None and shown.lacks(location):
            told = waiting_words(progress, seconds) if seconds else ""
            area.whole.show_awaited(awaited_view(workspace, location, told))
            return evolve(shown, location=None, whole=None)
        return shown

    def prepare(
        self,
        states: Mapping[str, ListState],
        seen: Sequence[str],
        query: str,
    ) -> Drawing | None:
        """Work out, away from the keys, what is to be drawn at the session's location."""
        workspace = self._session.workspace
        if workspace is None:
            return None
        return prepare(workspace, self._session.location, states, seen, query)

    def build_unseen(self, drawing: Drawing, seen: Sequence[str]) -> None:
        """Build, away from the keys, what a key may show next."""
        build_unseen(drawing.model, seen)

    def show(self, area: PaneArea, drawing: Drawing, *, keep: bool, restore: bool) -> None:
        """Put what was worked out into the panes."""
        if self._session.workspace is not None:
            dataset = self._session.workspace.dataset
            show_panes(area, drawing.model, dataset, drawing.prepared, keep=keep, restore=restore)

    def show_margins(self, screen: Screen[Any], area: PaneArea) -> None:
        """Bring the lines around the panes up to date."""
        show_margins(screen, self._session, self.commands, area)
        self._embargoes.wait(screen, partial(self.show_margins, screen, area))

    def show_preview(self, screen: Screen[Any], area: PaneArea, preview: Preview | None) -> None:
        """Show the first records of files that are still being read; of None, none."""
        show_preview(screen, area, preview or Preview())
