"""Rows of plain turns: of all who made one move they differ in names, counts and ids alone.

Of hundreds who vote alike, and moved alike, two votes are read for all.
"""

from __future__ import annotations

from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_key
from dipview.model.ids import position_id, position_parts, standing_id
from dipview.model.kinds import Kind
from dipview.standing.plain_turns import Move, PlainTurn
from dipview.standing.shifts import Turn
from dipview.views.parts.dates_in_words import WRITTEN
from dipview.views.parts.lazy_rows import Told, told_of
from dipview.views.row_cells import Cells
from dipview.views.shifts.shift_cells import holder_cell, n_cell, name_cell
from dipview.views.shifts.shift_rows import plain_turn_row, turn_row
from dipview.views.view import Cell, Row

_KEPT = 512
"""Moves that are kept: all to one vote, with those to the votes around it."""


class _Alike(NamedTuple):
    """What the rows of all have who made one move: that of one of them, taken apart."""

    issue: str
    statements: tuple[str, str]
    seen: tuple[Cell, ...]
    said: tuple[Cell, ...]
    """What is hidden and comes before the holders."""
    statuses: tuple[Cell, ...]
    """What is hidden and comes behind them."""


def row_of_turn(dataset: Dataset, turn: Turn | PlainTurn) -> Row:
    """Show what a holder said before and after.

    Exact words are shown as whose they are: then two who made one move need not have the same row.
    """
    if isinstance(turn, Turn):
        return turn_row(dataset, turn)
    if not (turn.move.before.unquoted and turn.move.after.unquoted):
        return plain_turn_row(dataset, turn)
    alike = _alike(dataset, (turn.issue, turn.move, WRITTEN.days), turn)
    holder = dataset.id_of(Kind.ACTOR, turn.holder)
    old, new = (position_id(each, alike.issue, holder) for each in alike.statements)
    when, _, change, issue, _, before, after, details, sources = alike.seen
    seen = (
        _of(new, when, when.value),
        name_cell(dataset, holder),
        *(change, issue, n_cell(turn.n)),
        *(_of(old, before, old), _of(new, after, new)),
        *(details, sources),
    )

    def hidden() -> tuple[Cell, ...]:
        """Make what programs alone are told."""
        own = holder_cell(dataset, holder)
        return (*alike.said, own, own, *alike.statuses)

    length = len(seen) + len(alike.said) + 2 + len(alike.statuses)
    return Row(id=standing_id(alike.issue, holder), cells=Cells(length, lambda: seen, hidden))


def told_of_turn(dataset: Dataset, turn: Turn | PlainTurn) -> Told:
    """Tell what the row of a turn is called and cites; of a plain turn nothing is read for that."""
    if isinstance(turn, Turn):
        return told_of(turn_row(dataset, turn))
    sets = dataset.sets
    said = (turn.move.before.statement, turn.move.after.statement)
    sources = [sets.sources[each - sets.first_statement] for each in said]
    holder, issue = (
        dataset.id_of(kind, number)
        for kind, number in ((Kind.ACTOR, turn.holder), (Kind.ISSUE, turn.issue))
    )
    cited = tuple(dataset.id_of(Kind.SOURCE, each) for each in dict.fromkeys(sources))
    return Told(standing_id(issue, holder), cited)


def _of(position: str, cell: Cell, value: object) -> Cell:
    """Give a cell as it is for one's own position."""
    return Cell(cell.text, cell.meaning, value, cell.short, parts=cell.parts, leads_to=position)


@kept_by_key(_KEPT)
def _alike(dataset: Dataset, _: tuple[int, Move, str], turn: PlainTurn) -> _Alike:
    """Make the row of one turn for all of the same issue, move and way to write days."""
    cells = tuple(plain_turn_row(dataset, turn).cells)
    seen, hidden = cells[:_SEEN], cells[_SEEN:]
    old, new = (str(cell.value) for cell in seen[_POSITIONS])
    return _Alike(
        issue=position_parts(new)[1],
        statements=(position_parts(old)[0], position_parts(new)[0]),
        seen=seen,
        said=hidden[:_HOLDERS],
        statuses=hidden[_HOLDERS + 2 :],
    )


_SEEN, _POSITIONS, _HOLDERS = 9, slice(5, 7), 10
"""How many cells are seen; where what was said before and after is among them, and where among
those that are hidden the holders."""
