"""A screen over the explorer that shows one view in one list: the help, the problems."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType

from dipview.commands.command import Command
from dipview.commands.table import COMMANDS
from dipview.tui.bindings import bind, binding_key
from dipview.tui.widgets.dialog import FramedDialog, Result
from dipview.tui.widgets.moves import MOVES
from dipview.tui.widgets.record_list import RecordList
from dipview.views.view import View

_WIDTH, _SHARE = 96, 0.96
"""Cells of the frame, and the share of the screen's width that it takes at most."""
CLOSES = "Esc closes"
"""What the key does that every list has, an empty one too."""
_AROUND, _EDGES = 4, 2
"""Cells beside the list, and lines above and below it, that belong to the frame."""


class ListScreen(FramedDialog[Result]):
    """Shows a view until it is closed with Esc, q, or the key that opened it.

    Args:
        view: What to show.
        keys: The key that opened the screen, and closes it; or several.
        commands: The commands, with the keys that the user has chosen for moving.
    """

    DEFAULT_CSS = "ListScreen > Vertical { max-height: 90%; }"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q", "close", show=False)]

    HINT = CLOSES
    """What the lower edge says of the keys, where the list has rows for them."""

    def __init__(
        self, view: View, keys: str | Sequence[str], commands: Sequence[Command] = COMMANDS
    ) -> None:
        super().__init__()
        self._view = view
        bind(
            self._bindings,
            [
                *(
                    Binding(binding_key(key), f"move('{command.id}')", show=False)
                    for command in commands
                    if command.id in MOVES
                    for key in command.keys
                ),
                *(
                    Binding(binding_key(key), "close", show=False)
                    for key in ([keys] if isinstance(keys, str) else keys)
                ),
            ],
        )

    def compose(self) -> ComposeResult:
        """Put the list into a frame."""
        with self.framed(self._view.title) as self.frame:
            yield RecordList(wrap=True)

    def on_mount(self) -> None:
        """Show the view."""
        self.show(self._view, keep=False)
        self.list.focus()

    def on_resize(self) -> None:
        """Take as many lines as the view needs in the width of now."""
        self._fit()

    def show(self, view: View, *, keep: bool = True) -> None:
        """Show a view, in a frame as tall as it needs."""
        self._view = view
        self._fit()
        self.tell_keys(self.HINT if view.count else CLOSES)
        self.list.show_view(view, keep=keep)

    def _fit(self) -> None:
        width = min(_WIDTH, int(self.app.size.width * _SHARE)) - _AROUND
        lines = self.list.lines_of(self._view, max(1, width))
        self.frame.styles.height = lines + _EDGES

    def action_close(self) -> None:
        """Go back to the explorer."""
        self.dismiss(None)
