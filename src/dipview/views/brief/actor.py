"""The brief of an actor: its offices, where it stands, in which words, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.dataset.offices import memberships_on
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import IssueKind
from dipview.standing.evidence import Evidence
from dipview.standing.standing import Standing
from dipview.views.brief.moved import moved
from dipview.views.brief.words import statements_section, worth_quoting
from dipview.views.cards.facts import Facts
from dipview.views.cards.lists import listed
from dipview.views.naming import (
    name_of,
    office_in_words,
    present_day,
    roles_held,
    tenure_in_words,
    term_in_words,
)
from dipview.views.sided import apart, section_of
from dipview.views.taken import Taken
from dipview.views.view import Meaning, Section


def actor_brief(taken: Taken, id: str) -> tuple[tuple[Section, ...], tuple[Standing, ...]]:
    """Make the sections of an actor's brief, and the standings that it shows."""
    dataset = taken.dataset
    standings, name = taken.of(id), name_of(dataset, id)
    heard = [*dataset.linked(id, Link.STATEMENTS_BY), *dataset.linked(id, Link.STATEMENTS_FOR)]
    if taken.scope.roll_up:
        heard += [p.statement for s in standings for p in (*s.current, *s.past)]
    sections = (
        _facts(taken, id, standings),
        *_stated(taken, standings),
        *apart(dataset, standings, who=False),
        *moved(taken, id),
        *worth_quoting(taken, heard),
        *statements_section(
            taken,
            dataset.linked(id, Link.STATEMENTS_TARGETING),
            key="asked",
            title=f"Directed at {name}: asked, criticized or warned",
        ),
        *listed(
            dataset,
            taken.recent,
            Kind.EVENT,
            dataset.linked(id, Link.EVENTS_WITH),
            key="events",
            title=f"Events with a part of {name}",
        ),
    )
    return sections, standings


def _facts(taken: Taken, id: str, standings: Sequence[Standing]) -> Section:
    dataset, day = taken.dataset, taken.scope.as_of
    actor = dataset.actor(id)
    facts = Facts(dataset, id)
    unnamed = "not named by the source" if actor.unnamed else ""
    facts.add(actor.kind.value.capitalize(), actor.name, unnamed, meaning=Meaning.NAME)
    facts.add("Background", actor.description)
    for place, held in enumerate(roles_held(dataset, id, day)):
        office, tenure = office_in_words(dataset, held.role), tenure_in_words(held)
        label = "" if place else "Office"
        facts.add(label, office, tenure, leads_to=held.role.of, citations=held.sources)
    if actor.part_of:
        facts.add("Part of", name_of(dataset, actor.part_of), leads_to=actor.part_of)
    _add_memberships(facts, taken, id)
    if not standings:
        facts.add("In short", "no position of its own is found")
    return facts.section()


def _add_memberships(facts: Facts, taken: Taken, id: str) -> None:
    dataset = taken.dataset
    day = present_day(dataset, taken.scope.as_of)
    held = memberships_on(dataset, id, day) if day is not None else ()
    for place, each in enumerate(held):
        of, told = each.membership.of, (each.membership.kind, term_in_words(each.membership))
        facts.add(
            "" if place else "Member of",
            name_of(dataset, of),
            ", ".join(filter(None, told)),
            leads_to=of,
            citations=each.sources,
        )


def _stated(taken: Taken, standings: Sequence[Standing]) -> Iterator[Section]:
    """Show what an actor stated: on courses of action, then on claims."""
    dataset = taken.dataset
    own = [standing for standing in standings if standing.evidence is Evidence.OWN]
    for kind, key, title in (
        (IssueKind.POLICY, "policies", "On courses of action"),
        (IssueKind.CLAIM, "claims", "On what is claimed"),
    ):
        found = [standing for standing in own if dataset.issue(standing.issue).kind is kind]
        yield from section_of(dataset, found, key=key, title=title, who=False)
