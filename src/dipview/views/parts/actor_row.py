"""Actors as rows: the name, the office, and how many statements they are heard in."""

from __future__ import annotations

import datetime as dt

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature, numbers_in
from dipview.dataset.offices import memberships_on
from dipview.model.actors import Actor, ActorKind
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.number_sets import Numbers, union
from dipview.views.parts.actor_names import name_of, names_of, offices_of, present_day
from dipview.views.parts.counting import count_cell
from dipview.views.parts.remark_columns import REMARK_COLUMNS, remark_cells
from dipview.views.scope import Scope
from dipview.views.scope_filter import counted_statements
from dipview.views.view import Cell, Cells, Column, Meaning, Place, Row

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
    *REMARK_COLUMNS,
)

_OWN = (Link.STATEMENTS_BY, Link.STATEMENTS_FOR)


def row_of_actor(dataset: Dataset, actor: Actor, scope: Scope, among: Numbers | None = None) -> Row:
    """Show one actor, as a scope's date and switches have it.

    Args:
        dataset: Where it is.
        actor: What is shown.
        scope: What is looked through.
        among: Statements of which those that it speaks in are counted; None for all it is heard in.
    """
    id, day = actor.id, scope.as_of
    count = statements_found(dataset, id, scope)
    found = count_cell(count) if among is None else _cell_among(dataset, id, scope, among)
    cells = Cells(
        len(ACTOR_COLUMNS),
        (
            Cell(actor.name, Meaning.NAME),
            Cell(office_of(dataset, id, day), Meaning.QUIET),
            found,
        ),
        lambda: _hidden(dataset, actor, day),
    )
    return Row(id=id, kind=Kind.ACTOR, faint=count == 0, cells=cells)


def _hidden(dataset: Dataset, actor: Actor, day: dt.date | None) -> tuple[Cell, ...]:
    belongs_to = _belongs_to(dataset, actor, present_day(dataset, day))
    others = [other.name for other in actor.other_names]
    part_of = actor.part_of or ""
    codes = ", ".join(f"{key} {code}" for key, code in actor.identifiers.items())
    return (
        Cell(actor.kind.value),
        Cell(", ".join(others), value=others),
        Cell(name_of(dataset, part_of) if part_of else "", value=part_of),
        Cell(names_of(dataset, belongs_to), value=belongs_to),
        Cell(codes, value=dict(actor.identifiers)),
        Cell("yes" if actor.unnamed else "no", value=actor.unnamed),
        *remark_cells(actor),
    )


def statements_found(dataset: Dataset, id: str, scope: Scope) -> int:
    """Count the statements in which an actor speaks, is spoken for or is told to stand somewhere.

    They are not all the actor's own: some describe it. Drafts and what is retracted are not
    counted, nor what the scope's date and switches leave out.
    """
    sets = dataset.sets
    found = union(numbers_in(dataset.linked_numbers(id, link)) for link in _OWN)
    if scope.second_hand:
        found |= numbers_in(dataset.linked_numbers(id, Link.STATEMENTS_HOLDING))
    else:
        held = numbers_in(dataset.linked_numbers(id, Link.POSITIONS_HELD))
        found |= sets.statements_of(held - sets.features[Feature.SECOND_HAND])
    return sets.once(found).intersection_cardinality(counted_statements(dataset, scope))


def _cell_among(dataset: Dataset, id: str, scope: Scope, among: Numbers) -> Cell:
    """Say in how many statements an actor speaks, and in how many of some: ``N of 115``."""
    spoken = numbers_in(dataset.linked_numbers(id, Link.STATEMENTS_BY))
    counted = spoken & counted_statements(dataset, scope)
    count = counted.intersection_cardinality(dataset.sets.once(among))
    return Cell(f"{count} of {len(counted)}", Meaning.COUNT, value=count)


def _belongs_to(dataset: Dataset, actor: Actor, day: dt.date | None) -> list[str]:
    """Give what an actor is a member of, or may be, on a day; with no day, whatever it was in."""
    if day is None:
        return [membership.of for membership in actor.memberships]
    return [held.membership.of for held in memberships_on(dataset, actor.id, day)]


def office_of(dataset: Dataset, id: str, day: dt.date | None) -> str:
    """Say what an actor is on a day: its offices, else of what kind it is and of what a part."""
    actor = dataset.actor(id)
    offices = offices_of(dataset, id, day)
    if offices:
        return offices
    part = f", {name_of(dataset, actor.part_of)}" if actor.part_of else ""
    return "" if actor.kind is ActorKind.STATE else actor.kind.value + part
