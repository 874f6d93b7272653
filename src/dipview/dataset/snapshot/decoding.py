"""Decoding: records, the header and problems out of a snapshot, each value exactly as it was.

What is read here is what dipview wrote, which a checksum tells: nothing in it is checked, and
whoever opens a snapshot waits for none of what checks the tables of a file.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from sys import intern
from types import NoneType
from typing import Any, TypeAlias, TypeVar, get_args, get_origin

import attrs

from dipview.dataset.problems import Place, Problem, Severity
from dipview.dataset.snapshot.layout import FIRST
from dipview.model.fields import Meaning, alone_in, meanings_of, types_of
from dipview.model.kinds import Kind
from dipview.model.spans import Span, read_span

T = TypeVar("T", bound=attrs.AttrsInstance)

_Make: TypeAlias = Callable[[Any], Any]
"""Makes the value of a key of what JSON has in its place."""

_READ = json.JSONDecoder().raw_decode
_TEXT = {str}
_SHARED = 1 << 10
"""How many values of each type are shared: records are let go of, so few are worth keeping."""


class Decoder:
    """Decodes what ``encoding`` wrote; what recurs in it is shared, and goes with the decoder.

    Args:
        actor: Gives the id of an actor by its number; None where nothing is written so.
    """

    __slots__ = ("_actors", "_span", "_tables")

    def __init__(self, actor: Callable[[int], str] | None = None) -> None:
        self._actors = _Actors(actor or _nobody)
        self._span = lru_cache(_SHARED)(read_span)
        self._tables: dict[type, _Make] = {}

    def decoded(self, content: bytes, cls: type[T]) -> T:
        """Decode a value of a class.

        Raises:
            Exception: The content is not that of such a value.
        """
        made: T = self._table(cls)(_READ(content.decode())[0])
        return made

    def _table(self, cls: type[Any]) -> _Make:
        """Give what makes one of a class of its table, or of the text that stands for that."""
        known = self._tables.get(cls)
        if known is not None:
            return known
        types, short = types_of(cls), alone_in(cls)
        # With the names as the class has them: those that were read are others, and each of them
        # would be compared with every field.
        makers = {
            name: (name, self._made(known, types[name])) for name, known in meanings_of(cls).items()
        }

        def made(table: Any) -> Any:
            """Make one of its table, or of the text that stands for it."""
            if type(table) is str:
                return cls(**{short: table})
            given = {}
            for key, value in table.items():
                name, make = makers[key]
                given[name] = value if make is None else make(value)
            return cls(**given)

        self._tables[cls] = made
        return made

    def _made(self, known: Meaning, given: Any) -> _Make | None:
        """Give what makes the value of a key; None for what is as JSON has it."""
        if NoneType in get_args(given):  # where it is None it is left out
            given = next(each for each in get_args(given) if each is not NoneType)
        if get_origin(given) is tuple:
            return self._list(get_args(given)[0], known)
        if given == Mapping[str, object]:
            return free_from
        return (intern if known.recurs else None) if given is str else self._value(given)

    def _value(self, cls: Any) -> _Make | None:
        if cls is Span:
            return self._span
        if attrs.has(cls):
            return self._table(cls)
        if isinstance(cls, type) and issubclass(cls, StrEnum):
            return cls._value2member_map_.__getitem__
        return None

    def _list(self, cls: Any, known: Meaning) -> _Make:
        if lists_actors(known, tuple[cls, ...]):
            return self._naming(_sharing(intern))
        if cls is str:
            return _sharing(intern) if known.recurs else tuple
        make = self._value(cls)
        return tuple if make is None else _sharing(make)

    def _naming(self, listed: _Make) -> _Make:
        """Make what makes lists of actors, of a list of ids or of the text that stands for it."""
        named = self._actors.__getitem__

        def made(value: Any) -> tuple[str, ...]:
            """Make a list."""
            return tuple(map(named, value)) if type(value) is str else listed(value)

        return made


class _Actors(dict[str, str]):
    """The ids of actors by the characters that stand for them: those who vote, vote again."""

    def __init__(self, actor: Callable[[int], str]) -> None:
        super().__init__()
        self._actor = actor

    def __missing__(self, character: str) -> str:
        found = self[character] = intern(self._actor(ord(character) - FIRST))
        return found


def _nobody(number: int) -> str:
    raise KeyError(number)


def lists_actors(known: Meaning, type: Any) -> bool:
    """Tell whether a field takes a list of actors."""
    return known.refers_to is Kind.ACTOR and type == tuple[str, ...]


def _sharing(make: _Make) -> _Make:
    """Make what makes lists, and shares a list of one that recurs, as most lists are."""
    known: dict[object, tuple[Any, ...]] = {}

    def made(values: list[Any]) -> tuple[Any, ...]:
        """Make a list, or give the one that is shared."""
        if len(values) != 1:
            return tuple(map(make, values))
        value = values[0]
        key = value if type(value) is str else _texts_of(value)
        shared = known.get(key)
        if shared is None:
            shared = (make(value),)
            if key and len(known) < _SHARED:
                known[key] = shared
        return shared

    return made


def _texts_of(value: Any) -> tuple[str, ...]:
    """Give the keys and values of a table of few texts, by which it is known; else nothing."""
    if type(value) is not dict or len(value) > 2:
        return ()
    texts = (*value, *value.values())
    return texts if set(map(type, texts)) == _TEXT else ()


def decoded_problem(text: str | bytes) -> Problem:
    """Decode a problem."""
    severity, code, message, file, line, column, hint, record = json.loads(text)
    return Problem(
        severity=Severity(severity),
        code=code,
        message=message,
        place=Place(file=Path(file), line=line, column=column),
        hint=hint,
        record=record,
    )


def free_from(value: object) -> Any:
    """Bring back a value of ``extra``, in which tables and what JSON does not have are marked."""
    if isinstance(value, list):
        return [free_from(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((mark, content),) = value.items()
    if mark == "table":
        return {key: free_from(item) for key, item in content.items()}
    return _MARKS[mark](content)


_MARKS: Mapping[str, Callable[[str], object]] = {
    "moment": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "number": float,
}
