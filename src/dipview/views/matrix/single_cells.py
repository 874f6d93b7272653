"""Single positions as cells: where one position alone says where a holder stands, by its number."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial

from attrs import evolve

from dipview.dataset.features import Feature
from dipview.model.ids import standing_id
from dipview.model.kinds import Kind
from dipview.model.stances import Stance
from dipview.model.statements import RecordStatus
from dipview.model.tables import EMPTY
from dipview.search.number_sets import NONE, Numbers, union
from dipview.standing.columns import columns_of, taken
from dipview.standing.table import StandingTable
from dipview.views.parts.alike_values import AlikeValue
from dipview.views.parts.marks import Mark
from dipview.views.parts.marks_there import by_mark
from dipview.views.view import Cell, Meaning


class SingleCells:
    """Draws standings that rest on one position, without a look at it.

    Args:
        table: The standings.
    """

    def __init__(self, table: StandingTable) -> None:
        self._table = table
        sets = table.dataset.sets
        self._ids, self._first = table.dataset.ids(Kind.POSITION), sets.first_position
        disputed = sets.positions_of(sets.statuses[RecordStatus.DISPUTED])
        told = (Feature.CONDITIONAL, Feature.FALLBACK, Feature.VALUED)
        special = (disputed, sets.stances[Stance.VALUE], *(sets.features[each] for each in told))
        self._special = union(special)

    def of(self, holder: str) -> Mapping[int, Cell]:
        """Draw, by the number of an issue, each standing that one position alone tells.

        They are cells in words (see ``view.in_words``): those that say the same are one.
        """
        found: dict[int, Cell] = {}
        issues = columns_of(self._table.dataset).issues
        for mark, positions in by_mark(self._table.dataset, self._single(holder)):
            found.update(dict.fromkeys(taken(issues, positions), _drawn(mark)))
        return found

    def positions_of(self, holder: str) -> Mapping[int, int]:
        """Give, by the number of an issue, the position that alone tells where a holder stands."""
        single = self._single(holder)
        return dict(zip(taken(columns_of(self._table.dataset).issues, single), single, strict=True))

    def _single(self, holder: str) -> Numbers:
        if self._table.rolled_up(holder):
            return NONE
        return self._table.profile(holder).single - self._special

    def cell(self, drawn: Cell, holder: str, issue: str, position: int) -> Cell:
        """Make of a cell in words what ``standing_cell`` makes of the standing."""
        value = self._value(_alike(drawn.marks[0]), position)
        return evolve(drawn, value=value, leads_to=standing_id(issue, holder))

    def values(self, holder: str) -> Mapping[int, Cell]:
        """Give, by the number of an issue, a cell with what programs read of such a standing."""
        found: dict[int, Cell] = {}
        issues = columns_of(self._table.dataset).issues
        for mark, positions in by_mark(self._table.dataset, self._single(holder)):
            alike = _alike(mark)
            values = (Cell(value=self._value(alike, position)) for position in positions)
            found.update(zip(taken(issues, positions), values, strict=True))
        return found

    def _value(self, alike: Callable[[], Mapping[str, object]], position: int) -> AlikeValue:
        """Give a standing on one position for programs, as ``standing_value`` does."""
        return AlikeValue(
            alike, "positions", partial(_positions, self._ids, position - self._first)
        )


def _positions(ids: Sequence[str], place: int) -> list[str]:
    return [ids[place]]


@cache
def _alike(mark: Mark) -> Callable[[], Mapping[str, object]]:
    """Give what makes what standings with a mark have in common."""
    return partial(
        dict[str, object],
        stance=mark.stance.value if mark.stance else None,
        mixed=[],
        basis=mark.basis.value,
        second_hand=mark.second_hand,
        conditions=[],
        n=1,
        disputed=False,
        rolled_up={},
        positions=[],
    )


def _drawn(mark: Mark) -> Cell:
    return Cell(f"{mark.words}; n=1", Meaning.STANCE, value=EMPTY, short="1", marks=(mark,))
