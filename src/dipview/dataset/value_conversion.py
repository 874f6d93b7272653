"""Value conversion: what stands for one value of the model, strict, so that nothing is guessed.

A hook refuses a value with :class:`Unfit`, which says what is wrong in words for the data's author.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any, TypeAlias

from dipview.dataset.nearest import did_you_mean
from dipview.model.spans import Span, SpanError, read_span
from dipview.model.typed_dates import in_a_file

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


Hook: TypeAlias = Callable[[Any, Any], Any]
"""Makes a value of a type out of what the TOML reader gave and the type, or raises ``Unfit``."""


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


def _text(value: object, _: object) -> str:
    if isinstance(value, str):
        return value
    hint = 'put it in quotes: "…"'
    if isinstance(value, list):
        hint = "give one text, without brackets"
    raise Unfit("wrong-type", f"this is {described(value)}, where text is expected", hint)


def _whole_number(value: object, _: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        message = f"this is {described(value)}, where a whole number is expected"
        raise Unfit("wrong-type", message, "write a number without quotes or decimals: 1")
    if abs(value) > LARGEST:
        message = "this number is larger than dipview keeps"
        raise Unfit("number-too-large", message, f"use a number up to {LARGEST}")
    return value


def count(value: object, cls: object) -> int:
    """Take how many there are of something, as :data:`HOOKS` take other values."""
    number = _whole_number(value, cls)
    if number < 0:
        message = f"{number} is less than none, and this counts something"
        raise Unfit("negative-count", message, "write how many there are, or leave the key out")
    return number


def _switch(value: object, _: object) -> bool:
    if isinstance(value, bool):
        return value
    message = f"this is {described(value)}, where true or false is expected"
    raise Unfit("wrong-type", message, "write true or false, without quotes")


def _span(value: object, _: object) -> Span:
    try:
        # The same days recur; moments may be equal that are written differently.
        return _known_span(value) if type(value) in (str, dt.date) else read_span(value)
    except SpanError as error:
        told = in_a_file(value, error)
        raise Unfit("bad-date", str(told), told.hint) from None


_known_span = lru_cache(maxsize=65536)(read_span)


def _choice(value: object, cls: type[StrEnum]) -> StrEnum:
    text = _text(value, str)
    if (choice := _choices_of(cls).get(text)) is not None:
        return choice
    allowed = [choice.value for choice in cls]
    hint = did_you_mean(text, allowed, f"write one of {', '.join(allowed)}")
    raise Unfit("unknown-value", f"'{shortened(text)}' is not one of its values", hint)


@cache
def _choices_of(cls: type[StrEnum]) -> Mapping[str, StrEnum]:
    """Give the members of an enumeration by their texts; Python takes long to find its own."""
    return {choice.value: choice for choice in cls}


def shortened(text: str, most: int = 60) -> str:
    """Cut a long text for a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _free(value: object, _: object) -> Mapping[str, object]:
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


def _texts_by_name(value: object, _: object) -> Mapping[str, str]:
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


HOOKS: Mapping[type, Hook] = {
    str: _text,
    int: _whole_number,
    bool: _switch,
    Span: _span,
    # An enumeration of texts is a text too: its own hook is the nearer one.
    StrEnum: _choice,
}
"""The hooks of classes, and of those made from them."""

TABLE_HOOKS: Mapping[Any, Hook] = {
    Mapping[str, object]: _free,
    Mapping[str, str]: _texts_by_name,
}
"""The hooks of tables of free keys."""
