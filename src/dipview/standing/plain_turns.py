"""Plain turns: what moved among votes and the like, told by days and stances; none is read for it.

A position is plain where its stance is all that it says, its holder stated it, and it was stated on
one certain day. Of a holder all of whose positions on an issue are plain, their days, their order
in time and their stances tell what ``shifts_in`` finds by reading each; and of all who said the
same on an issue they tell it once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, groupby
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from attrs import define, field

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.search.number_sets import Numbers, union
from dipview.standing.certain_days import ended, whole_days_of
from dipview.standing.columns import columns_of, taken
from dipview.standing.counted_positions import stated

_SAYS_MORE = (
    *(Feature.CONDITIONAL, Feature.VALUED, Feature.FORMULA),
    *(Feature.CONTESTED, Feature.SUPERSEDED, Feature.IN_CAPACITY),
)
"""What a position has whose stance is not all that matters."""
_STANCES = tuple(Stance)
_SIDED = frozenset(
    at for at, stance in enumerate(_STANCES) if stance.score is not None or stance is Stance.VALUE
)
"""The places of stances that take a side, as ``side_taken`` tells it."""


class Said(NamedTuple):
    """What all say on an issue who take one stance in a statement; they sort by time."""

    day: int
    unquoted: bool
    rank: int
    statement: int
    stance: int
    """The place of the stance among all stances."""


class Move(NamedTuple):
    """From what to what those turned who have one history."""

    before: Said
    after: Said
    between: tuple[Said, ...] = ()
    """What lies between the two and takes no side."""


class PlainTurn(NamedTuple):
    """A turn from one plain position to another, by the numbers of records."""

    holder: int
    issue: int
    before: int
    after: int
    n: int
    move: Move
    sideless_between: tuple[int, ...] = ()


@define(kw_only=True, eq=False)
class PlainTurns:
    """What became of plain positions."""

    shifts: list[PlainTurn] = field(factory=list)
    sideless: list[PlainTurn] = field(factory=list)
    same_day: list[PlainTurn] = field(factory=list)
    unsettled: list[int] = field(factory=list)
    """The positions, by number, of holders on issues of which a day ended with several stances."""


_History: TypeAlias = tuple[Said, ...]
"""All that a holder says on an issue, in order of time: of hundreds many have the same one."""
_Held: TypeAlias = Mapping[Said, int]
"""A holder's positions, by what is said in them."""


@define(kw_only=True, eq=False)
class _Moves:
    """What became of what is said in a history."""

    shifts: list[Move] = field(factory=list)
    sideless: list[Move] = field(factory=list)
    same_day: list[Move] = field(factory=list)
    unsettled: bool = False
    """Whether a day of it ended with several stances."""


class _Stage(NamedTuple):
    """What is said one after the other and takes one stance."""

    stance: int
    said: list[Said]

    @property
    def takes_side(self) -> bool:
        """Whether its stance takes a side."""
        return self.stance in _SIDED

    @property
    def closing(self) -> Said:
        """The last one: of its last day, in exact words where there are any."""
        return max(self.said, key=_closing)


def _closing(said: Said) -> tuple[int, bool, int]:
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
    for issue in reading.columns.issues_of(positions):
        check()
        for history, alike in reading.histories(positions & reading.columns.on(issue)):
            moves = _moves_in(dataset, history)
            for holder, held in alike:
                _tell(holder, issue, held, moves, found)
    return found


def _tell(holder: int, issue: int, held: _Held, moves: _Moves, found: PlainTurns) -> None:
    """Add what became of what one holder said on an issue."""
    if moves.unsettled:
        found.unsettled += held.values()
        return

    def turns(those: Iterable[Move]) -> Iterator[PlainTurn]:
        """Give the holder's own positions in moves."""
        for move in those:
            between = tuple(map(held.__getitem__, move.between))
            before, after = held[move.before], held[move.after]
            yield PlainTurn(holder, issue, before, after, len(held), move, between)

    found.shifts += turns(moves.shifts)
    found.sideless += turns(moves.sideless)
    found.same_day += turns(moves.same_day)


class _Reading:
    """Reads plain positions out of columns."""

    def __init__(self, dataset: Dataset, positions: Numbers) -> None:
        self.sets, self.columns = dataset.sets, columns_of(dataset)
        self._days, self._ranks = whole_days_of(dataset), dataset.ranks(Kind.STATEMENT)
        self._quoted = self.sets.features[Feature.QUOTABLE]
        having = self.sets.stances
        self._stances = {
            number: at
            for at, stance in enumerate(_STANCES)
            for number in positions & having[stance]
        }
        """Of each position the place of its stance."""

    def histories(
        self, positions: Numbers
    ) -> Iterable[tuple[_History, Sequence[tuple[int, _Held]]]]:
        """Give each history that there is on an issue, with all who have it.

        Args:
            positions: All positions on the issue.

        Returns:
            The histories, with the number of each holder, and what it holds.
        """
        sets, stances = self.sets, self._stances
        of = [sets.statements[number - sets.first_position] for number in positions]
        takes = [*zip(of, map(stances.__getitem__, positions), strict=True)]
        said = {each: self._said(*each) for each in set(takes)}
        by_holder: dict[int, dict[Said, int]] = defaultdict(dict)
        held_by = taken(self.columns.holders, positions)
        for holder, each, number in zip(held_by, takes, positions, strict=True):
            by_holder[holder][said[each]] = number
        found: dict[_History, list[tuple[int, _Held]]] = defaultdict(list)
        for holder, held in by_holder.items():
            found[tuple(sorted(held))].append((holder, held))
        return found.items()

    def _said(self, statement: int, stance: int) -> Said:
        rank = self._ranks[statement - self.sets.first_statement]
        return Said(self._days[statement], statement not in self._quoted, rank, statement, stance)


def _moves_in(dataset: Dataset, history: _History) -> _Moves:
    """Tell what became of what is said in a history."""
    stages, same_day = list[_Stage](), list[Move]()
    for _, those in groupby(history, _DAY):
        that_day = list(those)
        kept = that_day if len(that_day) == 1 else _ended(dataset, that_day)
        stance = kept[0].stance
        if any(each.stance != stance for each in kept):
            return _Moves(unsettled=True)
        if len(kept) < len(that_day) and (replaced := _replaced(that_day, kept)):
            same_day.append(replaced)
        if stages and stages[-1].stance == stance:
            stages[-1].said.extend(kept)
        else:
            stages.append(_Stage(stance, kept))
    moves = _Moves(same_day=same_day)
    _turn_by_turn(stages, moves)
    return moves


_DAY, _RANK = itemgetter(0), itemgetter(2)


def _ended(dataset: Dataset, that_day: Sequence[Said]) -> list[Said]:
    """Leave a day as it ended."""
    return list(compress(that_day, ended(dataset, [each.statement for each in that_day])))


def _replaced(that_day: Sequence[Said], kept: Sequence[Said]) -> Move | None:
    """Give the last of the replaced that differs and the first that is left after it."""
    stance = kept[0].stance
    differing = [each for each in that_day if each.stance != stance]
    if not differing:
        return None
    old = max(differing, key=_RANK)
    later = [each for each in kept if each.rank > old.rank]
    return Move(old, min(later, key=_RANK) if later else max(kept, key=_RANK))


def _turn_by_turn(stages: Sequence[_Stage], moves: _Moves) -> None:
    """Go from one stage to the next, as ``shifts_in`` does."""
    passed: list[_Stage] = []
    last: _Stage | None = None
    sided: _Stage | None = None
    for stage in stages:
        opening, side = stage.said[0], stage.takes_side
        if last and not (side and last is sided):
            moves.sideless.append(Move(last.closing, opening))
        if not side:
            passed.append(stage)
        else:
            if sided and sided.stance != stage.stance:
                between = tuple(each.said[-1] for each in passed)
                moves.shifts.append(Move(sided.closing, opening, between))
            sided, passed = stage, []
        last = stage
