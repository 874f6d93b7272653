"""Preparing: works out away from the keys how the panes will draw a model."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from dipview.computing import check
from dipview.model.values import frozen
from dipview.search.highlights import Span, spans
from dipview.tui.widgets.pane import is_same
from dipview.tui.widgets.prepared import ListState, Prepared
from dipview.tui.widgets.sheet_plan import measure_headings
from dipview.workspace.history import Location
from dipview.workspace.panes import CARD
from dipview.workspace.screen_model import ScreenModel, build_first_rows, screen_model_of
from dipview.workspace.workspace import Workspace

_ROWS = 50
"""Rows that are built for a pane of which it is not known yet how high it is."""


@frozen
class Found:
    """Finds in a text what a query asks for; two of the same query are equal."""

    query: str

    def __call__(self, text: str) -> tuple[Span, ...]:
        """Give the ranges of characters that are to be drawn as found."""
        return spans(self.query, text)


@frozen
class Drawing:
    """What is to be drawn at a location, worked out as far as can be away from the keys."""

    model: ScreenModel
    prepared: Mapping[str, Prepared]
    """How the panes and the card will draw it, by the panes' names."""


def prepare(
    workspace: Workspace,
    location: Location,
    states: Mapping[str, ListState],
    seen: Collection[str],
    query: str,
) -> Drawing:
    """Work out what is to be drawn at a location, as far as somebody waits for it.

    Args:
        workspace: What is open.
        location: Where the user is.
        states: Where the lists of the panes stand, by the panes' names.
        seen: Names of the panes that are on the screen.
        query: The query of what is drawn now: while it stays, cursors stay on their records.
    """
    model = screen_model_of(workspace, location)
    if model.whole is not None:
        measure_headings(model.whole.view)
    keep = location.scope.query == query
    return Drawing(model, prepare_panes(model, states, seen, keep=keep))


def highlighter_of(query: str) -> Found | None:
    """Give what finds a query in the texts that are drawn; None for no query."""
    return Found(query) if query.strip() else None


def prepare_panes(
    model: ScreenModel,
    states: Mapping[str, ListState],
    seen: Collection[str],
    *,
    keep: bool,
) -> dict[str, Prepared]:
    """Work out how the panes and the card will draw a model.

    Args:
        model: What is to be shown.
        states: Where the lists of the panes stand, by the panes' names.
        seen: Names of the panes that are on the screen.
        keep: The cursors are to stay on their records.

    Returns:
        What was worked out, by the panes' names.
    """
    highlighter = highlighter_of(model.location.scope.query)
    build_first_rows(model, [name for name in seen if name not in states], _ROWS)
    # A list asks for the row under its cursor at once, seen or not.
    build_first_rows(model, [name for name in model.panes if name not in seen], 1)
    views = dict(model.panes)
    if model.card is not None:
        views[CARD] = model.card
    prepared: dict[str, Prepared] = {}
    for name in sorted(views.keys() & states.keys(), key=lambda name: name not in seen):
        check()
        state, view = states[name], views[name]
        if view is not state.view:
            keeps = is_same(state.view, view) if name == CARD else keep
            prepared[name] = state.prepare(view, highlighter, keep=keeps, seen=name in seen)
    return prepared


def build_unseen(model: ScreenModel, seen: Collection[str]) -> None:
    """Build the first rows of the panes that are not on the screen: a key may show them next.

    What rows of a kind have in common is worked out with the first of them, and takes long where
    there are many records; so this is worth its time once, for the first model of a dataset.

    Args:
        model: What is shown by now.
        seen: Names of the panes that are on the screen.
    """
    for name in model.panes:
        check()
        if name not in seen:
            build_first_rows(model, (name,), _ROWS)
