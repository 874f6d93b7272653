"""Pointing: what a click on the lines around the panes does; the lists answer clicks themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer


def unpin(explorer: Explorer, place: int) -> None:
    """Take one of the pins away.

    Args:
        explorer: The screen.
        place: Which one, from 0; -1 for the last.
    """
    pins = list(explorer.stop.scope.pins)
    if -len(pins) <= place < len(pins):
        del pins[place]
        explorer.go(scope=explorer.stop.scope.changed(pins=tuple(pins)))
