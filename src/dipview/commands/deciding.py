"""Deciding: that nothing but the decision of whose coding stands is wanted of the explorer."""

from __future__ import annotations

from dipview.model.values import frozen


@frozen
class Deciding:
    """In place of a source to review."""

    by: str = ""
    """Who decides; empty for whoever is at work here."""
