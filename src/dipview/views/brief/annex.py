"""The annex: an entry for each actor, with all that it said and each statement's source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from attrs import evolve

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.offices import memberships_on, present_day
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.standing.roll_up import rolled_up_positions
from dipview.views.brief.frame import Contents, framed
from dipview.views.brief.statements import NOTHING, Listing, nothing_row, statement_columns
from dipview.views.orders import Orders
from dipview.views.parts.actor_groups import actor_groups
from dipview.views.parts.actor_names import name_of, names_of, offices_of
from dipview.views.parts.counting import count_once, counted
from dipview.views.parts.scope_in_words import days_covered
from dipview.views.parts.scoped_standings import ScopedStandings
from dipview.views.parts.statement_row import STATEMENT_COLUMNS, statement_row
from dipview.views.selection import Selection
from dipview.views.view import Cell, Lazy, Meaning, Row, Section, View

NAME = "annex"
_HELD_BY_OTHERS = (
    "Where somebody else speaks, that is named first, and the words are not the actor's own."
)


def annex_view(selection: Selection) -> View:
    """Make an annex of actors.

    The scope's subjects are the actors, in the order of the entries; without any, all actors have
    one. Its dates, switches, query and pins tell what is listed.
    """
    subjects, kind_of = selection.scope.subjects, selection.dataset.kind_of
    asked = tuple(id for id in subjects if kind_of(id) is Kind.ACTOR)
    return framed(selection, partial(_filled, asked=asked), name=NAME)


def everybody(dataset: Dataset, orders: Orders) -> tuple[str, ...]:
    """Give all actors: states, then bodies and groups, then people, each by name."""
    groups = actor_groups(dataset, orders, orders.arrange(Kind.ACTOR, "name", None))
    return tuple(id for members in groups.values() for id in members)


def _filled(scoped: ScopedStandings, asked: Sequence[str]) -> Contents:
    dataset = scoped.dataset
    actors = asked or everybody(dataset, scoped.selection.orders)
    listing = Listing(scoped)
    sections = tuple(_entry(scoped, listing, id) for id in steps(actors, "actors"))
    named = names_of(dataset, asked) if 0 < len(asked) <= _NAMED else counted(len(actors), "actor")
    return Contents(
        title=f"Annex: {named}",
        sections=sections,
        statements=tuple(listing.shown),
        notes=(_HELD_BY_OTHERS,) if listing.shown else (),
        left_out=listing.left_out,
    )


_NAMED = 6
"""Actors that a title names, at most."""


def _entry(scoped: ScopedStandings, listing: Listing, id: str) -> Section:
    dataset = scoped.dataset
    columns = statement_columns(dataset)
    said = listing.chosen(_statements_of(scoped, id))
    rows = (
        Lazy(said, lambda each: _row(dataset, each, id))
        if said
        else (nothing_row(id, Kind.ACTOR, columns, "words", NOTHING),)
    )
    return Section(
        key=f"actor:{id}",
        title=name_of(dataset, id),
        note=" · ".join(_described(scoped, id, said)),
        columns=columns,
        rows=rows,
    )


def _row(dataset: Dataset, id: str, actor: str) -> Row:
    """Show a statement; where very many speak, as in a vote, the actor and how many others."""
    row, speakers = statement_row(dataset, id), dataset.statement(id).speakers
    if len(speakers) <= _HEARD:
        return row
    named = actor if actor in speakers else speakers[0]
    who = f"{name_of(dataset, named)} and {counted(len(speakers) - 1, 'other')}"
    cells = list(row.cells)
    cells[_WHO] = Cell(who, Meaning.NAME, value=list(speakers))
    return evolve(row, cells=tuple(cells))


_HEARD = 16
"""Speakers that are all named."""
_WHO = [column.key for column in STATEMENT_COLUMNS].index("speakers")


def _statements_of(scoped: ScopedStandings, id: str) -> Iterator[str]:
    """Give what an actor said, what was said for it, and what others say that it holds."""
    dataset = scoped.dataset
    yield from dataset.linked(id, Link.STATEMENTS_BY)
    yield from dataset.linked(id, Link.STATEMENTS_FOR)
    told = dataset.linked(id, Link.STATEMENTS_HOLDING)
    yield from told if scoped.scope.second_hand else _first_hand(dataset, id, told)
    if scoped.scope.roll_up:
        yield from (position.statement for position, _ in rolled_up_positions(dataset, id))


def _first_hand(dataset: Dataset, id: str, told: Sequence[str]) -> Iterator[str]:
    for each in told:
        held = dataset.statement(each).held()
        if any(position.holder == id and not position.second_hand for position in held):
            yield each


def _described(scoped: ScopedStandings, id: str, said: Sequence[str]) -> Iterator[str]:
    """Say what an actor is, and how much is on record of it."""
    dataset, day = scoped.dataset, scoped.scope.as_of
    actor = dataset.actor(id)
    yield actor.kind.value
    if actor.unnamed:
        yield "not named by the source"
    if office := offices_of(dataset, id, day):
        yield office
    if actor.part_of:
        yield f"part of {name_of(dataset, actor.part_of)}"
    present = present_day(dataset, day)
    held = memberships_on(dataset, id, present) if present is not None else ()
    if held:
        yield f"member of {names_of(dataset, dict.fromkeys(each.membership.of for each in held))}"
    if said:
        span = days_covered(map(dataset.said, said))
        yield ", ".join(filter(None, (counted(count_once(dataset, said), "statement"), span)))
