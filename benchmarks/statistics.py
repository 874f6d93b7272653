"""The few statistics that a table needs: quantiles, medians of ratios, growth exponents."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence


def quantile(values: Sequence[float], share: float) -> float:
    """Give the value below which a share of the values lies, interpolated between neighbours.

    Args:
        values: At least one number, in any order.
        share: From 0 to 1.
    """
    if not values:
        raise ValueError("no values")
    ordered = sorted(values)
    at = share * (len(ordered) - 1)
    below = math.floor(at)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (at - below)


def median(values: Sequence[float]) -> float:
    """Give the middle value."""
    return quantile(values, 0.5)


def median_ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Give the median of the ratios of rounds: each round is compared with itself alone.

    Args:
        ours: A figure a round.
        theirs: The yardstick's figures of the same rounds, none of them 0.
    """
    if len(ours) != len(theirs):
        raise ValueError("not the same rounds")
    return median([our / their for our, their in zip(ours, theirs, strict=True)])


def growth(by_size: Mapping[int, float]) -> float | None:
    """Give the exponent of growth: the slope of the straight line through the logarithms.

    Args:
        by_size: A time, or another positive figure, for each size.

    Returns:
        1 where the figure grows in proportion to the size, 0 where it stays; None for fewer than
        two sizes.
    """
    points = [(math.log(size), math.log(value)) for size, value in by_size.items() if value > 0]
    if len(points) < 2:
        return None
    middle_x = sum(x for x, _ in points) / len(points)
    middle_y = sum(y for _, y in points) / len(points)
    spread = sum((x - middle_x) ** 2 for x, _ in points)
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / spread
