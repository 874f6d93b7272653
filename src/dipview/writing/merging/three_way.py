"""Three-way: what the tables of a file are to be, of what two people made of the same one.

A record is told by its table and id. What one of the two changed is taken; where both changed the
same key and not to the same, it is a conflict.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeAlias

from attrs import define, field

from dipview.dataset.records import TABLES
from dipview.model.values import frozen
from dipview.writing.record_text import alike

Table: TypeAlias = Mapping[str, Any]
Named: TypeAlias = tuple[str, str]
"""The table and the id of a record."""


class _Gone:
    """Stands for a key or record that is not there."""


GONE = _Gone()


@frozen
class KeyConflict:
    """A key that both changed, and differently."""

    record: Named
    key: str
    """Empty for the whole record, which one took out and the other changed."""
    theirs: Any
    """What the others have: ``GONE``, a value, or a whole table."""
    ours: Any = GONE


@define
class ThreeWay:
    """What becomes of our tables."""

    replaced: dict[Named, Table] = field(factory=dict)
    removed: list[Named] = field(factory=list)
    added: dict[Named, Table] = field(factory=dict)
    conflicts: list[KeyConflict] = field(factory=list)

    def told(self, ours: Mapping[Named, Table]) -> dict[Named, Table]:
        """Give all records as they are to be; of a conflict what we have."""
        kept = {name: table for name, table in ours.items() if name not in self.removed}
        return {**kept, **self.replaced, **self.added}


class UnmergeableError(Exception):
    """A file has no records that can be told by their ids."""


def records_of(tables: Table) -> dict[Named, Table]:
    """Give the records of a file by table and id.

    Raises:
        UnmergeableError: One has no id, or two have the same.
    """
    found: dict[Named, Table] = {}
    for name in TABLES:
        records = tables.get(name, [])
        for record in records if isinstance(records, list) else [records]:
            id = record.get("id") if isinstance(record, dict) else None
            if not isinstance(id, str) or (name, id) in found:
                raise UnmergeableError
            found[name, id] = record
    return found


def three_way(
    base: Mapping[Named, Table], ours: Mapping[Named, Table], theirs: Mapping[Named, Table]
) -> ThreeWay:
    """Bring two states of some records together.

    Args:
        base: What both began with.
        ours: What one made of it.
        theirs: What the other made of it.
    """
    merged = ThreeWay()
    for name in dict.fromkeys((*ours, *theirs)):
        was, our, their = (each.get(name) for each in (base, ours, theirs))
        if _same(our, their) or _same(was, their):
            continue
        if our is None:
            _ours_gone(merged, name, was, their)
        elif their is None:
            _theirs_gone(merged, name, was, our)
        else:
            _both(merged, name, was or {}, our, their)
    return merged


def _ours_gone(merged: ThreeWay, name: Named, was: Table | None, their: Table | None) -> None:
    if was is None and their is not None:
        merged.added[name] = their
    else:
        merged.conflicts.append(KeyConflict(name, "", their))


def _theirs_gone(merged: ThreeWay, name: Named, was: Table | None, our: Table) -> None:
    if _same(was, our):
        merged.removed.append(name)
    else:
        merged.conflicts.append(KeyConflict(name, "", GONE, our))


def _both(merged: ThreeWay, name: Named, was: Table, our: Table, their: Table) -> None:
    table = dict(our)
    for key in dict.fromkeys((*our, *their, *was)):
        old, mine, other = (each.get(key, GONE) for each in (was, our, their))
        if alike(mine, other) or alike(old, other):
            continue
        if not alike(old, mine):
            merged.conflicts.append(KeyConflict(name, key, other, mine))
        elif other is GONE:
            del table[key]
        else:
            table[key] = other
    if not alike(table, our):
        merged.replaced[name] = table


def _same(one: Table | None, other: Table | None) -> bool:
    return one is other or (one is not None and other is not None and alike(one, other))


def other_tables(tables: Table) -> Iterator[tuple[str, Any]]:
    """Give what a file says besides its records."""
    return ((name, value) for name, value in tables.items() if name not in TABLES)
