"""Ordering: the one order of a dataset, made of what its records say and not of where they stand.

Files may be split, joined and sorted without anything else being said: whatever lists records "in
the dataset's order", and whatever breaks a tie by it, comes out the same.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.spans import Span, by_day
from dipview.model.stances import IssueKind
from dipview.model.statements import Statement

When: TypeAlias = tuple[dt.date, dt.date, str]
"""The last day, the first, the time of day: what spans are sorted by."""

_UNDATED: When = (dt.date.max, dt.date.max, "")
_NUMBER = re.compile(r"\d+", re.ASCII)
_DIGITS = 12
_KINDS = tuple(IssueKind)


def in_order(groups: Mapping[Kind, Mapping[str, Any]]) -> dict[Kind, dict[str, Any]]:
    """Put the records of each kind but positions in order.

    Actors stand by name; statements by date, then by source, ``seq`` and place in it; events by
    date, then by title; issues by topic, kind and proposition; sources by date, then by title.
    What is alike in all of this stands by id.

    Args:
        groups: The records of each kind by id, as they were read.
    """
    sources = _sorted(groups[Kind.SOURCE], _of_source)
    return {
        Kind.ACTOR: _sorted(groups[Kind.ACTOR], _of_actor),
        Kind.STATEMENT: _statements(groups[Kind.STATEMENT], sources),
        Kind.EVENT: _sorted(groups[Kind.EVENT], _of_event),
        Kind.ISSUE: _issues(groups[Kind.ISSUE]),
        Kind.SOURCE: sources,
    }


def locator_key(locator: str) -> str:
    """Give what to sort a place in a source by: ``paragraph 8`` before ``paragraph 10``."""
    return _NUMBER.sub(lambda found: found[0].zfill(_DIGITS), locator.casefold())


def _sorted(records: Mapping[str, Any], key: Any) -> dict[str, Any]:
    return {record.id: record for record in sorted(records.values(), key=key)}


def _of_actor(actor: Actor) -> tuple[str, str]:
    return (actor.sorts_as.casefold(), actor.id)


def _of_event(event: Event) -> tuple[dt.date, dt.date, str, str]:
    """An event stands where it begins."""
    date = event.date
    first = (date.earliest or date.latest or dt.date.max) if date else dt.date.max
    last = (date.latest or dt.date.max) if date else dt.date.max
    return (first, last, event.title.casefold(), event.id)


def _of_source(source: Source) -> tuple[When, str, str, str]:
    when = _UNDATED if source.issued is None else source.issued.order_key
    return (when, source.publisher.casefold(), source.title.casefold(), source.id)


def _statements(
    statements: Mapping[str, Statement], sources: Mapping[str, Source]
) -> dict[str, Statement]:
    """Sort day by day: of very many statements, never the keys of all are at hand at once."""
    ranks = {id: rank for rank, id in enumerate(sources)}
    by_source = {id: _by_its_source(source) for id, source in sources.items()}
    found: dict[When, list[Statement]] = {}
    for statement in statements.values():
        span: Span | None = statement.date
        when = by_source.get(statement.source, _UNDATED) if span is None else span.order_key
        found.setdefault(when, []).append(statement)

    def key(statement: Statement) -> tuple[int, int, str, str]:
        rank = ranks.get(statement.source, len(ranks))
        return (rank, statement.seq or 0, locator_key(statement.locator), statement.id)

    return {each.id: each for when in sorted(found) for each in _by(found.pop(when), key)}


def _by_its_source(source: Source) -> When:
    issued = source.issued
    return by_day(issued.latest).order_key if issued and issued.latest else _UNDATED


def _by(records: list[Statement], key: Any) -> Sequence[Statement]:
    return sorted(records, key=key) if len(records) > 1 else records


def _issues(issues: Mapping[str, Issue]) -> dict[str, Issue]:
    """Put each issue behind the topic that it is under: topics, then policies, then claims."""

    def key(issue: Issue) -> tuple[tuple[int, str, str], ...]:
        way: dict[str, tuple[int, str, str]] = {}
        at: Issue | None = issue
        while at is not None and at.id not in way:
            way[at.id] = (_KINDS.index(at.kind), at.sentence.casefold(), at.id)
            at = issues.get(at.parent) if at.parent else None
        return tuple(reversed(way.values()))

    return {issue.id: issue for issue in sorted(issues.values(), key=key)}
