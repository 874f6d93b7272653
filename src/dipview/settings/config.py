"""The config: what a user has set, in a file or not.

What reads the text of the file is in ``config_text``: without a file, none of it is imported. Both
values are tuples with names, not attrs, for which the explorer's first frame would have to wait.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from dipview.settings.config_file import VARIABLE, config_path

if TYPE_CHECKING:
    from dipview.settings.mistakes import Mistake

_LARGEST = 1 << 20
"""Bytes of a config file."""


class KeyChoice(NamedTuple):
    """What the file says of one command's keys."""

    command: str
    keys: tuple[str, ...]
    """As they are written."""
    line: int


class Config(NamedTuple):
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
    lines: Mapping[str, int] = MappingProxyType({})
    """The line of each setting that the file gives and that is right."""
    mistakes: tuple[Mistake, ...] = ()

    def value(self, key: str) -> object:
        """Give the value of a setting."""
        return getattr(self, key)


def read_config() -> Config:
    """Read the user's config file; without one, give the defaults. Never raises."""
    path = config_path()
    if path is None:
        return Config()
    try:
        text = _text_of(path)
    except FileNotFoundError:
        message = f"${VARIABLE} names it, and it is not there"
        return _unread(path, 0, message) if os.environ.get(VARIABLE) else Config(path=path)
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        return _unread(path, line, "this is no UTF-8; save the file as UTF-8")
    except (OSError, ValueError) as error:
        return _unread(path, 0, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    from dipview.settings.config_text import config_of  # noqa: PLC0415 - only where there is one

    return config_of(text, path)


def _unread(path: Path, line: int, message: str) -> Config:
    """Give the defaults, and say why nothing of a file is used."""
    from dipview.settings.mistakes import Mistake  # noqa: PLC0415 - only for mistakes

    return Config(path=path, exists=True, mistakes=(Mistake(line=line, message=message),))


def _text_of(path: Path) -> str:
    """Read a file that is no larger than a config file can be; raises OSError or ValueError."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise ValueError("it is no regular file")
    with path.open("rb") as file:
        content = file.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise ValueError("it is larger than 1 MB")
    return content.decode("utf-8-sig")
