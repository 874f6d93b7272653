"""Writes tables of TOML, lists of ids in lines that can be read."""

from __future__ import annotations

import datetime as dt
import json
import textwrap
from collections.abc import Mapping

_WIDTH = 100


_EMPTY: tuple[object, ...] = (None, "", [], (), {})


def table(header: str, fields: Mapping[str, object]) -> str:
    """Write a table; fields that are None or empty are left out."""
    lines = [f"{key} = {_value(each)}" for key, each in fields.items() if each not in _EMPTY]
    return "\n".join((header, *(_wrapped(line) for line in lines), ""))


def _value(given: object) -> str:
    match given:
        case str():
            return json.dumps(given, ensure_ascii=False)
        case dt.date() | int():
            return str(given)
        case Mapping():
            pairs = (f"{key} = {_value(each)}" for key, each in given.items() if each not in _EMPTY)
            return f"{{ {', '.join(pairs)} }}"
        case list() | tuple():
            return f"[{', '.join(map(_value, given))}]"
    raise TypeError(f"no TOML for {type(given).__name__}")


def _wrapped(line: str) -> str:
    """Break a list of ids that is too long for a line."""
    key, _, listed = line.partition(" = [")
    if len(line) <= _WIDTH or not listed.startswith('"'):
        return line
    inner = textwrap.fill(
        listed.removesuffix("]") + ",",
        _WIDTH,
        initial_indent="  ",
        subsequent_indent="  ",
        break_on_hyphens=False,
        break_long_words=False,
    )
    return f"{key} = [\n{inner}\n]"
