"""Key bindings of the explorer, made from the table of commands."""

from __future__ import annotations

from collections.abc import Iterator

from textual.binding import Binding, BindingType

from dipview.commands.command import Command, key_name
from dipview.commands.table import COMMANDS


def bindings(*, everywhere: bool = False) -> list[BindingType]:
    """Make a binding for each key of each command; its action is the application's.

    They have priority: keys are then taken in the order in which they were typed, so that letters
    typed right after ``/`` go into the search box.

    Args:
        everywhere: For the commands whose keys work over a dialog too; else for the others.
    """
    return [
        binding
        for command in COMMANDS
        if command.everywhere is everywhere
        for binding in _bindings_of(command)
    ]


def _bindings_of(command: Command) -> Iterator[Binding]:
    for key in command.keys:
        yield Binding(
            key,
            f"app.command('{command.id}', '{key}')",
            command.title,
            key_display=key_name(key),
            show=bool(command.footer),
            priority=True,
        )
