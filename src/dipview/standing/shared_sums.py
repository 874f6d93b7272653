"""Shared sums: what is added up over the issues that one holder shares with each of all others.

Of an issue all who stand on it are one long number, in which each holder has bits of its own: one
addition adds for all of them, where each pair by itself would need an intersection or more.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Mapping

from dipview.computing import checked
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers

_BYTES = 4
"""For the sum of each holder: no sum is as large as four of them can tell."""


@frozen(eq=False)
class SharedSums:
    """Adds up over the issues that holders share."""

    _holders: Mapping[str, int]
    """Of each holder its place."""
    _standing: Mapping[int, int]
    """Of each issue all who stand on it, a one at the place of each, times what it weighs."""

    @classmethod
    def of(cls, issues: Mapping[str, Numbers]) -> SharedSums:
        """Take the issues on which each holder stands."""
        standing: dict[int, int] = defaultdict(int)
        for place, those in enumerate(checked(issues.values())):
            one = 1 << 8 * _BYTES * place
            for issue in those:
                standing[issue] += one
        return cls({holder: place for place, holder in enumerate(issues)}, standing)

    def weighing(self, weights: Mapping[int, int]) -> SharedSums:
        """Let each issue weigh so much, and not one; those without a weight are left out."""
        weighed = {issue: weight * self._standing[issue] for issue, weight in weights.items()}
        return SharedSums(self._holders, weighed)

    def over(self, issues: Iterable[int]) -> Mapping[str, int]:
        """Give of each holder what those of some issues weigh on which it stands.

        Args:
            issues: Issues on which anybody stands; one that is there twice counts twice.
        """
        found = sum(map(self._standing.__getitem__, issues))
        count = len(self._holders)
        sums = struct.unpack(f"<{count}I", found.to_bytes(_BYTES * count, "little"))
        return dict(zip(self._holders, sums, strict=True))
