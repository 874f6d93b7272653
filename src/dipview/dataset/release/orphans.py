"""Orphans: actors, issues and events that nothing tells of but what may not leave.

That somebody is in a dataset at all can be what is kept back: who spoke off the record, or the
meeting of which only a secret cable tells. What rests on sources of which none leaves, and what
only such records refer to, goes with them. Where something that leaves refers to it all the same,
its name stays, without what the author wrote of it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

import attrs

from dipview.computing import steps
from dipview.dataset.keys import keys_of
from dipview.dataset.records import Written
from dipview.dataset.shapes import shape_of
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Citation

Named: TypeAlias = Actor | Issue | Event

NAMED = (Kind.ACTOR, Kind.ISSUE, Kind.EVENT)
"""The kinds of records that bear no marking of their own."""

_BARE: Mapping[type, tuple[str, ...]] = {
    Actor: ("id", "name", "kind", "sort_name", "part_of", "unnamed"),
    Issue: ("id", "kind", "proposition", "title", "short", "question", "parent", "unit"),
}
"""What is left of a record whose own sources do not leave, and to which something refers."""


def orphans(
    named: Mapping[str, Named],
    others: Collection[Written],
    gone: Collection[Written],
    leaves: frozenset[str],
) -> tuple[frozenset[str], frozenset[str]]:
    """Find what goes with records that may not leave.

    Args:
        named: All actors, issues and events, by id.
        others: The sources and statements that leave, as they do.
        gone: The sources and statements that do not, and those of which only a part does.
        leaves: The ids of the sources that leave whole.

    Returns:
        The ids of those that go, and of those of which no more than the name stays.
    """
    leading = {id: frozenset(_named_in(record)) for id, record in named.items()}
    cited = {id: frozenset(_cited(record)) for id, record in named.items()}
    unsourced = {id for id, sources in cited.items() if sources and not sources & leaves}
    sourced = {id for id, sources in cited.items() if sources & leaves}
    told = {id for record in steps(others, "records") for id in _named_in(record)}
    touched = {id for record in gone for id in _named_in(record)}
    lost: set[str] = set()
    while True:
        doubtful = {id for id in named if id in unsourced or (id in touched and id not in sourced)}
        firm = named.keys() - doubtful
        reached = _reached(
            told | set(firm), leading, lambda id: _may_stay(named[id], id in unsourced)
        )
        now_lost = doubtful - reached
        if now_lost == lost:
            return frozenset(lost), frozenset(unsourced & reached)
        lost = now_lost
        touched |= {id for each in lost for id in leading[each]}


def bare(record: Named) -> Named:
    """Give the name of a record, without what the author wrote of it."""
    kept = {name: getattr(record, name) for name in _BARE[type(record)]}
    made: Named = type(record)(**kept)
    return made


def _may_stay(record: Named, unsourced: bool) -> bool:
    """Tell whether a record may stay because something refers to it; what happened may not."""
    return not (unsourced and isinstance(record, Event))


def _reached(
    begin: Iterable[str], leading: Mapping[str, Collection[str]], stays: Callable[[str], bool]
) -> set[str]:
    """Give all to which records lead, over whatever others."""
    met = {id for id in begin if id in leading and stays(id)}
    waiting = list(met)
    while waiting:
        for id in leading[waiting.pop()]:
            if id not in met and id in leading and stays(id):
                met.add(id)
                waiting.append(id)
    return met


def _named_in(thing: Any) -> Iterator[str]:
    """Give the ids of the actors, issues and events to which a record or a table refers."""
    shape = shape_of(type(thing))
    for name, kind in shape.ones:
        if kind in NAMED and (one := getattr(thing, name)) is not None:
            yield one
    for name, kind in shape.many:
        if kind in NAMED:
            yield from getattr(thing, name)
    for name in shape.tables:
        for inner in getattr(thing, name):
            yield from _named_in(inner)
    for name in shape.single:
        if (only := getattr(thing, name)) is not None:
            yield from _named_in(only)


def _cited(thing: Any) -> Iterator[str]:
    """Give the ids of the sources on which a record or a table in it rests."""
    for name, many in _tables_of(type(thing)):
        value = getattr(thing, name)
        for inner in value if many else filter(None, (value,)):
            if isinstance(inner, Citation):
                yield inner.source
            else:
                yield from _cited(inner)


def _tables_of(cls: type) -> tuple[tuple[str, bool], ...]:
    """Give the fields of a class that hold tables, and whether each holds several."""
    return _kept_tables_of(cls)


@cache
def _kept_tables_of(cls: type) -> tuple[tuple[str, bool], ...]:
    return tuple((key.name, key.many) for key in keys_of(cls) if key.table and attrs.has(key.table))
