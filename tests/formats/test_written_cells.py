"""Written cells: a cell is written once, however many rows share it, and never as another."""

from __future__ import annotations

from dipview.formats import written_cells
from dipview.formats.written_cells import WrittenCells
from dipview.views.view import Cell


def test_a_cell_that_is_shared_is_written_once() -> None:
    asked: list[str] = []

    def write(cell: Cell) -> str:
        asked.append(cell.text)
        return cell.text.upper()

    written, shared = WrittenCells(write), Cell("a")
    assert [written(each) for each in (shared, Cell("b"), shared)] == ["A", "B", "A"]
    assert asked == ["a", "b"]


def test_cells_that_come_and_go_are_each_written_as_they_are() -> None:
    """Python gives the place of one that went to the next."""
    written = WrittenCells(lambda cell: cell.text)
    texts = [str(number) for number in range(3 * written_cells._KEPT)]
    assert [written(Cell(text)) for text in texts] == texts
