"""Lists of a Word document: a section that is read from top to bottom, as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, islice
from typing import TypeAlias

from attrs import evolve

from dipview.computing import steps
from dipview.formats.docx import styles
from dipview.formats.docx.cells import Cells, only_cites
from dipview.formats.docx.grid import Grid, Laid, Page, height_of
from dipview.formats.docx.runs import Line, joined, line, marked, paragraph
from dipview.formats.docx.widths import Wish, longest_word, shared, width_of
from dipview.formats.table_shape import SAMPLE, TableShape, WrittenRow, shape_of
from dipview.model.values import frozen
from dipview.views.view import Cell, Column, Place, Row, Section

_BESIDE = 170
"""What a cell has of its width beside its text, in twentieths of a point."""
_MARGIN_MOST = 2100
_END_MOST = 1500
"""The widest that a column of dates, and one of numbers, gets."""
_UNBROKEN_MOST = 3400
"""The widest that either gets where a word in it would be broken."""
_MAIN_LEAST = 1500
"""The narrowest that a column of words should be."""

Rows: TypeAlias = Sequence[WrittenRow[Line | None]]
Wishes: TypeAlias = Mapping[tuple[int, ...], Sequence[Wish]]
"""What columns would like, by which of them say anything."""


@frozen(eq=False)
class Lists:
    """Writes lists as tables."""

    _cells: Cells
    """Writes their cells."""
    _ids: Mapping[str, str]
    """The id of each style by its name."""

    def wishes(self, sections: Sequence[Section]) -> Wishes:
        """Tell what the columns of sections would like, so that those alike stand alike."""
        if len(sections) == 1:
            return {}
        trial = Lists(self._cells.trial(), self._ids)
        found: dict[tuple[int, ...], list[Wish]] = {}
        for section in sections:
            shape = trial._shape(section)
            sample = [trial._written(shape, row) for row in islice(section.rows, SAMPLE)]
            shape = shape.keeping(sample)
            wishes = _wishes(shape, sample)
            before = found.get(shape.kept, wishes)
            found[shape.kept] = [a.with_(b) for a, b in zip(before, wishes, strict=True)]
        return found

    def table(self, section: Section, page: Page, wishes: Wishes) -> Iterator[str]:
        """Write a section.

        Args:
            section: The section.
            page: Where it stands.
            wishes: What columns would like, where those alike have been looked at.
        """
        shape = self._shape(section)
        rows = (self._written(shape, row) for row in steps(section.rows, "rows"))
        sample = list(islice(rows, SAMPLE))
        shape = shape.keeping(sample)
        if not shape.kept:
            return
        headed = not shape.names_rows and any(column.title for column in shape.columns)
        grid = Grid(
            style=self._ids[styles.LIST_TABLE],
            headed=headed,
            widths=tuple(shared(page.width, wishes.get(shape.kept) or _wishes(shape, sample))),
            page=page,
            title=section.title,
        )
        head = [self._head(column) for column in shape.columns] if headed else []
        laid = (self._row(shape, grid, row) for row in chain(sample, rows))
        yield from grid.table(head, laid, len(section.rows))

    def _written(self, shape: TableShape, row: Row) -> WrittenRow[Line | None]:
        return shape.written(row, self._cells.written, self._cells.detail)

    def _shape(self, section: Section) -> TableShape:
        """Tell which columns stand beside each other; one of nothing but notes has no room."""
        shape = shape_of(section)
        if not self._cells.notes.at_foot:
            return shape
        sample = [row.cells for row in islice(section.rows, SAMPLE)]
        bare = [i for i in shape.own[1:] if all(map(only_cites, (cells[i] for cells in sample)))]
        own = tuple(i for i in shape.own if i not in bare)
        return evolve(shape, own=own, below=(*shape.below, *bare))

    def _head(self, column: Column) -> str:
        name = styles.NUMBER_HEAD if column.place is Place.END else styles.HEAD
        return paragraph(line(column.title), self._ids[name])

    def _row(self, shape: TableShape, grid: Grid, row: WrittenRow[Line | None]) -> Laid:
        cells, highest = [], 0
        for place, column, width in zip(shape.kept, shape.columns, grid.widths, strict=True):
            lines = self._lines(shape, row, place, column)
            cells.append([(each, self._ids[name]) for each, name in lines])
            room = width - _BESIDE
            heights = [height_of(each, room, _size(name)) for each, name in lines]
            highest = max(highest, sum(heights))
        return Laid(cells, highest)

    def _lines(
        self, shape: TableShape, row: WrittenRow[Line | None], place: int, column: Column
    ) -> list[tuple[Line, str]]:
        """Give the lines of a cell, each with the name of its style; one at least."""
        name = styles.NUMBER if column.place is Place.END else styles.TEXT
        if row.row.faint:
            name = styles.FAINT
        elif shape.names_rows and place == 0:
            name = styles.LABEL
        own = row.own[place]
        lines = [(own, name)] if own else []
        if place != shape.carrier:
            return lines or [(Line("", ""), name)]
        lines += [(said, styles.TEXT) for said in row.said if said]
        words, marks = self._parted(row.below)
        if words:
            lines.append((joined(words), styles.DETAIL))
        if marks:
            last, name = lines.pop() if lines else (Line("", ""), name)
            lines.append((marked(last, joined(marks, ", ")), name))
        return lines or [(Line("", ""), name)]

    def _parted(self, below: Sequence[tuple[Cell, Line | None]]) -> tuple[list[Line], list[Line]]:
        """Part what stands below into words and marks of notes, which stand right behind them."""
        words: list[Line] = []
        marks: list[Line] = []
        for cell, written in below:
            if written:
                only_marks = self._cells.notes.at_foot and cell.citations and only_cites(cell)
                (marks if only_marks else words).append(written)
        return words, marks


def _size(name: str) -> float:
    return styles.SMALL_SIZE if name == styles.DETAIL else styles.TEXT_SIZE


def _wishes(shape: TableShape, sample: Rows) -> list[Wish]:
    """Tell what a list's columns would like: dates and numbers what they need, words the rest."""
    wishes = []
    for place, column in zip(shape.kept, shape.columns, strict=True):
        lines = [each for row in sample for each in _lines_at(shape, row, place)]
        least = max((longest_word(each.text, styles.TEXT_SIZE) for each in lines), default=0)
        most = max((width_of(each.text, styles.TEXT_SIZE) for each in lines), default=0)
        title = longest_word(column.title, styles.SMALL_SIZE)
        wish = Wish(max(least, title) + _BESIDE, max(most, title) + _BESIDE)
        wishes.append(_bounded(wish, column.place))
    return wishes


def _bounded(wish: Wish, place: Place) -> Wish:
    """Let a column of a list wish for no more than its place in a row allows."""
    if place is Place.MAIN:
        least = min(max(wish.least, _MAIN_LEAST), 2 * _MAIN_LEAST)
        return Wish(least, max(least, wish.most))
    most = _END_MOST if place is Place.END else _MARGIN_MOST
    # A bar, or an id, is not broken before it has to be.
    least = min(wish.most, max(most, min(wish.least, _UNBROKEN_MOST)))
    return Wish(least, least, grows=False)


def _lines_at(shape: TableShape, row: WrittenRow[Line | None], place: int) -> Iterator[Line]:
    """Go through the lines of a cell, for their widths."""
    own = row.own[place]
    if own:
        yield own
    if place == shape.carrier:
        yield from (each for each in row.said if each)
        yield from (each for _, each in row.below if each)
