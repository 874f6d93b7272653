"""Weights: small numbers that records have, as a set for each power of two that is in them.

What the records of a set weigh together takes then an intersection for each of a few powers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dipview.model.values import frozen
from dipview.search.number_sets import Numbers, numbers_of


@frozen(eq=False)
class Weights:
    """The weights of some records."""

    by_power: Mapping[int, Numbers]
    """For each power of two, the numbers of the records in whose weight it is."""

    @classmethod
    def of(cls, weights: Mapping[int, int]) -> Weights:
        """Take the weight of each record by its number."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, weight in weights.items():
            for bit in range(weight.bit_length()):
                if weight >> bit & 1:
                    found[1 << bit].append(number)
        return cls({power: numbers_of(having) for power, having in found.items()})

    def sum_of(self, records: Numbers) -> int:
        """Give what some records weigh together."""
        count = records.intersection_cardinality
        return sum(power * count(having) for power, having in self.by_power.items())
