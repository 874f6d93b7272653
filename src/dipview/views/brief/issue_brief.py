"""The brief of an issue: what is proposed or claimed, who stands where, in whose words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.computing import steps
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import IssueKind
from dipview.search.number_sets import union
from dipview.standing.standing import Standing
from dipview.views.brief.about import issues_below
from dipview.views.brief.quotations import quotations_section
from dipview.views.brief.rested import Rested
from dipview.views.brief.shift_sections import shift_sections
from dipview.views.brief.topic_sections import topic_sections
from dipview.views.parts.facts import Facts
from dipview.views.parts.issue_facts import add_where_it_stands
from dipview.views.parts.linked_records import linked_section
from dipview.views.parts.not_found import events_of, not_found_section
from dipview.views.parts.rival_issues import beside_rivals
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.standings_by_side import sections_by_side, unheld_section
from dipview.views.view import Section


def issue_brief(scoped: ScopedStandings, id: str) -> tuple[tuple[Section, ...], Rested]:
    """Make the sections of an issue's brief, and what the standings that it shows rest on."""
    if scoped.dataset.issue(id).kind is IssueKind.TOPIC:
        return _topic(scoped, id)
    standings = scoped.on(id)
    sections = (
        _facts(scoped, id, standings),
        *sections_by_side(scoped.dataset, id, standings),
        *unheld_section(scoped.dataset, scoped.unheld(id)),
        *shift_sections(scoped, id),
        *quotations_section(scoped, scoped.dataset.linked(id, Link.STATEMENTS_ON), id),
        *beside_rivals(scoped, id),
        *not_found_section(scoped, id, standings),
        *_events(scoped, id),
    )
    return sections, Rested.of(scoped.dataset, standings)


def _topic(scoped: ScopedStandings, id: str) -> tuple[tuple[Section, ...], Rested]:
    """Tell of each issue of a topic who stands where; stances never add up over a topic."""
    dataset = scoped.dataset
    issues = issues_below(dataset, id)
    found = [scoped.found_on(each) for each in steps(issues, "issues")]
    statements = [one for each in issues for one in dataset.linked(each, Link.STATEMENTS_ON)]
    sections = (
        _facts(scoped, id, ()),
        *topic_sections(dataset, found),
        *shift_sections(scoped, id),
        *quotations_section(scoped, statements),
        *_events(scoped, *issues),
    )
    return sections, Rested(
        standings=sum(map(len, found)),
        statements=union(each.statements for each in found),
        weaker=sum(each.weaker for each in found),
    )


def _facts(scoped: ScopedStandings, id: str, standings: Sequence[Standing]) -> Section:
    dataset = scoped.dataset
    issue = dataset.issue(id)
    facts = Facts(dataset, id)
    facts.add("Kind", _KINDS[issue.kind], citations=issue.sources)
    facts.add("Question", issue.question)
    facts.add("Background", issue.description)
    add_where_it_stands(facts, scoped, issue, standings, "In short")
    if not standings and issue.kind is not IssueKind.TOPIC:
        facts.add("In short", "no holder's position is found")
    return facts.section()


_KINDS = {
    IssueKind.TOPIC: "topic: it groups issues, and nobody is for or against it",
    IssueKind.POLICY: "policy: a course of action, taken or proposed",
    IssueKind.CLAIM: "claim: a fact, a cause, a forecast or a judgement",
    IssueKind.QUANTITY: "quantity: a number, a year or a range that is to be settled",
}


def _events(scoped: ScopedStandings, *issues: str) -> Iterator[Section]:
    ids = [event for issue in issues for event in events_of(scoped, issue)]
    yield from linked_section(
        scoped.dataset, scoped.recent, Kind.EVENT, ids, key="events", title="Events tied to it"
    )
