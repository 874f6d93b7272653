"""Panes: which lists the explorer has, and what each of them lists."""

from __future__ import annotations

from collections.abc import Mapping

from dipview.model.kinds import Kind
from dipview.views.scope import Scope
from dipview.workspace.history import Location

PANES: Mapping[str, Kind] = {
    "actors": Kind.ACTOR,
    "statements": Kind.STATEMENT,
    "events": Kind.EVENT,
    "positions": Kind.POSITION,
    "issues": Kind.ISSUE,
    "sources": Kind.SOURCE,
}
"""Each pane by its name, which is that of the catalogue that it lists, with its kind of record."""
CARD = "card"
"""The pane of the card."""
WHOLE = "whole"
"""The pane of whole views."""


def current_pane(location: Location) -> str:
    """Name the pane that the keys go to at a location."""
    if location.on_card:
        return CARD
    return WHOLE if location.view else location.pane


QUOTES, STATEMENTS = "quotes", "statements"
"""The statements in exact words are the quotes: of all statements, or of the pane of these."""


def catalogue_name(pane: str, scope: Scope) -> str:
    """Name the catalogue that a pane lists: with exact words only, the statements are quotes."""
    return QUOTES if pane == STATEMENTS and scope.exact_only else pane


def pane_of(kind: Kind) -> str:
    """Name the pane that lists records of ``kind``."""
    return next(name for name, shown in PANES.items() if shown is kind)
