"""The card of an event: when and where, who took part, and what was said at it and about it."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.event_row import doubt_in_words, doubts_in_words, event_date_cell
from dipview.views.parts.facts import Facts
from dipview.views.parts.linked_records import linked_section
from dipview.views.parts.vote_facts import add_vote
from dipview.views.scope import Scope
from dipview.views.view import Meaning, Section


def event_sections(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Make the sections of an event's card."""
    return (_facts(dataset, scope, id), *_participants(dataset, id), *_linked(dataset, scope, id))


def _facts(dataset: Dataset, scope: Scope, id: str) -> Section:
    event = dataset.event(id)
    facts = Facts(dataset, id)
    facts.add(event.kind.value.capitalize(), event.title, event.status.value, meaning=Meaning.NAME)
    facts.add("Date", event_date_cell(dataset, event).text, meaning=Meaning.DATE)
    facts.add("Place", ", ".join(part for part in (event.place, event.country) if part))
    facts.add("In short", event.summary, meaning=Meaning.SUMMARY)
    add_vote(facts, dataset, event, scope.as_of)
    for place, outcome in enumerate(event.outcomes):
        became = " · ".join(part for part in (outcome.status.value, outcome.text) if part)
        label = "" if place else "Outcome"
        facts.add(label, dataset.issue(outcome.issue).sentence, became, leads_to=outcome.issue)
    if event.part_of:
        facts.add("Part of", dataset.event(event.part_of).title, leads_to=event.part_of)
    facts.add_own_words(event.notes, event.tags, event.extra)
    facts.add_sources("Told in", event.sources)
    return facts.section()


def _participants(dataset: Dataset, id: str) -> Iterator[Section]:
    participants = dataset.event(id).participants
    facts = Facts(dataset, id)
    for each in participants:
        name = name_of(dataset, each.actor)
        aside = ", ".join(part for part in (each.part, doubt_in_words(each)) if part)
        facts.add("", name, aside, leads_to=each.actor, meaning=Meaning.NAME)
    if participants:
        title = f"Participants ({len(participants)}{doubts_in_words(participants)})"
        yield facts.section(title=title, key="participants")


def _linked(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    for kind, link, key, title in (
        (Kind.STATEMENT, Link.STATEMENTS_AT, "said-at", "Said at it"),
        (Kind.STATEMENT, Link.STATEMENTS_ON_EVENT, "said-of", "Said about it"),
        (Kind.EVENT, Link.PART_EVENTS, "parts", "Parts of it"),
        (Kind.ISSUE, Link.EVENT_ISSUES, "issues", "Issues"),
    ):
        yield from linked_section(
            dataset, scope, kind, dataset.linked(id, link), key=key, title=title
        )
