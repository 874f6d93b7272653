"""Conversion: from tables to the model, strict about types, so that nothing is guessed.

A hook refuses a value with :class:`Unfit`, which says what is wrong in words for the data's author.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cache, lru_cache, partial
from types import NoneType
from typing import Any, TypeAlias, TypeVar, get_args, get_origin, get_type_hints

import attrs

from dipview.dataset.nearest import did_you_mean
from dipview.model.fields import alone_in, alternatives_in, meanings_of
from dipview.model.spans import Span, SpanError, read_span

T = TypeVar("T")

LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly."""
_LEAST_KEPT, _MOST_KEPT = -(2**63), 2**63 - 1
"""The whole numbers that every reader of TOML keeps exactly."""

DEEPEST = 32
"""How deeply ``extra`` may nest."""


class Unfit(ValueError):  # noqa: N818 - it is raised and caught inside the loader alone
    """A value does not fit its key."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


class UnfitParts(ValueError):  # noqa: N818 - as above
    """Several values in a table of free keys do not fit."""

    def __init__(self, parts: Mapping[tuple[str | int, ...], Unfit]) -> None:
        super().__init__("; ".join(part.message for part in parts.values()))
        self.parts = parts
        """By the way to each."""


Hook: TypeAlias = Callable[[object], Any]
"""Makes a value of a type out of what the TOML reader gave, or raises ``Unfit``."""


def structured(table: Mapping[str, object], cls: Callable[..., T]) -> T:
    """Make a record or a header out of its table; keys that the class does not have are not read.

    Raises:
        Exception: Something does not fit: the first that was met (``explaining`` finds all).
    """
    hook: Callable[[object], T] = _hook_for(cls)
    return hook(table)


@cache
def _hook_for(cls: Any) -> Hook:
    """Give the hook of a type of the model; made when first asked for."""
    if (hook := value_hook(cls)) is not None:
        return hook
    inner = get_args(cls)
    if NoneType in inner:  # a key that may be left out: no table says None
        return _hook_for(next(each for each in inner if each is not NoneType))
    if get_origin(cls) is tuple:
        return list_hook(partial(_each, hook=_hook_for(inner[0]), plain=inner[0] is str))
    return table_hook(cls, _by_keys(cls))


def value_hook(cls: Any) -> Hook | None:
    """Give the hook of a type that is neither a list nor a class of the model; else None."""
    if isinstance(cls, type) and issubclass(cls, StrEnum):
        return partial(_choice, cls)
    return _VALUES.get(cls)


@cache
def types_of(cls: type) -> Mapping[str, Any]:
    """Give the types of a class's fields, by name."""
    hints = get_type_hints(cls)
    return {field.name: hints[field.name] for field in attrs.fields(cls)}


def described(value: object) -> str:
    """Say in plain words what TOML type a value has."""
    names: tuple[tuple[type | tuple[type, ...], str], ...] = (
        (bool, "true or false"),
        ((int, float), "a number"),
        (str, "text"),
        (list, "a list"),
        (dict, "a table"),
        (dt.time, "a time"),
        (dt.date, "a date"),
    )
    return next((name for cls, name in names if isinstance(value, cls)), "of an unknown type")


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    hint = 'put it in quotes: "…"'
    if isinstance(value, list):
        hint = "give one text, without brackets"
    raise Unfit("wrong-type", f"this is {described(value)}, where text is expected", hint)


def _whole_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        message = f"this is {described(value)}, where a whole number is expected"
        raise Unfit("wrong-type", message, "write a number without quotes or decimals: 1")
    if abs(value) > LARGEST:
        message = "this number is larger than dipview keeps"
        raise Unfit("number-too-large", message, f"use a number up to {LARGEST}")
    return value


def _switch(value: object) -> bool:
    if isinstance(value, bool):
        return value
    message = f"this is {described(value)}, where true or false is expected"
    raise Unfit("wrong-type", message, "write true or false, without quotes")


def _span(value: object) -> Span:
    try:
        # The same days recur; moments may be equal that are written differently.
        return _known_span(value) if type(value) in (str, dt.date) else read_span(value)
    except SpanError as error:
        raise Unfit("bad-date", str(error), error.hint) from None


_known_span = lru_cache(maxsize=65536)(read_span)


def _choice(cls: type[StrEnum], value: object) -> StrEnum:
    text = _text(value)
    choice = cls._value2member_map_.get(text)
    if isinstance(choice, cls):
        return choice
    allowed = [choice.value for choice in cls]
    hint = did_you_mean(text, allowed, f"write one of {', '.join(allowed)}")
    raise Unfit("unknown-value", f"'{shortened(text)}' is not one of its values", hint)


def shortened(text: str, most: int = 60) -> str:
    """Cut a long text for a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _free(value: object) -> Mapping[str, object]:
    table = _as_table(value, "a table")
    unfit: dict[tuple[str | int, ...], Unfit] = {}
    for name, whole in table.items():
        level: list[object] = [whole]
        for _depth in range(DEEPEST):
            below: list[object] = []
            for item in level:
                if isinstance(item, dict):
                    below.extend(item.values())
                elif isinstance(item, list):
                    below.extend(item)
                elif isinstance(item, int) and not _LEAST_KEPT <= item <= _MOST_KEPT:
                    message = "a number in it has more than the 64 bits that TOML keeps"
                    hint = "put the number in quotes"
                    unfit[(name,)] = Unfit("number-too-large", message, hint)
            level = below
        if level:
            message = f"this is nested more than {DEEPEST} deep"
            unfit[(name,)] = Unfit("too-deep", message, "flatten the value")
    if unfit:
        raise UnfitParts(unfit)
    return table


def _texts_by_name(value: object) -> Mapping[str, str]:
    table = _as_table(value, "a table of texts")
    unfit: dict[tuple[str | int, ...], Unfit] = {}
    for name, item in table.items():
        if not isinstance(item, str):
            message = f"this is {described(item)}, where text is expected"
            unfit[(name,)] = Unfit("wrong-type", message, 'put it in quotes: "…"')
    if unfit:
        raise UnfitParts(unfit)
    return table  # type: ignore[return-value]


def _as_table(value: object, expected: str) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    message = f"this is {described(value)}, where {expected} is expected"
    raise Unfit("wrong-type", message, 'write a table: { key = "…" }')


def list_hook(gather: Callable[[list[object]], tuple[object, ...]]) -> Hook:
    """Make the hook of a list.

    Args:
        gather: Converts its elements.
    """

    def structure(value: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            message = f"this is {described(value)}, where a list is expected"
            raise Unfit("wrong-type", message, "put it in brackets: [ … ]")
        return gather(value)

    return structure


def _each(values: list[object], hook: Hook, *, plain: bool) -> tuple[object, ...]:
    if plain and all(type(value) is str for value in values):
        return tuple(values)
    return tuple([hook(value) for value in values])


def passages_hook(passages: Hook) -> Hook:
    """Make the hook of a key that takes one passage or several, from that of a list of texts."""
    return lambda value: (value,) if isinstance(value, str) else passages(value)


def table_hook(cls: type[T], from_table: Callable[[dict[str, object]], T]) -> Hook:
    """Make the hook of a class of the model.

    Args:
        cls: The class.
        from_table: Makes one out of a table; tables may have a short form besides.
    """
    short = alone_in(cls)

    def structure(value: object) -> T:
        if isinstance(value, dict):
            return from_table(value)
        if short and isinstance(value, str):
            return cls(**{short: value})
        expected = "text or a table" if short else "a table"
        message = f"this is {described(value)}, where {expected} is expected"
        raise Unfit("wrong-type", message, 'write a table: { key = "…" }')

    return structure


def _by_keys(cls: Any) -> Callable[[dict[str, object]], Any]:
    """Give what makes one of a class out of a table; a key that it needs may be missing there."""
    hooks = {name: _hook_for(type) for name, type in types_of(cls).items()}
    for name, meaning in meanings_of(cls).items():
        if meaning.passages:
            hooks[name] = passages_hook(hooks[name])

    def made(table: dict[str, object]) -> Any:
        for name in missing_in(table, cls):
            raise KeyError(name)
        return cls(**{name: hooks[name](value) for name, value in table.items() if name in hooks})

    return made


def missing_in(table: Mapping[str, object], cls: type) -> Iterator[str]:
    """Give the keys of a class that a table does not have, nor what may stand for them."""
    either = alternatives_in(cls)
    return (name for name, other in either if name not in table and other not in table)


_VALUES: Mapping[Any, Hook] = {
    str: _text,
    int: _whole_number,
    bool: _switch,
    Span: _span,
    Mapping[str, object]: _free,
    Mapping[str, str]: _texts_by_name,
}
"""The hooks of what is neither a choice nor made of other types."""
