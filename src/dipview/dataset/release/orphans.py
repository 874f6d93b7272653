"""Orphans: actors, issues and events that nothing tells of but what may not leave.

That somebody is in a dataset at all can be what is kept back: who spoke off the record, or the
meeting of which only a secret cable tells. What rests on sources of which none leaves, and what
only such records refer to, goes with them. Of an actor who is heard in a statement that leaves, and
of an issue on which one takes a position, the name stays, without what the author wrote of it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
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
from dipview.model.statements import Statement

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
    gone: Iterable[object],
    leaves: frozenset[str],
) -> tuple[frozenset[str], frozenset[str]]:
    """Find what goes with records that may not leave.

    Args:
        named: All actors, issues and events, by id.
        others: The sources and statements that leave, as they do.
        gone: The sources, statements and tables in records that do not leave, and those of which
            only a part does.
        leaves: The ids of the sources that leave whole.

    Returns:
        The ids of those that go, and of those of which no more than the name stays.
    """
    leading = {id: frozenset(_named_in(record)) for id, record in named.items()}
    cited = {id: rests_on(record) for id, record in named.items()}
    unsourced = {id for id, sources in cited.items() if sources and not sources & leaves}
    sourced = {id for id, sources in cited.items() if sources & leaves}
    said = [record for record in steps(others, "records") if isinstance(record, Statement)]
    told = {id for record in said for id in _named_in(record)}
    heard = {id for record in said for id in _heard_in(record)}
    touched = {id for record in gone for id in _named_in(record)}
    lost: set[str] = set()
    while True:
        doubtful = {id for id in named if id in unsourced or (id in touched and id not in sourced)}
        firm = named.keys() - doubtful
        may_not = {id for id in unsourced if id not in heard or isinstance(named[id], Event)}
        reached = _reached((told | set(firm)) - may_not, leading, may_not)
        now_lost = doubtful - reached
        if now_lost == lost:
            return frozenset(lost), frozenset(unsourced & reached)
        lost = now_lost
        touched |= {id for each in lost for id in leading[each]}


def lightened(record: Named, leaves: Collection[str], gone: list[object]) -> Named:
    """Leave out of a record the tables that rest on sources of which none leaves.

    Args:
        record: An actor, with offices and memberships, or another.
        leaves: The ids of the sources that leave whole.
        gone: Takes the tables that are left out.
    """
    changes: dict[str, Any] = {}
    for name, many in _tables_of(type(record)):
        if not many:
            continue
        tables = getattr(record, name)
        kept = tuple(
            each
            for each in tables
            if not (rests := getattr(each, "sources", ()))
            or any(citation.source in leaves for citation in rests)
        )
        if len(kept) < len(tables):
            gone.extend(each for each in tables if each not in kept)
            changes[name] = kept
    return attrs.evolve(record, **changes) if changes else record


def rests_on(record: Named) -> frozenset[str]:
    """Give the ids of the sources of a record; where it names none, of the tables in it."""
    return frozenset(each.source for each in record.sources) or frozenset(_cited(record))


def bare(record: Named) -> Named:
    """Give the name of a record, without what the author wrote of it."""
    kept = {name: getattr(record, name) for name in _BARE[type(record)]}
    made: Named = type(record)(**kept)
    return made


def _heard_in(statement: Statement) -> Iterator[str]:
    """Give the ids of those whose a statement is, and of what it takes positions on."""
    yield from (*statement.speakers, *statement.on_behalf_of)
    yield from filter(None, (statement.capacity,))
    for entry in statement.positions:
        yield entry.issue
        yield from entry.holders
        yield from filter(None, (entry.attributed_by,))


def _reached(
    begin: Iterable[str], leading: Mapping[str, Collection[str]], may_not: Collection[str]
) -> set[str]:
    """Give all to which records lead, over whatever others that may stay."""
    met = {id for id in begin if id in leading}
    waiting = list(met)
    while waiting:
        for id in leading[waiting.pop()]:
            if id not in met and id in leading and id not in may_not:
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
