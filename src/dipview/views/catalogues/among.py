"""Lists of which each record says how many of how many are found: of its statements, say."""

from __future__ import annotations

from functools import partial

from dipview.model.kinds import Kind
from dipview.views.parts.actor_row import row_of_actor_among
from dipview.views.parts.catalogues import Catalogue, RowBuilder
from dipview.views.parts.event_row import event_columns_among, row_of_event_among
from dipview.views.parts.found_among import (
    columns_among,
    found_positions,
    found_resting,
    found_statements,
)
from dipview.views.parts.issue_row import row_of_issue_among
from dipview.views.parts.own_matches import OwnMatches
from dipview.views.parts.source_row import row_of_source_among
from dipview.views.selection import Selection
from dipview.views.view import Column

_HEEDED = ("as_of", "since", "exact_only", "second_hand")
"""The fields of a scope that choose the statements and positions that are found."""


def among_what_is_found(
    catalogue: Catalogue, selection: Selection, own: OwnMatches | None
) -> Catalogue:
    """Have the rows of a list say how much of what they count is found, where anything narrows it.

    Args:
        catalogue: The list; one of statements or positions, which count nothing, stays as it is.
        selection: Its query and pins narrow, its date and switches choose what counts.
        own: The same for the statements of actors, where they are listed and narrowed.
    """
    columns = catalogue.columns
    if own is not None:
        columns = columns_among(columns, "statements")
        return _with(catalogue, columns, partial(row_of_actor_among, own=own))
    match catalogue.kind:
        case Kind.ISSUE if found := found_positions(selection):
            columns = columns_among(columns, "positions")
            issue = partial(row_of_issue_among, among=found)
            return _with(catalogue, columns, lambda dataset, each, _: issue(dataset, each))
        case Kind.EVENT if found := found_statements(selection):
            columns = event_columns_among(columns)
            event = partial(row_of_event_among, among=found)
            return _with(catalogue, columns, lambda dataset, each, _: event(dataset, each))
        case Kind.SOURCE if found := found_resting(selection):
            columns = columns_among(columns, "records")
            source = partial(row_of_source_among, among=found)
            return _with(catalogue, columns, lambda dataset, each, _: source(dataset, each))
        case _:
            return catalogue


def _with(catalogue: Catalogue, columns: tuple[Column, ...], build: RowBuilder) -> Catalogue:
    """Give a list other columns and rows, which heed all that chooses what is found."""
    heeds = tuple(dict.fromkeys((*catalogue.heeds, *_HEEDED)))
    return catalogue._replace(columns=columns, build=build, heeds=heeds)
