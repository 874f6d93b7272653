"""The card of an issue: the proposition, every position on it by evidence, and its rivals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from dipview.dataset.dataset import Dataset, Link
from dipview.model.kinds import Kind
from dipview.model.statements import RecordStatus
from dipview.standing.evidence import Evidence, counts, evidence_of
from dipview.views.cards.facts import Facts
from dipview.views.cards.lists import listed
from dipview.views.dates import in_full
from dipview.views.rows.issues import sides_in_words, standings_on
from dipview.views.rows.positions import HOLDER_COLUMNS, holder_row
from dipview.views.scope import Scope
from dipview.views.view import Meaning, Section


def issue_sections(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Make the sections of an issue's card."""
    return (
        _facts(dataset, scope, id),
        *_positions(dataset, scope, id),
        *_linked(dataset, scope, id),
    )


def _facts(dataset: Dataset, scope: Scope, id: str) -> Section:
    issue = dataset.issue(id)
    facts = Facts(dataset, id)
    facts.add(issue.kind.value.capitalize(), issue.sentence, meaning=Meaning.NAME)
    facts.add("Asks", issue.question)
    facts.add("Is", issue.description)
    if issue.parent:
        facts.add("Topic", dataset.issue(issue.parent).sentence, leads_to=issue.parent)
    if issue.status:
        dated = in_full(issue.status_date) if issue.status_date else ""
        facts.add("Proposal", issue.status.value, dated)
    standings = standings_on(dataset, id, scope.as_of, second_hand=scope.second_hand)
    facts.add("Holders", sides_in_words(standings) if standings else "")
    for event in issue.events:
        facts.add("Event", dataset.event(event).title, leads_to=event)
    facts.add_own_words(issue.notes, issue.tags, issue.extra)
    facts.add_sources(issue.sources)
    return facts.section()


_EVIDENCE = (
    (Evidence.OWN, "stated", "Stated"),
    (Evidence.NOT_IN_OWN_WORDS, "not-in-own-words", "Described, implied or presupposed"),
    (Evidence.SECOND_HAND, "second-hand", "Second-hand"),
)


def _positions(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    """List the positions on the issue, set apart by how directly their holders are heard."""
    shape = (HOLDER_COLUMNS, partial(holder_row, dataset))
    found = [dataset.position(each) for each in dataset.linked(id, Link.POSITIONS_ON)]
    positions = [position for position in found if counts(dataset, position.statement)]
    held = [position for position in positions if position.holder is not None]
    for evidence, key, title in _EVIDENCE:
        ids = [position.id for position in held if evidence_of(position) is evidence]
        yield from listed(dataset, scope, Kind.POSITION, ids, key=key, title=title, shape=shape)
    unheld = [position.id for position in positions if position.holder is None]
    note = "Nobody's standing: the source's own voice, or speakers that it does not name."
    yield from listed(
        dataset,
        scope,
        Kind.POSITION,
        unheld,
        key="no-holder",
        title="Without a named holder",
        note=note,
        shape=shape,
    )
    for status, heading in ((RecordStatus.DRAFT, "Drafts"), (RecordStatus.RETRACTED, "Retracted")):
        ids = [p.id for p in found if dataset.statement(p.statement).status is status]
        note = "Not counted."
        name = status.value
        yield from listed(
            dataset, scope, Kind.POSITION, ids, key=name, title=heading, note=note, shape=shape
        )


def _linked(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    for link, key, title in (
        (Link.CONTRADICTED, "contradicts", "Claims that it contradicts"),
        (Link.RIVALS, "rivals", "Policies that it excludes"),
        (Link.SUBISSUES, "issues", "Issues of this topic"),
    ):
        ids = dataset.linked(id, link)
        yield from listed(dataset, scope, Kind.ISSUE, ids, key=key, title=title)
