"""A dialog about files of other programs: a box for a file, a list, and work that can be left."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import ceil
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Static

from dipview.exchange.exchange_format import Choice
from dipview.exchange.typed_choices import in_words
from dipview.tui.widgets.dialog import Result, WorkingDialog
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.safe_input import SafeInput
from dipview.views.view import View

_WIDTH, _SHARE = 100, 0.96
"""Cells of the frame, and the share of the screen that it takes at most."""
_AROUND, _EDGES = 4, 3
"""Cells beside what is in the frame, and lines of its edges and of the blank above the list."""


class ExchangeDialog(WorkingDialog[Result]):
    """Has boxes above a list, and does one thing at a time away from the keys."""

    DEFAULT_CSS = """
    ExchangeDialog {
        & > Vertical { max-height: 96%; }
        & RecordList { height: 1fr; margin-top: 1; }
    }
    """
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "give_up", show=False, priority=True),
        Binding("pagedown", "move('page-down')", show=False, priority=True),
        Binding("pageup", "move('page-up')", show=False, priority=True),
    ]

    TITLE = ""
    """What stands in the frame's upper edge."""

    def __init__(self) -> None:
        super().__init__()
        self._complaint = ""

    def boxes(self) -> ComposeResult:
        """Lay out what stands above the list: nothing, unless a dialog has boxes there."""
        return ()

    def lines_of_boxes(self, width: int) -> int:  # noqa: ARG002 - boxes may need it
        """Tell how many lines that takes."""
        return 0

    def options_box(self, typed: str = "") -> Horizontal:
        """Give the box for what can be asked of a format; it is there where anything can."""
        return self.labelled("Options", SafeInput(typed, id="options", select=True), id="asks")

    def offer(self, choices: Sequence[Choice]) -> None:
        """Say in the box of options what can be asked of the format that is chosen."""
        self.query_one("#asks").display = bool(choices)
        self.query_one("#options", Input).placeholder = "  ".join(map(in_words, choices))

    @property
    def options(self) -> str:
        """What is asked of the format, as it is typed; nothing where nothing can be."""
        asks = self.query_one("#asks").display
        return self.query_one("#options", Input).value.strip() if asks else ""

    def after_typing(self, do: Callable[[], None]) -> None:
        """Do something once the box has taken in what was typed before the key: a paste and ⏎."""
        (self.focused or self).call_later(do)

    def compose(self) -> ComposeResult:
        """Put the boxes and the list into a frame."""
        with self.framed(self.TITLE):
            yield from self.boxes()
            yield Static(id="told", markup=False)
            yield RecordList(wrap=True)

    def on_mount(self) -> None:
        """Leave the keys to the boxes."""
        self.drive_list()

    def show(self, view: View) -> None:
        """Show a view in the list."""
        self.list.show_view(view, keep=False)
        self._fit()

    def complain(self, text: str) -> None:
        """Say what is wrong, or how far it is; nothing for an empty text."""
        self._complaint = text
        super().complain(text)
        self._fit()

    def on_resize(self) -> None:
        """Take as many lines as are needed in the width of now."""
        self._fit()

    def _fit(self) -> None:
        if (view := self.list.view) is None:
            return
        width = max(1, min(_WIDTH, int(self.app.size.width * _SHARE)) - _AROUND)
        above = self.lines_of_boxes(width) + ceil(len(self._complaint) / width)
        lines = above + _EDGES + max(1, self.list.lines_of(view, width))
        self.query_one(Vertical).styles.height = min(lines, int(self.app.size.height * _SHARE))
