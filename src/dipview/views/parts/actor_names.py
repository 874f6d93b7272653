"""Names in words: actors, their offices, and who speaks in a statement, for whom."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from itertools import chain

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.offices import Certainty, HeldRole, present_day, roles_on
from dipview.model.actors import Membership, Role
from dipview.model.statements import Form, Statement, Translation
from dipview.views.parts.citations import short_reference
from dipview.views.parts.dates_in_words import in_full

_KEPT = 64
"""How many lists of names are kept."""
_NAMES = 1 << 13
"""How many names are kept, before all but those in use are let go of."""


def name_of(dataset: Dataset, id: str) -> str:
    """Give an actor's name."""
    return dataset.actor(id).name


def names_of(dataset: Dataset, ids: Iterable[str]) -> str:
    """Give the names of several actors, in their order, with commas.

    What is wanted of the same actors again is kept.
    """
    return _kept_names(dataset, tuple(ids))


@kept_by_dataset(_KEPT)
def _kept_names(dataset: Dataset, ids: tuple[str, ...]) -> str:
    """Join names; a row says more than once who speaks, and those who do are the holders."""
    return joined_names(dataset, ids)


def joined_names(dataset: Dataset, ids: tuple[str, ...]) -> str:
    """Give names as ``names_of`` does, and keep nothing."""
    known = _known_names(dataset)
    try:
        return ", ".join(map(known.__getitem__, ids))
    except KeyError:
        if len(known) >= _NAMES:
            known.clear()
        known |= {each: name_of(dataset, each) for each in ids}
        return ", ".join(map(known.__getitem__, ids))


@kept_by_dataset(1)
def _known_names(_dataset: Dataset) -> dict[str, str]:
    """Give the names that were looked up last, by id: of hundreds who vote, all vote again."""
    return {}


def roles_held(dataset: Dataset, id: str, day: dt.date | None) -> tuple[HeldRole, ...]:
    """Give the roles that an actor may hold on a day, or "today"; with neither, all it ever had."""
    day = present_day(dataset, day)
    if day is None:
        return _roles_ever(dataset, id, Certainty.HELD)
    return roles_on(dataset, id, day)


def _roles_ever(dataset: Dataset, id: str, certainty: Certainty) -> tuple[HeldRole, ...]:
    """Give all roles of an actor: where no day is asked for, or where the day is not known."""
    actor = dataset.actor(id)
    return tuple(
        HeldRole(
            actor=id,
            role=role,
            certainty=certainty,
            sources=role.sources or actor.sources,
        )
        for role in actor.roles
    )


def office_in_words(dataset: Dataset, role: Role) -> str:
    """Write a role: ``acting Foreign Minister, Russia``; without an office that its title names."""
    acting = "acting " if role.acting else ""
    office = name_of(dataset, role.of)
    told = office.casefold() in role.title.casefold()
    return f"{acting}{role.title}" if told else f"{acting}{role.title}, {office}"


def tenure_in_words(held: HeldRole) -> str:
    """Write from when to when a role is held, or that its dates are not known."""
    doubt = "not known whether held then" if held.certainty is Certainty.UNKNOWN else ""
    return "; ".join(part for part in (term_in_words(held.role), doubt) if part)


def term_in_words(office: Role | Membership) -> str:
    """Write from when to when a role or a membership lasts; empty where neither is known."""
    since = f"since {in_full(office.start)}" if office.start else ""
    until = f"until {in_full(office.end)}" if office.end else ""
    return ", ".join(part for part in (since, until) if part)


def offices_of(dataset: Dataset, id: str, day: dt.date | None) -> str:
    """Write all roles that an actor may have held on ``day``; empty where there is none."""
    return _offices(dataset, roles_held(dataset, id, day))


def offices_when(dataset: Dataset, id: str, statement: Statement) -> str:
    """Write all roles that an actor may have held when a statement was made."""
    return _offices(dataset, _held_when(dataset, id, statement))


def _held_when(dataset: Dataset, id: str, statement: Statement) -> tuple[HeldRole, ...]:
    span = dataset.said(statement.id)
    if span is None:
        return _roles_ever(dataset, id, Certainty.UNKNOWN)
    return roles_on(dataset, id, span)


def _offices(dataset: Dataset, held: Iterable[HeldRole]) -> str:
    """Write offices; those not known to be held then are marked."""
    told = (office_in_words(dataset, each.role) + _doubt(each) for each in held)
    return "; ".join(dict.fromkeys(told))


def _doubt(held: HeldRole) -> str:
    if held.certainty is Certainty.HELD:
        return ""
    dated = held.role.start or held.role.end
    return " (perhaps)" if dated else " (term not given)"


def holders_of(statement: Statement) -> tuple[str, ...]:
    """Give the holders of a statement's positions, each once."""
    each = list(map(statement.holders_of, statement.positions))
    if each and each.count(each[0]) == len(each) and each[0] is statement.speakers:
        return statement.speakers  # As of those who vote alike; no list names anybody twice.
    return tuple([one for one in dict.fromkeys(chain.from_iterable(each)) if one is not None])


def heard_in(statement: Statement) -> tuple[str, ...]:
    """Give the actors that a statement is shown under: its speakers, or else its holders."""
    if statement.speakers or statement.unnamed_speakers:
        return statement.speakers
    return holders_of(statement)


def voice_of(dataset: Dataset, statement: Statement) -> str:
    """Name whom a statement is shown under; unnamed speakers as the data describes them."""
    named = names_of(dataset, heard_in(statement))
    voices = [named, statement.unnamed_speakers]
    if not any(voices):
        return short_reference(dataset.source(statement.source))
    return ", ".join(voice for voice in voices if voice)


TRANSLATIONS = {
    Translation.OFFICIAL: "official translation",
    Translation.AGENCY: "agency translation",
    Translation.OURS: "our own translation",
    Translation.MACHINE: "machine translation",
}
"""What a translation is called."""


def report_of(dataset: Dataset, statement: Statement) -> str:
    """Say how the words come to us: ``exact words``, ``reported``, ``described by RFE/RL``."""
    if statement.translation is not None:
        return TRANSLATIONS[statement.translation]
    if statement.form is not Form.DESCRIBED:
        return "exact words" if statement.quotable else statement.form.value
    return f"described by {short_reference(dataset.source(statement.source))}"


def speakers_office(dataset: Dataset, statement: Statement) -> str:
    """Write the office that a single speaker held when the statement was made, as far as known.

    Where the statement names a capacity, only the office in it is written.
    """
    if len(statement.speakers) != 1:
        return ""
    held = _held_when(dataset, statement.speakers[0], statement)
    if statement.capacity is not None:
        held = tuple(each for each in held if each.role.of == statement.capacity)
    return _offices(dataset, held)
