"""Plain turns: what moved among votes and the like, told by days and stances; none is read for it.

A position is plain where its stance is all that it says, its holder stated it, and it was stated on
one certain day. Of a holder all of whose positions on an issue are plain, their days, their order
in time and their stances tell what ``shifts_in`` finds by reading each.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import compress, groupby
from operator import itemgetter
from typing import NamedTuple

from attrs import define, field

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.search.number_sets import Numbers, union
from dipview.standing.certain_days import ended, whole_days_of
from dipview.standing.columns import columns_of, taken
from dipview.standing.profile import stated

_SAYS_MORE = (
    *(Feature.CONDITIONAL, Feature.VALUED, Feature.FORMULA),
    *(Feature.CONTESTED, Feature.IN_CAPACITY),
)
"""What a position has whose stance is not all that matters."""
_STANCES = tuple(Stance)
_SIDED = frozenset(
    at for at, stance in enumerate(_STANCES) if stance.score is not None or stance is Stance.VALUE
)
"""The places of stances that take a side, as ``side_taken`` tells it."""


class PlainTurn(NamedTuple):
    """A turn from one plain position to another, by the numbers of records."""

    holder: int
    issue: int
    before: int
    after: int
    n: int
    sideless_between: tuple[int, ...] = ()


@define(kw_only=True, eq=False)
class PlainTurns:
    """What became of plain positions."""

    shifts: list[PlainTurn] = field(factory=list)
    sideless: list[PlainTurn] = field(factory=list)
    same_day: list[PlainTurn] = field(factory=list)
    unsettled: list[int] = field(factory=list)
    """The positions, by number, of holders on issues of which a day ended with several stances."""


class _Said(NamedTuple):
    """A plain position, in the order in which statements open in a stage."""

    issue: int
    day: int
    unquoted: bool
    rank: int
    position: int


class _Stage(NamedTuple):
    """Positions one after the other that take one stance."""

    stance: int
    said: list[_Said]

    @property
    def takes_side(self) -> bool:
        """Whether its stance takes a side."""
        return self.stance in _SIDED

    @property
    def closing(self) -> int:
        """The last one: of its last day, in exact words where there are any."""
        return max(self.said, key=_closing).position


def _closing(said: _Said) -> tuple[int, bool, int]:
    return said.day, not said.unquoted, said.rank


def plain_positions(dataset: Dataset, positions: Numbers) -> Numbers:
    """Keep the positions that are plain.

    Args:
        dataset: Where they are.
        positions: Any positions.
    """
    sets, days = dataset.sets, whole_days_of(dataset)
    odd = union(sets.features[each] for each in _SAYS_MORE)
    plain = stated(dataset, positions & sets.features[Feature.COUNTED]) - odd
    undated: list[int] = []
    for number in sets.codings_of(plain):
        check()
        if not days[number]:
            undated.append(number)
    return plain - sets.positions_of(undated) if undated else plain


def plain_turns(dataset: Dataset, positions: Numbers) -> PlainTurns:
    """Find what became of plain positions, as ``shifts_in`` does by reading them.

    Args:
        dataset: Where they are.
        positions: Plain positions, of a holder on an issue all that it stated, or none.
    """
    found = PlainTurns()
    reading = _Reading(dataset, positions)
    columns = columns_of(dataset)
    for holder in columns.holders_of(positions):
        check()
        held = positions & columns.by(holder)
        for issue, said in groupby(reading.said(held), _ISSUE):
            reading.follow(holder, issue, list(said), found)
    return found


class _Reading:
    """Reads plain positions out of columns."""

    def __init__(self, dataset: Dataset, positions: Numbers) -> None:
        self.dataset = dataset
        self.sets, self.columns = dataset.sets, columns_of(dataset)
        self.days, self.ranks = whole_days_of(dataset), dataset.ranks(Kind.STATEMENT)
        self.first = self.sets.first_position
        self.stances = bytearray(len(self.sets.statements))
        """Of each position, in order, the place of its stance."""
        for at, stance in enumerate(_STANCES):
            for number in positions & self.sets.stances[stance]:
                self.stances[number - self.first] = at
        self.quoted = self.sets.features[Feature.QUOTABLE]

    def said(self, positions: Numbers) -> Iterator[_Said]:
        """Give some positions of one holder, issue by issue and in their order."""
        sets, first = self.sets, self.first
        of = [sets.statements[number - first] for number in positions]
        issues = taken(self.columns.issues, positions)
        days = map(self.days.__getitem__, of)
        unquoted = [statement not in self.quoted for statement in of]
        ranks = [self.ranks[statement - sets.first_statement] for statement in of]
        found = sorted(zip(issues, days, unquoted, ranks, positions, strict=True))
        return map(_Said._make, found)

    def follow(self, holder: int, issue: int, said: list[_Said], found: PlainTurns) -> None:
        """Add what became of what a holder said on an issue, in its order in time."""
        n, stages, same_day = len(said), list[_Stage](), list[PlainTurn]()
        for _, those in groupby(said, _DAY):
            that_day = list(those)
            kept = that_day if len(that_day) == 1 else self._ended(that_day)
            stance = self._stance(kept[0])
            if len(kept) > 1 and any(self._stance(each) != stance for each in kept):
                found.unsettled += (each.position for each in said)
                return
            if len(kept) < len(that_day) and (pair := self._replaced(that_day, kept)):
                same_day.append(PlainTurn(holder, issue, *pair, n))
            if stages and stages[-1].stance == stance:
                stages[-1].said.extend(kept)
            else:
                stages.append(_Stage(stance, kept))
        found.same_day += same_day
        if len(stages) > 1:
            _turn_by_turn(holder, issue, n, stages, found)

    def _stance(self, said: _Said) -> int:
        return self.stances[said.position - self.first]

    def _ended(self, that_day: Sequence[_Said]) -> list[_Said]:
        """Leave a day as it ended."""
        of = [self.sets.statements[each.position - self.first] for each in that_day]
        return list(compress(that_day, ended(self.dataset, of)))

    def _replaced(self, that_day: Sequence[_Said], kept: Sequence[_Said]) -> tuple[int, int] | None:
        """Give the last of the replaced that differs and the first that is left after it."""
        stance = self._stance(kept[0])
        differing = [each for each in that_day if self._stance(each) != stance]
        if not differing:
            return None
        old = max(differing, key=_RANK)
        later = [each for each in kept if each.rank > old.rank]
        new = min(later, key=_RANK) if later else max(kept, key=_RANK)
        return old.position, new.position


_ISSUE, _DAY, _RANK = itemgetter(0), itemgetter(1), itemgetter(3)


def _turn_by_turn(
    holder: int, issue: int, n: int, stages: Sequence[_Stage], found: PlainTurns
) -> None:
    """Go from one stage to the next, as ``shifts_in`` does."""
    passed: list[_Stage] = []
    last: _Stage | None = None
    sided: _Stage | None = None
    for stage in stages:
        opening, side = stage.said[0].position, stage.takes_side
        if last and not (side and last is sided):
            found.sideless.append(PlainTurn(holder, issue, last.closing, opening, n))
        if not side:
            passed.append(stage)
        else:
            if sided and sided.stance != stage.stance:
                between = tuple(each.said[-1].position for each in passed)
                found.shifts.append(PlainTurn(holder, issue, sided.closing, opening, n, between))
            sided, passed = stage, []
        last = stage
