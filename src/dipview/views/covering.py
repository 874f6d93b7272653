"""Covering: which days many statements cover, without a look at each of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise

from attrs import define

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.sets import ByDay
from dipview.model.kinds import Kind
from dipview.model.placement import is_known_day
from dipview.search.number_sets import Numbers, numbers_of
from dipview.views.parts.scope_in_words import days_covered

_FEW = 64
"""Statements up to which it is quicker to look at each."""
_TOGETHER = 32
"""Days of which the statements are first asked for as one set."""


def span_behind(dataset: Dataset, statements: Numbers) -> str:
    """Write the days that some statements cover, by their numbers."""
    if not statements:
        return ""
    statements = ends_of(dataset, statements)
    return days_covered(map(dataset.said, dataset.ids_of(Kind.STATEMENT, statements)))


def ends_of(dataset: Dataset, statements: Numbers) -> Numbers:
    """Keep, of some statements, those that can be of the first or of the last day; few are all."""
    return _in_order(dataset).ends(statements) if len(statements) > _FEW else statements


@kept_by_dataset(1)
def _in_order(dataset: Dataset) -> _InOrder:
    places = enumerate(dataset.places(Kind.STATEMENT), dataset.sets.first_statement)
    loose = [at for at, place in places if not is_known_day(place)]
    return _InOrder(dataset.sets.last[Kind.STATEMENT], numbers_of(loose))


@define(eq=False, slots=False)
class _InOrder:
    """The statements of a dataset by their days."""

    by_day: ByDay
    loose: Numbers
    """Those of which the date is no known day."""

    def ends(self, statements: Numbers) -> Numbers:
        """Keep, of some statements, those that can be the first or the last."""
        known = statements - self.loose
        found = statements & self.loose
        for days in (range(len(self._days)), range(len(self._days) - 1, -1, -1)):
            found |= next(self._met(known, days), found)
        return found

    def _met(self, statements: Numbers, days: Sequence[int]) -> Iterator[Numbers]:
        """Go through those of some statements that are of one day, day by day."""
        passed = -1
        for day in days:
            together = day // _TOGETHER
            if together == passed:
                continue
            if statements.isdisjoint(self._together[together]):
                passed = together
            elif met := statements & self._days[day]:
                yield numbers_of([met[0]])

    @cached_property
    def _days(self) -> Sequence[Numbers]:
        numbers, starts = self.by_day.numbers, self.by_day.starts
        ends = pairwise(starts)
        return [numbers_in(numbers[start:end]) for start, end in ends]

    @cached_property
    def _together(self) -> Sequence[Numbers]:
        numbers, starts = self.by_day.numbers, self.by_day.starts
        firsts = range(0, len(starts) - 1, _TOGETHER)
        last = len(starts) - 1
        return [
            numbers_in(numbers[starts[at] : starts[min(at + _TOGETHER, last)]]) for at in firsts
        ]
