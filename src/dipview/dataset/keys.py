"""The keys of the data format as the model has them: types, allowed values, and a word on each."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin

import attrs

from dipview.model.fields import meaning_of, types_of
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.model.values import frozen


@frozen(kw_only=True)
class Key:
    """A key of a table of the data format."""

    name: str
    type: Any
    """The type of its value; of a list, that of what stands in it."""
    many: bool
    """Whether its value is a list."""
    required: bool
    unless: str
    """The key with which it may be left out, where it may not be otherwise."""
    about: str
    """What it says, for the author of the data."""
    refers_to: Kind | None = None
    """The kind of record whose id it takes, if it takes one."""
    known: tuple[str, ...] = ()
    """The values that are allowed, or known where others are allowed too."""
    closed: bool = False
    """Whether no value is allowed but those."""
    passages: bool = False
    """Whether one text may stand for a list of one."""
    counts: bool = False
    """Whether its whole number may not be below 0."""

    @property
    def table(self) -> type | None:
        """The class of the tables that it holds; None where it holds none."""
        return self.type if attrs.has(self.type) and self.type is not Span else None


def keys_of(cls: type) -> tuple[Key, ...]:
    """Give the keys of a table, in the model's order.

    Args:
        cls: The class that a table of the format becomes.
    """
    return _keys_of(cls)


@cache
def _keys_of(cls: type) -> tuple[Key, ...]:
    types = types_of(cls)
    return tuple(_key(attribute, types[attribute.name]) for attribute in attrs.fields(cls))


def _key(attribute: attrs.Attribute[Any], hint: Any) -> Key:
    if get_origin(hint) in (Union, UnionType):
        hint = next(part for part in get_args(hint) if part is not NoneType)
    many = get_origin(hint) is tuple
    inner = get_args(hint)[0] if many else hint
    choice = isinstance(inner, type) and issubclass(inner, StrEnum)
    meaning = meaning_of(attribute)
    return Key(
        name=attribute.name,
        type=inner,
        many=many,
        required=attribute.default is attrs.NOTHING,
        unless=meaning.unless,
        about=meaning.about,
        refers_to=meaning.refers_to,
        known=tuple(each.value for each in inner) if choice else meaning.known,
        closed=choice,
        passages=meaning.passages,
        counts=meaning.counts,
    )
