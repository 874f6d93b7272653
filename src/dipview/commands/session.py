"""The session: what is open, where the user is and was, and what they chose; no screen, no Textual.

A command reads it, and says in effects what is to change; the screen alone changes it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import define, field

from dipview.commands.deciding import Deciding
from dipview.dataset.bundled import name_of
from dipview.dataset.release.clearance import now
from dipview.model.values import frozen
from dipview.views.citing.style import Style
from dipview.workspace.history import History, Location, history_from
from dipview.workspace.whole_views import READER, WHOLE_VIEWS

if TYPE_CHECKING:
    from dipview.dataset.limits import Limits
    from dipview.dataset.problems import Problem
    from dipview.settings.memory import Memory
    from dipview.views.view import Row, View
    from dipview.workspace.foreign_file import ForeignFile
    from dipview.workspace.workspace import Workspace
    from dipview.writing.writer import Writer


@frozen(kw_only=True)
class Situation:
    """What a session can say of itself when it is asked which commands are possible."""

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
    by_issue: bool = True
    """What is looked at has issues for columns."""
    in_periods: bool = True
    """What is looked at counts by periods."""
    reading: bool = True
    """The text of a source is looked at."""
    bundled: str = ""
    """Name of the bundled dataset that is open; empty for other files."""


@frozen(kw_only=True)
class Layout:
    """How the session is seen at the moment: all that a command may know of the screen."""

    wide: bool = True
    """The panes are seen together."""
    typing: bool = False
    """Keys go into the search box."""
    pressed: str = ""
    """The key that called the command; empty where it is called by its name."""
    panes: tuple[str, ...] = ()
    """Names of the panes that can be gone to with Tab, from left to right."""
    row: Row | None = None
    """The row under the cursor of the focused pane."""
    index: int | None = None
    """Which row of its list that is."""
    view: View | None = None
    """What the focused pane shows."""
    listed: View | None = None
    """What its list draws: the view without what is drawn beside the list."""
    beside: tuple[View, ...] = ()
    """What all panes show that are seen together on a wide screen, from left to right."""
    whole: View | None = None
    """The whole view, wherever the keys go; None at the panes."""
    whole_row: Row | None = None
    """The row under its cursor."""
    whole_index: int | None = None
    """Which row of its list that is."""
    along: bool = False
    """The focused pane has columns or periods to go along."""
    is_wide: bool = False
    """It is a sheet of which not all columns are in sight."""
    zoom: str = ""
    """By which periods a timeline is counted."""
    theme: str = ""
    themes: tuple[str, ...] = ()
    """Names of the themes: dipview's own, then Textual's."""
    own_themes: tuple[str, ...] = ()


@define(kw_only=True, eq=False, repr=False)
class Session:
    """One user's work on one dataset."""

    paths: tuple[Path, ...] = ()
    """The files and folders that are open; none for the bundled dataset."""
    limits: Limits | None = None
    """How many bytes may be read; None for what dipview reads by default."""
    fresh: bool = False
    """Begin anew, not where the user left off."""
    style: Style = Style.PLAIN
    """The style of citation in which sources are copied and exported."""
    keys: Mapping[str, tuple[str, ...]] = field(factory=dict)
    """The keys of each command, by its id, as the user has chosen them."""
    to_review: str | Deciding = ""
    """The source whose review is all that is wanted, or that it is decided whose coding stands;
    empty for the explorer."""
    workspace: Workspace | None = None
    """What is open; None before it is."""
    history: History = field(factory=history_from)
    marked: tuple[str, ...] = ()
    """Ids of the actors that are to be compared."""
    written: tuple[str, ...] = ()
    """Ids of the statements that were written here, the last one last."""
    memory: Memory | None = None
    """What is remembered of the dataset; None before that is read."""
    lost: tuple[Problem, ...] = ()
    """Why what was read before is shown in place of what the files say; empty where it is not."""
    awaited: bool = False
    """The whole view of the location is still being made: what is seen says so."""
    reading: bool = False
    """Files are being read."""
    clearance: str = ""
    """Up to which marking documents leave; empty for the lowest."""
    clock: Callable[[], dt.datetime] = now
    """Tells the moment, with an offset."""
    zone: dt.tzinfo | None = None
    """The reader's zone; None for that of the system."""
    zoomed: bool = False
    """The focused pane has the whole screen."""
    layout: Layout = field(factory=Layout)
    writer: Writer | None = None
    """Writes records into the files, and can take back what it wrote; None before all is ready."""

    @property
    def opened(self) -> Workspace:
        """What is open, for what can only be asked once something is."""
        assert self.workspace is not None  # noqa: S101 - for the type checker
        return self.workspace

    @property
    def foreign(self) -> tuple[ForeignFile, ...]:
        """Files of other programs that are open, and only looked at."""
        return self.workspace.foreign if self.workspace is not None else ()

    def change_to(self, paths: tuple[Path, ...]) -> None:
        """Turn to other files and folders, which are still to be read."""
        self.writer = None
        self.paths, self.workspace, self.memory = paths, None, None
        self.history, self.marked, self.lost = history_from(), (), ()
        self.written = ()

    @property
    def location(self) -> Location:
        """Where the user is."""
        return self.history.now

    @property
    def source_read(self) -> str:
        """The id of the source whose text is read; empty in any other view."""
        location = self.location
        return next(iter(location.scope.subjects), "") if location.view == READER else ""

    @property
    def situation(self) -> Situation:
        """What decides which commands are possible."""
        known = WHOLE_VIEWS.get(self.location.view)
        return Situation(
            ready=self.workspace is not None,
            on_record=self.layout.row is not None,
            can_go_back=bool(self.history.before),
            can_go_forward=bool(self.history.after),
            problems=bool(self.workspace and self.workspace.dataset.problems),
            by_issue=known is not None and known.by_issue,
            in_periods=known is not None and known.in_periods,
            reading=self.location.view == READER,
            bundled=name_of(self.paths),
        )
