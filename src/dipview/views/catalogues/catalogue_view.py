"""Catalogues: the lists of actors, statements, quotes, positions, events, issues and sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.sentences import sentence
from dipview.search.matches import Ids, Matches
from dipview.views.catalogues.among import among_what_is_found
from dipview.views.catalogues.match_reasons import columns_with_reasons, rows_with_reasons
from dipview.views.orders import MOST_FOUND, ORDERS
from dipview.views.parts.actor_groups import actor_groups
from dipview.views.parts.catalogues import CATALOGUES, Catalogue, columns_of
from dipview.views.parts.citations import References
from dipview.views.parts.counting import count_once
from dipview.views.parts.labels import label_of
from dipview.views.parts.own_matches import own_matches
from dipview.views.parts.record_rows import record_rows
from dipview.views.parts.remedies import Remedy, remedies_in
from dipview.views.parts.scope_in_words import extent_of, scope_in_words
from dipview.views.related_matches import asked_by_relation
from dipview.views.scope import Scope
from dipview.views.selection import Selection, ranks
from dipview.views.view import Lazy, Section, View

_ALONG = "tied to what matches"
"""Said of records of a kind that the fields of a query cannot ask for."""


def catalogue_view(selection: Selection, name: str) -> View:
    """Make a catalogue, by a key of ``CATALOGUES``."""
    dataset, scope, matches = selection.dataset, selection.scope, selection.matches
    own = own_matches(dataset, scope, matches) if CATALOGUES[name].kind is Kind.ACTOR else None
    catalogue = among_what_is_found(CATALOGUES[name], selection, own)
    inner = evolve(scope, exact_only=True) if catalogue.exact_only else scope
    orders, numbers = selection.orders, selection.through(inner).numbers(catalogue.kind)
    order = scope.sort if scope.sort in ORDERS[catalogue.kind] else ""
    if own is not None and order == MOST_FOUND:
        numbers = sorted(numbers, key=lambda number: -own.found(orders.ids[number]).meeting)
    ids = Ids(numbers, orders.ids)
    grouped = catalogue.kind is Kind.ACTOR and not order and not ranks(matches)
    along = _ALONG if asked_by_relation(matches, catalogue.kind) else ""
    ranked = matches if ranks(matches) else None
    groups: Mapping[str, Sequence[str]] = {"": ids}
    if grouped:
        groups = actor_groups(dataset, selection.orders, numbers)
    return View(
        name=name,
        title=name.capitalize(),
        dataset=dataset.name,
        scope=scope,
        scope_in_words=(
            *scope_in_words(dataset, scope.heeding(*catalogue.heeds, *(["sort"] if order else []))),
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
    rows = record_rows(dataset, ids, lambda record: catalogue.build(dataset, record, scope))
    if ranked is not None:
        columns = columns_with_reasons(columns)
        row = partial(catalogue.row, dataset, scope=scope)
        rows = Lazy(ids, rows_with_reasons(row, columns, ranked))
    return Section(key=title.lower(), title=title, columns=columns, rows=rows)


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
