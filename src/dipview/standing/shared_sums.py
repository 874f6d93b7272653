"""Shared sums: what is added up over the issues that one holder shares with each of all others.

Of an issue all who stand on it are one long number, in which each holder has bits of its own: one
addition adds for all of them, where each pair by itself would need an intersection or more.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from attrs import evolve

from dipview.computing import checked
from dipview.model.values import frozen
from dipview.search.number_sets import Numbers


@frozen(eq=False)
class SharedSums:
    """Adds up over the issues that holders share."""

    _holders: Sequence[str]
    _bytes: int
    """How many bytes of a long number are each holder's."""
    _standing: Mapping[int, int]
    """Of each issue all who stand on it, a one at the place of each, times what it weighs."""

    @classmethod
    def of(cls, issues: Mapping[str, Numbers], most: int) -> SharedSums:
        """Take the issues on which each holder stands.

        Args:
            issues: The issues, by their numbers.
            most: What no sum of any two will be above.
        """
        length = most.bit_length() // 8 + 1
        standing: dict[int, int] = defaultdict(int)
        for place, those in enumerate(checked(issues.values())):
            one = 1 << 8 * length * place
            for issue in those:
                standing[issue] += one
        return cls(list(issues), length, standing)

    def weighing(self, weights: Mapping[int, int]) -> SharedSums:
        """Let each issue weigh so much, and not one; those without a weight are left out."""
        weighed = {issue: weight * self._standing[issue] for issue, weight in weights.items()}
        return evolve(self, standing=weighed)

    def over(self, issues: Iterable[int]) -> Mapping[str, int]:
        """Give of each holder what those of some issues weigh on which it stands.

        Args:
            issues: Issues on which anybody stands; one that is there twice counts twice.
        """
        length = self._bytes
        count = length * len(self._holders)
        found = sum(map(self._standing.__getitem__, issues)).to_bytes(count, "little")
        each = (found[at : at + length] for at in range(0, count, length))
        return dict(zip(self._holders, map(_NUMBER, each), strict=True))


_NUMBER = partial(int.from_bytes, byteorder="little")
