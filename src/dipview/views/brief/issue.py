"""The brief of an issue: what is proposed or claimed, who stands where, in whose words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import IssueKind
from dipview.standing.standing import Standing
from dipview.views.brief.moved import moved
from dipview.views.brief.words import worth_quoting
from dipview.views.cards.facts import Facts
from dipview.views.cards.lists import listed
from dipview.views.excluding import excluding
from dipview.views.proposals import add_proposal
from dipview.views.rows.issues import sides_in_words
from dipview.views.sided import in_order, on_issue, section_of, unheld_section
from dipview.views.taken import Taken
from dipview.views.unheard import events_of, unheard
from dipview.views.view import Section


def issue_brief(taken: Taken, id: str) -> tuple[tuple[Section, ...], tuple[Standing, ...]]:
    """Make the sections of an issue's brief, and the standings that it shows."""
    if taken.dataset.issue(id).kind is IssueKind.TOPIC:
        return _topic(taken, id)
    standings = taken.on(id)
    sections = (
        _facts(taken, id, standings),
        *on_issue(taken.dataset, id, standings),
        *unheld_section(taken.dataset, taken.unheld(id)),
        *moved(taken, id),
        *worth_quoting(taken, taken.dataset.linked(id, Link.STATEMENTS_ON), id),
        *excluding(taken, id),
        *unheard(taken, id, standings),
        *_events(taken, id),
    )
    return sections, standings


def _topic(taken: Taken, id: str) -> tuple[tuple[Section, ...], tuple[Standing, ...]]:
    """Tell of each issue of a topic who stands where; stances never add up over a topic."""
    dataset = taken.dataset
    issues = issues_below(dataset, id)
    stands = {each: taken.on(each) for each in issues}
    statements = [one for each in issues for one in dataset.linked(each, Link.STATEMENTS_ON)]
    sections = (
        _facts(taken, id, ()),
        *(
            section
            for each in issues
            for section in section_of(
                dataset,
                in_order(dataset, stands[each]),
                key=f"issue:{each}",
                title=dataset.issue(each).sentence,
                note=sides_in_words(in_order(dataset, stands[each])),
                who=True,
            )
        ),
        *moved(taken, id),
        *worth_quoting(taken, statements),
        *_events(taken, *issues),
    )
    return sections, tuple(standing for found in stands.values() for standing in found)


def issues_below(dataset: Dataset, topic: str) -> list[str]:
    """Give the issues that a topic groups, at any depth, that take positions."""
    waiting, found = [topic], []
    for each in waiting:
        waiting.extend(id for id in dataset.linked(each, Link.SUBISSUES) if id not in waiting)
        if dataset.issue(each).kind is not IssueKind.TOPIC:
            found.append(each)
    return found


def _facts(taken: Taken, id: str, standings: Sequence[Standing]) -> Section:
    dataset = taken.dataset
    issue = dataset.issue(id)
    facts = Facts(dataset, id)
    facts.add("Kind", _KINDS[issue.kind], citations=issue.sources)
    facts.add("Question", issue.question)
    facts.add("Background", issue.description)
    if issue.parent:
        facts.add("Topic", dataset.issue(issue.parent).sentence, leads_to=issue.parent)
    add_proposal(facts, taken, issue)
    facts.add("In short", sides_in_words(in_order(dataset, standings)) if standings else "")
    if not standings and issue.kind is not IssueKind.TOPIC:
        facts.add("In short", "no holder's position is found")
    return facts.section()


_KINDS = {
    IssueKind.TOPIC: "topic: it groups issues, and nobody is for or against it",
    IssueKind.POLICY: "policy: a course of action, taken or proposed",
    IssueKind.CLAIM: "claim: a fact, a cause, a forecast or a judgement",
}


def _events(taken: Taken, *issues: str) -> Iterator[Section]:
    ids = [event for issue in issues for event in events_of(taken, issue)]
    yield from listed(
        taken.dataset, taken.recent, Kind.EVENT, ids, key="events", title="Events tied to it"
    )
