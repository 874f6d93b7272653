"""Data as text: values of ``extra`` as TOML writes them, whatever the program holds them in."""

from __future__ import annotations

import datetime as dt
import math
import re
from collections.abc import Mapping

_BARE = "[A-Za-z0-9_-]+"


def data_text(value: object) -> str:
    """Write a value that stands by itself: a text without quotation marks, all else as in TOML."""
    return value if isinstance(value, str) and value else written(value)


def data_value(value: object) -> object:
    """Give what a program reads of it; None where that is its text."""
    if isinstance(value, str) or (isinstance(value, float) and not math.isfinite(value)):
        return None
    return value


def written(value: object) -> str:
    """Write a value as TOML does, in one line."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)  # inf and nan, as TOML writes them
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_key(key)} = {written(each)}" for key, each in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(written, value))}]"
    return str(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _key(key: object) -> str:
    name = str(key)
    return name if re.fullmatch(_BARE, name) else _quoted(name)
