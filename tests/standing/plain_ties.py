"""Who agrees with whom, and who stands alone, written anew from docs/views.md: an oracle.

It imports nothing of dipview: slow, and easy to check.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

NUMBERS = {"support": 2, "lean-support": 1, "neutral": 0, "lean-oppose": -1, "oppose": -2}


class Said(NamedTuple):
    """What a holder stated on an issue, as the last that it stated."""

    stance: str
    condition: str = ""

    @property
    def compared(self) -> bool:
        """Whether it takes a side, be it in the middle, or abstains."""
        return self.stance in NUMBERS or self.stance == "abstain"


Stood = Mapping[tuple[str, str], Said]
"""What each holder stated on each issue."""


def relation(one: Said, other: Said) -> str:
    """Tell how two that can be compared relate."""
    if "abstain" in (one.stance, other.stance):
        if one.stance != other.stance:
            return "abstained"
    elif NUMBERS[one.stance] * NUMBERS[other.stance] < 0:
        return "differences" if one.condition and other.condition else "disagreements"
    return "agreements" if one == other else "differences"


def tie(stood: Stood, one: str, other: str) -> Counter[str]:
    """Count the issues on which both can be compared by how the two relate."""
    issues = {issue for _, issue in stood}
    pairs = [
        (stood[one, issue], stood[other, issue])
        for issue in issues
        if (one, issue) in stood and (other, issue) in stood
    ]
    return Counter(relation(a, b) for a, b in pairs if a.compared and b.compared)


def sure(found: int, of: int) -> float:
    """Give the lower end of the 95 % interval of a share, after Wilson."""
    z = 1.959963984540054
    share = found / of
    spread = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    return (share + z * z / (2 * of) - spread) / (1 + z * z / of)


def alone(stood: Stood, holder: str, issues: str) -> list[bool]:
    """Tell of each issue on which a holder and another can be compared if it stands alone there.

    Args:
        stood: What each stated.
        holder: The holder.
        issues: The issues in the order of time.
    """
    found = []
    for issue in issues:
        own = stood.get((holder, issue))
        others = [
            said
            for (other, on), said in stood.items()
            if on == issue and other != holder and said.compared
        ]
        if own is not None and own.compared and others:
            found.append(own not in others)
    return found


def longest_run(told: list[bool]) -> int:
    """Give the length of the longest run of what is so."""
    longest = run = 0
    for each in told:
        run = run + 1 if each else 0
        longest = max(longest, run)
    return longest
