"""A screen over the explorer that shows one view in one list: the help, the problems."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from dipview.commands.table import COMMANDS
from dipview.tui.gate import words
from dipview.tui.moving import MOVES, move
from dipview.tui.widgets.record_list import RecordList
from dipview.views.view import View


class ListScreen(ModalScreen[None]):
    """Shows a view until it is closed with Esc, q, or the key that opened it.

    Args:
        view: What to show.
        key: The key that opened the screen, and closes it.
    """

    DEFAULT_CSS = """
    ListScreen {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 96;
            max-width: 96%;
            height: 90%;
            border: round $border;
            border-title-color: $accent;
            border-subtitle-color: $foreground-muted;
            background: $background;
            padding: 0 1;
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(key, f"move('{command.id}')", show=False)
            for command in COMMANDS
            if command.id in MOVES
            for key in command.keys
        ),
        Binding("escape,q", "close", show=False),
    ]

    def __init__(self, view: View, key: str) -> None:
        super().__init__()
        self._view = view
        self._bindings.bind(key, "close", show=False)

    def compose(self) -> ComposeResult:
        """Put the list into a frame."""
        self.frame = frame = Vertical()
        frame.border_title = words(self._view.title)
        frame.border_subtitle = "Esc closes"
        with frame:
            yield RecordList(wrap=True)

    def on_mount(self) -> None:
        """Show the view."""
        record_list = self.query_one(RecordList)
        record_list.show_view(self._view)
        record_list.focus()

    def action_move(self, command: str) -> None:
        """Move in the list."""
        move(self.query_one(RecordList), command)

    def action_close(self) -> None:
        """Go back to the explorer."""
        self.dismiss()
