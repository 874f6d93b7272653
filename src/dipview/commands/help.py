"""The help as views: the keys by group, the marks, and the search language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from attrs import evolve

from dipview.commands.command import Command, Group, key_name
from dipview.commands.session import Situation
from dipview.commands.table import COMMANDS
from dipview.commands.typed import begin, is_key
from dipview.search.help import QUERY_HELP
from dipview.views.cards.overview import legend_section
from dipview.views.parts.counting import counted
from dipview.views.parts.legend import every_sign
from dipview.views.scope import Scope
from dipview.views.view import Cell, Column, Extent, Meaning, Place, Row, Section, View

_COLUMNS = (
    Column(key="keys", title="Keys", place=Place.MARGIN),
    Column(key="help", title="What it does"),
)
_TABLE = (
    Column(key="keys", title="Keys", place=Place.MARGIN),
    Column(key="title", title="Command", place=Place.MARGIN),
    Column(key="help", title="What it does"),
    Column(key="group", title="Group", place=Place.HIDDEN),
)
_NOTHING = "No key, and no word of the help, begins so."


def help_view(
    typed: str = "",
    situation: Situation | None = None,
    commands: Sequence[Command] = COMMANDS,
) -> View:
    """Make the view of everything that the help says.

    Args:
        typed: A key, or the beginnings of words, that what is shown must have; empty for all.
        situation: What is not possible in it is faint; None for all to be possible.
        commands: The commands, with the keys that the user has chosen for them.
    """
    typed = typed.strip()
    others = _others() if not typed else (_having(each, typed) for each in _others())
    sections = (*_commands(commands, situation or Situation(), typed), *others)
    return View(
        name="help",
        title="Help",
        sections=tuple(section for section in sections if section.rows),
        empty=f"{_NOTHING} Esc clears it.",
    )


def keys_view(scope: Scope, commands: Sequence[Command] = COMMANDS) -> View:
    """Make the view of the table of commands: keys, title, what it does, group.

    Args:
        scope: Its query is a key, or the beginnings of words, that a command must have.
        commands: The commands, with the keys that the user has chosen for them.
    """
    typed = scope.query.strip()
    kept = [each for each in commands if not typed or fits(each, typed, commands)]
    sections = (
        Section(
            key=group.name.lower(),
            title=group.value,
            columns=_TABLE,
            rows=tuple(_entry(command) for command in kept if command.group is group),
        )
        for group in Group
    )
    return View(
        name="keys",
        title="Keys of the explorer",
        scope=scope,
        sections=tuple(section for section in sections if section.rows),
        covers=counted(len(kept), "command"),
        measure=lambda: Extent(count=len(kept), noun="commands"),
        empty=_NOTHING,
    )


def fits(command: Command, typed: str, commands: Sequence[Command] = COMMANDS) -> bool:
    """Tell whether a command has a key, or words, that are typed.

    What is the key of any command means that key alone.
    """
    keys = keys_of(command)
    if is_key(typed, keys):
        return True
    if is_key(typed, {key for each in commands for key in keys_of(each)}):
        return False
    names = (key.casefold() for key in keys if len(key) > 1)
    wanted = typed.casefold()
    text = f"{command.title} {command.help}"
    return any(name.startswith(wanted) for name in names) or begin(wanted, text.casefold())


def keys_of(command: Command) -> tuple[str, ...]:
    """Give a command's keys by all their names: ``⏎`` and ``enter``."""
    return (*_shown_keys(command), *command.keys)


def _shown_keys(command: Command) -> tuple[str, ...]:
    return tuple(key_name(key) for key in command.keys)


def _commands(commands: Sequence[Command], situation: Situation, typed: str) -> Iterator[Section]:
    for group in Group:
        rows = tuple(
            _row(
                " ".join(_shown_keys(command)) or f":{command.id}",
                command.help,
                faint=not command.when(situation),
            )
            for command in commands
            if command.group is group and (not typed or fits(command, typed, commands))
        )
        yield Section(key=group.name.lower(), title=group.value, columns=_COLUMNS, rows=rows)


def _others() -> Iterator[Section]:
    """Give what is no command: the search language and the marks."""
    language = tuple(_row(written, meaning) for written, meaning in QUERY_HELP)
    yield Section(key="query", title="Search language", columns=_COLUMNS, rows=language)
    yield legend_section(every_sign())


def _having(section: Section, typed: str) -> Section:
    """Keep the rows of a section in which the words typed begin words."""
    kept = (
        row
        for row in section.rows
        if begin(typed.casefold(), " ".join(cell.text for cell in row.cells).casefold())
    )
    return evolve(section, rows=tuple(kept))


def _row(keys: str, text: str, *, faint: bool = False) -> Row:
    return Row(id=keys, cells=(Cell(keys, Meaning.NAME), Cell(text)), faint=faint)


def _entry(command: Command) -> Row:
    named = _shown_keys(command)
    cells = (
        Cell(" ".join(named) or f":{command.id}", Meaning.NAME, value=list(named)),
        Cell(command.title),
        Cell(command.help),
        Cell(command.group.value),
    )
    return Row(id=command.id, cells=cells)
