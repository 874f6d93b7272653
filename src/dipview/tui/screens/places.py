"""The places to come back to: bookmarks and saved views, in one list over the explorer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from dipview.settings.places import BOOKMARK, VIEW, places_view
from dipview.tui.bindings import bind, keys_of
from dipview.tui.remembering import go_to_bookmark, go_to_view, remember
from dipview.tui.screens.list_screen import ListScreen
from dipview.tui.widgets.record_list import RecordList

if TYPE_CHECKING:
    from dipview.dataset.dataset import Dataset
    from dipview.settings.memory import Memory
    from dipview.tui.screens.explorer import Explorer


class Places(ListScreen):
    """Lists what is kept; Enter goes there, d or x takes it away.

    Args:
        explorer: The explorer below.
        memory: What it remembers.
        dataset: What is open.
    """

    HINT = "⏎ goes there · d takes it away · Esc closes"

    def __init__(self, explorer: Explorer, memory: Memory, dataset: Dataset) -> None:
        keys = keys_of(explorer.commands, "bookmarks")
        super().__init__(places_view(dataset, memory.now, memory.passing), keys, explorer.commands)
        own = (("enter", "go"), ("d,x,delete", "take_away"))
        bind(self._bindings, [Binding(each, action, show=False) for each, action in own])
        self._explorer = explorer
        self._memory = memory
        self._dataset = dataset

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go to what was chosen with the mouse."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Go to the place under the cursor."""
        row, now = self.query_one(RecordList).cursor_row, self._memory.now
        if row is None:
            return
        self.dismiss()
        mark = now.bookmark_of(row.id.removeprefix(BOOKMARK))
        view = now.view_called(row.id.removeprefix(VIEW))
        if row.id.startswith(BOOKMARK) and mark is not None:
            self._explorer.call_later(go_to_bookmark, self._explorer, mark)
        elif row.id.startswith(VIEW) and view is not None:
            self._explorer.call_later(go_to_view, self._explorer, view)

    def action_take_away(self) -> None:
        """Take what is under the cursor away."""
        record_list = self.query_one(RecordList)
        row = record_list.cursor_row
        if row is None:
            return
        if row.id.startswith(BOOKMARK):
            record = row.id.removeprefix(BOOKMARK)
            remember(self._explorer, lambda remembered: remembered.without_bookmark(record))
        else:
            name = row.id.removeprefix(VIEW)
            remember(self._explorer, lambda remembered: remembered.without_view(name))
        view = places_view(self._dataset, self._memory.now, self._memory.passing)
        if not view.count:
            self.dismiss()
        self.show(view)
