"""The foot line: the keys that matter now, made from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from dipview.commands.command import Command, Situation, key_name
from dipview.tui.gate import Ink, Part, words

_GAP = "   "
_TYPING = (("⏎", "to the best match"), ("↓", "to the list"), ("↑", "earlier"), ("Esc", "leave"))


class Foot(Static):
    """One line at the bottom of the screen."""

    DEFAULT_CSS = """
    Foot { height: 1; padding: 0 1; color: $foreground-muted;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def tell(self, commands: Sequence[Command], situation: Situation, *, typing: bool) -> None:
        """Show the keys that are possible now, the less important left out where room is scarce."""
        keys = _TYPING if typing else _fitting(commands, situation, self.size.width - 2)
        parts: list[Part] = []
        for key, title in keys:
            parts += [(key, Ink.STRONG), f" {title}", _GAP]
        self.update(words(*parts))


def _fitting(
    commands: Sequence[Command], situation: Situation, width: int
) -> tuple[tuple[str, str], ...]:
    shown = (command for command in commands if command.footer and command.keys)
    possible = [command for command in shown if command.when(situation)]
    while possible:
        keys = tuple((key_name(command.keys[0]), command.title) for command in possible)
        if sum(len(key) + len(title) + 1 + len(_GAP) for key, title in keys) <= width + len(_GAP):
            return keys
        possible.remove(max(reversed(possible), key=lambda command: command.footer))
    return ()
