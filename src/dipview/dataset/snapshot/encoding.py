"""Encoding: records, the header and problems as JSON; ``decoding`` brings each back as it was.

A record is written as a table of what differs from its defaults, a date as its source has it. In a
snapshot a list of several actors is a text, a character for each: hundreds may vote alike.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, TypeVar, get_origin

import attrs
import orjson
from cattrs import Converter
from cattrs.gen import make_dict_unstructure_fn, override

from dipview.dataset.keys import keys_of
from dipview.dataset.problems import Problem
from dipview.dataset.snapshot.decoding import free_from, lists_actors
from dipview.dataset.snapshot.layout import FIRST
from dipview.model.actors import OtherName
from dipview.model.fields import meanings_of, types_of
from dipview.model.sources import Citation
from dipview.model.spans import Span
from dipview.model.tables import EMPTY

T = TypeVar("T", bound=attrs.AttrsInstance)


def encoded(record: attrs.AttrsInstance, actors: Mapping[str, int] = EMPTY) -> bytes:
    """Encode a record or a header.

    Args:
        record: What to encode.
        actors: The numbers of actors, below ``NAMED``; a list of such actors is a text.
    """
    table: dict[str, Any] = _unstructured(type(record))(record)
    for name in _naming_actors(type(record)) if actors else ():
        ids = table.get(name, ())
        if len(ids) > 1 and actors.keys() >= set(ids):
            table[name] = "".join([chr(FIRST + actors[id]) for id in ids])
    return orjson.dumps(table)


def unstructured(record: attrs.AttrsInstance) -> dict[str, Any]:
    """Give a record as the table that TOML would have: what differs from its defaults.

    Dates are texts, but for those in ``extra``, which are as they were.
    """
    table: dict[str, Any] = _unstructured(type(record))(record)
    _with_extra(table, _holding_extra(type(record)))
    return table


def encoded_problem(problem: Problem) -> str:
    """Encode a problem."""
    place = problem.place
    return json.dumps(
        [
            problem.severity.value,
            problem.code,
            problem.message,
            str(place.file),
            place.line,
            place.column,
            problem.hint,
            problem.record,
        ]
    )


def _with_extra(table: dict[str, Any], lists: Iterable[str]) -> None:
    """Bring back what was marked in the ``extra`` of a record and of what is in its lists."""
    if "extra" in table:
        table["extra"] = free_from(table["extra"])
    for name in lists:
        for item in table.get(name, ()):
            if isinstance(item, dict) and "extra" in item:
                item["extra"] = free_from(item["extra"])


@cache
def _holding_extra(cls: type) -> tuple[str, ...]:
    """Give the lists of a record whose elements have an ``extra`` of their own."""
    inner = ((key.name, key.table) for key in keys_of(cls) if key.many and key.table)
    return tuple(name for name, table in inner if "extra" in attrs.fields_dict(table))


@cache
def _naming_actors(cls: type) -> tuple[str, ...]:
    """Give the lists of actors of a record."""
    types = types_of(cls)
    return tuple(
        name for name, known in meanings_of(cls).items() if lists_actors(known, types[name])
    )


@cache
def _unstructured(cls: type) -> Callable[[Any], Any]:
    hook: Callable[[Any], Any] = _unstructuring().get_unstructure_hook(cls)
    return hook


@cache
def _unstructuring() -> Converter:
    made = Converter()
    made.register_unstructure_hook(Span, lambda span: span.text)
    made.register_unstructure_hook_factory(attrs.has, lambda cls: _table_hook(made, cls))
    made.register_unstructure_hook_factory(_is_list, lambda cls: _list_hook(made, cls))
    made.register_unstructure_hook_func(lambda cls: cls == Mapping[str, object], _free)
    made.register_unstructure_hook(Citation, _citation)
    made.register_unstructure_hook(OtherName, _other_name(made))
    return made


def _is_list(cls: Any) -> bool:
    return get_origin(cls) is tuple


def _table_hook(made: Converter, cls: type[Any]) -> Callable[[Any], Any]:
    plain = {
        name: override(unstruct_hook=_as_it_is)
        for name, type in types_of(cls).items()
        if type in _PLAIN
    }
    return make_dict_unstructure_fn(
        cls,
        made,
        _cattrs_omit_if_default=True,
        **plain,  # type: ignore[arg-type]
    )


_PLAIN = (str, int, bool, str | None, int | None, tuple[str, ...], Mapping[str, str])
"""What JSON has, and need not be looked into."""


def _as_it_is(value: Any) -> Any:
    return value


def _list_hook(made: Converter, cls: Any) -> Callable[[Any], Any]:
    inner = cls.__args__[0]
    if not attrs.has(inner):
        return _as_it_is
    hook = made.get_unstructure_hook(inner)
    return lambda values: [hook(value) for value in values]


def _citation(citation: Citation) -> object:
    if not citation.locator:
        return citation.source
    return {"source": citation.source, "locator": citation.locator}


def _other_name(made: Converter) -> Callable[[OtherName], object]:
    table = _table_hook(made, OtherName)

    def unstructured(name: OtherName) -> object:
        return name.name if name == OtherName(name=name.name) else table(name)

    return unstructured


def _free(value: object) -> object:
    """Write a value of ``extra``: every table is marked, and so is what JSON does not have."""
    match value:
        case dict():
            return {"table": {key: _free(item) for key, item in value.items()}}
        case list():
            return [_free(item) for item in value]
        case dt.datetime():
            return {"moment": value.isoformat()}
        case dt.date():
            return {"date": value.isoformat()}
        case dt.time():
            return {"time": value.isoformat()}
        case float():
            return {"number": repr(value)}
    return value
