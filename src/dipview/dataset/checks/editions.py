"""Editions: a dataset that uses what came with a later version of the format says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import attrgetter

from dipview.dataset.problems import Way
from dipview.dataset.records import Finding, Records, Written
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.header import FIRST
from dipview.model.issues import Issue
from dipview.model.positions import PositionEntry
from dipview.model.sources import Source
from dipview.model.stances import SHORT_OF_A_SIDE, IssueKind, Stance
from dipview.model.statements import Act, Statement

_SECOND = 2
_STANCES = frozenset((*SHORT_OF_A_SIDE, Stance.VALUE))
_ACTS = frozenset((Act.PROCEDURE, Act.RULE, Act.CHALLENGE, Act.CORRECT))
_OF_POSITIONS = ("value", "fallback", "depends_on", "reason", "because", "priority")
_OF_STATEMENTS = (
    *("printed", "passage", "prefix", "suffix", "option", "set_aside_for"),
    *("marking", "caveats"),
)
_OF_SOURCES = (
    *("symbol", "text", "text_sha256"),
    *("marking", "caveats", "ground_rules", "attributed_as", "embargo"),
)
_OF_ISSUES = ("topics", "series", "unit", "options", "lowest", "highest")


def check(records: Records) -> Iterator[Finding]:
    """Find the first record that says what the schema of the dataset does not have.

    Programs that read schema 1 alone would leave it out; with the number they say so at once. A
    dataset without a header names no schema, and is not told.
    """
    if records.header_origin is None or records.header.schema > FIRST:
        return
    groups = (records.statements, records.issues, records.events, records.actors, records.sources)
    for group in groups:
        for id, record in group.items() if _may_use(tuple(group.values())) else ():
            way = _first_use(record)
            if way is not None:
                said = f": this is of schema {_SECOND}, and the dataset does not say that it is"
                hint = f"write schema = {_SECOND} in [dataset]"
                yield records.find(id, record, way, "schema-behind", said, hint)
                return


def _may_use(records: Sequence[Written]) -> bool:
    """Tell quickly, key by key, whether records of a kind may have what came later."""
    if not records:
        return False
    if isinstance(records[0], Statement):
        entries = tuple(chain.from_iterable(map(attrgetter("positions"), records)))
        return (
            _any_has(_OF_STATEMENTS, records)
            or not _ACTS.isdisjoint(chain.from_iterable(map(attrgetter("acts"), records)))
            or not _STANCES.isdisjoint(map(attrgetter("stance"), entries))
            or _any_has(_OF_POSITIONS, entries)
        )
    if isinstance(records[0], Issue):
        kinds = map(attrgetter("kind"), records)
        return IssueKind.QUANTITY in kinds or _any_has(_OF_ISSUES, records)
    return True


def _any_has(names: Iterable[str], things: Sequence[object]) -> bool:
    return any(any(map(attrgetter(name), things)) for name in names)


def _first_use(record: Written) -> Way | None:
    """Give the way to something that came with the second edition; None where there is nothing."""
    match record:
        case Statement():
            return _in_statement(record)
        case Issue():
            if record.kind is IssueKind.QUANTITY:
                return ("kind",)
            return next(((name,) for name in _OF_ISSUES if getattr(record, name)), None)
        case Event():
            if record.vote is not None:
                return ("vote",)
            return ("outcomes",) if record.outcomes else None
        case Actor():
            seats = (n for n, each in enumerate(record.memberships) if each.constituency)
            return next((("memberships", number, "constituency") for number in seats), None)
        case Source():
            return next(((name,) for name in _OF_SOURCES if getattr(record, name)), None)
    return None


def _in_statement(statement: Statement) -> Way | None:
    if name := next((each for each in _OF_STATEMENTS if getattr(statement, each)), None):
        return (name,)
    if not _ACTS.isdisjoint(statement.acts):
        return ("acts",)
    for number, entry in enumerate(statement.positions):
        if (key := _in_entry(entry)) is not None:
            return ("positions", number, key)
    return None


def _in_entry(entry: PositionEntry) -> str | None:
    if entry.stance in _STANCES:
        return "stance"
    return next((name for name in _OF_POSITIONS if getattr(entry, name)), None)
