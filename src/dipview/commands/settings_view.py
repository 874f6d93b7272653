"""The settings as a view: each with its value, its default, and where it comes from."""

from __future__ import annotations

from dipview.commands.command import Command, key_name
from dipview.commands.keymap import Keymap
from dipview.commands.table import COMMANDS
from dipview.settings.config import Config
from dipview.settings.definitions import SETTINGS, Setting
from dipview.settings.example import written
from dipview.views.view import Cell, Column, Meaning, Row, Section, View

_COLUMNS = (
    Column(key="setting", title="Setting"),
    Column(key="value", title="Value"),
    Column(key="default", title="Default"),
    Column(key="from", title="From"),
)
_NONE = "the bundled one"
"""The dataset where none is set."""


def settings_view(config: Config, keys: Keymap) -> View:
    """Make the view of all settings, and of the keys of all commands."""
    lines = {choice.command: choice.line for choice in config.keys}
    commands = zip(keys.commands, COMMANDS, strict=True)
    return View(
        name="config",
        title="Settings",
        scope_in_words=(_file(config),),
        sections=(
            Section(
                key="settings",
                title="Settings",
                columns=_COLUMNS,
                rows=tuple(_setting(config, each) for each in SETTINGS),
            ),
            Section(
                key="keys",
                title="Keys",
                columns=_COLUMNS,
                rows=tuple(_keys(now, own, lines.get(own.id, 0)) for now, own in commands),
            ),
        ),
        notes=() if config.exists else ("'dipview config --example' prints a file to begin with.",),
    )


def _file(config: Config) -> str:
    if config.path is None:
        return "the config file is turned off"
    return str(config.path) if config.exists else f"{config.path}, which is not there"


def _setting(config: Config, setting: Setting) -> Row:
    value = getattr(config, setting.key)
    paths = tuple(map(str, value)) if isinstance(value, tuple) else value
    return _row(
        setting.key,
        written(paths) if paths != () else _NONE,
        written(setting.default) if setting.default != () else _NONE,
        f"line {line}" if (line := config.lines.get(setting.key)) else "default",
    )


def _keys(now: Command, own: Command, line: int) -> Row:
    chosen = f"line {line}" if line else "what others left"
    origin = "default" if now.keys == own.keys else chosen
    return _row(own.id, _named(now.keys), _named(own.keys), origin)


def _named(keys: tuple[str, ...]) -> str:
    return " ".join(map(key_name, keys)) or "–"


def _row(name: str, value: str, default: str, origin: str) -> Row:
    changed = Meaning.TEXT if origin == "default" else Meaning.NAME
    cells = (Cell(name, Meaning.NAME), Cell(value, changed), Cell(default), Cell(origin))
    return Row(id=name, cells=cells)
