"""The foot line: the keys that matter now, made from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence

from textual import events
from textual.message import Message
from textual.widgets import Static

from dipview.commands.command import Command, key_name
from dipview.commands.session import Situation
from dipview.tui.gate import Ink, Part, words

_GAP = "   "
_PADDING = 1
_TYPING = (
    ("⏎", "to the best match", "enter"),
    ("↓", "to the list", "down"),
    ("↑", "earlier", "up"),
    ("Esc", "leave", "escape"),
)


class Foot(Static):
    """One line at the bottom of the screen; a click on a key does what the key does."""

    DEFAULT_CSS = """
    Foot { height: 1; padding: 0 1; color: $foreground-muted;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    class Chosen(Message):
        """A key was clicked."""

        def __init__(self, key: str) -> None:
            super().__init__()
            self.key = key

    _keys: tuple[tuple[str, str, str], ...] = ()
    """What is shown: each key as it is written, what it does, and its name."""

    def show(self, commands: Sequence[Command], situation: Situation, *, typing: bool) -> None:
        """Show the keys that are possible now, the less important left out where room is scarce."""
        room = self.size.width - 2 * _PADDING
        self._keys = _TYPING if typing else _fitting(commands, situation, room)
        parts: list[Part] = []
        for key, title, _ in self._keys:
            parts += [(key, Ink.STRONG), f" {title}", _GAP]
        self.update(words(*parts[:-1]))

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked."""
        end = _PADDING
        for key, title, name in self._keys:
            if end <= event.x < end + len(key) + 1 + len(title):
                self.post_message(self.Chosen(name))
            end += len(key) + 1 + len(title) + len(_GAP)


def _fitting(
    commands: Sequence[Command], situation: Situation, width: int
) -> tuple[tuple[str, str, str], ...]:
    shown = (command for command in commands if command.footer and command.keys)
    possible = [command for command in shown if command.when(situation)]
    while possible:
        keys = tuple((key_name(each.keys[0]), each.title, each.keys[0]) for each in possible)
        if sum(len(key) + len(title) + 1 + len(_GAP) for key, title, _ in keys) <= width + len(
            _GAP
        ):
            return keys
        possible.remove(max(reversed(possible), key=lambda command: command.footer))
    return ()
