"""Quiet moments: garbage is looked for behind a picture, when no key would have to wait for it."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import Any

from textual.screen import Screen
from textual.timer import Timer

from dipview.workspace.garbage_collection import (
    QUIET,
    collect_what_was_left,
    collect_what_was_spared,
)

_BEHIND = 0.03
"""Seconds behind a picture after which garbage is looked for: keys are heard in between."""
_LATE = 0.01
"""Seconds by which a search may come too late, where nothing else was done meanwhile."""


class QuietMoments:
    """Waits for moments to look for garbage in.

    Args:
        screen: Draws the pictures.
    """

    def __init__(self, screen: Screen[Any]) -> None:
        self._screen = screen
        self._quiet: Timer | None = None

    def wait(self) -> None:
        """Look for garbage behind the picture, and among all there is once nobody is at work."""
        self._screen.call_after_refresh(self._wait_a_moment)
        if self._quiet is not None:
            self._quiet.stop()
        self._quiet = self._screen.set_timer(QUIET, collect_what_was_spared)

    def _wait_a_moment(self) -> None:
        due = monotonic() + _BEHIND
        self._screen.set_timer(_BEHIND, partial(self._collect, due))

    def _collect(self, due: float) -> None:
        """Look for garbage; wait on where that was due in the midst of another picture."""
        if monotonic() - due > _LATE:
            self._wait_a_moment()
        else:
            collect_what_was_left()
