"""Progress: how far a load has got, and how long it will take."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from enum import StrEnum

from attrs import define, field

from dipview.model.values import frozen


class LoadingCancelled(Exception):  # noqa: N818 - nothing went wrong
    """Someone called ``cancel``; raised for no other reason."""


class Phase(StrEnum):
    """What a load is doing."""

    READING = "reading"
    CHECKING = "checking"
    """Told once it is done: it is one step after another, none of which takes long."""
    WRITING = "writing"
    INDEXING = "indexing"


_WEIGHTS = {Phase.READING: 0.34, Phase.CHECKING: 0.13, Phase.WRITING: 0.2, Phase.INDEXING: 0.33}
"""The share that each phase has of the whole: much the same of votes and of sentences."""
_SOONEST = 0.03
"""The share that must be done before the rest can be guessed."""


@frozen
class Progress:
    """How far a load has got."""

    phase: Phase
    share: float
    """What is done of the whole, from 0 to 1."""
    records: int
    """How many records have been read so far."""
    seconds_left: float | None = None
    """None where that cannot be told yet."""

    def in_words(self, width: int = 20) -> str:
        """Say it on one line: a bar of so many cells, the records, the time left."""
        full = round(width * self.share)
        phrases = [f"{'━' * full}{'─' * (width - full)} {self.share:>4.0%}"]
        if self.records:
            phrases.append(f"{self.records:,} record{'s' * (self.records != 1)}")
        if self.seconds_left is not None:
            phrases.append(_time_left(self.seconds_left))
        return " · ".join(phrases)


@define(eq=False, repr=False)
class Clock:
    """Turns what a load says into how long it will take."""

    now: Callable[[], float] = time.monotonic
    weights: Mapping[Phase, float] = field(factory=lambda: _WEIGHTS)
    """The share that each phase has of the whole."""
    started: float = field(init=False)
    furthest: float = 0.0

    def __attrs_post_init__(self) -> None:
        self.started = self.now()

    def at(self, phase: Phase, share: float, records: int) -> Progress:
        """Give the progress at a share of a phase; it never goes back."""
        before = sum(self.weights[each] for each in list(Phase)[: list(Phase).index(phase)])
        whole = before + self.weights[phase] * min(1.0, max(0.0, share))
        self.furthest = whole = max(self.furthest, whole)
        left = None
        if whole >= _SOONEST:
            left = (self.now() - self.started) * (1 - whole) / whole
        return Progress(phase, whole, records, left)


def _time_left(seconds: float) -> str:
    if seconds < 1.5:
        return "a moment left"
    if seconds < 90:
        return f"{seconds:.0f} s left"
    return f"{seconds / 60:.0f} min left"
