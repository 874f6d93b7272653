"""The palette: goes to a view, a record, a command or a theme by what is typed."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from textual import work
from textual.widgets import Input
from textual.worker import get_current_worker

from dipview.commands.command import Command
from dipview.commands.dialogs import PaletteDialog
from dipview.commands.going import subjects_of, way_of
from dipview.commands.palette import PaletteItem
from dipview.commands.palette_items import Found, PaletteItems, found_for, palette_items_of
from dipview.commands.table import COMMANDS
from dipview.commands.typed import Fit
from dipview.computing import Computation, ComputationCancelled
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.typed_list import TypedList
from dipview.workspace.whole_views import Subjects

_RECORDS = 40
"""Records that are listed: more than a screen shows."""


class Palette(TypedList[PaletteItem | None]):
    """Gives what was chosen, or None when it was left.

    Views, commands and themes are listed at once; records follow from a thread, and only those
    of the newest text.

    Args:
        asked: What is possible, which themes there are, and where records are looked up.
        commands: All commands, with the user's own keys.
    """

    def __init__(self, asked: PaletteDialog, commands: Sequence[Command] = COMMANDS) -> None:
        super().__init__(
            "Go to", ":", "a view, a record, a command; or: statements russia sanctions"
        )
        self._asked = asked
        self._commands = commands
        self._typed = ""
        self._items: PaletteItems | None = None
        self._found: Found | None = None
        self._wanted = False
        self._scope_in_words = False
        self._looking_up = Computation()

    @property
    def busy(self) -> bool:
        """Whether records of what is typed are still to come."""
        return self._looks_up and (self._found is None or self._found.typed != self._typed)

    @property
    def _looks_up(self) -> bool:
        return bool(self._typed) and self._asked.workspace is not None

    def changed(self, typed: str) -> None:
        """List what there is for a text, and look its records up."""
        self._typed = typed.strip()
        self._wanted = False
        self._looking_up.cancel()
        self._looking_up = Computation()
        self._list()
        self._look_up()

    def _list(self, *, keep: bool = False) -> None:
        self._items = palette_items_of(
            self._typed, self._asked.situation, self._asked.themes, self._found, self._commands
        )
        self.list.show_view(self._items.view, keep=keep)
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Say what the keys do now: what is typed is cleared before the palette closes."""
        listed = self._items is not None and bool(self._items.each)
        leaves = "Esc clears" if self.input.value else "Esc closes"
        self.tell_keys(f"⏎ goes there · ↑ ↓ choose · {leaves}" if listed else leaves)

    def _look_up(self) -> None:
        """Look up the newest text; one at a time, so that waiting ones take no threads away."""
        if not self._scope_in_words and self._looks_up:
            self._scope_in_words = True
            self._look_up_apart(self._typed, self._looking_up)

    @work(thread=True, group="look-up")
    def _look_up_apart(self, typed: str, computation: Computation) -> None:
        found = None
        if self._asked.workspace is not None:
            with suppress(ComputationCancelled):
                found = computation.run(found_for, self._asked.workspace, typed, _RECORDS)
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._show_found, found)

    def _show_found(self, found: Found | None) -> None:
        """Show what was looked up; look the text up that is typed by now."""
        self._scope_in_words = False
        if not self.is_current:
            return
        if found is None or found.typed != self._typed:
            self._look_up()
            return
        moved = bool(self.list.cursor_index)
        self._found = found
        self._list(keep=moved)
        if self._wanted:
            self._take()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Do what is under the cursor; where records may fit better, once they are there."""
        event.stop()
        if self.busy and not self.list.cursor_index and not self._is_clear():
            self._wanted = True
        else:
            self._take()

    def _is_clear(self) -> bool:
        """Tell whether the first row fits so well that no record will stand before it."""
        way = way_of(self._typed)
        if way is not None:
            return subjects_of(way.place) is Subjects.NONE
        return self._items is not None and self._items.best <= Fit.WHOLE

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Do what was clicked twice."""
        event.stop()
        self._take()

    def _take(self) -> None:
        at = self.list.cursor_index
        item = self._items.each[at] if self._items is not None and at is not None else None
        if item is not None and self.is_current:
            self.dismiss(item)
