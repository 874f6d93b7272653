"""What an issue is besides its sentence: its topics, its series, its values, what meetings did."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.issues import Issue
from dipview.model.links import Link
from dipview.model.placement import UNDATED
from dipview.model.stances import IssueKind
from dipview.standing.evidence import Evidence, known_by
from dipview.standing.standing import Standing
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.counting import count_once
from dipview.views.parts.event_row import event_date_cell
from dipview.views.parts.facts import Facts
from dipview.views.parts.issue_row import sides_in_words
from dipview.views.parts.proposal_facts import add_proposal
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.standings_by_side import standings_in_order
from dipview.views.parts.votes_in_words import counts_in_words

_NUMBER = re.compile(r"[-−]?\d+(?:[ ,  ]\d{3})*(?:\.\d+)?")


def add_where_it_stands(
    facts: Facts, scoped: ScopedStandings, issue: Issue, standings: Sequence[Standing], label: str
) -> None:
    """Add what an issue belongs to, what was done about it, and its holders by side at a label."""
    dataset = scoped.dataset
    _add_topics(facts, dataset, issue)
    _add_series(facts, dataset, issue)
    add_proposal(facts, scoped, issue)
    _add_history(facts, scoped, issue)
    _add_values(facts, dataset, issue, standings)
    in_order = standings_in_order(dataset, standings)
    facts.add(label, sides_in_words(in_order) if standings else "")


def _add_topics(facts: Facts, dataset: Dataset, issue: Issue) -> None:
    """Add the topics that an issue belongs to, its parent first."""
    topics = dict.fromkeys((*([issue.parent] if issue.parent else []), *issue.topics))
    for place, topic in enumerate(topics):
        facts.add("" if place else "Topic", dataset.issue(topic).sentence, leads_to=topic)


def _add_series(facts: Facts, dataset: Dataset, issue: Issue) -> None:
    """Add the policy that an issue puts forward again, and those that put this one forward."""
    if issue.series:
        facts.add("Series", dataset.issue(issue.series).sentence, leads_to=issue.series)
    for place, id in enumerate(dataset.linked(issue.id, Link.TEXTS)):
        facts.add("" if place else "Texts", dataset.issue(id).sentence, leads_to=id)


def _add_values(
    facts: Facts, dataset: Dataset, issue: Issue, standings: Sequence[Standing]
) -> None:
    """Add of a quantity what is at stake, and the values that holders name, with the holders."""
    if issue.kind is not IssueKind.QUANTITY:
        return
    facts.add("Unit", issue.unit)
    facts.add("Options", " · ".join(issue.options))
    if issue.lowest or issue.highest:
        facts.add("Range", f"{issue.lowest or '…'} to {issue.highest or '…'}")
    named: dict[str, list[str]] = {}
    for standing in standings:
        if standing.evidence is Evidence.OWN:
            for value in standing.values:
                named.setdefault(value, []).append(name_of(dataset, standing.holder))
    for place, value in enumerate(sorted(named, key=lambda each: (_size(each), each))):
        facts.add("" if place else "Values", value, ", ".join(named[value]))


def _size(value: str) -> float:
    """Give the first number in a value, to list values by; they are never reckoned with."""
    found = _NUMBER.search(value)
    if found is None:
        return float("inf")
    return float(re.sub(r"[^\d.]", "", found[0])) * (-1 if found[0][0] in "-−" else 1)


def _add_history(facts: Facts, scoped: ScopedStandings, issue: Issue) -> None:
    """Add what meetings did about an issue, and the votes on it, in the order of time."""
    dataset = scoped.dataset
    events = dict.fromkeys(
        (*dataset.linked(issue.id, Link.OUTCOMES), *dataset.linked(issue.id, Link.VOTES_ON))
    )
    ordered = sorted(events, key=lambda id: _placed(dataset, id))
    label = "History"
    for id in ordered:
        if not known_by(dataset, id, scoped.scope.as_of):
            continue
        event = dataset.event(id)
        told = [
            " · ".join(part for part in (each.status.value, each.text) if part)
            for each in event.outcomes
            if each.issue == issue.id
        ]
        if event.vote is not None and event.vote.on == issue.id:
            counts = counts_in_words(event.vote)
            result = event.vote.result.value if event.vote.result else ""
            told.append(" · ".join(part for part in (result, counts) if part) or "a vote")
        dated = ", ".join((event_date_cell(dataset, event).text, event.title))
        for each in told:
            facts.add(label, each, dated, leads_to=id, citations=event.sources)
            label = ""


def _placed(dataset: Dataset, id: str) -> tuple[bool, int]:
    place, rank = dataset.placed(id)
    return (place == UNDATED, rank)


def add_bearing(facts: Facts, dataset: Dataset, issue: Issue) -> None:
    """Add the issues on which positions are taken that depend on this one, or on this reason."""
    for label, link in (("Others depend", Link.DEPENDENT), ("Reason for", Link.REASONED)):
        found: dict[str, list[str]] = {}
        for id in dataset.linked(issue.id, link):
            for entry in dataset.statement(id).positions:
                named = entry.depends_on if link is Link.DEPENDENT else entry.because
                if issue.id in named:
                    found.setdefault(entry.issue, []).append(id)
        for place, (id, statements) in enumerate(found.items()):
            count = count_once(dataset, statements)
            aside = f"in {count} statements" if count > 1 else "in 1 statement"
            facts.add("" if place else label, dataset.issue(id).sentence, aside, leads_to=id)
