"""Catalogues: which lists of records there are, with the columns and the rows of each."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.parts.actor_row import ACTOR_COLUMNS, row_of_actor
from dipview.views.parts.event_row import EVENT_COLUMNS, row_of_event
from dipview.views.parts.issue_row import ISSUE_COLUMNS, row_of_issue
from dipview.views.parts.position_row import POSITION_COLUMNS, row_of_position
from dipview.views.parts.second_edition import added_columns
from dipview.views.parts.source_row import SOURCE_COLUMNS, row_of_source
from dipview.views.parts.statement_row import STATEMENT_COLUMNS, row_of_statement
from dipview.views.scope import Scope
from dipview.views.view import Column, Row

RowBuilder = Callable[[Dataset, Any, Scope], Row]
"""Shows a record of a list's kind, as a scope's date and switches have it."""


class Catalogue(NamedTuple):
    """A list of all records of a kind, or of some."""

    name: str
    kind: Kind
    columns: tuple[Column, ...]
    build: RowBuilder
    empty: str
    heeds: tuple[str, ...] = ()
    """The fields of a scope, but for its query, pins and order, that what it lists depends on."""
    exact_only: bool = False
    """Only statements in exact words."""

    def row(self, dataset: Dataset, id: str, scope: Scope) -> Row:
        """Show the record called ``id``; raises KeyError where there is none."""
        record = dataset.record(id)
        if record is None:
            raise KeyError(id)
        return self.build(dataset, record, scope)


def _whenever(build: Callable[[Dataset, Any], Row]) -> RowBuilder:
    return lambda dataset, record, _scope: build(dataset, record)


CATALOGUES: Mapping[str, Catalogue] = {
    catalogue.name: catalogue
    for catalogue in (
        Catalogue(
            name="actors",
            kind=Kind.ACTOR,
            columns=ACTOR_COLUMNS,
            build=row_of_actor,
            empty="No actor matches.",
            heeds=("as_of", "exact_only", "second_hand"),
        ),
        Catalogue(
            name="statements",
            kind=Kind.STATEMENT,
            columns=STATEMENT_COLUMNS,
            build=_whenever(row_of_statement),
            empty="No statement matches.",
            heeds=("as_of", "since", "exact_only"),
        ),
        Catalogue(
            name="quotes",
            kind=Kind.STATEMENT,
            columns=STATEMENT_COLUMNS,
            build=_whenever(row_of_statement),
            empty="No exact words match.",
            heeds=("as_of", "since"),
            exact_only=True,
        ),
        Catalogue(
            name="positions",
            kind=Kind.POSITION,
            columns=POSITION_COLUMNS,
            build=_whenever(row_of_position),
            empty="No position matches.",
            heeds=("as_of", "since", "exact_only", "second_hand"),
        ),
        Catalogue(
            name="events",
            kind=Kind.EVENT,
            columns=EVENT_COLUMNS,
            build=_whenever(row_of_event),
            empty="No event matches.",
            heeds=("as_of", "since"),
        ),
        Catalogue(
            name="issues",
            kind=Kind.ISSUE,
            columns=ISSUE_COLUMNS,
            build=lambda dataset, issue, scope: row_of_issue(
                dataset, issue, scope.as_of, second_hand=scope.second_hand
            ),
            empty="No issue matches.",
            heeds=("as_of", "second_hand"),
        ),
        Catalogue(
            name="sources",
            kind=Kind.SOURCE,
            columns=SOURCE_COLUMNS,
            build=_whenever(row_of_source),
            empty="No source matches.",
        ),
    )
}
"""Every catalogue by its name."""


def columns_of(dataset: Dataset, catalogue: Catalogue) -> tuple[Column, ...]:
    """Give the columns of a catalogue of a dataset; one of schema 2 has more to say."""
    return (*catalogue.columns, *added_columns(dataset, catalogue.kind))
