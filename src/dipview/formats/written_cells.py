"""Written cells: what is written of a cell that row after row shares is written once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from dipview.views.view import Cell

_KEPT = 512
"""How many cells are known at once."""
Written = TypeVar("Written")


class WrittenCells(Generic[Written]):
    """Writes cells in one way.

    Args:
        write: Writes a cell.
    """

    def __init__(self, write: Callable[[Cell], Written]) -> None:
        self._write = write
        self._known: dict[int, tuple[Cell, Written]] = {}
        """By its identity, each cell beside what was written: so no other gets its identity."""

    def __call__(self, cell: Cell) -> Written:
        """Write a cell."""
        known = self._known.get(id(cell))
        return self._new(cell) if known is None else known[1]

    def each(self, cells: Iterable[Cell]) -> list[Written]:
        """Write the cells of a row."""
        known, new = self._known.get, self._new
        return [new(cell) if (told := known(id(cell))) is None else told[1] for cell in cells]

    def _new(self, cell: Cell) -> Written:
        if len(self._known) >= _KEPT:
            self._known.clear()
        text = self._write(cell)
        self._known[id(cell)] = cell, text
        return text
