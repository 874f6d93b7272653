"""The name of a view: asks for it before the view is saved."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from dipview.commands.dialogs import NameDialog
from dipview.tui.gate import words
from dipview.tui.widgets.dialog import FramedDialog
from dipview.tui.widgets.safe_input import SafeInput

_LONGEST = 60
"""Characters of the name that is proposed."""


class Naming(FramedDialog[str | None]):
    """Asks for a name; gives it, or None when given up.

    Args:
        asked: What is to be saved, and which names are in use: a view of one would be replaced.
    """

    DEFAULT_CSS = """
    Naming {
        & > Vertical { width: 72; height: auto; }
        & #what { color: $foreground-muted; margin-bottom: 1; }
        & #told { height: 1; display: block; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "give_up", show=False)]

    def __init__(self, asked: NameDialog) -> None:
        super().__init__()
        self._asked = asked
        self._taken = frozenset(name.casefold() for name in asked.taken)

    def compose(self) -> ComposeResult:
        """Lay out what is to be saved, and the input."""
        saving = ("Save the view", "⏎ saves · Esc gives up")
        naming = ("Name the view", "⏎ names it · Esc gives up")
        with self.framed(*(naming if self._asked.passing else saving)):
            told = ", ".join(self._asked.phrases) or "the panes, with nothing narrowed"
            yield Static(words(told), id="what", markup=False)
            proposed = ", ".join(each.removeprefix("query: ") for each in self._asked.phrases)
            yield SafeInput(proposed[:_LONGEST], placeholder="name", id="name", select=True)
            yield Static(id="told", markup=False)

    def on_mount(self) -> None:
        """Bring the keys to the input."""
        self.query_one("#name", Input).focus()
        self._tell("")

    def on_input_changed(self, event: Input.Changed) -> None:
        """Say whether a view of this name would be replaced."""
        self._tell(event.value)

    def _tell(self, typed: str) -> None:
        told = f"Until you leave dipview: {self._asked.passing}." if self._asked.passing else ""
        if " ".join(typed.split()).casefold() in self._taken:
            told = "There is a view of this name; ⏎ replaces it."
        self.complain(told)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Give the name."""
        event.stop()
        if event.value.strip():
            self.dismiss(event.value)

    def action_give_up(self) -> None:
        """Go back to the explorer without saving."""
        self.dismiss(None)
