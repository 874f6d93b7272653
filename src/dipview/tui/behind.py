"""What the explorer has behind its first frame, as far as it knows it, and what it has shown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from textual.screen import ModalScreen, Screen

from dipview.commands import effects
from dipview.model.values import frozen
from dipview.tui import messages

if TYPE_CHECKING:
    from pathlib import Path

    from dipview.commands.command import Command
    from dipview.search.colons import Remark
    from dipview.tui.preparing import Drawing
    from dipview.tui.widgets.pane_area import PaneArea
    from dipview.tui.widgets.prepared import ListState
    from dipview.tui.widgets.whole_pane import WholePane
    from dipview.views.preview import Preview
    from dipview.workspace.history import Location
    from dipview.workspace.workspace import Workspace


@frozen(kw_only=True)
class Shown:
    """What is drawn, and what the user waits for."""

    location: Location | None = None
    """The location that is drawn; None while another one is still to be drawn in its place."""
    query: str = ""
    """The query of what is drawn."""
    whole: Location | None = None
    """Whose whole view stands in the pane of whole views; None where there is none yet."""
    best: str | None = None
    """Id of the best match."""
    wants_best: bool = False
    """The keys are to go to the best match once it is known."""
    new_search: bool = True
    """The next letter in the search box begins a search, and an entry in the history."""

    def awaits(self, location: Location) -> bool:
        """Tell whether there is nothing yet in place of a location's whole view."""
        return bool(location.view) and self.whole is None

    def shows_another(self, location: Location) -> bool:
        """Tell whether another whole view is seen than a location's, or one of somebody else."""
        if self.whole is None or not location.view:
            return bool(location.view)
        wanted = (location.view, location.scope.subjects)
        return (self.whole.view, self.whole.scope.subjects) != wanted

    def lacks(self, location: Location) -> bool:
        """Tell whether the whole view of a location is not what is seen, through its scope."""
        return self.shows_another(location) or (
            self.whole is not None and self.whole.scope != location.scope
        )


class Engine(Protocol):
    """Runs the commands of a session, reads its files, and makes what its screen draws."""

    commands: Sequence[Command]

    @property
    def reading(self) -> bool:
        """Whether files are being read."""

    def read(self, *, asked: bool) -> None:
        """Read the files; in a thread."""

    def stop(self) -> bool:
        """End what is being read; tells whether anything was."""

    def open(self, paths: tuple[Path, ...]) -> None:
        """Turn to other files, which are still to be read; what is open is left as at the end."""

    def end(self) -> None:
        """Read no further, and keep where the user is."""

    def run(self, command: str, key: str) -> effects.Effects:
        """Give the effects of a command; none where it is not possible now."""

    def keep_search(self) -> effects.Effects:
        """Give the effects of leaving the search box."""

    def complete(self, query: str) -> str:
        """Complete a query; in a thread. Gives nothing where there is nothing to add."""

    def remark(self, query: str) -> Remark | None:
        """Tell of a word that looks like a field and is searched as a word."""

    def opened(self, workspace: Workspace) -> effects.Effects:
        """Take over what was read; gives what follows."""

    def banner(self) -> tuple[str, str, bool]:
        """Say of what is open in which file a merge was not finished, or which is only looked at.

        Returns:
            The file, what is to be known of it, and whether something is wrong.
        """

    def kept_before(self, message: messages.KeptBefore) -> tuple[str, str]:
        """Keep what was read before; gives where something is wrong in the files, and what."""

    def job(self, job: effects.Job) -> Callable[[], Any]:
        """Give what does a job, in the application's loop."""

    def whole_pane(self) -> WholePane:
        """Make the pane of whole views."""

    def screen_of(self, dialog: effects.Dialog) -> ModalScreen[Any]:
        """Make the screen of a dialog."""

    def renew(self, screens: Iterable[Screen[Any]]) -> None:
        """Bring dialogs up to date with files that were read again."""

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

    def prepare(
        self,
        states: Mapping[str, ListState],
        seen: Sequence[str],
        query: str,
    ) -> Drawing | None:
        """Work out, away from the keys, what is to be drawn at the session's location."""

    def build_unseen(self, drawing: Drawing, seen: Sequence[str]) -> None:
        """Build, away from the keys, what a key may show next."""

    def show(self, area: PaneArea, drawing: Drawing, *, keep: bool, restore: bool) -> None:
        """Put what was worked out into the panes."""

    def show_margins(self, screen: Screen[Any], area: PaneArea) -> None:
        """Bring the lines around the panes up to date."""

    def show_preview(self, screen: Screen[Any], area: PaneArea, preview: Preview | None) -> None:
        """Show the first records of files that are still being read; of None, none."""
