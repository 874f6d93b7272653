"""Fitting: a stored location as the dataset can show it now; what is gone is left out."""

from __future__ import annotations

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.ids import is_part, pair_parts, standing_parts
from dipview.search.query_errors import QueryError
from dipview.search.query_parser import parsed
from dipview.views.orders import ORDERS
from dipview.views.scope import Scope
from dipview.workspace.history import Location
from dipview.workspace.panes import PANES
from dipview.workspace.whole_views import READER, WHOLE_VIEWS, Subjects

_ZOOMS = ("", "day", "month", "year")
_FEWEST = 2
"""How many actors a view about actors needs."""


def fitting_scope(dataset: Dataset, scope: Scope) -> Scope:
    """Leave out of a scope what the dataset has not, and a query that does not parse."""
    return evolve(
        scope.settled(),
        pins=tuple(pin for pin in scope.pins if dataset.kind_of(pin)),
        subjects=tuple(each for each in scope.subjects if dataset.kind_of(each)),
        query=scope.query if parses(scope.query) else "",
        zoom=scope.zoom if scope.zoom in _ZOOMS else "",
    )


def fitting_location(dataset: Dataset, location: Location) -> Location:
    """Leave out of a location what the dataset has not.

    Args:
        dataset: What is open now.
        location: Where a user was.
    """
    scope = fitting_scope(dataset, location.scope)
    view = location.view if location.view in WHOLE_VIEWS else ""
    about_actors = bool(view) and WHOLE_VIEWS[view].subjects is Subjects.ACTORS
    unread = view == READER and not scope.subjects
    if unread or (about_actors and len(scope.subjects) < _FEWEST):
        view = ""
    pane = location.pane if location.pane in PANES else "actors"
    if not view:
        sort = scope.sort if scope.sort in ORDERS[PANES[pane]] else ""
        scope = evolve(scope, subjects=(), sort=sort)
    record = location.record
    in_text = view == READER and record is not None and is_part(record)
    if record is not None and not (in_text or is_known(dataset, record)):
        record = None
    card = location.card if location.card and is_known(dataset, location.card) else None
    return evolve(
        location,
        scope=scope,
        view=view,
        pane=pane,
        record=record,
        card=card,
        on_card=location.on_card and (card is not None or location.record is not None),
    )


def is_known(dataset: Dataset, id: str) -> bool:
    """Tell whether an id leads to something: a record, a standing of records, a pair of them."""
    if dataset.kind_of(id) is not None:
        return True
    parts = standing_parts(id) or pair_parts(id)
    return parts is not None and all(dataset.kind_of(part) is not None for part in parts)


def parses(query: str) -> bool:
    """Tell whether a query is one."""
    try:
        parsed(query)
    except QueryError:
        return False
    return True
