"""Single positions as cells: where one tells a standing, which is the only or the latest one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial

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
from dipview.views.parts.positions_by_mark import by_mark, mark_at
from dipview.views.view import Cell, Meaning

_KEPT = 512
"""Cells that are kept once they are drawn: what is the same cell is written once."""


class SingleCells:
    """Draws standings that one position tells, without a look at it: the only one, or the latest.

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
        """Draw, by the number of an issue, each standing that one position tells.

        They are cells in words (see ``row_cells.in_words``): those that say the same are one.
        """
        found: dict[int, Cell] = {}
        issues = columns_of(self._table.dataset).issues
        counts = self._counts(holder)
        for mark, positions in by_mark(self._table.dataset, self.told(holder)):
            on = taken(issues, positions)
            found.update(dict.fromkeys(on, _drawn(mark, 1)))
            several = [*filter(counts.__contains__, on)]
            drawn = {n: _drawn(mark, n) for n in {counts[issue] for issue in several}}
            found.update({issue: drawn[counts[issue]] for issue in several})
        return found

    def told(self, holder: str) -> Numbers:
        """Give the positions that tell alone where a holder stands, one for each issue at most."""
        if self._table.rolled_up(holder):
            return NONE
        profile = self._table.profile(holder)
        return (profile.single | profile.latest.positions) - self._special

    def _counts(self, holder: str) -> Mapping[int, int]:
        """Give on how many statements standings rest, by issue, where that is not one."""
        return self._table.profile(holder).latest.counts

    def on(self, issue: int, told: Numbers) -> int | None:
        """Give which of the positions of a holder tells a standing, by the number of its issue."""
        found = told & columns_of(self._table.dataset).on(issue)
        return found[0] if found else None

    def cell(self, position: int, holder: str, issue: str, number: int) -> Cell:
        """Make what ``standing_cell`` makes of a standing that one position tells.

        Args:
            position: The number of the position.
            holder: Who stands there.
            issue: On what.
            number: The number of that.
        """
        mark, n = mark_at(self._table.dataset, position), self._counts(holder).get(number, 1)
        value = self._value(_alike(mark, n), position)
        return _drawn(mark, n)._replace(value=value, leads_to=standing_id(issue, holder))

    def values(self, holder: str) -> Mapping[int, Cell]:
        """Give, by the number of an issue, a cell with what programs read of such a standing."""
        found: dict[int, Cell] = {}
        issues = columns_of(self._table.dataset).issues
        counts = self._counts(holder)
        for mark, positions in by_mark(self._table.dataset, self.told(holder)):
            for position, issue in zip(positions, taken(issues, positions), strict=True):
                alike = _alike(mark, counts.get(issue, 1))
                found[issue] = Cell(value=self._value(alike, position))
        return found

    def _value(self, alike: Callable[[], Mapping[str, object]], position: int) -> AlikeValue:
        """Give a standing on one position for programs, as ``standing_value`` does."""
        return AlikeValue(
            alike, "positions", partial(_positions, self._ids, position - self._first)
        )


def _positions(ids: Sequence[str], place: int) -> list[str]:
    return [ids[place]]


@lru_cache(maxsize=_KEPT)
def _alike(mark: Mark, n: int) -> Callable[[], Mapping[str, object]]:
    """Give what makes what standings with a mark have in common."""
    return partial(
        dict[str, object],
        stance=mark.stance.value if mark.stance else None,
        mixed=[],
        basis=mark.basis.value,
        second_hand=mark.second_hand,
        conditions=[],
        n=n,
        disputed=False,
        rolled_up={},
        positions=[],
    )


@lru_cache(maxsize=_KEPT)
def _drawn(mark: Mark, n: int) -> Cell:
    return Cell(f"{mark.words}; n={n}", Meaning.STANCE, value=EMPTY, short=str(n), marks=(mark,))
