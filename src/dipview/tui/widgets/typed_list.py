"""A dialog with a box to type in and a list that follows it: the palette, the help."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.widgets import Input, Static

from dipview.tui.gate import words
from dipview.tui.widgets.dialog import FramedDialog, Result
from dipview.tui.widgets.list_plan import WRAPPED_AT_MOST
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.safe_input import SafeInput

_LINES = 3
"""Lines that a text may take where texts are not drawn whole."""


class TypedList(FramedDialog[Result]):
    """A frame with a box above a list; letters go into the box, arrows move in the list.

    Args:
        title: What stands in the frame.
        prompt: The sign before the box.
        placeholder: What stands in the empty box.
        wrap: Draw texts whole.
    """

    AUTO_FOCUS = "#typed"
    DEFAULT_CSS = """
    TypedList {
        & > Vertical { height: 90%; }
        & Horizontal { height: 1; margin-bottom: 1; }
        & #prompt { width: 2; color: $accent; text-style: bold; }
        & Input { background: $background; }
        & Input:focus { background-tint: $foreground 0%; }
        &.-tight > Vertical { height: 100%; max-width: 100%; }
        &.-tight Horizontal { margin-bottom: 0; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", show=False, priority=True),
        *(
            Binding(keys, f"move('{command}')", show=False, priority=True)
            for keys, command in (
                ("up,shift+tab", "up"),
                ("down,tab", "down"),
                ("pageup", "page-up"),
                ("pagedown", "page-down"),
            )
        ),
    ]

    def __init__(self, title: str, prompt: str, placeholder: str, *, wrap: bool = False) -> None:
        super().__init__()
        self._title = title
        self._prompt = prompt
        self._placeholder = placeholder
        self._wrap = wrap

    def compose(self) -> ComposeResult:
        """Lay out the box and the list."""
        with self.framed(self._title):
            with Horizontal():
                yield Static(words(self._prompt), id="prompt", markup=False)
                yield SafeInput(placeholder=self._placeholder, id="typed")
            yield RecordList(wrap=self._wrap, lines=_LINES, few=WRAPPED_AT_MOST)

    def on_mount(self) -> None:
        """Bring the keys to the box at once: the next letter may be typed already."""
        self.set_focus(self.input)
        self.drive_list()
        self.changed("")

    @property
    def input(self) -> Input:
        """The box."""
        return self.query_one("#typed", Input)

    @abstractmethod
    def changed(self, typed: str) -> None:
        """Bring the list up to what is typed: each dialog in its own way."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self.changed(event.value)

    def action_leave(self) -> None:
        """Clear the box; close where it is empty."""
        if self.input.value:
            self.input.value = ""
        else:
            self.dismiss(None)
