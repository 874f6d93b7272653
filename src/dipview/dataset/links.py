"""Links: every cross-link of a dataset, resolved once, in time linear in the records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dipview.dataset.dataset import Link
from dipview.dataset.records import Records
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.sources import Citation, Source
from dipview.model.statements import Position, Statement

Links = Mapping[Link, Mapping[str, Sequence[str]]]
"""For each link, the ids to which it leads from each id that it leads from."""


def positions_of(statements: Iterable[Statement]) -> dict[str, Position]:
    """Expand all positions of statements, by id, in order."""
    return {position.id: position for one in statements for position in one.held()}


def resolved(records: Records, positions: Mapping[str, Position]) -> Links:
    """Resolve every link; each leads to ids in the dataset's order, none twice.

    Args:
        records: Records whose every id resolves.
        positions: Their positions, in order.
    """
    gathered = _Gathered()
    for actor in records.actors.values():
        _of_actor(gathered, actor)
    for statement in records.statements.values():
        _of_statement(gathered, statement)
    _of_positions(gathered, positions.values())
    for event in records.events.values():
        _of_event(gathered, event)
    for issue in records.issues.values():
        _of_issue(gathered, issue)
    for source in records.sources.values():
        _of_source(gathered, source)
    order = {id: number for number, id in enumerate(records.issues)}
    for link in (Link.RIVALS, Link.CONTRADICTED):
        # These lead both ways, so they are met out of order.
        for ids in gathered.links[link].values():
            ids[:] = sorted(dict.fromkeys(ids), key=order.__getitem__)
    return gathered.links


class _Gathered:
    """Links while they are gathered: records come in order, so a repeated id comes at once."""

    __slots__ = ("links",)

    def __init__(self) -> None:
        self.links: dict[Link, dict[str, list[str]]] = {link: {} for link in Link}

    def add(self, link: Link, start: str | None, end: str) -> None:
        if start is None:
            return
        ids = self.links[link].setdefault(start, [])
        if not ids or ids[-1] != end:
            ids.append(end)

    def each(self, link: Link, starts: Iterable[str], end: str) -> None:
        for start in starts:
            self.add(link, start, end)

    def cited(self, citations: Iterable[Citation], id: str) -> None:
        for citation in citations:
            self.add(Link.RESTS_ON, citation.source, id)


def _of_actor(gathered: _Gathered, actor: Actor) -> None:
    gathered.add(Link.PARTS, actor.part_of, actor.id)
    gathered.cited(actor.sources, actor.id)
    for role in actor.roles:
        gathered.add(Link.OFFICERS, role.of, actor.id)
        gathered.cited(role.sources, actor.id)
    for membership in actor.memberships:
        gathered.add(Link.MEMBERS, membership.of, actor.id)
        gathered.cited(membership.sources, actor.id)


def _of_statement(gathered: _Gathered, statement: Statement) -> None:
    id = statement.id
    for link, starts in (
        (Link.STATEMENTS_BY, statement.speakers),
        (Link.STATEMENTS_FOR, statement.on_behalf_of),
        (Link.STATEMENTS_TARGETING, statement.targets),
        (Link.STATEMENTS_ABOUT, statement.about),
        (Link.STATEMENTS_ON_EVENT, statement.events),
        (Link.REPLIES, statement.responds_to),
    ):
        if starts:
            gathered.each(link, starts, id)
    gathered.links[Link.RESTS_ON].setdefault(statement.source, []).append(id)
    if statement.event is not None:
        gathered.add(Link.STATEMENTS_AT, statement.event, id)
    if statement.supersedes is not None:
        gathered.add(Link.SUPERSEDED_BY, statement.supersedes, id)
    if statement.corroboration:
        gathered.cited(statement.corroboration, id)
    for entry in statement.positions:
        gathered.add(Link.STATEMENTS_ON, entry.issue, id)
        if entry.target is not None:
            gathered.add(Link.STATEMENTS_TARGETING, entry.target, id)
        if entry.attributed_by is not None:
            gathered.add(Link.STATEMENTS_RELAYED, entry.attributed_by, id)


def _of_positions(gathered: _Gathered, positions: Iterable[Position]) -> None:
    # The most numerous records: each is met once, so only statements can be met again.
    held, ascribed, on, taken = (
        gathered.links[link].setdefault
        for link in (
            Link.POSITIONS_HELD,
            Link.POSITIONS_ASCRIBED,
            Link.POSITIONS_ON,
            Link.POSITIONS_TAKEN,
        )
    )
    for position in positions:
        id = position.id
        on(position.issue, []).append(id)
        taken(position.statement, []).append(id)
        if position.holder is not None:
            held(position.holder, []).append(id)
            gathered.add(Link.STATEMENTS_HOLDING, position.holder, position.statement)
        if position.attributed_by is not None:
            ascribed(position.attributed_by, []).append(id)


def _of_event(gathered: _Gathered, event: Event) -> None:
    gathered.add(Link.PART_EVENTS, event.part_of, event.id)
    gathered.cited(event.sources, event.id)
    for participant in event.participants:
        gathered.add(Link.EVENTS_WITH, participant.actor, event.id)


def _of_issue(gathered: _Gathered, issue: Issue) -> None:
    gathered.add(Link.SUBISSUES, issue.parent, issue.id)
    gathered.each(Link.EVENT_ISSUES, issue.events, issue.id)
    gathered.cited(issue.sources, issue.id)
    for link, others in ((Link.RIVALS, issue.rivals), (Link.CONTRADICTED, issue.contradicts)):
        for other in others:
            gathered.add(link, issue.id, other)
            gathered.add(link, other, issue.id)


def _of_source(gathered: _Gathered, source: Source) -> None:
    for citation in source.derived_from:
        gathered.add(Link.DERIVED, citation.source, source.id)
