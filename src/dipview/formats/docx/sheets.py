"""Sheets of a Word document: a section that is read both ways, on pages that are wide enough.

Where no page is, it is parted into blocks of columns, the first of all before each.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from dipview.computing import steps
from dipview.formats.docx import styles
from dipview.formats.docx.cells import Cells
from dipview.formats.docx.grid import Grid, Laid, Page, height_of
from dipview.formats.docx.runs import Line, line, paragraph
from dipview.formats.docx.widths import Wish, longest_word, shared, width_of
from dipview.formats.table_shape import SAMPLE, shape_of
from dipview.model.values import frozen
from dipview.views.view import Row, Section

_BESIDE = 165
"""What a cell has of its width beside its text, in twentieths of a point."""
_FIRST_MOST = 2700
"""The widest that the column of the rows' names gets."""
_LEAST = 1250
"""The narrowest that a column should be."""
_MOST = 3200
"""The widest that a column must be."""
_BOLDER = 1.06
"""How much wider bold type is."""
_LINES = 14
"""The most lines that a long cell should have."""


@frozen(eq=False)
class Sheets:
    """Writes sheets as tables."""

    _cells: Cells
    """Writes their cells."""
    _ids: Mapping[str, str]
    """The id of each style by its name."""

    def plan(self, sections: Sequence[Section], upright: Page, lying: Page) -> Plan:
        """Tell how sheets with the same columns are laid out: on which page, in which blocks."""
        needs = self._needs(sections)
        seen = shape_of(sections[0]).own
        plans = [
            _plan(page, size, seen, needs)
            for page, size in (
                (upright, styles.SMALL_SIZE),
                (lying, styles.SMALL_SIZE),
                (lying, styles.TIGHT_SIZE),
            )
        ]
        whole = next((plan for plan in plans if len(plan.blocks) == 1), None)
        return whole or min(plans[:-1], key=lambda plan: len(plan.blocks))

    def _needs(self, sections: Sequence[Section]) -> list[_Need]:
        """Tell how much is in the columns of sheets, as far as a sample shows it."""
        trial = self._cells.trial()
        needs = [_Need.of([column.title], head=True) for column in sections[0].columns]
        for row in (row for section in sections for row in islice(section.rows, SAMPLE)):
            for place, cell in enumerate(row.cells):
                texts = [each.text for each in trial.lines(cell)]
                needs[place] = needs[place].with_(_Need.of(texts, head=place == 0))
        return needs

    def table(self, section: Section, plan: Plan) -> Iterator[str]:
        """Write a section that is read both ways: the first cell of each row names it."""
        count = len(section.columns) - 1
        first = 1
        for block in plan.blocks:
            if first > 1:
                yield paragraph(Line("", ""), self._ids[styles.FACTS])
            if len(plan.blocks) > 1:
                last = first + len(block) - 2
                which = f"Columns {first:,} to {last:,} of {count:,}"
                yield paragraph(line(which), self._ids[styles.NOTE])
                first = last + 1
            yield from self._block(section, plan, block)

    def _block(self, section: Section, plan: Plan, block: Sequence[int]) -> Iterator[str]:
        """Write some columns of a sheet, the first of all before them."""
        grid = Grid(
            style=self._ids[styles.SHEET_TABLE],
            widths=tuple(shared(plan.page.width, [plan.wishes[i] for i in block])),
            page=plan.page,
            title=section.title,
        )
        look = self._ids[plan.looks[0]]
        head = [paragraph(line(section.columns[i].title), look) for i in block]
        rows = (self._row(grid, plan, block, row) for row in steps(section.rows, "rows"))
        yield from grid.table(head, rows, len(section.rows))

    def _row(self, grid: Grid, plan: Plan, block: Sequence[int], row: Row) -> Laid:
        cells, highest = [], 0
        for width, i in zip(grid.widths, block, strict=True):
            lines = self._cells.lines(row.cells[i]) or (Line("", ""),)
            cells.append([(each, self._ids[plan.looks[1]]) for each in lines])
            room = width - _BESIDE
            highest = max(highest, sum(height_of(e, room, plan.size) for e in lines))
        return Laid(cells, highest)


class _Need(NamedTuple):
    """What a column holds; widths are those of type of one point."""

    word: int = 0
    """Its widest word."""
    line: int = 0
    """Its widest line."""
    area: int = 0
    """All lines of its largest cell, behind each other."""

    @classmethod
    def of(cls, texts: Sequence[str], *, head: bool) -> _Need:
        """Reckon what lines need; heads are in bold type."""
        size = 100 * (_BOLDER if head else 1)
        widths = [width_of(text, size) for text in texts]
        words = (longest_word(text, size) for text in texts)
        # A heading may take lines of its own; a cell's are those that make a row high.
        return cls(max(words, default=0), max(widths, default=0), 0 if head else sum(widths))

    def with_(self, other: _Need) -> _Need:
        """Take what either needs."""
        return _Need(*map(max, zip(self, other, strict=True)))

    def wish(self, size: float, *, first: bool) -> Wish:
        """Tell how wide the column would be in type of a size, in points."""
        word, line, area = (int(each * size / 100) for each in self)
        tight = size < styles.SMALL_SIZE
        most = _FIRST_MOST if first else _MOST
        least = max(word, area // _LINES) + _BESIDE
        least = min(max(least, 0 if tight else _LEAST), most)
        widest = max(least, line + _BESIDE)
        return Wish(least, min(widest, most) if first else widest)


@frozen
class Plan:
    """How a sheet is laid out."""

    page: Page
    size: float
    """Of its type, in points."""
    blocks: tuple[tuple[int, ...], ...]
    """Indexes of columns, some at a time; each begins with the first of all."""
    wishes: tuple[Wish, ...]
    """How wide each column would be."""

    @property
    def looks(self) -> tuple[str, str]:
        """Names of the styles of heads and of cells."""
        if self.size < styles.SMALL_SIZE:
            return styles.TIGHT_HEAD, styles.TIGHT_TEXT
        return styles.SHEET_HEAD, styles.SHEET_TEXT


def _plan(page: Page, size: float, seen: Sequence[int], needs: Sequence[_Need]) -> Plan:
    wishes = tuple(need.wish(size, first=place == 0) for place, need in enumerate(needs))
    return Plan(page, size, tuple(_blocks(seen, wishes, page.width)), wishes)


def _blocks(seen: Sequence[int], wishes: Sequence[Wish], room: int) -> Iterator[tuple[int, ...]]:
    """Part columns into blocks of about as many each, that have room beside the first of all."""
    first, *rest = seen
    left = room - wishes[first].least
    needed, filled = 1, 0
    for i in rest:
        if filled and filled + wishes[i].least > left:
            needed, filled = needed + 1, 0
        filled += wishes[i].least
    size = -(-len(rest) // needed)
    block: list[int] = []
    for i in rest:
        wide = sum(wishes[each].least for each in block) + wishes[i].least > left
        if block and (wide or len(block) == size):
            yield (first, *block)
            block = []
        block.append(i)
    yield (first, *block)
