"""Found standings: where holders stand, told from sets: a standing is made when it is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import itemgetter
from typing import Self

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of
from dipview.standing.columns import columns_of, numbered, positions_at, taken
from dipview.standing.counted_positions import stated
from dipview.standing.evidence import Evidence
from dipview.standing.standing import Standing, standing_from
from dipview.standing.told_by_days import NONE_TOLD, ToldByDays


@frozen(kw_only=True, eq=False)
class FoundStandings:
    """Where holders stand on issues: all on one, or one on all.

    Of most holders a single position is known on an issue. Then no position is read to tell how
    many they are, which statements they rest on, and how they stand.
    """

    dataset: Dataset
    single: Numbers = NONE
    """The positions that alone make where their holders stand; codings agree on them."""
    told: ToldByDays = NONE_TOLD
    """Those of several positions of which days tell the latest, placed as ``settled`` are."""
    settled: Sequence[tuple[int, Standing]] = ()
    """All other standings, each with what puts it in its place among the numbers of ``single``."""

    @classmethod
    def of(cls, dataset: Dataset, standings: Iterable[Standing]) -> FoundStandings:
        """Take standings that are made already, in their order."""
        return FoundStandings(dataset=dataset, settled=list(enumerate(standings)))

    def __len__(self) -> int:
        """How many standings there are."""
        return len(self.clear) + len(self.settled)

    @property
    def clear(self) -> Numbers:
        """The positions each of which alone shows where its holder stands; none has to be read."""
        return self.single | self.told.latest

    @property
    def shown(self) -> int:
        """How many positions show where they stand: of a mixed standing all the latest ones."""
        return len(self.clear) + sum(len(each.shown) for _, each in self.settled)

    @property
    def shown_numbers(self) -> Sequence[int]:
        """The numbers of these positions, in the order of the standings.

        Rolled up, a position may show where two stand on one issue; then it is there twice.
        """
        if not (self.settled or self.told.latest):
            return list(self.single)
        number_of = self.dataset.number_of
        shown = [(self.place_of(number), number) for number in self.clear]
        shown += (
            (place, number_of(position.id) or 0)
            for place, each in self.settled
            for position in each.shown
        )
        return [number for _, number in sorted(shown, key=itemgetter(0))]

    def shown_by(self, position: int) -> Standing:
        """Give the standing that a position shows, by its number."""
        if position in self.single:
            ((_, standing),) = self.alone(numbers_of((position,)))
            return standing
        if position in self.told.latest:
            return self.told.standing(self.dataset, position)
        return self._by_shown[position][1]

    @cached_property
    def _by_shown(self) -> Mapping[int, tuple[int, Standing]]:
        shown = ((each, position.id) for each in self.settled for position in each[1].shown)
        return {self.dataset.number_of(id) or 0: each for each, id in shown}

    def kept(self, clear: Numbers, settled: Callable[[Standing], bool]) -> Self:
        """Keep some of them.

        Args:
            clear: Those to keep that a position alone shows, by these, of whomever.
            settled: Tells which of the other standings to keep.
        """
        return evolve(
            self,
            single=self.single & clear,
            told=self.told.kept(clear),
            settled=[each for each in self.settled if settled(each[1])],
        )

    def resting_on(self, positions: Numbers, settled: Callable[[Standing], bool]) -> Self:
        """Keep those that rest on any of some positions.

        Args:
            positions: The positions, of whomever.
            settled: Tells whether a standing that is made already does.
        """
        told = self.told.resting_on(positions)
        return self.kept((self.single & positions) | told.latest, settled)

    @property
    def own(self) -> Self:
        """Those that rest on what their holders stated themselves."""
        clear = stated(self.dataset, self.clear)
        return self.kept(clear, lambda each: each.evidence is Evidence.OWN)

    @property
    def not_own(self) -> Self:
        """All others."""
        clear = self.single - stated(self.dataset, self.single)
        return self.kept(clear, lambda each: each.evidence is not Evidence.OWN)

    def of_kind(self, kind: IssueKind) -> Self:
        """Keep those on issues of a kind."""
        dataset, having = self.dataset, self.dataset.sets.features[Feature(kind.value)]
        on = taken(columns_of(dataset).issues, self.clear) if having else ()
        clear = numbers_of(array("I", compress(self.clear, map(having.__contains__, on))))
        return self.kept(clear, lambda each: (dataset.number_of(each.issue) or 0) in having)

    def shown_ids(self) -> Sequence[str]:
        """Give the ids of the positions that show where they stand, in the same order."""
        ids, first = self.dataset.ids(Kind.POSITION), self.dataset.sets.first_position
        return [ids[number - first] for number in self.shown_numbers]

    def sources(self) -> set[str]:
        """Give the ids of the sources that show where they stand."""
        dataset = self.dataset
        printed, start = dataset.sets.sources, dataset.sets.first_statement
        statements = [*dataset.sets.codings_of(self.clear)]
        for _, each in self.settled:
            showing = each.current if len(each.shown) == 1 else each.shown
            statements += numbered(dataset, (position.statement for position in showing))
        return {*dataset.ids_of(Kind.SOURCE, {printed[each - start] for each in statements})}

    @property
    def weaker(self) -> int:
        """How many positions stand beside these on weaker evidence."""
        return sum(len(each.aside) for _, each in self.settled)

    @property
    def statements(self) -> Numbers:
        """The numbers of all statements that they rest on or have beside them."""
        found = self.dataset.sets.statements_of(self.single | self.told.behind)
        behind = (p for _, each in self.settled for p in (*each.current, *each.past, *each.aside))
        ids = {position.statement for position in behind}
        return found | self.dataset.sets.once(numbered(self.dataset, ids)) if ids else found

    def place_of(self, clear: int) -> int:
        """Give what puts the standing in its place that a position alone shows, by its number."""
        return self.told.place_of.get(clear, clear)

    def alone(self, positions: Numbers) -> Sequence[tuple[int, Standing]]:
        """Make standings as if they rested on the positions alone that show them, each placed."""
        places = map(self.place_of, positions)
        made = zip(places, positions_at(self.dataset, positions), strict=True)
        found = (
            (place, standing_from(self.dataset, each.holder or "", each.issue, (each,), ()))
            for place, each in made
        )
        return [(place, standing) for place, standing in found if standing is not None]

    def standings(self) -> tuple[Standing, ...]:
        """Make all of them, in the order in which holders, or issues, first appear."""
        told = self.told.standings(self.dataset)
        every = [*self.alone(self.single), *told, *self.settled]
        return tuple(standing for _, standing in sorted(every, key=itemgetter(0)))


@frozen(kw_only=True, eq=False)
class OnIssue(FoundStandings):
    """Where holders stand on one issue."""

    issue: str
