"""The help as a view: the keys by group, the marks, and the search language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.commands.command import Command, Group, key_name
from dipview.commands.table import COMMANDS
from dipview.search.help import QUERY_HELP
from dipview.views.cards.overview import legend_section
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

_COLUMNS = (
    Column(key="keys", title="Keys", place=Place.MARGIN),
    Column(key="help", title="What it does"),
)


def help_view(commands: Sequence[Command] = COMMANDS) -> View:
    """Make the view of everything that the help says.

    Args:
        commands: The commands, with the keys that the user has chosen for them.
    """
    return View(
        name="help",
        title="Help",
        dataset="",
        scope=Scope(),
        sections=(*_commands(commands), _query_language(), legend_section()),
    )


def _commands(commands: Sequence[Command]) -> Iterator[Section]:
    for group in Group:
        rows = tuple(
            _row(" ".join(key_name(key) for key in command.keys) or "–", command.help)
            for command in commands
            if command.group is group
        )
        yield Section(key=group.name.lower(), title=group.value, columns=_COLUMNS, rows=rows)


def _query_language() -> Section:
    rows = tuple(_row(written, meaning) for written, meaning in QUERY_HELP)
    return Section(key="query", title="Search language", columns=_COLUMNS, rows=rows)


def _row(keys: str, text: str) -> Row:
    return Row(id=keys, kind=None, cells=(Cell(keys, Meaning.NAME), Cell(text)))
