"""Single positions as cells: where one position alone says where a holder stands, by its number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.numbered_records import ranges_of
from dipview.model.ids import standing_id
from dipview.model.kinds import Kind
from dipview.model.positions import Basis
from dipview.model.stances import Stance
from dipview.model.statements import RecordStatus
from dipview.search.number_sets import union
from dipview.standing.columns import columns_of, taken
from dipview.standing.table import StandingTable
from dipview.views.parts.marks import Mark
from dipview.views.view import Cell, Meaning

_STANCES = tuple(Stance)


class LaterValue(Mapping[str, object]):
    """What a program reads of a cell, made when it is read: most cells are only drawn."""

    __slots__ = ("_made", "_make")

    def __init__(self, make: Callable[[], Mapping[str, object]]) -> None:
        self._make = make
        self._made: Mapping[str, object] | None = None

    def _read(self) -> Mapping[str, object]:
        if self._made is None:
            self._made = self._make()
        return self._made

    def __getitem__(self, key: str) -> object:
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __hash__(self) -> int:
        return id(self)


class SingleCells:
    """Draws standings that rest on one position, without a look at it.

    Args:
        table: The standings.
    """

    def __init__(self, table: StandingTable) -> None:
        self._table = table
        dataset, sets = table.dataset, table.dataset.sets
        self._first = sets.first_position
        self._stances = bytearray(dataset.counts()[Kind.POSITION])
        for code, stance in enumerate(_STANCES):
            for number in sets.stances[stance]:
                self._stances[number - self._first] = code
        disputed = sets.positions_of(sets.statuses[RecordStatus.DISPUTED])
        told = (Feature.CONDITIONAL, Feature.FALLBACK, Feature.VALUED)
        self._special = union((disputed, *(sets.features[each] for each in told)))

    def of(self, holder: str) -> Mapping[int, int]:
        """Give, by the number of an issue, the holder's position that alone tells its standing."""
        if self._table.rolled_up(holder):
            return {}
        single = self._table.profile(holder).single - self._special
        return dict(zip(taken(columns_of(self._table.dataset).issues, single), single, strict=True))

    def cell(self, holder: str, issue: str, position: int) -> Cell:
        """Draw a standing as ``stands.standing_cell`` does."""
        dataset, sets = self._table.dataset, self._table.dataset.sets
        stance = _STANCES[self._stances[position - self._first]]
        stated = position in sets.bases[Basis.STATED]
        basis = Basis.STATED if stated else _basis_of(dataset, position)
        second_hand = position in sets.features[Feature.SECOND_HAND]
        text, mark = _drawn(stance, basis, second_hand)

        def value() -> Mapping[str, object]:
            """Give what the cell is as data, made when a document asks for it."""
            first = ranges_of(dataset.counts())[Kind.POSITION].start
            return {
                "stance": stance.value,
                "mixed": [],
                "basis": basis.value,
                "second_hand": second_hand,
                "conditions": [],
                "n": 1,
                "disputed": False,
                "rolled_up": {},
                "positions": [dataset.ids(Kind.POSITION)[position - first]],
            }

        return Cell(
            text,
            Meaning.STANCE,
            value=LaterValue(value),
            short="1",
            marks=(mark,),
            leads_to=standing_id(issue, holder),
        )


def _basis_of(dataset: Dataset, position: int) -> Basis:
    return next(basis for basis, numbers in dataset.sets.bases.items() if position in numbers)


@lru_cache(maxsize=256)
def _drawn(stance: Stance, basis: Basis, second_hand: bool) -> tuple[str, Mark]:
    mark = Mark(stance=stance, basis=basis, second_hand=second_hand)
    return f"{mark.words}; n=1", mark
