"""Panes: which lists the explorer has, and what each of them lists."""

from __future__ import annotations

from collections.abc import Mapping

from dipview.model.kinds import Kind

PANES: Mapping[str, tuple[str, Kind]] = {
    "actors": ("actors", Kind.ACTOR),
    "quotes": ("statements", Kind.STATEMENT),
    "events": ("events", Kind.EVENT),
    "positions": ("positions", Kind.POSITION),
    "issues": ("issues", Kind.ISSUE),
    "sources": ("sources", Kind.SOURCE),
}
"""Each pane by its name, with the catalogue that it lists and the kind of its records."""


def pane_of(kind: Kind) -> str:
    """Name the pane that lists records of ``kind``."""
    return next(name for name, (_, shown) in PANES.items() if shown is kind)
