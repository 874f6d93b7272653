"""Decoding: records, the header and problems out of JSON, as ``encoding`` wrote them.

What is decoded was a record before, and is checked against damage as bytes: nothing in it has to be
looked at again, as what people write has to be (see ``dataset.conversion``).
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from sys import intern
from types import NoneType
from typing import Any, TypeAlias, TypeVar, get_args, get_origin

import attrs

from dipview.dataset.keys import keys_of
from dipview.dataset.problems import Place, Problem, Severity
from dipview.model.fields import alone_in, meanings_of, types_of
from dipview.model.spans import Span, read_span

T = TypeVar("T", bound=attrs.AttrsInstance)
Maker: TypeAlias = Callable[[Any], Any]
"""Makes a value of what JSON has in its place."""

_SHARED = 1 << 10
"""How many dates are shared: records are let go of, so few are worth keeping."""
_read = json.JSONDecoder().raw_decode


class Decoder:
    """Decodes records; the dates that recur in them are shared, and go with the decoder."""

    __slots__ = ("_makers", "_span")

    def __init__(self) -> None:
        self._span = lru_cache(maxsize=_SHARED)(read_span)
        self._makers: dict[type, Maker] = {}

    def decoded(self, content: bytes, cls: type[T]) -> T:
        """Decode what ``encoded`` gave for a value of a class.

        Raises:
            Exception: The content is not that of such a value.
        """
        table, _ = _read(content.decode("utf-8"))
        if b'"extra"' in content:
            with_extra(table, holding_extra(cls))
        make = self._makers.get(cls)
        if make is None:
            make = self._makers[cls] = self._of_class(cls)
        made: T = make(table)
        return made

    def _of_class(self, cls: type[Any]) -> Maker:
        """Make what makes one of a class of its table, or of the text that stands for one."""
        types, alone = types_of(cls), alone_in(cls)
        makers = {
            name: self._of_key(types[name], recurs=known.recurs)
            for name, known in meanings_of(cls).items()
        }

        def made(table: Any) -> Any:
            if alone and type(table) is str:
                table = {alone: table}
            given = {
                key: value if (make := makers[key]) is None else make(value)
                for key, value in table.items()
            }
            return cls(**given)

        return made

    def _of_key(self, cls: Any, *, recurs: bool) -> Maker | None:
        """Give what makes the value of a key; None where it is what JSON has."""
        if NoneType in get_args(cls):  # a key that may be left out: no table says None
            cls = next(each for each in get_args(cls) if each is not NoneType)
        if get_origin(cls) is tuple:
            return _list(self._of_key(get_args(cls)[0], recurs=recurs))
        if cls is str:
            return intern if recurs else None
        if cls is Span:
            return self._span
        if isinstance(cls, type) and issubclass(cls, StrEnum):
            return {each.value: each for each in cls}.__getitem__
        return self._of_class(cls) if attrs.has(cls) else None


def _list(make: Maker | None) -> Maker:
    """Make what makes a list of what makes its elements."""
    return tuple if make is None else lambda values: tuple(map(make, values))


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


def with_extra(table: dict[str, Any], lists: Iterable[str]) -> None:
    """Bring back what was marked in the ``extra`` of a record and of what is in its lists."""
    if "extra" in table:
        table["extra"] = _free_from(table["extra"])
    for name in lists:
        for item in table.get(name, ()):
            if isinstance(item, dict) and "extra" in item:
                item["extra"] = _free_from(item["extra"])


@cache
def holding_extra(cls: type) -> tuple[str, ...]:
    """Give the lists of a record whose elements have an ``extra`` of their own."""
    inner = ((key.name, key.table) for key in keys_of(cls) if key.many and key.table)
    return tuple(name for name, table in inner if "extra" in attrs.fields_dict(table))


def _free_from(value: object) -> Any:
    if isinstance(value, list):
        return [_free_from(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((mark, content),) = value.items()
    if mark == "table":
        return {key: _free_from(item) for key, item in content.items()}
    return _MARKS[mark](content)


_MARKS: Mapping[str, Callable[[str], object]] = {
    "moment": dt.datetime.fromisoformat,
    "date": dt.date.fromisoformat,
    "time": dt.time.fromisoformat,
    "number": float,
}
