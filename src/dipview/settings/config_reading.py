"""Reading the config file: without one, and where it cannot be read, the defaults stand."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from dipview.settings.config import Config
from dipview.settings.config_file import VARIABLE, config_path
from dipview.settings.mistakes import Mistake

_LARGEST = 1 << 20
"""Bytes of a config file."""


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
    # Without a file, nothing that reads its text is imported: the explorer's first frame waits.
    from dipview.settings.config_text import config_of  # noqa: PLC0415 - as said

    return config_of(text, path)


def _unread(path: Path, line: int, message: str) -> Config:
    """Give the defaults, and say why nothing of a file is used."""
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
