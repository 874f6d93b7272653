"""Catalogues: the lists of actors, statements, quotes, positions, events, issues and sources."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.sentences import sentence
from dipview.search.matches import Ids, Matches
from dipview.views.catalogues.match_reasons import columns_with_reasons, rows_with_reasons
from dipview.views.orders import ORDERS, Orders
from dipview.views.parts.actor_groups import actor_groups
from dipview.views.parts.actor_row import ACTOR_COLUMNS, actor_row
from dipview.views.parts.citations import References
from dipview.views.parts.counting import count_once
from dipview.views.parts.event_row import EVENT_COLUMNS, event_row
from dipview.views.parts.issue_row import ISSUE_COLUMNS, issue_row
from dipview.views.parts.labels import label_of
from dipview.views.parts.narrowed_title import heeded_only
from dipview.views.parts.position_row import POSITION_COLUMNS, position_row
from dipview.views.parts.remedies import Remedy, remedies_in
from dipview.views.parts.scope_in_words import extent_of, scope_in_words
from dipview.views.parts.second_edition import added_columns
from dipview.views.parts.source_row import SOURCE_COLUMNS, source_row
from dipview.views.parts.statement_row import STATEMENT_COLUMNS, statement_row
from dipview.views.related_matches import asked_by_relation, spoken_for
from dipview.views.scope import Scope
from dipview.views.selection import ranks, select_numbers
from dipview.views.view import Column, Lazy, Row, Section, View

RowBuilder = Callable[[Dataset, str, Scope], Row]
"""Shows a record, as a scope's date and switches have it."""


class Catalogue(NamedTuple):
    """A list of all records of a kind, or of some."""

    name: str
    kind: Kind
    columns: tuple[Column, ...]
    row: RowBuilder
    empty: str
    heeds: tuple[str, ...] = ()
    """The fields of a scope, but for its query, pins and order, that what it lists depends on."""
    exact_only: bool = False
    """Only statements in exact words."""


_ALONG = "tied to what matches"
"""Said of records of a kind that the fields of a query cannot ask for."""


def _whenever(build: Callable[[Dataset, str], Row]) -> RowBuilder:
    return lambda dataset, id, _scope: build(dataset, id)


CATALOGUES: Mapping[str, Catalogue] = {
    catalogue.name: catalogue
    for catalogue in (
        Catalogue(
            name="actors",
            kind=Kind.ACTOR,
            columns=ACTOR_COLUMNS,
            row=actor_row,
            empty="No actor matches.",
            heeds=("as_of", "exact_only", "second_hand"),
        ),
        Catalogue(
            name="statements",
            kind=Kind.STATEMENT,
            columns=STATEMENT_COLUMNS,
            row=_whenever(statement_row),
            empty="No statement matches.",
            heeds=("as_of", "since", "exact_only"),
        ),
        Catalogue(
            name="quotes",
            kind=Kind.STATEMENT,
            columns=STATEMENT_COLUMNS,
            row=_whenever(statement_row),
            empty="No exact words match.",
            heeds=("as_of", "since"),
            exact_only=True,
        ),
        Catalogue(
            name="positions",
            kind=Kind.POSITION,
            columns=POSITION_COLUMNS,
            row=_whenever(position_row),
            empty="No position matches.",
            heeds=("as_of", "since", "exact_only", "second_hand"),
        ),
        Catalogue(
            name="events",
            kind=Kind.EVENT,
            columns=EVENT_COLUMNS,
            row=_whenever(event_row),
            empty="No event matches.",
            heeds=("as_of", "since"),
        ),
        Catalogue(
            name="issues",
            kind=Kind.ISSUE,
            columns=ISSUE_COLUMNS,
            row=lambda dataset, id, scope: issue_row(
                dataset, id, scope.as_of, second_hand=scope.second_hand
            ),
            empty="No issue matches.",
            heeds=("as_of", "second_hand"),
        ),
        Catalogue(
            name="sources",
            kind=Kind.SOURCE,
            columns=SOURCE_COLUMNS,
            row=_whenever(source_row),
            empty="No source matches.",
        ),
    )
}
"""Every catalogue by its name."""


def columns_of(dataset: Dataset, catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of a catalogue of a dataset; one of schema 2 has more to say."""
    return (*catalogue.columns, *added_columns(dataset, catalogue.kind))


def catalogue_view(
    dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None, name: str
) -> View:
    """Make a catalogue.

    Args:
        dataset: Where the records are.
        orders: The dataset's orders.
        scope: What to look through.
        matches: What the scope's query finds; None without a query.
        name: A key of ``CATALOGUES``.
    """
    catalogue = CATALOGUES[name]
    if catalogue.kind is Kind.ACTOR and (among := spoken_for(dataset, scope, matches)) is not None:
        catalogue = catalogue._replace(row=partial(actor_row, among=among))
    inner = evolve(scope, exact_only=True) if catalogue.exact_only else scope
    numbers = select_numbers(dataset, orders, inner, matches, catalogue.kind)
    ids = Ids(numbers, orders.ids)
    order = scope.sort if scope.sort in ORDERS[catalogue.kind] else ""
    grouped = catalogue.kind is Kind.ACTOR and not order and not ranks(matches)
    along = _ALONG if asked_by_relation(matches, catalogue.kind) else ""
    ranked = matches if ranks(matches) else None
    groups: Mapping[str, Sequence[str]] = {"": ids}
    if grouped:
        groups = actor_groups(dataset, orders, numbers)
    return View(
        name=name,
        title=name.capitalize(),
        dataset=dataset.name,
        scope=scope,
        scope_in_words=(
            *scope_in_words(
                dataset, heeded_only(scope, *catalogue.heeds, *(["sort"] if order else []))
            ),
            *([f"{name} {along}"] if along else []),
        ),
        parted=catalogue.kind is Kind.ACTOR,
        along=along,
        sections=tuple(
            _section(dataset, catalogue, title, members, scope, ranked)
            for title, members in groups.items()
        ),
        references=References(dataset),
        order=order,
        again=len(ids) - count_once(dataset, ids),
        measure=lambda: extent_of(dataset, catalogue.kind, ids, catalogue.name),
        empty=_when_empty(dataset, catalogue, scope),
        remedies=_remedies(dataset, scope),
    )


def _section(
    dataset: Dataset,
    catalogue: Catalogue,
    title: str,
    ids: Sequence[str],
    scope: Scope,
    ranked: Matches | None,
) -> Section:
    """Make a section of a catalogue; where a query ranks, rows say why they were found."""
    columns = columns_of(dataset, catalogue)
    if ranked is not None:
        columns = columns_with_reasons(columns)

    def row(id: str) -> Row:
        return catalogue.row(dataset, id, scope)

    return Section(
        key=title.lower(),
        title=title,
        columns=columns,
        rows=Lazy(ids, row if ranked is None else rows_with_reasons(row, columns, ranked)),
    )


def _remedies(dataset: Dataset, scope: Scope) -> tuple[Remedy, ...]:
    if dataset.problems and not any(dataset.counts().values()):
        return (Remedy.SEE_PROBLEMS,)
    return remedies_in(evolve(scope, focus=None))


def _when_empty(dataset: Dataset, catalogue: Catalogue, scope: Scope) -> str:
    """Say why there is nothing."""
    if scope.query or scope.pins:
        return catalogue.empty
    if scope.focus:
        return sentence(f"No {catalogue.name} go with {label_of(dataset, scope.focus)}")
    if dataset.problems and not any(dataset.counts().values()):
        return "Nothing could be read."
    return f"There are no {catalogue.name} in this dataset."
