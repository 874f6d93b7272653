"""Reliability: Krippendorff's alpha of codings of the same units by several coders.

It is reckoned as Klaus Krippendorff tells in "Computing Krippendorff's Alpha-Reliability" (2011,
https://repository.upenn.edu/asc_papers/43), in fractions, so that no variation is known as such.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import permutations
from typing import TypeAlias, TypeVar

from dipview.model.values import frozen

Value = TypeVar("Value")
Difference: TypeAlias = Callable[[int, int, Sequence[int]], int]
"""How far two values differ, by their places among all, and how often each of all was given."""


@frozen(kw_only=True)
class Reliability:
    """How far codings of units are alike beyond chance."""

    alpha: float | None
    """1 where they are alike, 0 where they are as by chance, below where they are less; None where
    that cannot be told."""
    units: int
    """Units with two codings or more: the n that it rests on."""
    values: int
    """Codings of these units."""
    given: int
    """How many different values were given of them."""

    @property
    def undefined(self) -> str:
        """Why there is no alpha; empty where there is one."""
        if self.alpha is not None:
            return ""
        return "nothing was coded twice" if not self.units else "no variation: all are one value"


def nominal(one: int, other: int, _counts: Sequence[int]) -> int:
    """Give the difference of values that have no order: any two differ as much."""
    return int(one != other)


def ordinal(one: int, other: int, counts: Sequence[int]) -> int:
    """Give the squared difference of ranks, doubled: how many lie between, and half of both."""
    first, last = sorted((one, other))
    between = 2 * sum(counts[first : last + 1]) - counts[first] - counts[last]
    return between * between


def reliability(
    units: Iterable[Sequence[Value]],
    difference: Difference = nominal,
    order: Sequence[Value] = (),
) -> Reliability:
    """Reckon Krippendorff's alpha.

    Args:
        units: Of each unit the values that coders gave it; who gave none is left out. Any number
            of coders.
        difference: How far two values differ.
        order: The values in their order, where they have one.
    """
    pairable = [tuple(values) for values in units if len(values) > 1]
    places = _places(pairable, order)
    found = Counter(places[value] for values in pairable for value in values)
    counts = [found[at] for at in range(len(places))]
    observed = Fraction()
    for values in pairable:
        pairs = permutations((places[value] for value in values), 2)
        apart = sum(difference(one, other, counts) for one, other in pairs)
        observed += Fraction(apart, len(values) - 1)
    expected = sum(
        counts[one] * counts[other] * difference(one, other, counts)
        for one, other in permutations(found, 2)
    )
    total = found.total()
    alpha = float(1 - (total - 1) * observed / expected) if expected else None
    return Reliability(alpha=alpha, units=len(pairable), values=total, given=len(found))


def _places(units: Sequence[Sequence[Value]], order: Sequence[Value]) -> Mapping[Value, int]:
    """Give each value its place: in its order, or else as it comes."""
    values = dict.fromkeys((*order, *(value for unit in units for value in unit)))
    return {value: at for at, value in enumerate(values)}
