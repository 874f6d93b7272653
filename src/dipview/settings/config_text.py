"""The text of a config file: whatever is wrong in it costs one setting alone, and is told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import tomli

from dipview.dataset.bundled import NAMES, bundled_path
from dipview.dataset.nearest import did_you_mean
from dipview.dataset.typed_paths import typed_path
from dipview.settings.config import Config, KeyChoice
from dipview.settings.definitions import KEYS, SETTINGS, Setting
from dipview.settings.mistakes import Mistake
from dipview.views.parts.data_text import written

_HEADER = re.compile(r"\s*\[\s*([A-Za-z0-9_-]+)\s*\]")
_KEY = re.compile(r"""\s*(["']?)([A-Za-z0-9_-]+)\1\s*(?:\.\s*(["']?)([A-Za-z0-9_-]+)\3\s*)?=""")


def config_of(text: str, path: Path | None = None) -> Config:
    """Read the text of a config file."""
    try:
        values = tomli.loads(text)
    except (ValueError, RecursionError) as error:
        line = int(getattr(error, "lineno", 0))
        message = f"this is no TOML: {getattr(error, 'msg', error)}; nothing in the file is used"
        return Config(path=path, exists=True, mistakes=(Mistake(line=line, message=message),))
    return _Reading(text, path).config(values)


class _Reading:
    """Reads the values of one file, and collects what is wrong with them."""

    def __init__(self, text: str, path: Path | None) -> None:
        self._text = text
        self._path = path
        self._mistakes: list[Mistake] = []

    def config(self, values: Mapping[str, object]) -> Config:
        """Make the config of a file's values; what is wrong costs its own setting alone."""
        known = {setting.key: setting for setting in SETTINGS}
        right: dict[str, Any] = {}
        keys: tuple[KeyChoice, ...] = ()
        for key, value in values.items():
            if key == KEYS:
                keys = self._keys(value)
            elif key not in known:
                self._wrong(key, f"there is no such setting{_meant(key, (*known, KEYS))}")
            elif (read := self._read(known[key], value)) is not None:
                right[key] = read
        return Config(
            path=self._path,
            exists=True,
            keys=keys,
            lines={key: _line_of(self._text, key) for key in right},
            mistakes=tuple(sorted(self._mistakes, key=lambda mistake: mistake.line)),
            **right,
        )

    def _wrong(self, key: str, message: str, table: str = "") -> None:
        line = _line_of(self._text, key, table)
        shown = f"{table}.{key}" if table else key
        self._mistakes.append(Mistake(line=line, message=message, key=shown))

    def _read(self, setting: Setting, value: object) -> object | None:
        """Read a value; None where it is wrong."""
        if isinstance(setting.default, bool):
            if isinstance(value, bool):
                return value
            self._wrong(setting.key, "it is true or false, without quotation marks")
        elif setting.default == ():
            return self._paths(setting.key, value)
        elif isinstance(value, str) and (value in setting.choices or not setting.choices):
            return value
        elif not setting.choices:
            self._wrong(setting.key, "it is a text, in quotation marks")
        else:
            few = f"it is {' or '.join(setting.choices)}"
            hint = _meant(value, setting.choices)
            many = "'dipview config --example' lists them"
            otherwise = many if len(setting.choices) > 4 else few
            said = f"'{value}'" if isinstance(value, str) else written(value)
            self._wrong(setting.key, f"it cannot be {said}{hint or f'; {otherwise}'}")
        return None

    def _paths(self, key: str, value: object) -> tuple[Path, ...] | None:
        named = [value] if isinstance(value, str) else value
        if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
            self._wrong(key, 'it is a path in quotation marks, or several: ["one", "other"]')
            return None
        base = self._path.parent if self._path else Path()
        try:
            paths = tuple(_dataset(base.absolute(), each) for each in named if each)
            gone = next((path for path in paths if not path.exists()), None)
        except (OSError, RuntimeError, ValueError) as error:
            said = getattr(error, "strerror", None) or "it is no path that a file can have"
            self._wrong(key, f"cannot be used: {said}")
            return None
        if gone is not None:
            self._wrong(key, f"there is no file or folder '{gone}'")
            return None
        return paths

    def _keys(self, value: object) -> tuple[KeyChoice, ...]:
        if not isinstance(value, dict):
            self._wrong(KEYS, 'it is a table: [keys], and below it lines like matrix = "m"')
            return ()
        choices = []
        for command, keys in value.items():
            several = [keys] if isinstance(keys, str) else keys
            if isinstance(several, list) and all(isinstance(each, str) for each in several):
                line = _line_of(self._text, command, KEYS)
                choices.append(KeyChoice(command, tuple(several), line))
            else:
                self._wrong(
                    command, 'it is a key in quotation marks, or several: ["m", "f2"]', KEYS
                )
        return tuple(choices)


def _dataset(base: Path, text: str) -> Path:
    """Give the path of what a setting names; a bundled dataset's name where nothing is there."""
    path = base / typed_path(text)
    return bundled_path(text) if text in NAMES and not path.exists() else path


def _meant(word: object, known: tuple[str, ...]) -> str:
    """Propose the nearest known word, or nothing."""
    if not isinstance(word, str):
        return ""
    hint = did_you_mean(word, known)
    return f"; {hint}" if hint else ""


def _line_of(text: str, key: str, table: str = "") -> int:
    """Find the line on which a key is set; that of its table where it is not found, else 0."""
    inside, of_table = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if header := _HEADER.match(line):
            inside = header[1]
            of_table = number if inside == table else of_table
        elif found := _KEY.match(line):
            names = [name for name in (inside, found[2], found[4]) if name]
            if names == [name for name in (table, key) if name]:
                return number
            of_table = number if table and names == [table] else of_table
    return of_table
