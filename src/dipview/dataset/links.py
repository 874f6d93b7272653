"""Links: every cross-link of a dataset, resolved once, in time linear in the records."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence

from dipview.dataset.dataset import Link
from dipview.dataset.records import Records
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Citation, Source
from dipview.model.statements import Statement

Links = Mapping[Link, Mapping[str, Sequence[int]]]
"""For each link, the numbers of the records to which it leads from each id.

Only ``POSITIONS_TAKEN`` is empty: the positions of a statement have consecutive numbers.
"""


def resolved(records: Records, numbers: Mapping[Kind, range]) -> Links:
    """Resolve every link; each leads to records in the dataset's order, none twice.

    Args:
        records: Records whose every id resolves.
        numbers: The numbers of the records of each kind.
    """
    gathered = _Gathered()
    for number, actor in zip(numbers[Kind.ACTOR], records.actors.values(), strict=True):
        _of_actor(gathered, actor, number)
    for number, statement in zip(numbers[Kind.STATEMENT], records.statements.values(), strict=True):
        _of_statement(gathered, statement, number)
    _of_positions(gathered, records.statements.values(), numbers)
    for number, event in zip(numbers[Kind.EVENT], records.events.values(), strict=True):
        _of_event(gathered, event, number)
    issues = dict(zip(records.issues, numbers[Kind.ISSUE], strict=True))
    for issue in records.issues.values():
        _of_issue(gathered, issue, issues)
    for number, source in zip(numbers[Kind.SOURCE], records.sources.values(), strict=True):
        _of_source(gathered, source, number)
    for link in (Link.RIVALS, Link.CONTRADICTED):
        # These lead both ways, so they are met out of order.
        for ends in gathered.links[link].values():
            ends[:] = array("I", sorted(set(ends)))
    return gathered.links


class _Gathered:
    """Links while they are gathered: records come in order, so a repeated one comes at once."""

    __slots__ = ("links",)

    def __init__(self) -> None:
        self.links: dict[Link, _Ends] = {link: _Ends() for link in Link}

    def add(self, link: Link, start: str | None, end: int) -> None:
        if start is None:
            return
        ends = self.links[link][start]
        if not ends or ends[-1] != end:
            ends.append(end)

    def each(self, link: Link, starts: Iterable[str], end: int) -> None:
        for start in starts:
            self.add(link, start, end)

    def cited(self, citations: Iterable[Citation], end: int) -> None:
        for citation in citations:
            self.add(Link.RESTS_ON, citation.source, end)


class _Ends(dict[str, "array[int]"]):
    """The numbers that a link leads to from each id; those of a new id are none."""

    def __missing__(self, start: str) -> array[int]:
        ends = self[start] = array("I")
        return ends


def _of_actor(gathered: _Gathered, actor: Actor, number: int) -> None:
    gathered.add(Link.PARTS, actor.part_of, number)
    gathered.cited(actor.sources, number)
    for role in actor.roles:
        gathered.add(Link.OFFICERS, role.of, number)
        gathered.cited(role.sources, number)
    for membership in actor.memberships:
        gathered.add(Link.MEMBERS, membership.of, number)
        gathered.cited(membership.sources, number)


def _of_statement(gathered: _Gathered, statement: Statement, number: int) -> None:
    links = gathered.links
    # The two that hardly any statement is without.
    links[Link.RESTS_ON][statement.source].append(number)
    for speaker in statement.speakers:
        gathered.add(Link.STATEMENTS_BY, speaker, number)
    for link, starts in (
        (Link.STATEMENTS_FOR, statement.on_behalf_of),
        (Link.STATEMENTS_TARGETING, statement.targets),
        (Link.STATEMENTS_ABOUT, statement.about),
        (Link.STATEMENTS_ON_EVENT, statement.events),
        (Link.REPLIES, statement.responds_to),
    ):
        if starts:
            gathered.each(link, starts, number)
    if statement.event is not None:
        gathered.add(Link.STATEMENTS_AT, statement.event, number)
    if statement.supersedes is not None:
        gathered.add(Link.SUPERSEDED_BY, statement.supersedes, number)
    if statement.corroboration:
        gathered.cited(statement.corroboration, number)
    for entry in statement.positions:
        gathered.add(Link.STATEMENTS_ON, entry.issue, number)
        if entry.target is not None:
            gathered.add(Link.STATEMENTS_TARGETING, entry.target, number)
        if entry.attributed_by is not None:
            gathered.add(Link.STATEMENTS_RELAYED, entry.attributed_by, number)


def _of_positions(
    gathered: _Gathered, statements: Iterable[Statement], numbers: Mapping[Kind, range]
) -> None:
    # The most numerous records: each is met once, so only statements can be met again.
    links = gathered.links
    held, ascribed = links[Link.POSITIONS_HELD], links[Link.POSITIONS_ASCRIBED]
    on, holding = links[Link.POSITIONS_ON], links[Link.STATEMENTS_HOLDING]
    position = numbers[Kind.POSITION].start
    for statement, said in zip(statements, numbers[Kind.STATEMENT], strict=True):
        for entry in statement.positions:
            for holder in statement.holders_of(entry):
                on[entry.issue].append(position)
                if holder is not None:
                    held[holder].append(position)
                    known = holding[holder]
                    if not known or known[-1] != said:
                        known.append(said)
                if entry.attributed_by is not None:
                    ascribed[entry.attributed_by].append(position)
                position += 1


def _of_event(gathered: _Gathered, event: Event, number: int) -> None:
    gathered.add(Link.PART_EVENTS, event.part_of, number)
    gathered.cited(event.sources, number)
    for participant in event.participants:
        gathered.add(Link.EVENTS_WITH, participant.actor, number)


def _of_issue(gathered: _Gathered, issue: Issue, numbers: Mapping[str, int]) -> None:
    number = numbers[issue.id]
    gathered.add(Link.SUBISSUES, issue.parent, number)
    gathered.each(Link.EVENT_ISSUES, issue.events, number)
    gathered.cited(issue.sources, number)
    for link, others in ((Link.RIVALS, issue.rivals), (Link.CONTRADICTED, issue.contradicts)):
        for other in others:
            gathered.add(link, issue.id, numbers[other])
            gathered.add(link, other, number)


def _of_source(gathered: _Gathered, source: Source, number: int) -> None:
    for citation in source.derived_from:
        gathered.add(Link.DERIVED, citation.source, number)
