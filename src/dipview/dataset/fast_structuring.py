"""Fast structuring: tables that are as they should be become records; all others are refused.

What recurs is made once and shared: ids, lists of a single id, positions that name an issue and a
stance alone. Whoever is refused asks ``conversion``, which tells why.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from sys import intern
from types import NoneType
from typing import Any, TypeAlias, get_args, get_origin

import attrs

from dipview.dataset.conversion import types_of, value_hook
from dipview.model.fields import Meaning, alone_in, alternatives_in, meanings_of

Quick: TypeAlias = Callable[[Any], Any]
"""Makes what a value stands for, or raises anything."""

_MOST = 1 << 16
"""How many values of a kind are kept to be shared."""


class RefusedError(Exception):
    """A table is not plainly as it should be."""


def fast_structurer(cls: type, most: int = _MOST) -> Quick:
    """Make what makes a value of a class from a table without unknown keys.

    Args:
        cls: A class of the model.
        most: How many values of each key are kept to be shared.

    Returns:
        A function of a table; it raises an exception of any kind where it is not sure.
    """
    known = meanings_of(cls)
    hooks = {name: _hook(known[name], wanted, most) for name, wanted in types_of(cls).items()}
    either = alternatives_in(cls)

    def made(table: Mapping[str, Any]) -> Any:
        if type(table) is not dict:
            raise RefusedError
        for name, other in either:
            if name not in table and other not in table:
                raise RefusedError
        return cls(**{name: hooks[name](value) for name, value in table.items()})

    return made


class Hooks(dict[type, Quick]):
    """The quick hook of each class, made when it is first asked for.

    What recurs is shared by all that is structured with them.
    """

    def __init__(self, most: int = _MOST) -> None:
        """Prepare; at most so many values of each key are kept to be shared."""
        self._most = most

    def __missing__(self, cls: type) -> Quick:
        hook = self[cls] = fast_structurer(cls, self._most)
        return hook


def _hook(known: Meaning, wanted: Any, most: int) -> Quick:
    if get_origin(wanted) is tuple:
        (inner, _) = get_args(wanted)
        if known.passages:
            return _passages
        return _tables(inner, most) if attrs.has(inner) else _list(_one(inner, known, most), most)
    return _one(wanted, known, most)


def _one(wanted: Any, known: Meaning, most: int) -> Quick:
    if NoneType in get_args(wanted):
        (wanted,) = (each for each in get_args(wanted) if each is not NoneType)
    if wanted is str:
        # Both are of the interpreter itself, and refuse what is no text.
        return intern if known.recurs else str.__str__
    if isinstance(wanted, type) and issubclass(wanted, StrEnum):
        return wanted._value2member_map_.__getitem__
    return value_hook(wanted) or fast_structurer(wanted, most)


def _passages(value: Any) -> tuple[str, ...]:
    return (value,) if type(value) is str else tuple(map(str.__str__, _listed(value)))


def _listed(value: Any) -> list[Any]:
    if type(value) is not list:
        raise RefusedError
    return value


def _list(one: Quick, most: int) -> Quick:
    """Make what structures a list of texts or choices."""
    known: dict[str, tuple[Any, ...]] = {}

    def made(value: Any) -> tuple[Any, ...]:
        """Structure a list; one with a single text is shared with its like."""
        if len(_listed(value)) != 1:
            return tuple(map(one, value))
        (only,) = value
        if type(only) is not str:
            raise RefusedError
        shared = known.get(only)
        if shared is None:
            shared = (one(only),)
            if len(known) < most:
                known[intern(only)] = shared
        return shared

    return made


def _tables(inner: type, most: int) -> Quick:
    """Make what structures a list of tables; those of few texts are shared."""
    known: dict[tuple[str, ...], tuple[Any, ...]] = {}
    """What was made of tables, by their keys and then their values."""
    whole = fast_structurer(inner, most)
    short = alone_in(inner)

    def one(value: Any) -> tuple[Any, ...]:
        """Structure one table, or the text that stands for it."""
        if type(value) is str and short:
            value = {short: value}
        if len(value) > 2 or any(type(each) is not str for each in value.values()):
            return (whole(value),)
        key = (*value, *value.values())
        shared = known.get(key)
        if shared is None:
            shared = (whole(value),)
            if len(known) < most:
                # The parser makes every text anew: these would lie between the records.
                known[tuple(map(intern, key))] = shared
        return shared

    def made(value: Any) -> tuple[Any, ...]:
        if len(_listed(value)) == 1:
            return one(value[0])
        return tuple([one(each)[0] for each in value])

    return made
