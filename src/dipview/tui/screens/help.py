"""The help: keys, marks and the search language, narrowed as something is typed."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from dipview.commands.command import Situation
from dipview.commands.help import help_view
from dipview.tui.widgets.typed_list import TypedList


class Help(TypedList[None]):
    """Shows the help until it is closed with Esc, or with the key that opened it.

    Args:
        situation: What is possible; the rest is faint.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "close", show=False, priority=True)
    ]

    def __init__(self, situation: Situation) -> None:
        super().__init__("Help", "/", "a key, or a word: [ or PgUp or theme", wrap=True)
        self._situation = situation

    def changed(self, typed: str) -> None:
        """Narrow the help to what is typed."""
        self.list.show_view(help_view(typed, self._situation), keep=False)
        self.tell("Esc clears" if typed else "faint: not possible now · Esc closes")

    def action_close(self) -> None:
        """Go back to the explorer."""
        self.dismiss(None)
