"""Cells of a row: those that are seen are there, hidden ones are made when they are asked for."""

from __future__ import annotations

from dipview.views.row_cells import Cells
from dipview.views.view import Cell

SEEN, HIDDEN = (Cell("name"), Cell("office")), (Cell("code"),)


def test_hidden_cells_are_made_once_and_only_when_asked_for() -> None:
    made: list[int] = []

    def hidden() -> tuple[Cell, ...]:
        made.append(1)
        return HIDDEN

    cells = Cells(3, lambda: SEEN, hidden)
    assert (len(cells), cells[0], cells[1]) == (3, *SEEN)
    assert not made
    assert (cells[2], cells[-1], list(cells)) == (HIDDEN[0], HIDDEN[0], [*SEEN, *HIDDEN])
    assert cells[1:] == (SEEN[1], HIDDEN[0])
    assert len(made) == 1


def test_they_are_the_same_as_cells_made_at_once() -> None:
    cells = Cells(3, lambda: SEEN, lambda: HIDDEN)
    assert cells == SEEN + HIDDEN
    assert cells == Cells(3, lambda: SEEN + HIDDEN, tuple)
    assert cells != (*SEEN, Cell("other"))
    assert hash(cells) == hash(SEEN + HIDDEN)
