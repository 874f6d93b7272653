"""The places to come back to: bookmarks and saved views, in one list over the explorer."""

from __future__ import annotations

from collections.abc import Sequence

from textual.binding import Binding

from dipview.commands.command import Command
from dipview.commands.dialogs import BookmarksDialog
from dipview.settings.places import BOOKMARK, VIEW, places_view
from dipview.settings.remembered import Bookmark, SavedView
from dipview.tui.bindings import bind, keys_of
from dipview.tui.screens.list_screen import ListScreen
from dipview.tui.widgets.record_list import RecordList
from dipview.views.view import View


class Places(ListScreen[Bookmark | SavedView | None]):
    """Lists what is kept, and gives what was chosen; d or x takes it away.

    Args:
        asked: What is remembered, and of which dataset.
        commands: The commands, with the keys that the user has chosen for them.
    """

    HINT = "⏎ goes there · d takes it away · Esc closes"

    def __init__(self, asked: BookmarksDialog, commands: Sequence[Command]) -> None:
        super().__init__(_view(asked), keys_of(commands, "bookmarks"), commands)
        own = (("enter", "go"), ("d,x,delete", "take_away"))
        bind(self._bindings, [Binding(each, action, show=False) for each, action in own])
        self._asked = asked

    def on_record_list_opened(self, event: RecordList.Opened) -> None:
        """Go to what was chosen with the mouse."""
        event.stop()
        self.action_go()

    def action_go(self) -> None:
        """Go to the place under the cursor."""
        row, now = self.list.cursor_row, self._asked.memory.now
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
            self._asked.memory.change(lambda remembered: remembered.without_bookmark(record))
        else:
            name = row.id.removeprefix(VIEW)
            self._asked.memory.change(lambda remembered: remembered.without_view(name))
        self.app.run_worker(self._asked.memory.keep, thread=True, group="memory")
        view = _view(self._asked)
        if not view.count:
            self.dismiss(None)
        self.show(view)


def _view(asked: BookmarksDialog) -> View:
    return places_view(asked.dataset, asked.memory.now, asked.memory.passing)
