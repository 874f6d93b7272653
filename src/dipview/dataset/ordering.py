"""Ordering: the one order of a dataset, made of what its records say and not of where they stand.

Files may be split, joined and sorted without anything else being said: whatever lists records "in
the dataset's order", and whatever breaks a tie by it, comes out the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from dipview.model.actors import Actor
from dipview.model.collation import sort_key
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.placement import UNDATED, place_of
from dipview.model.sources import Source
from dipview.model.spans import Span, up_to
from dipview.model.stances import IssueKind
from dipview.model.statements import Statement

_KINDS = tuple(IssueKind)


def in_order(groups: Mapping[Kind, Mapping[str, Any]]) -> dict[Kind, dict[str, Any]]:
    """Put the records of each kind but positions in order.

    Actors stand by name; statements by date, which for an option is that of its vote, then by
    source, ``seq`` and place in it; events by date, then by title; issues by topic, kind and
    proposition; sources by date, then by title. What is alike in all of this stands by id.

    Args:
        groups: The records of each kind by id, as they were read.
    """
    sources = _sorted(groups[Kind.SOURCE], _of_source)
    return {
        Kind.ACTOR: _sorted(groups[Kind.ACTOR], _of_actor),
        Kind.STATEMENT: _statements(groups[Kind.STATEMENT], sources, groups[Kind.EVENT]),
        Kind.EVENT: _sorted(groups[Kind.EVENT], _of_event),
        Kind.ISSUE: _issues(groups[Kind.ISSUE]),
        Kind.SOURCE: sources,
    }


def _sorted(records: Mapping[str, Any], key: Any) -> dict[str, Any]:
    return {record.id: record for record in sorted(records.values(), key=key)}


def _of_actor(actor: Actor) -> tuple[str, str]:
    return (sort_key(actor.sorts_as), actor.id)


def _of_event(event: Event) -> tuple[int, str, str]:
    return (place_of(event.date), sort_key(event.title), event.id)


def _of_source(source: Source) -> tuple[int, str, str, str]:
    publisher, title = sort_key(source.publisher), sort_key(source.title)
    return (place_of(source.issued), publisher, title, source.id)


def _statements(
    statements: Mapping[str, Statement],
    sources: Mapping[str, Source],
    events: Mapping[str, Event],
) -> dict[str, Statement]:
    """Sort day by day: of very many statements, never the keys of all are at hand at once."""
    ranks = {id: rank for rank, id in enumerate(sources)}
    by_source = {id: _by_its_source(source) for id, source in sources.items()}
    places: dict[str, int] = {}
    """The place of each date by its text: few days have many statements."""
    found: dict[int, list[Statement]] = {}
    for statement in statements.values():
        span: Span | None = statement.date
        if span is None and statement.follows_vote:
            vote = events.get(statement.event or "")
            span = vote.date if vote is not None and vote.vote is not None else None
        if span is None:
            place = by_source.get(statement.source, UNDATED)
        elif (known := places.get(span.text)) is None:
            place = places[span.text] = place_of(span)
        else:
            place = known
        found.setdefault(place, []).append(statement)

    def key(statement: Statement) -> tuple[int, int, str, str]:
        rank = ranks.get(statement.source, len(ranks))
        return (rank, statement.seq or 0, sort_key(statement.locator), statement.id)

    return {each.id: each for place in sorted(found) for each in _by(found.pop(place), key)}


def _by_its_source(source: Source) -> int:
    issued = source.issued
    return place_of(up_to(issued) if issued else None)


def _by(records: list[Statement], key: Any) -> Sequence[Statement]:
    return sorted(records, key=key) if len(records) > 1 else records


_Way: TypeAlias = tuple[tuple[int, str, str], ...]
"""The keys of an issue and of the topics that it is under, from the top."""


def _issues(issues: Mapping[str, Issue]) -> dict[str, Issue]:
    """Put each issue behind the topic that it is under: topics, then policies, then claims."""
    ways: dict[str, _Way] = {}
    """Of each topic, under which there may be very many."""

    def key(issue: Issue) -> _Way:
        above = _above(issue)
        if above not in issues:
            return (_own(issue),)
        if above not in ways:
            ways[above] = _way(issues[above], issues)
        if any(id == issue.id for _, _, id in ways[above]):  # it goes round in a circle
            return _way(issue, issues)
        return (*ways[above], _own(issue))

    return {issue.id: issue for issue in sorted(issues.values(), key=key)}


def _way(issue: Issue, issues: Mapping[str, Issue]) -> _Way:
    way: dict[str, tuple[int, str, str]] = {}
    at: Issue | None = issue
    while at is not None and at.id not in way:
        way[at.id] = _own(at)
        at = issues.get(_above(at))
    return tuple(reversed(way.values()))


def _own(issue: Issue) -> tuple[int, str, str]:
    return (_KINDS.index(issue.kind), sort_key(issue.sentence), issue.id)


def _above(issue: Issue) -> str:
    return issue.parent or next(iter(issue.topics), "")
