"""Tallies: on how many issues each two of many holders agree, disagree or differ.

Where each holder stands is kept as sets of issues, in the bits of whole numbers, so that two
holders are compared on hundreds of issues in a few steps.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import frozen

from dipview.computing import check, steps
from dipview.dataset.dataset import Dataset
from dipview.model.links import Link
from dipview.standing.relation import Side, side_of
from dipview.standing.table import StandingTable


@frozen(kw_only=True)
class Tally:
    """On how many issues two holders agree, disagree, or differ in degree or condition."""

    agreements: int = 0
    disagreements: int = 0
    differences: int = 0

    @property
    def shared(self) -> int:
        """On how many issues the two can be compared; claims that contradict each other are one."""
        return self.agreements + self.disagreements + self.differences

    @property
    def weight(self) -> int:
        """The tie as a number: agreements less disagreements."""
        return self.agreements - self.disagreements


_NONE = Tally()


@frozen(kw_only=True)
class _Sets:
    """The issues on which a holder stands in each way, as bits."""

    by_side: Mapping[Side, int]
    every: int
    favours: int
    against: int
    conditional: int


class Tallies:
    """Compares holders two by two, on first-hand, stated, unmixed stances that have a number.

    Claims that contradict each other count once: those of the shared claims that are linked by
    contradiction, directly or through one another, count as one agreement where two holders agree
    on all of them, as one disagreement where they disagree on all, and else as one difference.
    """

    def __init__(self, table: StandingTable, holders: Iterable[str], issues: Iterable[str]) -> None:
        """Read where the holders stand.

        Args:
            table: The standings.
            holders: Ids of actors.
            issues: Ids of the policies and claims that are to count.
        """
        self.issues: Sequence[str] = tuple(dict.fromkeys(issues))
        self._bits = {issue: 1 << place for place, issue in enumerate(self.issues)}
        self._contradicts = _contradictions(table.dataset, self._bits)
        self._contradicted = _union(self._contradicts.values())
        self._sets: dict[str, _Sets] = {}
        self._resting_on: dict[str, list[str]] = defaultdict(list)
        """Of each position, whose standings rest on it; several only where they are rolled up."""
        self._same: dict[frozenset[str], int] = defaultdict(int)
        for holder in dict.fromkeys(holders):
            self._sets[holder] = self._read(table, holder)
        del self._resting_on

    def comparable(self, holder: str) -> bool:
        """Tell whether a holder stands anywhere in a way that can be compared."""
        return bool(self._sets[holder].every)

    @property
    def any_same_words(self) -> bool:
        """Whether anywhere two standings that could be compared rest on the same words."""
        return any(self._same.values())

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """Give the issues on which two holders can be compared, in the order given."""
        return tuple(self.issues[place] for place in _places(self._shared(one, other)))

    def of(self, one: str, other: str) -> Tally:
        """Compare two holders; the same whichever comes first."""
        shared = self._shared(one, other)
        if not shared:
            return _NONE
        a, b = self._sets[one], self._sets[other]
        agree = _union(a.by_side[side] & b.by_side[side] for side in a.by_side.keys() & b.by_side)
        opposed = (a.favours & b.against) | (a.against & b.favours)
        agree &= shared
        disagree = opposed & ~(a.conditional & b.conditional) & shared
        differ = shared & ~agree & ~disagree
        for group in self._groups(shared & self._contradicted):
            first = group & -group
            agreed, disagreed = agree & group == group, disagree & group == group
            agree, disagree, differ = agree & ~group, disagree & ~group, differ & ~group
            agree |= first if agreed else 0
            disagree |= first if disagreed else 0
            differ |= 0 if agreed or disagreed else first
        return Tally(
            agreements=agree.bit_count(),
            disagreements=disagree.bit_count(),
            differences=differ.bit_count(),
        )

    def pairs(self) -> Iterator[tuple[str, str, Tally]]:
        """Go through all pairs of holders that share an issue, each once, the lesser id first."""
        holders = sorted(holder for holder in self._sets if self.comparable(holder))
        for place, one in enumerate(steps(holders, "actors")):
            for other in holders[place + 1 :]:
                check()
                tally = self.of(one, other)
                if tally.shared:
                    yield one, other, tally

    def _shared(self, one: str, other: str) -> int:
        both = self._sets[one].every & self._sets[other].every
        return both & ~self._same.get(frozenset((one, other)), 0)

    def _read(self, table: StandingTable, holder: str) -> _Sets:
        by_side: dict[Side, int] = defaultdict(int)
        for issue, standing in table.of(holder).items():
            side, bit = side_of(standing), self._bits.get(issue, 0)
            if side is None or not bit:
                continue
            by_side[side] |= bit
            for position in standing.current:
                for other in self._resting_on[position.id]:
                    self._same[frozenset((holder, other))] |= bit
                self._resting_on[position.id].append(holder)
        return _Sets(
            by_side=dict(by_side),
            every=_union(by_side.values()),
            favours=_union(bits for side, bits in by_side.items() if side.score > 0),
            against=_union(bits for side, bits in by_side.items() if side.score < 0),
            conditional=_union(bits for side, bits in by_side.items() if side.conditions),
        )

    def _groups(self, claims: int) -> Iterator[int]:
        """Give the groups of two claims and more that contradiction links, among some claims."""
        left = claims
        while left:
            group, reached = 0, left & -left
            while reached:
                group |= reached
                linked = _union(self._contradicts[place] for place in _places(reached))
                reached = linked & claims & ~group
            left &= ~group
            if group & (group - 1):
                yield group


def _contradictions(dataset: Dataset, bits: Mapping[str, int]) -> Mapping[int, int]:
    """Give, by the place of each issue that has any, which of the others contradict it."""
    found = {
        place: _union(bits.get(other, 0) for other in dataset.linked(issue, Link.CONTRADICTED))
        for place, issue in enumerate(bits)
    }
    return {place: others for place, others in found.items() if others}


def _union(sets: Iterable[int]) -> int:
    union = 0
    for each in sets:
        union |= each
    return union


def _places(bits: int) -> Iterator[int]:
    while bits:
        lowest = bits & -bits
        yield lowest.bit_length() - 1
        bits ^= lowest
