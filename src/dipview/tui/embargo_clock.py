"""The clock of embargoes: brings the head up to date at the moment at which one ends."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from dipview.commands.leaving import next_end
from dipview.commands.session import Session

_LONGEST = 60.0
"""Seconds after which the clock is looked at again: a system that slept tells no timer."""
_SHORTEST = 0.01


class EmbargoClock:
    """Waits for the next end of an embargo; for none where there is none."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._timer: Timer | None = None

    def wait(self, screen: Screen[Any], ended: Callable[[], None]) -> None:
        """Wait for the next end, in place of the one that was waited for.

        Args:
            screen: Whose timer it is.
            ended: Called once it has come, and now and then before.
        """
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        end = next_end(self._session)
        if end is not None:
            self._timer = screen.set_timer(self._seconds_to(end), ended)

    def _seconds_to(self, end: dt.datetime) -> float:
        left = (end - self._session.clock()).total_seconds()
        return min(max(left, _SHORTEST), _LONGEST)
