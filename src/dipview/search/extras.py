"""Extras: what people write on records beyond the keys that are known, however deep."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.dataset.dataset import Record
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.statements import Statement

Extra = Mapping[str, object]


def extras_of(record: Record | None) -> Iterator[Extra]:
    """Give what is written so on a record, and on what is part of it: its roles, its positions."""
    if record is None:
        return
    parts: tuple[object, ...] = ()
    match record:
        case Actor():
            parts = (*record.roles, *record.memberships)
        case Event():
            parts = record.participants
        case Statement():
            parts = record.positions
    for each in (record, *parts):
        if extra := getattr(each, "extra", None):
            yield extra


def keys_in(extra: Extra) -> Iterator[str]:
    """Give its keys, with those of the tables in it."""
    for key, value in extra.items():
        yield _clean(key)
        for table in _tables_in(value):
            yield from keys_in(table)


def texts_in(value: object) -> Iterator[str]:
    """Give the texts and numbers of a value; not what is true or false, which are no words."""
    for each in _scalars(value):
        if not isinstance(each, bool):
            yield str(each)


def texts_under(extra: Extra) -> Iterator[tuple[str, str]]:
    """Give each of its keys with each text below it, and ``true`` and ``false`` as words."""
    for key, value in extra.items():
        for each in _scalars(value):
            yield _clean(key), str(each).lower() if isinstance(each, bool) else str(each)
        for table in _tables_in(value):
            yield from texts_under(table)


def _scalars(value: object) -> Iterator[object]:
    if isinstance(value, Mapping):
        value = [*value.values()]
    if isinstance(value, list | tuple):
        for each in value:
            yield from _scalars(each)
    else:
        yield value


def _tables_in(value: object) -> Iterator[Extra]:
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _tables_in(each)


def _clean(key: str) -> str:
    return " ".join(key.split())
