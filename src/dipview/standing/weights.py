"""Weights: small numbers that records have, as sets of those of the same weight.

What the records of a set weigh together takes then an intersection for each weight.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from dipview.model.values import frozen
from dipview.search.number_sets import Numbers, numbers_of


@frozen(eq=False)
class Weights:
    """The weights of some records."""

    having: Mapping[int, Numbers]
    """The numbers of the records of each weight; those of none are left out."""

    @classmethod
    def of(cls, weights: Mapping[int, int]) -> Weights:
        """Take the weight of each record by its number."""
        found: dict[int, list[int]] = defaultdict(list)
        for number, weight in weights.items():
            if weight:
                found[weight].append(number)
        return cls({weight: numbers_of(having) for weight, having in found.items()})

    def sum_of(self, records: Numbers) -> int:
        """Give what some records weigh together."""
        count = records.intersection_cardinality
        return sum(weight * count(having) for weight, having in self.having.items())
