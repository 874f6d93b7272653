"""The config file: reads what a user has set; whatever is wrong in it costs that setting alone."""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path

from attrs import evolve, field

from dipview.model.values import frozen
from dipview.settings.definitions import KEYS, SETTINGS, Setting
from dipview.settings.folders import OFF, config_folder
from dipview.settings.mistakes import Mistake, line_of

VARIABLE = "DIPVIEW_CONFIG"
"""The environment variable that names the config file, or is ``off`` for none."""
FILE = "config.toml"
_LARGEST = 1 << 20
"""Bytes of a config file."""


@frozen
class KeyChoice:
    """What the file says of one command's keys."""

    command: str
    keys: tuple[str, ...]
    """As they are written."""
    line: int


@frozen(kw_only=True)
class Config:
    """What is set; the names are those of ``SETTINGS``."""

    path: Path | None = None
    """The file; None where there can be none."""
    exists: bool = False
    theme: str = "dipview-dark"
    dataset: tuple[Path, ...] = ()
    dates: str = "day-month"
    mouse: bool = True
    animation: bool = True
    ascii: bool = False
    keys: tuple[KeyChoice, ...] = ()
    lines: Mapping[str, int] = field(factory=dict)
    """The line of each setting that the file gives and that is right."""
    mistakes: tuple[Mistake, ...] = ()

    def value(self, key: str) -> object:
        """Give the value of a setting."""
        return getattr(self, key)


def config_path() -> Path | None:
    """Say where the config file is, or would be; None where it is turned off."""
    named = os.environ.get(VARIABLE, "")
    if named.lower() in OFF:
        return None
    if named:
        return Path(named)
    folder = config_folder()
    return folder / FILE if folder else None


def read_config() -> Config:
    """Read the user's config file; without one, give the defaults. Never raises."""
    path = config_path()
    if path is None:
        return Config()
    try:
        text = _text_of(path)
    except FileNotFoundError:
        wrong = (Mistake(line=0, message=f"${VARIABLE} names it, and it is not there"),)
        return Config(path=path, mistakes=wrong if os.environ.get(VARIABLE) else ())
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        wrong = (Mistake(line=line, message="this is no UTF-8; save the file as UTF-8"),)
        return Config(path=path, exists=True, mistakes=wrong)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        return Config(
            path=path, exists=True, mistakes=(Mistake(line=0, message=f"cannot be read: {why}"),)
        )
    return config_of(text, path)


def config_of(text: str, path: Path | None = None) -> Config:
    """Read the text of a config file."""
    import tomli  # noqa: PLC0415 - only where there is a file

    try:
        values = tomli.loads(text)
    except (ValueError, RecursionError) as error:
        line = int(getattr(error, "lineno", 0))
        message = f"this is no TOML: {getattr(error, 'msg', error)}; nothing in the file is used"
        return Config(path=path, exists=True, mistakes=(Mistake(line=line, message=message),))
    return _Reading(text, path).config(values)


def _text_of(path: Path) -> str:
    """Read a file that is no larger than a config file can be; raises OSError or ValueError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("it is no regular file")
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError("it is larger than 1 MB")
    return content.decode("utf-8-sig")


class _Reading:
    """Reads the values of one file, and collects what is wrong with them."""

    def __init__(self, text: str, path: Path | None) -> None:
        self._text = text
        self._path = path
        self._mistakes: list[Mistake] = []

    def config(self, values: Mapping[str, object]) -> Config:
        known = {setting.key: setting for setting in SETTINGS}
        right: dict[str, object] = {}
        keys: tuple[KeyChoice, ...] = ()
        for key, value in values.items():
            if key == KEYS:
                keys = self._keys(value)
            elif key not in known:
                self._wrong(key, f"there is no such setting{_meant(key, (*known, KEYS))}")
            elif (read := self._read(known[key], value)) is not None:
                right[key] = read
        config = Config(
            path=self._path,
            exists=True,
            keys=keys,
            lines={key: line_of(self._text, key) for key in right},
            mistakes=tuple(sorted(self._mistakes, key=lambda mistake: mistake.line)),
        )
        return evolve(config, **right)  # type: ignore[arg-type]

    def _wrong(self, key: str, message: str, table: str = "") -> None:
        line = line_of(self._text, key, table)
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
        elif isinstance(value, str) and value in setting.choices:
            return value
        else:
            few = f"it is {' or '.join(setting.choices)}"
            hint = _meant(value, setting.choices)
            many = "'dipview config --example' lists them"
            otherwise = many if len(setting.choices) > 4 else few
            self._wrong(setting.key, f"it cannot be {value!r}{hint or f'; {otherwise}'}")
        return None

    def _paths(self, key: str, value: object) -> tuple[Path, ...] | None:
        named = [value] if isinstance(value, str) else value
        if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
            self._wrong(key, 'it is a path in quotation marks, or several: ["one", "other"]')
            return None
        base = self._path.parent if self._path else Path()
        try:
            paths = tuple(base.absolute() / Path(each).expanduser() for each in named if each)
            gone = next((path for path in paths if not path.exists()), None)
        except (OSError, RuntimeError, ValueError) as error:
            self._wrong(key, f"cannot be used: {error}")
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
                line = line_of(self._text, command, KEYS)
                choices.append(KeyChoice(command, tuple(several), line))
            else:
                self._wrong(
                    command, 'it is a key in quotation marks, or several: ["m", "f2"]', KEYS
                )
        return tuple(choices)


def _meant(word: object, known: tuple[str, ...]) -> str:
    """Propose the nearest known word, or nothing."""
    if not isinstance(word, str):
        return ""
    from dipview.dataset.nearest import did_you_mean  # noqa: PLC0415 - only for mistakes

    hint = did_you_mean(word, known)
    return f"; {hint}" if hint else ""
