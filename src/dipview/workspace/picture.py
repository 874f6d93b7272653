"""A picture: all that the explorer's screen shows at one stop, as views."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import evolve, field

from dipview.model.values import frozen
from dipview.search.query_errors import QueryError
from dipview.views.scope import Scope
from dipview.views.selection import ranks
from dipview.views.view import View
from dipview.workspace.panes import PANES
from dipview.workspace.trail import Stop
from dipview.workspace.workspace import Workspace


@frozen(kw_only=True)
class Picture:
    """What is to be seen at a stop."""

    stop: Stop
    panes: Mapping[str, View] = field(factory=dict)
    """A view for each pane; none where the query does not parse."""
    card: View | None = None
    best: str | None = None
    """Id of the best match; None where the query asks for no words, so that none is best."""
    mistake: QueryError | None = None
    """Why the query does not parse."""


def picture_of(workspace: Workspace, stop: Stop) -> Picture:
    """Make the picture of a stop.

    The focused pane is narrowed by the query and the pins alone, every other one by the record
    under the cursor too.
    """
    try:
        matches = workspace.find(stop.scope.query)
    except QueryError as mistake:
        return Picture(stop=stop, mistake=mistake)
    best = matches.best if matches is not None and ranks(matches) else None
    return Picture(
        stop=stop,
        panes={name: workspace.catalogue(PANES[name][0], _scope_of(stop, name)) for name in PANES},
        card=_card(workspace, stop),
        best=best.id if best is not None else None,
    )


def _scope_of(stop: Stop, pane: str) -> Scope:
    return stop.scope if pane == stop.pane else evolve(stop.scope, focus=stop.record)


def _card(workspace: Workspace, stop: Stop) -> View:
    subject = stop.card or stop.record or (stop.scope.pins[-1] if stop.scope.pins else None)
    if subject is None or workspace.dataset.kind_of(subject) is None:
        return workspace.overview(stop.scope)
    return workspace.card(subject, stop.scope)
