"""Actors as rows: the name, the office, and how many statements they are heard in."""

from __future__ import annotations

import datetime as dt

from dipview.dataset.dataset import Dataset
from dipview.dataset.offices import memberships_on, present_day
from dipview.model.actors import Actor, ActorKind
from dipview.model.kinds import Kind
from dipview.views.parts.actor_names import name_of, names_of, offices_of
from dipview.views.parts.counting import count_cell
from dipview.views.parts.found_among import cells_among
from dipview.views.parts.heard import statements_found
from dipview.views.parts.own_matches import OwnMatches
from dipview.views.parts.remark_columns import REMARK_COLUMNS, remark_cells
from dipview.views.row_cells import Cells
from dipview.views.scope import Scope
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
    *REMARK_COLUMNS,
)


def row_of_actor(dataset: Dataset, actor: Actor, scope: Scope) -> Row:
    """Show one actor, as a scope's date and switches have it.

    Args:
        dataset: Where it is.
        actor: What is shown.
        scope: What is looked through.
    """
    count = statements_found(dataset, actor.id, scope)
    return _row(dataset, actor, scope, count, (count_cell(count),))


def row_of_actor_among(dataset: Dataset, actor: Actor, scope: Scope, own: OwnMatches) -> Row:
    """Show one actor where query or pins narrow its statements, with how many of its own they find.

    Args:
        dataset: Where it is.
        actor: What is shown.
        scope: What is looked through.
        own: The query and the pins.

    Returns:
        The row, for ``columns_among``.
    """
    found = own.found(actor.id)
    return _row(dataset, actor, scope, found.of, cells_among(found))


def _row(dataset: Dataset, actor: Actor, scope: Scope, count: int, counts: tuple[Cell, ...]) -> Row:
    id, day = actor.id, scope.as_of
    cells = Cells(
        len(ACTOR_COLUMNS) - 1 + len(counts),
        lambda: (
            Cell(actor.name, Meaning.NAME),
            Cell(office_of(dataset, id, day), Meaning.QUIET),
            *counts,
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
