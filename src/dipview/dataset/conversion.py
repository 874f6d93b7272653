"""Conversion: the converter that makes records and headers out of the tables of a file.

There is one, made by :func:`converter` with the hooks of ``value_conversion`` and those of lists
and tables here. A plain one is fast and stops at whatever is not as it should be. One with details
goes on, and tells of all that does not fit; ``conversion_errors`` asks it once a plain one has
stopped.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from sys import intern
from types import NoneType
from typing import Any, TypeAlias, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter
from cattrs.cols import list_structure_factory
from cattrs.gen import make_dict_structure_fn, override

from dipview.dataset.value_conversion import HOOKS, TABLE_HOOKS, Hook, Unfit, count, described
from dipview.model.fields import Meaning, alone_in, alternatives_in, meanings_of, types_of

T = TypeVar("T")
Table: TypeAlias = Mapping[str, object]

_Given: TypeAlias = tuple[Hook, Any]
"""What makes the value of a key, and what it is given besides what the table has."""

_SHARED = 1 << 16
"""How many values of a type are kept to be shared."""


def converter(*, detailed: bool = False, shared: int = _SHARED) -> Converter:
    """Make a converter from tables to the model.

    What recurs in the tables is made once and shared: ids, lists of a single id, positions that
    name an issue and a stance alone.

    Args:
        detailed: Gather all errors, with the ways to them, and read over unknown keys; a plain one
            raises the first that it meets, of any kind, and refuses unknown keys.
        shared: How many values of each type of list are kept to be shared.
    """
    made = Converter(detailed_validation=detailed)
    for cls, hook in HOOKS.items():
        made.register_structure_hook(cls, hook)
    made.register_structure_hook_factory(TABLE_HOOKS.__contains__, lambda cls: TABLE_HOOKS[cls])
    made.register_structure_hook_factory(_is_list, lambda cls: _list_hook(made, cls, shared))
    made.register_structure_hook_factory(attrs.has, lambda cls: _table_hook(made, cls))
    return made


def _is_list(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _table_hook(made: Converter, cls: type[Any]) -> Hook:
    types = types_of(cls)
    hooks = {name: _key_hook(made, known, types[name]) for name, known in meanings_of(cls).items()}
    from_table = _detailed(made, cls, hooks) if made.detailed_validation else _plain(cls, hooks)
    short, either = alone_in(cls), alternatives_in(cls)

    def structure(value: object, _: object) -> Any:
        """Make a record of a table, or of the text that stands for one."""
        if isinstance(value, dict):
            for one, other in either:
                if one not in value and other not in value:
                    value = {**value, one: _MISSING}
            return from_table(value)
        if short and isinstance(value, str):
            return cls(**{short: value})
        expected = "text or a table" if short else "a table"
        message = f"this is {described(value)}, where {expected} is expected"
        raise Unfit("wrong-type", message, 'write a table: { key = "…" }')

    return structure


def _detailed(made: Converter, cls: type[T], hooks: Mapping[str, _Given]) -> Callable[[Table], T]:
    overrides = {
        name: override(struct_hook=partial(_with, *given)) for name, given in hooks.items()
    }
    structure = make_dict_structure_fn(cls, made, **overrides)  # type: ignore[arg-type]
    return lambda table: structure(table, cls)


def _with(hook: Hook, given: Any, value: object, _: object) -> Any:
    return hook(value, given)


def _plain(cls: type[T], hooks: Mapping[str, _Given]) -> Callable[[Table], T]:
    """Make what makes one of a class; whatever key is not known or is missing, it raises."""
    # The parser makes every name anew, and Python finds an argument by its name's identity first.
    named = {key: (intern(key), *given) for key, given in hooks.items()}

    def from_table(table: Table) -> T:
        """Make a record of a table."""
        values = {}
        for key, value in table.items():
            name, hook, given = named[key]
            values[name] = hook(value, given)
        return cls(**values)

    return from_table


def _key_hook(made: Converter, known: Meaning, cls: Any) -> _Given:
    """Give the hook of a key, and the type that the hook is given."""
    if known.passages:
        several = _list(list_structure_factory(list[str], made))
        return (lambda value, cls: (value,) if isinstance(value, str) else several(value, cls)), cls
    given = cls
    if NoneType in get_args(cls):  # a key that may be left out: no table says None
        given = next(each for each in get_args(cls) if each is not NoneType)
    if known.recurs and given is str:
        return _recurring_text, given
    if known.counts:
        return count, given
    hook = made.get_structure_hook(given)
    return _needed(hook) if known.unless else hook, given


_MISSING = object()
"""Stands in a table for a value that it should have, to be told together with the rest."""


def _needed(hook: Hook) -> Hook:
    """Make the hook of a key that is needed where another is not given."""

    def structure(value: object, cls: object) -> Any:
        if value is _MISSING:
            raise KeyError
        return hook(value, cls)

    return structure


def _recurring_text(value: object, _: object) -> str:
    return intern(value) if type(value) is str else HOOKS[str](value, str)


def _list_hook(made: Converter, cls: Any, shared: int) -> Hook:
    inner = get_args(cls)[0]
    if made.detailed_validation:
        return _list(list_structure_factory(list[inner], made))  # type: ignore[valid-type]
    hook = _recurring_text if inner is str else made.get_structure_hook(inner)
    return _sharing(hook, inner, shared)


def _list(elements: Hook) -> Hook:
    """Make the hook of a list from what makes its elements."""

    def structure(value: object, cls: object) -> tuple[Any, ...]:
        return tuple(elements(_as_list(value), cls))

    return structure


def _as_list(value: object) -> list[Any]:
    if isinstance(value, list):
        return value
    message = f"this is {described(value)}, where a list is expected"
    raise Unfit("wrong-type", message, "put it in brackets: [ … ]")


def _sharing(hook: Hook, cls: Any, most: int) -> Hook:
    """Make the hook of a list, which shares a list of one that recurs, as most lists are."""
    known: dict[object, tuple[Any, ...]] = {}

    def alone(value: object) -> tuple[Any, ...]:
        key = value if type(value) is str else _texts_of(value)
        shared = known.get(key)
        if shared is None:
            shared = (hook(value, cls),)
            if key and len(known) < most:
                # The parser makes every text anew: these would lie between the records.
                known[intern(key) if type(key) is str else tuple(map(intern, key))] = shared
        return shared

    def structure(value: object, _: object) -> tuple[Any, ...]:
        values = value if type(value) is list else _as_list(value)
        if len(values) == 1:
            return alone(values[0])
        if cls is str:
            return tuple(map(intern, values))
        return tuple([alone(value)[0] for value in values])

    return structure


def _texts_of(value: object) -> tuple[str, ...]:
    """Give the keys and values of a table of few texts, by which it is known; else nothing."""
    if type(value) is not dict or len(value) > 2:
        return ()
    for each in value.values():
        if type(each) is not str:
            return ()
    return (*value, *value.values())
