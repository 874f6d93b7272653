"""Tallies: on how many issues each two of many holders agree, disagree or differ.

Where each holder stands is kept as sets of issues, so that two holders are compared on thousands of
issues in a few steps.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property, partial

from dipview.computing import check, checked, steps
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
from dipview.standing.relation import Relation, Side, between_sides, side_of
from dipview.standing.rests import Resting
from dipview.standing.shared_sums import SharedSums
from dipview.standing.table import StandingTable

_KEPT = 1 << 15
"""How many pairs' tallies are kept: a list puts them in order, and then tells them."""
LEVELS = 16
"""Into so many steps the agreement that there is by chance is rounded."""


@frozen(kw_only=True)
class Tally:
    """On how many issues two holders agree, disagree, or differ in degree or condition."""

    agreements: int = 0
    """Two that abstain agree."""
    disagreements: int = 0
    differences: int = 0
    abstained: int = 0
    """On how many one abstained where the other took a side."""

    @property
    def shared(self) -> int:
        """On how many issues the two can be compared; claims that contradict each other are one."""
        return self.agreements + self.disagreements + self.differences + self.abstained

    @property
    def weight(self) -> int:
        """The tie as a number: agreements less disagreements."""
        return self.agreements - self.disagreements


_NONE = Tally()


@frozen(kw_only=True, eq=False)
class _Sets:
    """The issues on which a holder stands in each way."""

    by_side: Mapping[Side, Numbers]
    every: Numbers
    favours: Numbers
    against: Numbers
    conditional: Numbers
    abstains: Numbers
    takes_side: Numbers


class Tallies:
    """Compares holders two by two, on first-hand, stated, unmixed stances.

    They are those that have a number, and abstentions. Claims that contradict each other count
    once: those of the shared claims that are linked by contradiction, directly or through one
    another, count as one agreement where two holders agree on all of them, as one disagreement
    where they disagree on all, and else as one difference.
    """

    def __init__(self, table: StandingTable, holders: Iterable[str], issues: Iterable[str]) -> None:
        """Read where the holders stand.

        Args:
            table: The standings.
            holders: Ids of actors.
            issues: Ids of the policies and claims that are to count.
        """
        order = {table.dataset.number_of(issue): issue for issue in issues}
        self._order = {number: issue for number, issue in order.items() if number is not None}
        self._issues = numbers_of(self._order)
        self._contradicts = _contradictions(table.dataset, self._issues)
        self._contradicted = union(self._contradicts.values())
        named = tuple(dict.fromkeys(holders))
        self._sets = {holder: self._read(table, holder) for holder in steps(named, "actors")}
        self._shared = cache(partial(_shared_sums, table, self._sets))
        self.resting = Resting(table, self._issues, self._shared)
        """Tells on how many statements an agreement of two rests."""
        self._same = self._same_words(table, named)
        self._known: dict[tuple[str, str], Tally] = {}
        self._expected: dict[str, Mapping[str, int]] = {}
        """By the one and the other, how far any two who stand on the same issues agree."""

    @property
    def issues(self) -> Sequence[str]:
        """The issues that count, in the order given."""
        return tuple(self._order.values())

    def comparable(self, holder: str) -> bool:
        """Tell whether a holder stands anywhere in a way that can be compared."""
        return bool(self._sets[holder].every)

    @property
    def any_same_words(self) -> bool:
        """Whether anywhere two standings that could be compared rest on the same words."""
        return bool(self._same)

    @property
    def any_abstention(self) -> bool:
        """Whether any of the holders abstained on any of the issues."""
        return any(sets.abstains for sets in self._sets.values())

    def shared(self, one: str, other: str) -> tuple[str, ...]:
        """Give the issues on which two holders can be compared, in the order given."""
        shared = self.shared_numbers(one, other)
        return tuple(issue for number, issue in self._order.items() if number in shared)

    def shared_numbers(self, one: str, other: str) -> Numbers:
        """Give the numbers of the issues on which two holders can be compared."""
        both = self._sets[one].every & self._sets[other].every
        same = self._same.get(frozenset((one, other))) if self._same else None
        return both if same is None else both - same

    def shared_with_any(self, one: str, others: Iterable[str]) -> Numbers:
        """Give the numbers of the issues on which a holder can be compared with any of others."""
        if self._same:
            return union(self.shared_numbers(one, other) for other in others)
        return self._sets[one].every & union(self._sets[other].every for other in others)

    def same_words(self, one: str, other: str) -> Numbers:
        """Give the numbers of the issues on which two rest on the same words, rolled up."""
        return self._same.get(frozenset((one, other)), NONE)

    def agreed(self, one: str, other: str) -> Numbers:
        """Give the numbers of the issues on which two holders agree, each claim by itself."""
        a, b = self._sets[one], self._sets[other]
        both = (a.by_side[side] & b.by_side[side] for side in a.by_side.keys() & b.by_side)
        return union(both) & self.shared_numbers(one, other)

    def disagreed(self, one: str, other: str) -> Numbers:
        """Give the numbers of the issues on which two disagree, each claim by itself."""
        a, b = self._sets[one], self._sets[other]
        opposed = (a.favours & b.against) | (a.against & b.favours)
        return (opposed - (a.conditional & b.conditional)) & self.shared_numbers(one, other)

    def abstained(self, one: str, other: str) -> Numbers:
        """Give the numbers of the issues on which one abstained and the other took a side."""
        a, b = self._sets[one], self._sets[other]
        apart = (a.abstains & b.takes_side) | (a.takes_side & b.abstains)
        return apart & self.shared_numbers(one, other)

    def counts_once(self, one: str, other: str) -> bool:
        """Tell whether any claims that contradict each other count once among what two share."""
        if not self._contradicted:
            return False
        return any(True for _ in self._groups(self.shared_numbers(one, other)))

    def of(self, one: str, other: str) -> Tally:
        """Compare two holders; the same whichever comes first."""
        pair = (one, other) if one < other else (other, one)
        known = self._known.get(pair)
        if known is None:
            known = self._compared(one, other)
            if len(self._known) < _KEPT:
                self._known[pair] = known
        return known

    def _compared(self, one: str, other: str) -> Tally:
        a, b = self._sets[one], self._sets[other]
        if self._same or not a.every.isdisjoint(self._contradicted):
            return self._counted_once(one, other)
        shared = a.every.intersection_cardinality(b.every)
        if not shared:
            return _NONE
        agreements = sum(
            issues.intersection_cardinality(b.by_side[side])
            for side, issues in a.by_side.items()
            if side in b.by_side
        )
        disagreements = (
            len(self.disagreed(one, other))
            if a.conditional and b.conditional
            else a.favours.intersection_cardinality(b.against)
            + a.against.intersection_cardinality(b.favours)
        )
        abstained = a.abstains.intersection_cardinality(
            b.takes_side
        ) + a.takes_side.intersection_cardinality(b.abstains)
        return Tally(
            agreements=agreements,
            disagreements=disagreements,
            differences=shared - agreements - disagreements - abstained,
            abstained=abstained,
        )

    def _counted_once(self, one: str, other: str) -> Tally:
        shared = self.shared_numbers(one, other)
        agree, disagree = self.agreed(one, other), self.disagreed(one, other)
        abstained = self.abstained(one, other)
        agreements, disagreements = len(agree), len(disagree)
        differences = len(shared) - agreements - disagreements - len(abstained)
        apart = len(abstained)
        for group in self._groups(shared):
            agreed, disagreed = group <= agree, group <= disagree
            agreements += agreed - len(agree & group)
            disagreements += disagreed - len(disagree & group)
            apart -= len(abstained & group)
            differences += (not (agreed or disagreed)) - len(group - agree - disagree - abstained)
        return Tally(
            agreements=agreements,
            disagreements=disagreements,
            differences=differences,
            abstained=apart,
        )

    def beyond_chance(self, one: str, other: str, tally: Tally) -> int:
        """Give by how much two agree beyond what any two who speak on the same issues would.

        A difference, and an abstention beside a side, is half an agreement. What any two would
        share is, of each issue, how far all pairs of those who stand on it agree.

        Args:
            one: Id of a holder.
            other: Id of another.
            tally: How the two compare.

        Returns:
            A number above zero where they agree more; one agreement is ``2 * LEVELS``.
        """
        if one not in self._expected:
            self._expected[one] = self._by_chance.over(self._sets[one].every)
        expected = self._expected[one][other]
        if same := self._same.get(frozenset((one, other))) if self._same else None:
            expected -= sum(map(self._chances.__getitem__, same))
        if self._contradicted:  # of claims that contradict, one counts
            every = len(self.shared_numbers(one, other))
            expected = expected if every == tally.shared else expected * tally.shared // every
        half = tally.differences + tally.abstained
        return LEVELS * (2 * tally.agreements + half) - 2 * expected

    @cached_property
    def _by_chance(self) -> SharedSums:
        return self._shared().weighing(self._chances)

    @cached_property
    def _chances(self) -> Mapping[int, int]:
        """How far on each issue all pairs of holders agree, in steps up to ``LEVELS``."""
        counts: dict[Side, Counter[int]] = defaultdict(Counter)
        for sets in checked(self._sets.values()):
            for side, issues in sets.by_side.items():
                counts[side].update(issues)
        found: dict[int, int] = {}
        for issue in checked(union(sets.every for sets in self._sets.values())):
            sides = {side: counted[issue] for side, counted in counts.items() if issue in counted}
            found[issue] = round(LEVELS * _agreement_of_pairs(sides))
        return found

    def pairs(self) -> Iterator[tuple[str, str, Tally]]:
        """Go through all pairs of holders that share an issue, each once, the lesser id first."""
        holders = sorted(holder for holder in self._sets if self.comparable(holder))
        for place, one in enumerate(steps(holders, "actors")):
            for other in holders[place + 1 :]:
                check()
                tally = self.of(one, other)
                if tally.shared:
                    yield one, other, tally

    def _read(self, table: StandingTable, holder: str) -> _Sets:
        found = {
            side: among
            for side, issues in table.profile(holder).by_side.items()
            if (among := issues & self._issues)
        }
        every = union(found.values())
        abstains = union(issues for side, issues in found.items() if side.score is None)
        return _Sets(
            by_side=found,
            every=every,
            favours=union(issues for side, issues in found.items() if (side.score or 0) > 0),
            against=union(issues for side, issues in found.items() if (side.score or 0) < 0),
            conditional=union(issues for side, issues in found.items() if side.conditions),
            abstains=abstains,
            takes_side=every - abstains,
        )

    def _same_words(
        self, table: StandingTable, holders: Sequence[str]
    ) -> Mapping[frozenset[str], Numbers]:
        """Give where two standings rest on one position: only where any is rolled up."""
        dataset = table.dataset
        if not any(map(table.rolled_up, holders)):
            return {}
        resting_on: dict[str, list[str]] = defaultdict(list)
        found: dict[frozenset[str], list[int]] = defaultdict(list)
        for holder in holders:
            for issue, standing in table.of(holder).items():
                number = dataset.number_of(issue)
                if number not in self._order or side_of(standing) is None:
                    continue
                for position in standing.current:
                    for other in resting_on[position.id]:
                        found[frozenset((holder, other))].append(number)
                    resting_on[position.id].append(holder)
        return {pair: numbers_of(issues) for pair, issues in found.items()}

    def _groups(self, shared: Numbers) -> Iterator[Numbers]:
        """Give the groups of two claims and more that contradiction links, among some issues."""
        claims = left = shared & self._contradicted
        while left:
            group, reached = NONE, numbers_of([left[0]])
            while reached:
                group |= reached
                linked = union(self._contradicts[claim] for claim in reached)
                reached = (linked & claims) - group
            left -= group
            if len(group) > 1:
                yield group


def _shared_sums(table: StandingTable, sets: Mapping[str, _Sets]) -> SharedSums:
    """Count the issues on which a holder can be compared with each of the others."""
    every = {holder: of.every for holder, of in sets.items()}
    stated = (len(table.profile(holder).own) for holder in every)
    chances = (LEVELS * len(issues) for issues in every.values())
    return SharedSums.of(every, max((*stated, *chances)))


def _agreement_of_pairs(sides: Mapping[Side, int]) -> float:
    """Tell how far all pairs of holders on one issue agree, from 0 to 1.

    Two more pairs are put in, one that agrees and one that does not: of few, little is known.
    """
    agreed, pairs = 1.0, 2
    counted = list(sides.items())
    for place, (one, count) in enumerate(counted):
        agreed += count * (count - 1) // 2
        pairs += count * (count - 1) // 2
        for other, beside in counted[place + 1 :]:
            pairs += count * beside
            agreed += 0 if between_sides(one, other) is Relation.DISAGREE else count * beside / 2
    return agreed / pairs


def _contradictions(dataset: Dataset, issues: Numbers) -> Mapping[int, Numbers]:
    """Give, by the number of each issue that has any, which of the others contradict it."""
    found: dict[int, Numbers] = {}
    for number in issues:
        linked = dataset.linked_numbers(dataset.id_of(Kind.ISSUE, number), Link.CONTRADICTED)
        if len(linked) and (others := numbers_of(linked) & issues):
            found[number] = others
    return found
