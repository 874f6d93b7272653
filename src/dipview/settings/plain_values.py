"""Locations and what is remembered as plain values for JSON, and back, every type checked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import attrs

from dipview.settings.remembered import Bookmark, Remembered, SavedView
from dipview.views.scope import Scope
from dipview.workspace.history import Location

SCHEMA = 1
"""Which form the files have; raised where an earlier dipview would lose or misread something."""
LONGEST = 10_000
"""Characters of any text in a file."""
_MOST = 10_000
"""Items of any list in a file."""


class PlainError(Exception):
    """What was stored cannot be read; the message says why."""


def plain_location(location: Location) -> dict[str, object]:
    """Write a location: only what differs from a location in the panes that nothing narrows."""
    scope = _plain(location.scope.settled())
    return {**({"scope": scope} if scope else {}), **_plain(location)}


def read_location(value: object) -> Location:
    """Read a location; raises PlainError. A key that is not known is passed over."""
    values = dict(_table(value))
    scope = Scope(**_read(Scope, _table(values.get("scope", {}))))
    return Location(scope=scope.settled(), **_read(Location, values))


def plain_remembered(remembered: Remembered, paths: Sequence[str]) -> dict[str, object]:
    """Write all that is remembered of the dataset at some paths."""
    return {
        "schema": SCHEMA,
        "paths": list(paths),
        "bookmarks": [
            {"record": each.record, "label": each.label, "stop": plain_location(each.location)}
            for each in remembered.bookmarks
        ],
        "views": [
            {"name": each.name, "stop": plain_location(each.location)} for each in remembered.views
        ],
        "searches": list(remembered.searches),
        **({"last": plain_location(remembered.last)} if remembered.last else {}),
    }


def read_remembered(value: object) -> Remembered:
    """Read what is remembered.

    Raises:
        PlainError: It was stored by a later dipview, or something in it has a wrong type.
    """
    values = _table(value)
    schema = values.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        raise PlainError("a later dipview stored it")
    if schema != SCHEMA or isinstance(schema, bool):
        raise PlainError("it does not say which form it has")
    last = values.get("last")
    return Remembered(
        bookmarks=tuple(map(_read_bookmark, _list(values.get("bookmarks", [])))),
        views=tuple(map(_read_view, _list(values.get("views", [])))),
        searches=_texts(values.get("searches", [])),
        last=None if last is None else read_location(last),
    )


def _read_bookmark(value: object) -> Bookmark:
    values = _table(value)
    record, label = _text(values.get("record")), _text(values.get("label"))
    return Bookmark(record=record, label=label, location=read_location(values.get("stop")))


def _read_view(value: object) -> SavedView:
    values = _table(value)
    return SavedView(name=_text(values.get("name")), location=read_location(values.get("stop")))


def _plain(value: Scope | Location) -> dict[str, object]:
    """Write the fields of a value that are not as they are by default, a scope left out."""
    found: dict[str, object] = {}
    for each in attrs.fields(type(value)):
        given = getattr(value, each.name)
        if given != each.default and not isinstance(given, Scope):
            found[each.name] = given.isoformat() if isinstance(given, dt.date) else given
    return found


def _read(cls: type[Scope | Location], values: Mapping[str, object]) -> dict[str, Any]:
    return {
        each.name: _READERS[str(each.type)](values[each.name])
        for each in attrs.fields(cls)
        if each.name in values and each.name != "scope"
    }


def _table(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise PlainError("something is no table")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list | tuple) or len(value) > _MOST:
        raise PlainError("something is no list, or is too long")
    return list(value)


def _text(value: object) -> str:
    if not isinstance(value, str) or len(value) > LONGEST:
        raise PlainError("something is no text, or is too long")
    return value


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise PlainError("something is neither true nor false")
    return value


def _number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 < value < 1 << 60:
        raise PlainError("something is no number of rows")
    return value


def _day(value: object) -> dt.date:
    try:
        return dt.date.fromisoformat(_text(value))
    except ValueError as error:
        raise PlainError("something is no day") from error


def _or_none(read: Callable[[object], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else read(value)


_READERS: Mapping[str, Callable[[object], object]] = {
    "str": _text,
    "str | None": _or_none(_text),
    "bool": _flag,
    "bool | None": _or_none(_flag),
    "int | None": _or_none(_number),
    "dt.date | None": _or_none(_day),
    "tuple[str, ...]": _texts,
}
"""What reads a field, by its type as its class names it."""
