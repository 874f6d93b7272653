"""Catalogues: which lists of records there are, with the columns and the rows of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.parts.actor_row import ACTOR_COLUMNS, actor_row
from dipview.views.parts.event_row import EVENT_COLUMNS, event_row
from dipview.views.parts.issue_row import ISSUE_COLUMNS, issue_row
from dipview.views.parts.position_row import POSITION_COLUMNS, position_row
from dipview.views.parts.second_edition import added_columns
from dipview.views.parts.source_row import SOURCE_COLUMNS, source_row
from dipview.views.parts.statement_row import STATEMENT_COLUMNS, statement_row
from dipview.views.scope import Scope
from dipview.views.view import Column, Row

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
