"""The converter between tables and the model: strict about types, so that nothing is guessed.

A hook refuses a value with :class:`Unfit`, which says what is wrong in words for the data's author.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import Converter, IterableValidationError, IterableValidationNote
from cattrs.gen import make_dict_structure_fn, override

from dipview.dataset.nearest import did_you_mean
from dipview.model.actors import OtherName
from dipview.model.sources import Citation
from dipview.model.spans import Span, SpanError, read_span
from dipview.model.statements import Statement

T = TypeVar("T")

LARGEST = 2**53 - 1
"""The largest whole number that every reader of JSON keeps exactly."""

DEEPEST = 32
"""How deeply ``extra`` may nest."""


class Unfit(ValueError):  # noqa: N818 - it is raised and caught inside the loader alone
    """A value does not fit its key."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def converter(*, detailed: bool) -> Converter:
    """Make a converter from tables to the model.

    Args:
        detailed: Gather every error with the way to it (about half as fast), instead of raising
            the first bare one.
    """
    made = Converter(detailed_validation=detailed, forbid_extra_keys=False)
    # An enumeration of texts is a text too: its own hook is the nearer one.
    for cls, hook in (
        (str, _text),
        (int, whole_number),
        (bool, switch),
        (Span, _span),
        (StrEnum, _choice),
    ):
        made.register_structure_hook(cls, hook)
    made.register_structure_hook_func(lambda cls: cls == Mapping[str, object], free)
    made.register_structure_hook_func(lambda cls: cls == Mapping[str, str], _texts_by_name)
    made.register_structure_hook_factory(_is_list, lambda cls: _list_hook(made, cls, detailed))
    made.register_structure_hook_factory(attrs.has, lambda cls: _table_hook(made, cls))
    return made


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


def whole_number(value: object, _: object) -> int:
    """Take a whole number that is not too large."""
    if not isinstance(value, int) or isinstance(value, bool):
        message = f"this is {described(value)}, where a whole number is expected"
        raise Unfit("wrong-type", message, "write a number without quotes or decimals: 1")
    if abs(value) > LARGEST:
        message = "this number is larger than dipview keeps"
        raise Unfit("number-too-large", message, f"use a number up to {LARGEST}")
    return value


def switch(value: object, _: object) -> bool:
    """Take true or false."""
    if isinstance(value, bool):
        return value
    message = f"this is {described(value)}, where true or false is expected"
    raise Unfit("wrong-type", message, "write true or false, without quotes")


def _span(value: object, _: object) -> Span:
    try:
        # The same days recur; moments may be equal that are written differently.
        return known_span(value) if type(value) in (str, dt.date) else read_span(value)
    except SpanError as error:
        raise Unfit("bad-date", str(error), error.hint) from None


known_span = lru_cache(maxsize=65536)(read_span)
"""Reads a date that may have been read before."""


def _choice(value: object, cls: type[StrEnum]) -> StrEnum:
    text = _text(value, str)
    choice = cls._value2member_map_.get(text)
    if isinstance(choice, cls):
        return choice
    allowed = [choice.value for choice in cls]
    hint = did_you_mean(text, allowed, f"write one of {', '.join(allowed)}")
    raise Unfit("unknown-value", f"'{shortened(text)}' is not one of its values", hint)


def shortened(text: str, most: int = 60) -> str:
    """Cut a long text for a message."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def free(value: object, _: object) -> Mapping[str, object]:
    """Take a table of anything, as long as it is not nested too deeply."""
    table = _as_table(value, "a table")
    level: list[object] = list(table.values())
    for _depth in range(DEEPEST):
        below: list[object] = []
        for item in level:
            if isinstance(item, dict):
                below.extend(item.values())
            elif isinstance(item, list):
                below.extend(item)
            elif isinstance(item, int) and abs(item) > LARGEST:
                message = "a number in it is larger than dipview keeps"
                raise Unfit("number-too-large", message, "put the number in quotes")
        if not below:
            return table
        level = below
    raise Unfit("too-deep", f"this is nested more than {DEEPEST} deep", "flatten the value")


def _texts_by_name(value: object, _: object) -> Mapping[str, str]:
    table = _as_table(value, "a table of texts")
    for name, item in table.items():
        if not isinstance(item, str):
            message = f"{name} is {described(item)}, where text is expected"
            raise Unfit("wrong-type", message, 'put it in quotes: "…"')
    return table  # type: ignore[return-value]


def _as_table(value: object, expected: str) -> dict[str, object]:
    if isinstance(value, dict):
        return value
    message = f"this is {described(value)}, where {expected} is expected"
    raise Unfit("wrong-type", message, 'write a table: { key = "…" }')


def _list_hook(
    made: Converter, cls: Any, detailed: bool
) -> Callable[[object, object], tuple[object, ...]]:
    inner = get_args(cls)[0]
    hook = made.get_structure_hook(inner)
    gather = _gathered if detailed else _plain

    def structure(value: object, _: object) -> tuple[object, ...]:
        if not isinstance(value, list):
            message = f"this is {described(value)}, where a list is expected"
            raise Unfit("wrong-type", message, "put it in brackets: [ … ]")
        return gather(value, inner, hook)

    return structure


def _is_list(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _plain(values: list[object], inner: Any, hook: Callable[..., object]) -> tuple[object, ...]:
    if inner is str and all(type(value) is str for value in values):
        return tuple(values)
    return tuple([hook(value, inner) for value in values])


def _gathered(values: list[object], inner: Any, hook: Callable[..., object]) -> tuple[object, ...]:
    structured: list[object] = []
    errors: list[Exception] = []
    for index, value in enumerate(values):
        try:
            structured.append(hook(value, inner))
        except Exception as error:
            error.add_note(IterableValidationNote("in a list", index, inner))
            errors.append(error)
    if errors:
        raise IterableValidationError("in a list", errors, tuple)
    return tuple(structured)


def _table_hook(made: Converter, cls: type[T]) -> Callable[[object, object], T]:
    overrides = {}
    if cls is Statement:
        passages = made.get_structure_hook(tuple[str, ...])

        def one_or_more(value: object, _: object) -> object:
            return (value,) if isinstance(value, str) else passages(value, tuple[str, ...])

        overrides = {name: override(struct_hook=one_or_more) for name in PASSAGES}
    from_table = make_dict_structure_fn(cls, made, **overrides)  # type: ignore[arg-type]
    short = SHORT.get(cls, "")

    def structure(value: object, _: object) -> T:
        if isinstance(value, dict):
            return from_table(value, cls)
        if short and isinstance(value, str):
            return cls(**{short: value})
        expected = "text or a table" if short else "a table"
        message = f"this is {described(value)}, where {expected} is expected"
        raise Unfit("wrong-type", message, 'write a table: { key = "…" }')

    return structure


PASSAGES = ("text", "original_text")
"""The keys of a statement that take one passage or several."""

SHORT: Mapping[type, str] = {Citation: "source", OtherName: "name"}
"""The classes that may be written as plain text, and the key that the text stands for."""
