"""Told by days: standings of which days tell the latest position; they are made when looked at."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import itemgetter

from attrs import evolve, field

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of
from dipview.standing.columns import positions_at, taken
from dipview.standing.standing import Standing, standing_of_latest


@frozen(kw_only=True, eq=False)
class ToldByDays:
    """Standings on one issue, or of one holder, that rest on several positions each.

    All of these are the holder's own, and the last replaces the others (see ``latest_by_day``).
    """

    latest: Numbers = NONE
    """The latest position of each."""
    behind: Numbers = NONE
    """All positions that they rest on, the latest among them."""
    parting: Sequence[int] = ()
    """What tells them apart, of every position at its number: its holder, or its issue."""
    places: Mapping[int, int] = field(factory=dict)
    """What puts each in its place, by what tells it apart."""

    @classmethod
    def of(
        cls, latest: Numbers, among: Numbers, parting: Sequence[int], places: Mapping[int, int]
    ) -> ToldByDays:
        """Take what days tell.

        Args:
            latest: The latest position of each.
            among: All positions that count and that holders stated themselves, of others too.
            parting: What tells standings apart, of every position at its number.
            places: What puts each in its place, by what tells it apart; of others too.
        """
        whole = cls(latest=latest, behind=among, parting=parting, places=places)
        return evolve(whole, behind=whole._of_the_same(among, latest))

    def kept(self, latest: Numbers) -> ToldByDays:
        """Keep those that have one of some positions for their latest."""
        latest = self.latest & latest
        if len(latest) == len(self.latest):
            return self
        behind = self._of_the_same(self.behind, latest)
        return evolve(self, latest=latest, behind=behind)

    def resting_on(self, positions: Numbers) -> ToldByDays:
        """Keep those that rest on any of some positions."""
        return self.kept(self._of_the_same(self.latest, self.behind & positions))

    @cached_property
    def place_of(self) -> Mapping[int, int]:
        """Of each latest position what puts the standing in its place."""
        of = taken(self.parting, self.latest)
        return dict(zip(self.latest, map(self.places.__getitem__, of), strict=True))

    def standings(self, dataset: Dataset) -> Iterator[tuple[int, Standing]]:
        """Make all of them, each with what puts it in its place."""
        return self._made(dataset, self.behind)

    def standing(self, dataset: Dataset, latest: int) -> Standing:
        """Make the one that has a position, by its number, for its latest."""
        behind = numbers_of(self._behind[self.parting[latest]])
        return next(self._made(dataset, behind))[1]

    @cached_property
    def _behind(self) -> Mapping[int, array[int]]:
        """The positions behind each, by what tells it apart."""
        found: dict[int, array[int]] = defaultdict(lambda: array("I"))
        for part, number in zip(taken(self.parting, self.behind), self.behind, strict=True):
            found[part].append(number)
        return found

    def _made(self, dataset: Dataset, behind: Numbers) -> Iterator[tuple[int, Standing]]:
        """Make those behind which some positions are; the statements of these are read once."""
        sets, ranks = dataset.sets, dataset.ranks(Kind.STATEMENT)
        of, said_in = taken(self.parting, behind), taken(sets.statement_at, behind)
        current: dict[int, Position] = {}
        past: dict[int, list[tuple[int, Position]]] = defaultdict(list)
        made = zip(behind, of, said_in, positions_at(dataset, behind), strict=True)
        for number, part, statement, position in made:
            if number in self.latest:
                current[part] = position
            else:
                past[part].append((ranks[statement - sets.first_statement], position))
        for part, latest in current.items():
            replaced = tuple(position for _, position in sorted(past[part], key=_RANK))
            yield self.places[part], standing_of_latest(dataset, latest, replaced)

    def _of_the_same(self, positions: Numbers, those: Numbers) -> Numbers:
        """Give the positions that are part of what some others are part of."""
        wanted = set(taken(self.parting, those))
        of = taken(self.parting, positions)
        return numbers_of(array("I", compress(positions, map(wanted.__contains__, of))))


_RANK = itemgetter(0)
NONE_TOLD = ToldByDays()
"""Where days tell of none."""
