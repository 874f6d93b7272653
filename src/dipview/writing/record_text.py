"""Record text: one record as TOML that a person would have written, keys in the model's order."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from functools import cache, partial
from typing import Any

from dipview.dataset.keys import Key, keys_of
from dipview.dataset.records import CLASSES
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.writing.toml_text import line_text

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def record_text(kind: Kind, table: Mapping[str, object]) -> str:
    """Write a record: its header, and a key a line in the order of the format.

    Args:
        kind: Any but a position, which stands inside a statement.
        table: Its keys, as the TOML reader gives them; what is None is left out.

    Returns:
        Its TOML with line feeds, the last one included.

    Raises:
        TypeError: TOML has nothing for such a value.
        ValueError: A text has half a character, which UTF-8 cannot write.
    """
    lines = (line_text(name, value) for name, value in ordered_table(kind, table).items())
    return "".join(f"{line}\n" for line in (f"[[{kind.plural}]]", *lines))


def ordered_table(kind: Kind, table: Mapping[str, object]) -> dict[str, Any]:
    """Put the keys of a record and of the tables in it into the order of the format.

    Keys that the format does not know follow, in their own order. A text that stands for one day
    becomes that day, where a date is expected; what is None is left out.
    """
    return _ordered(CLASSES[kind], table)


def in_order(cls: type | None, names: Iterable[str]) -> list[str]:
    """Put names of keys into the order of the format; unknown ones follow, in their own order."""
    return sorted(names, key=partial(rank_of, cls))


@cache
def keys_by_name(cls: type | None) -> Mapping[str, Key]:
    """Give the keys of a class by their names, in the order of the format."""
    return {key.name: key for key in keys_of(cls)} if cls else {}


@cache
def _ranks(cls: type | None) -> Mapping[str, int]:
    return {name: rank for rank, name in enumerate(keys_by_name(cls))}


def rank_of(cls: type | None, name: str) -> int:
    """Give the rank of a key in the order of the format; unknown ones come last."""
    ranks = _ranks(cls)
    return ranks.get(name, len(ranks))


def table_of(cls: type | None, name: str) -> type | None:
    """Give the class of the model that the tables under a key become; None for none."""
    key = keys_by_name(cls).get(name)
    return key.table if key else None


def alike(one: object, other: object) -> bool:
    """Tell whether two values say the same in TOML: ``1`` is not ``true``, nor ``1.0``."""
    if type(one) is str and type(other) is str:
        return one == other
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        return one.keys() == other.keys() and all(alike(one[key], other[key]) for key in one)
    if isinstance(one, list | tuple) and isinstance(other, list | tuple):
        return len(one) == len(other) and all(map(alike, one, other))
    if type(one) is not type(other):
        return False
    return one == other or (one != one and other != other)  # noqa: PLR0124 - no number is itself


def _ordered(cls: type, table: Mapping[str, object]) -> dict[str, Any]:
    keys = keys_by_name(cls)
    known = [name for name in keys if name in table]
    others = [name for name in table if name not in keys]
    return {
        name: _value(keys.get(name), table[name])
        for name in (*known, *others)
        if table[name] is not None
    }


def _value(key: Key | None, value: object) -> object:
    if isinstance(value, str):
        is_day = key is not None and key.type is Span and _DAY.fullmatch(value) is not None
        return _day(value) if is_day else value
    if isinstance(value, Mapping):
        inner = key.table if key else None
        return (
            _ordered(inner, value) if inner else {name: _value(None, value[name]) for name in value}
        )
    if isinstance(value, list | tuple):
        return [_value(key, each) for each in value]
    return value


def _day(text: str) -> dt.date | str:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:  # There is no such day, as `check` will tell.
        return text
