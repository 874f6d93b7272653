"""The places to come back to: bookmarks and saved views, in one list over the explorer."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from dipview.commands.command import Command
from dipview.dataset.dataset import Dataset
from dipview.settings.memory import Memory
from dipview.settings.places import BOOKMARK, VIEW, places_view
from dipview.settings.remembered import Bookmark, SavedView
from dipview.tui.bindings import bind, keys_of
from dipview.tui.screens.list_screen import ListScreen
from dipview.tui.widgets.record_list import RecordList


class Places(ListScreen[Bookmark | SavedView | None]):
    """Lists what is kept, and gives what was chosen; d or x takes it away.

    Args:
        memory: What is remembered.
        dataset: What is open.
        commands: The commands, with the keys that the user has chosen for them.
    """

    HINT = "⏎ goes there · d takes it away · Esc closes"

    def __init__(self, memory: Memory, dataset: Dataset, commands: Sequence[Command]) -> None:
        view = places_view(dataset, memory.now, memory.passing)
        super().__init__(view, keys_of(commands, "bookmarks"), commands)
        own = (("enter", "go"), ("d,x,delete", "take_away"))
        bind(self._bindings, [Binding(each, action, show=False) for each, action in own])
        self._memory = memory
        self._dataset = dataset

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go to what was chosen with the mouse."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Go to the place under the cursor."""
        row, now = self.list.cursor_row, self._memory.now
        if row is None:
            return
        if row.id.startswith(BOOKMARK):
            self.dismiss(now.bookmark_of(row.id.removeprefix(BOOKMARK)))
        else:
            self.dismiss(now.view_called(row.id.removeprefix(VIEW)))

    def action_take_away(self) -> None:
        """Take what is under the cursor away."""
        record_list = self.list
        row = record_list.cursor_row
        if row is None:
            return
        if row.id.startswith(BOOKMARK):
            record = row.id.removeprefix(BOOKMARK)
            self._memory.change(lambda remembered: remembered.without_bookmark(record))
        else:
            name = row.id.removeprefix(VIEW)
            self._memory.change(lambda remembered: remembered.without_view(name))
        self.app.run_worker(self._memory.keep, thread=True, group="memory")
        view = places_view(self._dataset, self._memory.now, self._memory.passing)
        if not view.count:
            self.dismiss(None)
        self.show(view)
