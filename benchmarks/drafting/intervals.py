"""Shares with their 95 % intervals."""

from __future__ import annotations

import math
from typing import NamedTuple

_Z = 1.959964


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int

    @property
    def value(self) -> float:
        """The share; 0 of nothing is 0."""
        return self.part / self.whole if self.whole else 0.0

    @property
    def interval(self) -> tuple[float, float]:
        """The 95 % interval after Wilson (1927), which holds for small numbers too."""
        if not self.whole:
            return 0.0, 1.0
        n, z2 = self.whole, _Z**2
        middle = (self.value + z2 / (2 * n)) / (1 + z2 / n)
        half = _Z / (1 + z2 / n) * math.sqrt(self.value * (1 - self.value) / n + z2 / (4 * n * n))
        return max(0.0, middle - half), min(1.0, middle + half)

    def __str__(self) -> str:
        low, high = self.interval
        if not self.whole:
            return "–"
        return f"{self.value:.1%} ({low:.0%}–{high:.0%}; {self.part}/{self.whole})"


def f1(precision: Share, recall: Share) -> float:
    """Give the harmonic mean of two shares."""
    both = precision.value + recall.value
    return 2 * precision.value * recall.value / both if both else 0.0
