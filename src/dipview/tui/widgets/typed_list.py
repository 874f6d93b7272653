"""A dialog with a box to type in and a list that follows it: the palette, the help."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from dipview.tui.gate import words
from dipview.tui.widgets.dialog import Dialog
from dipview.tui.widgets.list_plan import WRAPPED_AT_MOST
from dipview.tui.widgets.moves import move
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.safe_input import SafeInput

_LINES = 3
"""Lines that a text may take where texts are not drawn whole."""
Result = TypeVar("Result")


class TypedList(Dialog[Result]):
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
        & Horizontal { height: 1; margin-bottom: 1; }
        & #prompt { width: 2; color: $accent; text-style: bold; }
        & Input { width: 1fr; height: 1; border: none; padding: 0; background: $background; }
        & Input:focus { border: none; background-tint: $foreground 0%; }
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
        frame = Vertical()
        frame.border_title = words(self._title)
        with frame:
            with Horizontal():
                yield Static(words(self._prompt), id="prompt", markup=False)
                yield SafeInput(placeholder=self._placeholder, id="typed")
            yield RecordList(wrap=self._wrap, lines=_LINES, few=WRAPPED_AT_MOST)

    def on_mount(self) -> None:
        """Bring the keys to the box at once: the next letter may be typed already."""
        self.set_focus(self.input)
        self.list.can_focus, self.list.driven = False, True
        self.changed("")

    @property
    def input(self) -> Input:
        """The box."""
        return self.query_one("#typed", Input)

    @property
    def list(self) -> RecordList:
        """The list under it."""
        return self.query_one(RecordList)

    def tell(self, text: str) -> None:
        """Say in the frame's lower edge what can be done."""
        self.query_one(Vertical).border_subtitle = words(text)

    @abstractmethod
    def changed(self, typed: str) -> None:
        """Bring the list up to what is typed: each dialog in its own way."""

    def on_input_changed(self, event: Input.Changed) -> None:
        """Follow what is typed."""
        event.stop()
        self.changed(event.value)

    def action_move(self, command: str) -> None:
        """Move in the list."""
        move(self.list, command)

    def action_leave(self) -> None:
        """Clear the box; close where it is empty."""
        if self.input.value:
            self.input.value = ""
        else:
            self.dismiss(None)
