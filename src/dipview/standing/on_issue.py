"""Where holders stand on one issue, told from sets: a standing is made when it is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.numbered_records import ranges_of
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers
from dipview.standing.columns import columns_of, numbered, positions_at, taken
from dipview.standing.standing import Standing, standing_from


@frozen(kw_only=True, eq=False)
class OnIssue:
    """Where holders stand on an issue.

    Of most holders a single position is known on an issue. Then no position is read to tell how
    many they are, which statements they rest on, and how they stand.
    """

    dataset: Dataset
    issue: str
    single: Numbers = NONE
    """The positions that alone make where their holders stand; codings agree on them."""
    settled: Sequence[tuple[int, Standing]] = ()
    """All other standings, each with what puts it in its place among the numbers of ``single``."""

    def __len__(self) -> int:
        """How many holders stand on it."""
        return len(self.single) + len(self.settled)

    @property
    def shown(self) -> int:
        """How many positions show where they stand: of a mixed standing all the latest ones."""
        return len(self.single) + sum(len(each.shown) for _, each in self.settled)

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
        dataset = self.dataset
        ids, first = dataset.ids(Kind.ACTOR), ranges_of(dataset.counts())[Kind.ACTOR].start
        holders = taken(columns_of(dataset).holders, positions)
        made = zip(positions, holders, positions_at(dataset, positions), strict=True)
        found = (
            (number, standing_from(dataset, ids[holder - first], self.issue, (position,), ()))
            for number, holder, position in made
        )
        return [(number, standing) for number, standing in found if standing is not None]

    def standings(self) -> tuple[Standing, ...]:
        """Make all of them, in the order in which holders first appear."""
        if not self.settled:
            return tuple(standing for _, standing in self.alone(self.single))
        every = sorted([*self.alone(self.single), *self.settled], key=lambda each: each[0])
        return tuple(standing for _, standing in every)

    def _behind(self, positions: Callable[[Standing], Sequence[Position]]) -> Numbers:
        found = self.dataset.sets.statements_of(self.single)
        ids = {position.statement for _, each in self.settled for position in positions(each)}
        return found | self.dataset.sets.once(numbered(self.dataset, ids)) if ids else found
