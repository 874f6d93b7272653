"""Editions: what came into the data format after its first version, and so needs its number.

Programs that read the first version alone would leave it out; with the number they say so at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from operator import attrgetter
from typing import Any, TypeAlias

from dipview.dataset.problems import Way
from dipview.model.kinds import Kind
from dipview.model.stances import SHORT_OF_A_SIDE, IssueKind, Stance
from dipview.model.statements import Act

SECOND = 2
Reads: TypeAlias = Callable[[Any, str], Any]
"""Reads a key of a record, or of a table in one; gives something empty where it is not there."""

_STANCES = frozenset((*SHORT_OF_A_SIDE, Stance.VALUE))
_ACTS = frozenset((Act.PROCEDURE, Act.RULE, Act.CHALLENGE, Act.CORRECT))
_OF_POSITIONS = ("value", "fallback", "depends_on", "reason", "because", "priority")
_KEYS: Mapping[Kind, tuple[str, ...]] = {
    Kind.STATEMENT: (
        *("printed", "passage", "prefix", "suffix", "option", "set_aside_for"),
        *("marking", "caveats"),
    ),
    Kind.SOURCE: (
        *("symbol", "text", "text_sha256"),
        *("marking", "caveats", "ground_rules", "attributed_as", "embargo"),
    ),
    Kind.ISSUE: ("topics", "series", "unit", "options", "lowest", "highest"),
    Kind.EVENT: ("vote", "outcomes"),
}


def in_record(record: Any, key: str) -> Any:
    """Read a key of a record of the model."""
    return getattr(record, key)


def in_table(table: Any, key: str) -> Any:
    """Read a key of a table as the TOML reader gives it."""
    return table.get(key) if isinstance(table, Mapping) else None


def may_be_second(kind: Kind, records: Sequence[Any]) -> bool:
    """Tell quickly, key by key, whether any record of a kind may have what the second brought."""
    if kind is Kind.ACTOR:
        return any(map(attrgetter("memberships"), records))
    if kind is Kind.ISSUE and IssueKind.QUANTITY in map(attrgetter("kind"), records):
        return True
    if _any_has(_KEYS[kind], records):
        return True
    if kind is not Kind.STATEMENT:
        return False
    entries = tuple(chain.from_iterable(map(attrgetter("positions"), records)))
    return (
        not _ACTS.isdisjoint(chain.from_iterable(map(attrgetter("acts"), records)))
        or not _STANCES.isdisjoint(map(attrgetter("stance"), entries))
        or _any_has(_OF_POSITIONS, entries)
    )


def _any_has(names: Iterable[str], things: Sequence[Any]) -> bool:
    return any(any(map(attrgetter(name), things)) for name in names)


def second_edition(kind: Kind, record: object, reads: Reads) -> Way | None:
    """Give the way to something that came with the second edition; None where there is nothing.

    Args:
        kind: Of which kind the record is.
        record: The record, or its table.
        reads: Reads a key of it, ``in_record`` or ``in_table``.
    """
    if kind is Kind.ISSUE and reads(record, "kind") == IssueKind.QUANTITY:
        return ("kind",)
    for name in _KEYS.get(kind, ()):
        if reads(record, name):
            return (name,)
    if kind is Kind.STATEMENT:
        return _in_statement(record, reads)
    if kind is Kind.ACTOR:
        for number, each in _listed(reads(record, "memberships")):
            if reads(each, "constituency"):
                return ("memberships", number, "constituency")
    return None


def _in_statement(statement: object, reads: Reads) -> Way | None:
    if any(isinstance(act, str) and act in _ACTS for _, act in _listed(reads(statement, "acts"))):
        return ("acts",)
    for number, entry in _listed(reads(statement, "positions")):
        stance = reads(entry, "stance")
        if isinstance(stance, str) and stance in _STANCES:
            return ("positions", number, "stance")
        if name := next((each for each in _OF_POSITIONS if reads(entry, each)), None):
            return ("positions", number, name)
    return None


def _listed(value: object) -> Iterator[tuple[int, Any]]:
    """Number what is in a list; what is none, as another hand may have written, has nothing."""
    yield from enumerate(value if isinstance(value, list | tuple) else ())
