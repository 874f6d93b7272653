"""The brief of an actor: its offices, where it stands, in which words, and what is asked of it."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.offices import memberships_on, present_day
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import IssueKind
from dipview.standing.found_standings import FoundStandings
from dipview.views.brief.quotations import quotations_section, statements_section
from dipview.views.brief.rested import Rested
from dipview.views.brief.shift_sections import shift_sections
from dipview.views.parts.actor_names import (
    name_of,
    office_in_words,
    roles_held,
    tenure_in_words,
    term_in_words,
)
from dipview.views.parts.facts import Facts
from dipview.views.parts.linked_records import linked_section
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.standings_by_side import found_in_one_section, section_apart
from dipview.views.view import Meaning, Section


def actor_brief(scoped: ScopedStandings, id: str) -> tuple[tuple[Section, ...], Rested]:
    """Make the sections of an actor's brief, and what the standings that it shows rest on."""
    dataset, name = scoped.dataset, name_of(scoped.dataset, id)
    found = scoped.found_by(id)
    heard = [*dataset.linked(id, Link.STATEMENTS_BY), *dataset.linked(id, Link.STATEMENTS_FOR)]
    if scoped.scope.roll_up:
        heard += [p.statement for s in found.standings() for p in (*s.current, *s.past)]
    sections = (
        actor_facts(scoped, id, any_standing=len(found) > 0),
        *stated_sections(found),
        *section_apart(dataset, found.not_own.standings(), who=False),
        *shift_sections(scoped, id),
        *quotations_section(scoped, heard),
        *statements_section(
            scoped,
            dataset.linked(id, Link.STATEMENTS_TARGETING),
            key="asked",
            title=f"Directed at {name}: asked, criticized or warned",
        ),
        *linked_section(
            dataset,
            scoped.recent,
            Kind.EVENT,
            dataset.linked(id, Link.EVENTS_WITH),
            key="events",
            title=f"Events with a part of {name}",
        ),
    )
    rested = Rested(standings=len(found), statements=found.statements, weaker=found.weaker)
    return sections, rested


def actor_facts(scoped: ScopedStandings, id: str, *, any_standing: bool = True) -> Section:
    """Tell what an actor is, and which offices and memberships it has.

    Args:
        scoped: What to look through.
        id: The actor.
        any_standing: Whether it stands anywhere; it is said where it does not.
    """
    dataset, day = scoped.dataset, scoped.scope.as_of
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
    _add_memberships(facts, scoped, id)
    if not any_standing:
        facts.add("In short", "no position of its own is found")
    return facts.section()


def _add_memberships(facts: Facts, scoped: ScopedStandings, id: str) -> None:
    dataset = scoped.dataset
    day = present_day(dataset, scoped.scope.as_of)
    held = memberships_on(dataset, id, day) if day is not None else ()
    for place, each in enumerate(held):
        of, phrases = each.membership.of, (each.membership.kind, term_in_words(each.membership))
        facts.add(
            "" if place else "Member of",
            name_of(dataset, of),
            ", ".join(filter(None, phrases)),
            leads_to=of,
            citations=each.sources,
        )


def stated_sections(found: FoundStandings) -> Iterator[Section]:
    """Show what an actor stated: on courses of action, then on claims."""
    own = found.own
    for kind, key, title in (
        (IssueKind.POLICY, "policies", "On courses of action"),
        (IssueKind.CLAIM, "claims", "On what is claimed"),
        (IssueKind.QUANTITY, "quantities", "On numbers to be settled"),
    ):
        yield from found_in_one_section(own.of_kind(kind), key=key, title=title)
