"""A screen model: all that the explorer's screen shows at one location, as views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from attrs import evolve, field

from dipview.formats.document import extent_words
from dipview.model.ids import pair_parts
from dipview.model.values import frozen
from dipview.search.query_errors import QueryError
from dipview.views.density import Density
from dipview.views.scope import Scope
from dipview.views.selection import ranks
from dipview.views.view import View
from dipview.workspace.history import Location
from dipview.workspace.panes import PANES
from dipview.workspace.views import (
    card_of,
    catalogue_of,
    density_of,
    overview_of,
    whole_of,
)
from dipview.workspace.workspace import Workspace

_PREPARED, _PREPARED_COLUMNS = 60, 14
"""Rows and columns of sheets that are worked out before they are drawn: a tall, wide screen."""


@frozen(kw_only=True)
class ScreenModel:
    """What is to be seen at a location."""

    location: Location
    panes: Mapping[str, View] = field(factory=dict)
    """A view for each pane; none at a whole view, or where the query does not parse."""
    whole: View | None = None
    """The whole view; None where the panes are seen."""
    covers: str = ""
    """How much the whole view covers, in words."""
    density: Density | None = None
    """Of a timeline, how much stands in each of its periods."""
    card: View | None = None
    best: str | None = None
    """Id of the best match; None where the query asks for no words, so that none is best."""
    mistake: QueryError | None = None
    """Why the query does not parse."""


def screen_model_of(workspace: Workspace, location: Location) -> ScreenModel:
    """Make the model of a location.

    At a whole view there are no panes: pins and the query narrow the view. Elsewhere the focused
    pane is narrowed by the query and the pins alone, every other one by the record under the
    cursor too.
    """
    try:
        matches = workspace.find(location.scope.query)
    except QueryError as mistake:
        return ScreenModel(location=location, mistake=mistake)
    if location.view:
        whole = whole_of(workspace, location.view, location.scope)
        _prepare(whole)
        return ScreenModel(
            location=location,
            whole=whole,
            covers=_covers(whole),
            density=density_of(workspace, location.scope) if location.view == "timeline" else None,
            card=_card(workspace, location),
        )
    best = matches.best if matches is not None and ranks(matches) else None
    return ScreenModel(
        location=location,
        panes={
            name: catalogue_of(workspace, PANES[name][0], _scope_of(location, name))
            for name in PANES
        },
        card=_card(workspace, location),
        best=best.id if best is not None else None,
    )


def _prepare(view: View) -> None:
    """Work out what the first rows of sheets need, away from the keys."""
    left = _PREPARED
    for section in view.sections:
        if section.sheet and left > 0:
            rows = section.rows[:left]
            left -= len(rows)
            for row in rows:
                list(row.cells[:_PREPARED_COLUMNS])


def _covers(view: View) -> str:
    """Say how much a whole view covers: ``22 × 13 · 20 statements, 10–11 Apr 2017``."""
    extent = view.covers or (extent_words(view.measure()) if view.measure else "")
    sections = view.sections
    sheets_alone = bool(sections) and all(section.sheet for section in sections)
    size = f"{view.count:,} × {len(sections[0].columns) - 1:,}" if sheets_alone else ""
    return " · ".join(part for part in (size, extent) if part)


def build_first_rows(model: ScreenModel, panes: Iterable[str], rows: int) -> None:
    """Build the rows that will be seen first, so that whoever draws them finds them made.

    Args:
        model: What is to be seen.
        panes: Names of the panes that are seen.
        rows: How many rows each has room for.
    """
    for view in (model.panes.get(name) for name in panes):
        left = rows
        for section in view.sections if view is not None else ():
            left -= len(section.rows[: max(0, left)])


def _scope_of(location: Location, pane: str) -> Scope:
    return (
        location.scope if pane == location.pane else evolve(location.scope, focus=location.record)
    )


def _card(workspace: Workspace, location: Location) -> View:
    subject = (
        location.card
        or location.record
        or (location.scope.pins[-1] if location.scope.pins else None)
    )
    if subject is not None and (pair := pair_parts(subject)):
        return whole_of(workspace, "compare", evolve(location.scope, subjects=pair))
    if subject is None or not workspace.has_card(subject):
        return overview_of(workspace, location.scope)
    return card_of(workspace, subject, location.scope)
