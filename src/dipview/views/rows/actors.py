"""Actors as rows: the name, the office, and how many statements they are heard in."""

from __future__ import annotations

import datetime as dt

from dipview.dataset.dataset import Dataset, Link
from dipview.dataset.offices import memberships_on
from dipview.model.actors import Actor, ActorKind
from dipview.model.kinds import Kind
from dipview.standing.evidence import counts, known_by
from dipview.views.naming import name_of, names_of, offices_of, present_day
from dipview.views.view import Cell, Column, Meaning, Place, Row

ACTOR_COLUMNS = (
    Column(key="name", title="Name"),
    Column(key="office", title="Office"),
    Column(key="statements", title="Statements", place=Place.END),
    Column(key="actor_kind", title="Kind", place=Place.HIDDEN),
    Column(key="other_names", title="Other names", place=Place.HIDDEN),
    Column(key="part_of", title="Part of", place=Place.HIDDEN),
    Column(key="memberships", title="Member of", place=Place.HIDDEN),
    Column(key="identifiers", title="Identifiers", place=Place.HIDDEN),
    Column(key="unnamed", title="Unnamed", place=Place.HIDDEN),
)

_HEARD = (Link.STATEMENTS_BY, Link.STATEMENTS_FOR, Link.STATEMENTS_HOLDING)


def actor_row(dataset: Dataset, id: str, day: dt.date | None = None) -> Row:
    """Show one actor, as known on ``day``."""
    actor = dataset.actor(id)
    count = statements_heard(dataset, id, day)
    belongs_to = _belongs_to(dataset, actor, present_day(dataset, day))
    return Row(
        id=id,
        kind=Kind.ACTOR,
        faint=count == 0,
        cells=(
            Cell(actor.name, Meaning.NAME),
            Cell(_office(dataset, id, day), Meaning.QUIET),
            Cell(str(count) if count else "·", Meaning.COUNT, value=count),
            Cell(actor.kind.value),
            Cell(
                ", ".join(other.name for other in actor.other_names),
                value=[other.name for other in actor.other_names],
            ),
            Cell(
                name_of(dataset, actor.part_of) if actor.part_of else "", value=actor.part_of or ""
            ),
            Cell(
                names_of(dataset, belongs_to),
                value=belongs_to,
            ),
            Cell(
                ", ".join(f"{key} {code}" for key, code in actor.identifiers.items()),
                value=dict(actor.identifiers),
            ),
            Cell("yes" if actor.unnamed else "no", value=actor.unnamed),
        ),
    )


def statements_heard(dataset: Dataset, id: str, day: dt.date | None = None) -> int:
    """Count the statements in which an actor speaks, is spoken for or holds a position.

    Drafts and what is retracted are not counted.
    """
    heard = {each for link in _HEARD for each in dataset.linked(id, link)}
    return sum(counts(dataset, each) and known_by(dataset, each, day) for each in heard)


def _belongs_to(dataset: Dataset, actor: Actor, day: dt.date | None) -> list[str]:
    """Give what an actor is a member of, or may be, on a day; with no day, whatever it was in."""
    if day is None:
        return [membership.of for membership in actor.memberships]
    return [held.membership.of for held in memberships_on(dataset, actor.id, day)]


def _office(dataset: Dataset, id: str, day: dt.date | None) -> str:
    actor = dataset.actor(id)
    offices = offices_of(dataset, id, day)
    if offices:
        return offices
    part = f", {name_of(dataset, actor.part_of)}" if actor.part_of else ""
    return "" if actor.kind is ActorKind.STATE else actor.kind.value + part
