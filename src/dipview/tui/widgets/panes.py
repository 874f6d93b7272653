"""Panes: those that the explorer shows at first, and those that it adds behind its first frame."""

from __future__ import annotations

from dipview.tui.widgets.pane import Pane


def seen_at_first() -> list[Pane]:
    """Make the panes that stand side by side in the first frame of a wide screen."""
    return [
        Pane("actors", number=1, title="Actors"),
        Pane("quotes", number=2, title="Quotes", airy=True),
        Pane("events", number=3, title="Events", airy=True),
    ]


def hidden_at_first() -> list[Pane]:
    """Make the panes that take the place of the quotes when they are gone to."""
    hidden = [
        Pane("positions", number=4, title="Positions", airy=True),
        Pane("issues", number=5, title="Issues", airy=True),
        Pane("sources", number=6, title="Sources", airy=True),
    ]
    for pane in hidden:
        pane.display = False
    return hidden
