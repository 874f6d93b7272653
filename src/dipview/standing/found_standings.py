"""Found standings: where holders stand, told from sets: a standing is made when it is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import compress
from operator import itemgetter

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

    @classmethod
    def of(cls, dataset: Dataset, standings: Iterable[Standing]) -> FoundStandings:
        """Take standings that are made already, in their order."""
        return FoundStandings(dataset=dataset, settled=list(enumerate(standings)))

    def __len__(self) -> int:
        """How many standings there are."""
        return len(self.single) + len(self.settled)

    @property
    def shown(self) -> int:
        """How many positions show where they stand: of a mixed standing all the latest ones."""
        return len(self.single) + sum(len(each.shown) for _, each in self.settled)

    @property
    def shown_numbers(self) -> Sequence[int]:
        """The numbers of these positions, in the order of the standings.

        Rolled up, a position may show where two stand on one issue; then it is there twice.
        """
        if not self.settled:
            return list(self.single)
        number_of = self.dataset.number_of
        shown = [(number, number) for number in self.single]
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
        return self._by_shown[position][1]

    @cached_property
    def _by_shown(self) -> Mapping[int, tuple[int, Standing]]:
        shown = ((each, position.id) for each in self.settled for position in each[1].shown)
        return {self.dataset.number_of(id) or 0: each for each, id in shown}

    def kept(self, single: Numbers, settled: Callable[[Standing], bool]) -> FoundStandings:
        """Keep some of them.

        Args:
            single: The single positions to keep, of whomever; others are passed over.
            settled: Tells which of the other standings to keep.
        """
        return FoundStandings(
            dataset=self.dataset,
            single=self.single & single,
            settled=[each for each in self.settled if settled(each[1])],
        )

    @property
    def own(self) -> FoundStandings:
        """Those that rest on what their holders stated themselves."""
        single = stated(self.dataset, self.single)
        return self.kept(single, lambda each: each.evidence is Evidence.OWN)

    @property
    def not_own(self) -> FoundStandings:
        """All others."""
        single = self.single - stated(self.dataset, self.single)
        return self.kept(single, lambda each: each.evidence is not Evidence.OWN)

    def of_kind(self, kind: IssueKind) -> FoundStandings:
        """Keep those on issues of a kind."""
        dataset, having = self.dataset, self.dataset.sets.features[Feature(kind.value)]
        on = taken(columns_of(dataset).issues, self.single) if having else ()
        single = numbers_of(array("I", compress(self.single, map(having.__contains__, on))))
        return self.kept(single, lambda each: (dataset.number_of(each.issue) or 0) in having)

    def shown_ids(self) -> Sequence[str]:
        """Give the ids of the positions that show where they stand, in the same order."""
        ids, first = self.dataset.ids(Kind.POSITION), self.dataset.sets.first_position
        return [ids[number - first] for number in self.shown_numbers]

    def sources(self) -> set[str]:
        """Give the ids of the sources that show where they stand."""
        dataset = self.dataset
        printed, start = dataset.sets.sources, dataset.sets.first_statement
        statements = [*dataset.sets.codings_of(self.single)]
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
        found = self.dataset.sets.statements_of(self.single)
        behind = (p for _, each in self.settled for p in (*each.current, *each.past, *each.aside))
        ids = {position.statement for position in behind}
        return found | self.dataset.sets.once(numbered(self.dataset, ids)) if ids else found

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


@frozen(kw_only=True, eq=False)
class OnIssue(FoundStandings):
    """Where holders stand on one issue."""

    issue: str
