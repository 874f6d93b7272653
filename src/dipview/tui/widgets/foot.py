"""The foot line: the keys that matter now, made from the table of commands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from textual import events
from textual.message import Message
from textual.widgets import Static

from dipview.commands.command import Command, key_name, within
from dipview.commands.session import Situation
from dipview.tui.gate import Ink, Part, words

Shown: TypeAlias = tuple[str, str, str, str]

WHILE_TYPING = frozenset(
    (
        *("enter", "escape", "up", "down", "pageup", "pagedown", "tab", "shift+tab"),
        *("ctrl+c", "ctrl+q", "ctrl+z", *(f"f{number}" for number in range(1, 25))),
    )
)
"""Keys of commands that work while a query is typed; Enter goes to the best match."""
_GAP = "   "
_PADDING = 1
_TYPING = (("open", "to the best match"), ("down", "to the list"), ("up", "earlier"))
"""What commands do while a query is typed, of those whose keys work there."""
_LEAVE = ("Esc", "leave", "escape", "escape")


class Foot(Static):
    """One line at the bottom of the screen; a click on a key does what the key does."""

    DEFAULT_CSS = """
    Foot { height: 1; padding: 0 1; color: $foreground-muted;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    @dataclass(eq=False)
    class Chosen(Message):
        """A key was clicked."""

        command: str
        key: str

    _keys: tuple[Shown, ...] = ()
    """What is shown: each key as it is written, what it does, its command, and its name."""

    def show(self, commands: Sequence[Command], situation: Situation, *, typing: bool) -> None:
        """Show the keys that are possible now, the less important left out where room is scarce."""
        room = self.size.width - 2 * _PADDING
        self._keys = _typing(commands) if typing else _fitting(commands, situation, room)
        parts: list[Part] = []
        for key, title, *_ in self._keys:
            parts += [(key, Ink.STRONG), f" {title}", _GAP]
        self.update(words(*parts[:-1]))

    def on_click(self, event: events.Click) -> None:
        """Tell which key was clicked."""
        end = _PADDING
        for key, title, command, name in self._keys:
            if end <= event.x < end + len(key) + 1 + len(title):
                self.post_message(self.Chosen(command, name))
            end += len(key) + 1 + len(title) + len(_GAP)


def _typing(commands: Sequence[Command]) -> tuple[Shown, ...]:
    """Give what the user's own keys do while a query is typed, as far as they do not type."""
    keys = {command.id: command.keys for command in commands}
    found = (
        (title, id, next((key for key in keys.get(id, ()) if key in WHILE_TYPING), ""))
        for id, title in _TYPING
    )
    return (*((key_name(key), title, id, key) for title, id, key in found if key), _LEAVE)


def _fitting(commands: Sequence[Command], situation: Situation, width: int) -> tuple[Shown, ...]:
    shown = (command for command in commands if command.footer and command.keys)
    possible = within(shown, situation)
    while possible:
        keys = tuple(
            (key_name(each.keys[0]), each.title, each.id, each.keys[0]) for each in possible
        )
        if sum(len(key) + len(title) + 1 + len(_GAP) for key, title, *_ in keys) <= width + len(
            _GAP
        ):
            return keys
        possible.remove(max(reversed(possible), key=lambda command: command.footer))
    return ()
