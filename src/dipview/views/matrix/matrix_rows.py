"""The rows of a matrix: an actor each, with a cell for each issue, made when it is looked at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from dipview.computing import check
from dipview.model.kinds import Kind
from dipview.search.number_sets import Numbers, numbers_of
from dipview.standing.table import StandingTable
from dipview.views.matrix.series_columns import IssueColumn, series_cell
from dipview.views.matrix.single_cells import SingleCells
from dipview.views.parts.standing_cell import NOTHING, nothing_cell, standing_cell
from dipview.views.row_cells import LazyCells
from dipview.views.view import Cell, Meaning, Row


class MatrixRows:
    """Makes the rows of a matrix.

    Args:
        table: The standings.
        columns: The columns after the one of actors.
    """

    def __init__(self, table: StandingTable, columns: Sequence[IssueColumn]) -> None:
        self.table = table
        self.columns = columns

    def row(self, actor: str) -> Row:
        """Make the row of an actor."""
        made = _RowCells(self, actor)
        length = len(self.columns) + 1
        cells = LazyCells(length, made.at, made.in_words, made.in_values, made.word_at)
        return Row(id=actor, kind=Kind.ACTOR, cells=cells)

    @cached_property
    def single(self) -> SingleCells:
        """What draws standings on one position."""
        return SingleCells(self.table)

    @cached_property
    def numbers(self) -> Sequence[int]:
        """Of each column the number of its issue, or of its first text."""
        number_of = self.table.dataset.number_of
        return [number_of(column.texts[0]) or 0 for column in self.columns]

    @cached_property
    def places(self) -> Mapping[int, int]:
        """The places of columns by the numbers of their issues, those of a series left out."""
        numbered = enumerate(zip(self.numbers, self.columns, strict=True), 1)
        return {number: place for place, (number, column) in numbered if not column.of_series}

    @cached_property
    def of_series(self) -> Sequence[int]:
        """The places of columns that show the texts of a series."""
        return [place for place, column in enumerate(self.columns, 1) if column.of_series]


class _RowCells:
    """Makes the cells of a row: the actor's name first, then one for each issue."""

    def __init__(self, rows: MatrixRows, actor: str) -> None:
        self._rows = rows
        self._actor = actor

    @cached_property
    def _drawn(self) -> Mapping[int, Cell]:
        return self._rows.single.of(self._actor)

    @cached_property
    def _told(self) -> Numbers:
        return self._rows.single.told(self._actor)

    def at(self, place: int) -> Cell:
        """Make the cell at a place."""
        rows, actor = self._rows, self._actor
        if place == 0:
            return Cell(rows.table.dataset.actor(actor).name, Meaning.NAME, value=actor)
        column, number = rows.columns[place - 1], rows.numbers[place - 1]
        if column.of_series:
            return series_cell(rows.table, column, actor)
        position = rows.single.on(number, self._told)
        if position is not None:
            return rows.single.cell(position, actor, column.issue, number)
        standing = rows.table.at(actor, column.issue)
        return standing_cell(standing) if standing else nothing_cell(column.issue, actor)

    def word_at(self, place: int) -> Cell | None:
        """Give the cell at a place in words where very many are the same one, else None."""
        rows = self._rows
        if place == 0 or rows.columns[place - 1].of_series:
            return None
        number = rows.numbers[place - 1]
        if number not in self._found:
            return NOTHING
        return self._drawn.get(number)

    @cached_property
    def _found(self) -> Numbers:
        return self._rows.table.profile(self._actor).found

    def in_words(self) -> Sequence[Cell]:
        """Make all cells, as ``row_cells.in_words`` has them."""
        return self._completed(self._drawn)

    def in_values(self) -> Sequence[Cell]:
        """Make all cells, as ``row_cells.in_values`` has them."""
        return self._completed(self._rows.single.values(self._actor))

    def _completed(self, single: Mapping[int, Cell]) -> Sequence[Cell]:
        """Make all cells, those of standings on one position given by the number of the issue."""
        check()
        rows = self._rows
        cells = [self.at(0), *[single.get(number, NOTHING) for number in rows.numbers]]
        read = rows.table.profile(self._actor).found - numbers_of(single)
        places = [rows.places[number] for number in read if number in rows.places]
        for place in (*places, *rows.of_series):
            cells[place] = self.at(place)
        return cells
