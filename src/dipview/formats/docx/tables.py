"""Tables of a Word document: a section as a table, or as several where a page is too narrow.

Column widths are fixed, so that a table looks alike in every program and ends at the margin. The
head stands on each page anew; a row stays on one page where it is short enough for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from attrs import evolve, frozen

from dipview.computing import steps
from dipview.formats.display import show
from dipview.formats.docx import styles
from dipview.formats.docx.cells import Cells
from dipview.formats.docx.runs import Line, joined, line, paragraph
from dipview.formats.docx.shell import Page
from dipview.formats.docx.widths import Wish, longest_word, shared, width_of
from dipview.formats.table_shape import SAMPLE, TableShape, WrittenRow, shape_of
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

_BESIDE_LIST = 170
"""What a list's cell has of its width beside its text, in twentieths of a point; of a sheet's:"""
_BESIDE_SHEET = 165
_MARGIN_MOST = 2100
_END_MOST = 1500
_FIRST_MOST = 2700
"""The widest that a column of dates, of numbers, and of the names of a sheet's rows gets."""
_MAIN_LEAST = 1500
_SHEET_LEAST = 1250
"""The narrowest that a column of words, and one of a sheet, should be."""
_SHEET_MOST = 3200
"""The widest that a column of a sheet must be."""
_BOLDER = 1.06
"""How much wider bold type is."""
_LINE_HEIGHT = 1.35
_FEW = 16
"""A table of no more rows stays together, where it takes no more of a page's height than:"""
_TOGETHER = 0.28
_WHOLE = 0.3
"""A row that takes more of a page's height than this may go over to the next page."""
_LINES = 14
"""The most lines that a long cell of a sheet should have."""


Lines: TypeAlias = Sequence[tuple[Line, str]]
"""The lines of a cell, one at least, each with the id of its style."""


class Laid(NamedTuple):
    """A row as it is laid out."""

    cells: Sequence[Lines]
    height: int
    """About, in twentieths of a point."""


@frozen
class Grid:
    """How the columns of a table are laid out."""

    style: str
    """Id of the table's style."""
    widths: tuple[int, ...]
    page: Page
    title: str
    """What the table is, for those who do not see it."""
    headed: bool = True
    """Its first row is a head."""

    def begin(self) -> str:
        """Write how the table begins."""
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        caption = escape(show(self.title).strip(), quote=True)
        told = f'<w:tblCaption w:val="{caption}"/>' if caption else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/>'
            f'<w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{0x0620 if self.headed else 0x0600:04X}"'
            f' w:firstRow="{self.headed:d}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="1" w:noVBand="1"/>{told}</w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
        )

    def head(self, cells: Sequence[str]) -> str:
        """Write the row that stands above the rest on each page."""
        return self._row("<w:cantSplit/><w:tblHeader/>", cells)

    def rows(self, rows: Iterable[Laid], count: int) -> Iterator[str]:
        """Write rows: a short table stays together, and no row stands alone at a page's edge."""
        rows = iter(rows)
        few = list(islice(rows, _FEW))
        room = self.page.height
        together = count <= _FEW and sum(row.height for row in few) < room * _TOGETHER
        for at, row in enumerate(chain(few, rows)):
            keep = at < count - 1 and (together or at in (0, count - 2))
            cells = ["".join(paragraph(each, id, keep=keep) for each, id in c) for c in row.cells]
            whole = row.height < room * _WHOLE
            yield self._row("<w:cantSplit/>" if whole else "", cells)

    def _row(self, properties: str, cells: Sequence[str]) -> str:
        fields = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(self.widths, cells, strict=True)
        )
        return f"<w:tr><w:trPr>{properties}</w:trPr>{fields}</w:tr>"


class Tables:
    """Writes sections as tables.

    Args:
        cells: Writes their cells.
        ids: The id of each style by its name.
    """

    def __init__(self, cells: Cells, ids: Mapping[str, str]) -> None:
        self._cells = cells
        self._ids = ids

    # Lists

    def listed(self, section: Section, page: Page) -> Iterator[str]:
        """Write a section that is read from top to bottom."""
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
            widths=tuple(_list_widths(shape, sample, page.width)),
            page=page,
            title=section.title,
        )
        yield grid.begin()
        if headed:
            yield grid.head([self._list_head(column) for column in shape.columns])
        laid = (self._list_row(shape, grid, row) for row in chain(sample, rows))
        yield from grid.rows(laid, len(section.rows))
        yield _END

    def _written(self, shape: TableShape, row: Row) -> WrittenRow[Line | None]:
        return shape.written(row, self._cells.written, self._cells.detail)

    def _shape(self, section: Section) -> TableShape:
        """Tell which columns stand beside each other; one of nothing but notes has no room."""
        shape = shape_of(section)
        if not self._cells.notes.at_foot:
            return shape
        sample = [row.cells for row in islice(section.rows, SAMPLE)]
        bare = [i for i in shape.own[1:] if all(map(_only_cites, (cells[i] for cells in sample)))]
        own = tuple(i for i in shape.own if i not in bare)
        return evolve(shape, own=own, below=(*shape.below, *bare))

    def _list_head(self, column: Column) -> str:
        name = styles.NUMBER_HEAD if column.place is Place.END else styles.HEAD
        return paragraph(line(column.title), self._ids[name])

    def _list_row(self, shape: TableShape, grid: Grid, row: WrittenRow[Line | None]) -> Laid:
        cells, highest = [], 0
        for place, column, width in zip(shape.kept, shape.columns, grid.widths, strict=True):
            lines = self._list_cell(shape, row, place, column)
            cells.append([(each, self._ids[name]) for each, name in lines])
            room = width - _BESIDE_LIST
            heights = [_height(each, room, _size(name)) for each, name in lines]
            highest = max(highest, sum(heights))
        return Laid(cells, highest)

    def _list_cell(
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
            lines.append((joined((last, joined(marks, ", ")), ""), name))
        return lines or [(Line("", ""), name)]

    def _parted(self, below: Sequence[tuple[Cell, Line | None]]) -> tuple[list[Line], list[Line]]:
        """Part what stands below into words and marks of notes, which stand right behind them."""
        words: list[Line] = []
        marks: list[Line] = []
        for cell, written in below:
            if written:
                only_marks = self._cells.notes.at_foot and cell.citations and _only_cites(cell)
                (marks if only_marks else words).append(written)
        return words, marks

    # Sheets

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

    def sheet(self, section: Section, plan: Plan) -> Iterator[str]:
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
        yield grid.begin()
        head = self._ids[plan.looks[0]]
        yield grid.head([paragraph(line(section.columns[i].title), head) for i in block])
        rows = (self._sheet_row(grid, plan, block, row) for row in steps(section.rows, "rows"))
        yield from grid.rows(rows, len(section.rows))
        yield _END

    def _sheet_row(self, grid: Grid, plan: Plan, block: Sequence[int], row: Row) -> Laid:
        cells, highest = [], 0
        for width, i in zip(grid.widths, block, strict=True):
            lines = self._cells.lines(row.cells[i]) or (Line("", ""),)
            cells.append([(each, self._ids[plan.looks[1]]) for each in lines])
            room = width - _BESIDE_SHEET
            highest = max(highest, sum(_height(e, room, plan.size) for e in lines))
        return Laid(cells, highest)


_END = "</w:tbl>"


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
        most = _FIRST_MOST if first else _SHEET_MOST
        least = max(word, area // _LINES) + _BESIDE_SHEET
        least = min(max(least, 0 if tight else _SHEET_LEAST), most)
        widest = max(least, line + _BESIDE_SHEET)
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


def _only_cites(cell: Cell) -> bool:
    """Tell whether a cell says nothing but where something is printed."""
    return not cell.text.strip() or (cell.meaning is Meaning.SOURCE and bool(cell.citations))


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


def _height(line: Line, room: int, size: float) -> int:
    """Reckon how high a paragraph is."""
    lines = 1 + width_of(line.text, size) // max(1, room)
    return int(lines * size * 20 * _LINE_HEIGHT)


def _size(name: str) -> float:
    return styles.SMALL_SIZE if name == styles.DETAIL else styles.TEXT_SIZE


def _list_widths(
    shape: TableShape, sample: Sequence[WrittenRow[Line | None]], room: int
) -> list[int]:
    """Share a page among a list's columns: dates and numbers get what they need, words the rest."""
    wishes = []
    for place, column in zip(shape.kept, shape.columns, strict=True):
        lines = [each for row in sample for each in _lines_at(shape, row, place)]
        least = max((longest_word(each.text, styles.TEXT_SIZE) for each in lines), default=0)
        most = max((width_of(each.text, styles.TEXT_SIZE) for each in lines), default=0)
        title = longest_word(column.title, styles.SMALL_SIZE)
        wish = Wish(max(least, title) + _BESIDE_LIST, max(most, title) + _BESIDE_LIST)
        wishes.append(_bounded_in_list(wish, column.place))
    return shared(room, wishes)


def _bounded_in_list(wish: Wish, place: Place) -> Wish:
    """Let a column of a list wish for no more than its place in a row allows."""
    if place is Place.MAIN:
        least = min(max(wish.least, _MAIN_LEAST), 2 * _MAIN_LEAST)
        return Wish(least, max(least, wish.most))
    most = _END_MOST if place is Place.END else _MARGIN_MOST
    least = min(wish.most, most)
    return Wish(least, least, grows=False)


def _lines_at(shape: TableShape, row: WrittenRow[Line | None], place: int) -> Iterator[Line]:
    """Go through the lines of a cell, for their widths."""
    own = row.own[place]
    if own:
        yield own
    if place == shape.carrier:
        yield from (each for each in row.said if each)
        yield from (each for _, each in row.below if each)
