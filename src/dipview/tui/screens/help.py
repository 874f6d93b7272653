"""The help: keys, marks and the search language, narrowed as something is typed."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.commands.command import Command
from dipview.commands.help import help_view
from dipview.commands.session import Situation
from dipview.tui.bindings import keys_of
from dipview.tui.widgets.typed_list import TypedList

_KEY = "?"
"""The key that closes the help behind other letters too, as no word of the help has it."""


class Help(TypedList[None]):
    """Shows the help until it is closed with Esc, or with the key that opened it.

    Args:
        situation: What is possible; the rest is faint.
        commands: The commands, with the keys that the user has chosen for them.
    """

    def __init__(self, situation: Situation, commands: Sequence[Command]) -> None:
        super().__init__("Help", "/", "a key, or a word: [ or PgUp or theme", wrap=True)
        self._situation = situation
        self._commands = tuple(commands)
        self._help_keys = keys_of(commands, "help")

    def changed(self, typed: str) -> None:
        """Narrow the help to what is typed; the key that opened it closes it."""
        if typed in self._help_keys or (_KEY in self._help_keys and typed.endswith(_KEY)):
            self.dismiss(None)
            return
        self.list.show_view(help_view(typed, self._situation, self._commands), keep=False)
        self.tell_keys("Esc clears" if typed else "Esc closes · faint: not possible now")
