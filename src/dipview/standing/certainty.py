"""Certainty: how large a share is at least, as far as a number of cases can tell."""

from __future__ import annotations

from math import sqrt

_Z = 1.959963984540054
"""Standard deviations on each side of the middle that hold 95 % of a normal distribution."""


def surely(found: int, of: int) -> float:
    """Give the lower end of the 95 % interval of a share.

    It is the interval of Wilson, "Probable Inference, the Law of Succession, and Statistical
    Inference", Journal of the American Statistical Association 22, 1927.

    Args:
        found: In how many cases it is so.
        of: Of how many.

    Returns:
        A share from 0 to 1; 0 where there is no case.
    """
    if not found:
        return 0.0
    share, square = found / of, _Z * _Z
    middle = share + square / (2 * of)
    spread = _Z * sqrt((share * (1 - share) + square / (4 * of)) / of)
    return max(0.0, (middle - spread) / (1 + square / of))
