"""The card of an actor: who it is, where it stands, what it said, what was asked of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from dipview.dataset.dataset import Dataset
from dipview.dataset.offices import Certainty, members_on, memberships_on, officers_on, present_day
from dipview.model.actors import Actor, Membership
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.standing.found_standings import FoundStandings
from dipview.standing.roll_up import rolled_up_standings
from dipview.standing.switches import Switches
from dipview.standing.table import StandingTable
from dipview.views.parts.actor_names import (
    name_of,
    office_in_words,
    roles_held,
    tenure_in_words,
    term_in_words,
)
from dipview.views.parts.facts import Facts
from dipview.views.parts.linked_records import linked_section
from dipview.views.parts.standing_rows import standings_section
from dipview.views.scope import Scope
from dipview.views.view import Meaning, Section

PEOPLE = "people"
"""Key of the section that tells what an actor belongs to, and who belongs to it."""


def actor_sections(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Make the sections of an actor's card."""
    return (
        _facts(dataset, scope, id),
        *_standings(dataset, scope, id),
        *_statements(dataset, scope, id),
        *_people(dataset, scope, id),
    )


def _facts(dataset: Dataset, scope: Scope, id: str) -> Section:
    actor = dataset.actor(id)
    facts = Facts(dataset, id)
    codes = [
        code if key == "iso3166" else f"{key.capitalize()} {code}"
        for key, code in actor.identifiers.items()
    ]
    names = ", ".join(dict.fromkeys(_other_names(actor)))
    also = [f"also {names}"] if names else []
    unnamed = ["not named by the source"] if actor.unnamed else []
    aside = " · ".join([*unnamed, *codes, *also])
    facts.add(actor.kind.value.capitalize(), actor.name, aside, meaning=Meaning.NAME)
    facts.add("Is", actor.description)
    _add_roles(facts, dataset, scope, actor)
    if actor.part_of:
        facts.add("Part of", name_of(dataset, actor.part_of), leads_to=actor.part_of)
    facts.add_own_words(actor.notes, actor.tags, actor.extra)
    facts.add_sources("Told in", actor.sources)
    return facts.section()


def _other_names(actor: Actor) -> Iterator[str]:
    for other in actor.other_names:
        if other.name != actor.name:
            yield f"{other.name} ({other.note})" if other.note else other.name


def _add_roles(facts: Facts, dataset: Dataset, scope: Scope, actor: Actor) -> None:
    """Add the roles held then; where no day is asked for, the roles of other days too."""
    held = roles_held(dataset, actor.id, scope.as_of)
    for each in held:
        text = office_in_words(dataset, each.role)
        tenure = tenure_in_words(each)
        facts.add("Role", text, tenure, leads_to=each.role.of, citations=each.sources)
    others = [role for role in actor.roles if role not in [each.role for each in held]]
    for role in others if scope.as_of is None else ():
        text, cited = office_in_words(dataset, role), role.sources or actor.sources
        facts.add("Other role", text, term_in_words(role), leads_to=role.of, citations=cited)


def _add_memberships(facts: Facts, dataset: Dataset, scope: Scope, actor: Actor) -> None:
    """Add the memberships of then; where no day is asked for, those of other days too."""
    day = present_day(dataset, scope.as_of)
    held = memberships_on(dataset, actor.id, day) if day is not None else ()
    for each in held:
        aside = _membership_in_words(each.membership, each.certainty)
        of = each.membership.of
        facts.add("Member of", name_of(dataset, of), aside, leads_to=of, citations=each.sources)
    now = [each.membership for each in held]
    others = [membership for membership in actor.memberships if membership not in now]
    label = "Member of" if day is None else "At other times"
    for other in others if scope.as_of is None else ():
        aside = _membership_in_words(other, Certainty.HELD)
        cited = other.sources or actor.sources
        facts.add(label, name_of(dataset, other.of), aside, leads_to=other.of, citations=cited)


def _membership_in_words(membership: Membership, certainty: Certainty) -> str:
    doubt = "not known whether then" if certainty is Certainty.UNKNOWN else ""
    seat = f"for {membership.constituency}" if membership.constituency else ""
    phrases = (membership.kind, seat, term_in_words(membership), doubt)
    return ", ".join(part for part in phrases if part)


def _people(dataset: Dataset, scope: Scope, id: str) -> tuple[Section, ...]:
    """Tell what the actor belongs to, and of others its bodies, officers and members."""
    actor = dataset.actor(id)
    facts = Facts(dataset, id)
    _add_memberships(facts, dataset, scope, actor)
    facts.add_actors("Has", dataset.linked(id, Link.PARTS))
    day = present_day(dataset, scope.as_of)
    if day is not None:
        for officer in officers_on(dataset, id, day):
            title = officer.role.title + (", acting" if officer.role.acting else "")
            aside = "; ".join(part for part in (title, tenure_in_words(officer)) if part)
            facts.add("Office", name_of(dataset, officer.actor), aside, leads_to=officer.actor)
    for place, (member, aside) in enumerate(_members(dataset, id, day)):
        facts.add("" if place else "Members", name_of(dataset, member), aside, leads_to=member)
    return facts.sections("People and bodies", PEOPLE)


def _members(dataset: Dataset, id: str, day: dt.date | None) -> Iterator[tuple[str, str]]:
    """Give who belongs to an actor on a day, or at any time where none is known, with the terms."""
    if day is not None:
        for each in members_on(dataset, id, day):
            yield each.actor, _membership_in_words(each.membership, each.certainty)
        return
    for member in dataset.linked(id, Link.MEMBERS):
        for membership in dataset.actor(member).memberships:
            if membership.of == id:
                yield member, _membership_in_words(membership, Certainty.HELD)


def _standings(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    """Show where the actor itself stands; rolled up only where the scope asks, and labelled."""
    switches = Switches(day=scope.as_of, second_hand=scope.second_hand)
    own = StandingTable(dataset, switches).found_by(id)
    if len(own):
        yield standings_section(own, key="stands", title=f"Standing ({len(own)})")
    if not scope.roll_up:
        return
    everything = rolled_up_standings(dataset, id, scope.as_of, second_hand=scope.second_hand)
    rolled_up = [standing for standing in everything if standing.rolled_up]
    if rolled_up:
        yield standings_section(
            FoundStandings.of(dataset, rolled_up),
            key="rolled-up",
            title=f"Rolled up: with its officials and bodies ({len(rolled_up)})",
            note="Words of persons and bodies, counted here because of their office.",
        )


_STATEMENTS = (
    (Link.STATEMENTS_BY, "said", "Said"),
    (Link.STATEMENTS_FOR, "said-for", "Said on this behalf"),
    (Link.STATEMENTS_HOLDING, "described", "Told by others"),
    (Link.STATEMENTS_RELAYED, "relayed", "Tells of others"),
    (Link.STATEMENTS_TARGETING, "asked", "Directed at this actor"),
    (Link.STATEMENTS_ABOUT, "spoken-of", "Spoken of"),
)


def _statements(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    """List the statements linked to the actor, each under the first heading that fits."""
    shown: set[str] = set()
    for link, key, title in _STATEMENTS:
        ids = [each for each in dataset.linked(id, link) if each not in shown]
        shown.update(ids)
        yield from linked_section(dataset, scope, Kind.STATEMENT, ids, key=key, title=title)
    yield from _events(dataset, scope, id)


def _events(dataset: Dataset, scope: Scope, id: str) -> Iterator[Section]:
    """List the events with a part of the actor's, set apart by how certain that part is."""
    titles = {
        "events": "Part in events",
        "events-inferred": "Part in events, as inferred",
        "events-alleged": "Part in events, as alleged",
    }
    grouped: dict[str, list[str]] = {key: [] for key in titles}
    for event in dataset.linked(id, Link.EVENTS_WITH):
        parts = [each for each in dataset.event(event).participants if each.actor == id]
        alleged = all(part.alleged for part in parts)
        inferred = all(part.alleged or part.inferred for part in parts)
        key = "events-alleged" if alleged else "events-inferred" if inferred else "events"
        grouped[key].append(event)
    for key, title in titles.items():
        yield from linked_section(dataset, scope, Kind.EVENT, grouped[key], key=key, title=title)
    votes = dataset.linked(id, Link.VOTES_IN)
    yield from linked_section(dataset, scope, Kind.EVENT, votes, key="votes", title="Votes")
