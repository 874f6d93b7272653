"""Found standings: where holders stand, told from sets: a standing is made when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property

from dipview.dataset.dataset import Dataset
from dipview.model.positions import Position
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of
from dipview.standing.columns import numbered, positions_at
from dipview.standing.standing import Standing, standing_from


@frozen(kw_only=True, eq=False)
class FoundStandings:
    """Where holders stand on issues: all on one, or one on all.

    Of most holders a single position is known on an issue. Then no position is read to tell how
    many they are, which statements they rest on, and how they stand.
    """

    dataset: Dataset
    single: Numbers = NONE
    """The positions that alone make where their holders stand; codings agree on them."""
    settled: Sequence[tuple[int, Standing]] = ()
    """All other standings, each with what puts it in its place among the numbers of ``single``."""

    def __len__(self) -> int:
        """How many standings there are."""
        return len(self.single) + len(self.settled)

    @property
    def shown(self) -> int:
        """How many positions show where they stand: of a mixed standing all the latest ones."""
        return len(self.single) + sum(len(each.shown) for _, each in self.settled)

    @property
    def shown_numbers(self) -> Sequence[int]:
        """The numbers of these positions, in the order of the standings."""
        if not self.settled:
            return list(self.single)
        places = {number: place for number, (place, _) in self._by_shown.items()}
        return sorted((*self.single, *places), key=lambda number: places.get(number, number))

    def shown_by(self, position: int) -> Standing:
        """Give the standing that a position shows, by its number."""
        if position in self.single:
            ((_, standing),) = self.alone(numbers_of((position,)))
            return standing
        return self._by_shown[position][1]

    @cached_property
    def _by_shown(self) -> Mapping[int, tuple[int, Standing]]:
        shown = ((each, position.id) for each in self.settled for position in each[1].shown)
        return {self.dataset.number_of(id) or 0: each for each, id in shown}

    @property
    def weaker(self) -> int:
        """How many positions stand beside these on weaker evidence."""
        return sum(len(each.aside) for _, each in self.settled)

    @property
    def statements(self) -> Numbers:
        """The numbers of all statements that they rest on or have beside them."""
        return self._behind(lambda each: (*each.current, *each.past, *each.aside))

    @property
    def latest_statements(self) -> Numbers:
        """The numbers of the statements of the latest positions."""
        return self._behind(lambda each: each.current)

    def alone(self, positions: Numbers) -> Sequence[tuple[int, Standing]]:
        """Make the standings of some of the single positions, each with its position's number."""
        made = zip(positions, positions_at(self.dataset, positions), strict=True)
        found = (
            (number, standing_from(self.dataset, each.holder or "", each.issue, (each,), ()))
            for number, each in made
        )
        return [(number, standing) for number, standing in found if standing is not None]

    def standings(self) -> tuple[Standing, ...]:
        """Make all of them, in the order in which holders, or issues, first appear."""
        if not self.settled:
            return tuple(standing for _, standing in self.alone(self.single))
        every = sorted([*self.alone(self.single), *self.settled], key=lambda each: each[0])
        return tuple(standing for _, standing in every)

    def _behind(self, positions: Callable[[Standing], Sequence[Position]]) -> Numbers:
        found = self.dataset.sets.statements_of(self.single)
        ids = {position.statement for _, each in self.settled for position in positions(each)}
        return found | self.dataset.sets.once(numbered(self.dataset, ids)) if ids else found


@frozen(kw_only=True, eq=False)
class OnIssue(FoundStandings):
    """Where holders stand on one issue."""

    issue: str
