"""Row layout: where the columns of a section stand, and the lines that its rows take."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import NamedTuple

from dipview.formats.safe_text import show
from dipview.tui.theme import Role
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.tui.widgets.row_texts import detailed, under_lines
from dipview.tui.widgets.text_spans import Line, TextSpan, fit, pad, width_of, wrap
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

GUTTER = 1
"""Cells at the left of every line, for the cursor bar, pins and marks."""
_WIDEST = {Place.MARGIN: 18, Place.END: 12}
_WIDEST_WRAPPED = {Place.MARGIN: 28, Place.END: 12}
_LEAST_TEXT = 8
_GLYPH = 3
"""Cells of a narrow column that holds no more than a glyph."""
_BESIDE = 96
"""From this width on, wrapped rows have their second column beside the first."""
_BESIDE_SHARE = 0.46
_NARROW = 40
"""Below this width, dates stand before the details on the second line, and leave the first one."""
_TEXT_SHARE = 0.55
"""They do so wherever else less than this share of the width would be left for the words."""


def row_height(columns: Iterable[Column]) -> int:
    """Count the lines of text that every row of a section of these columns takes."""
    return 2 if any(column.place is Place.UNDER for column in columns) else 1


class Lines(NamedTuple):
    """How many lines a row may take, where texts are not drawn whole."""

    text: int = 1
    under: int = 1
    all: int = 2

    @staticmethod
    def beside_air(columns: Iterable[Column], *, airy: bool) -> Lines:
        """Give the lines of rows of one height: a long text has what is blank after a short one."""
        height = row_height(columns) + airy
        return Lines(text=height, under=height, all=height)


class Grid:
    """The columns of one section, or of several that have the same ones.

    The narrow columns at both sides are as wide as the widest cell that was measured, up to a
    limit. They grow as more rows are measured and never shrink, so that scrolling does not make
    them jump.
    """

    def __init__(self, columns: Sequence[Column], renderer: RowRenderer) -> None:
        self._columns = tuple(columns)
        self._renderer = renderer
        self._at: dict[Place, list[int]] = {place: [] for place in Place}
        for index, column in enumerate(self._columns):
            self._at[_drawn_at(column)].append(index)
        self._widths = dict.fromkeys(self._at[Place.MARGIN] + self._at[Place.END], 0)
        self._dated: set[int] = set()
        self._numbers: tuple[int, ...] = ()
        self._headed: tuple[int, ...] = ()
        """Columns that are at least as wide as their headings."""
        self._main = 0
        self._text = 0
        """The widest text beside columns at the end, where it is all that there is; else 0."""

    def find_numbers(self, row: Row) -> bool:
        """Look in a row for columns of numbers, which need a heading; tells whether any has one.

        A number in the margin is as wide as its heading, and so are several at the end; a single
        one at the end has room before it.
        """
        at = [
            index
            for index in self._widths
            if index < len(row.cells) and row.cells[index].meaning is Meaning.COUNT
        ]
        self._numbers = tuple(at)
        ends = self._counts
        self._headed = tuple(index for index in at if index not in ends or len(ends) > 1)
        return bool(at)

    @property
    def _counts(self) -> list[int]:
        """The columns of numbers at the end."""
        return [at for at in self._numbers if _drawn_at(self._columns[at]) is Place.END]

    def headings(self, width: int, title: Line = ()) -> Line:
        """Write the headings of the columns of numbers, above these.

        Args:
            width: Cells of the line.
            title: What stands at the left, where no heading does.
        """
        shown, short = self._shown(width), self._is_short(width)
        margin = [index for index in shown if index in self._at[Place.MARGIN]]
        ends = [index for index in shown if index not in margin and index in self._numbers]
        left = title
        if any(index in self._numbers for index in margin):
            left = self._headings(margin, shown, short=short)
        right = (*self._headings(ends, shown, short=short), TextSpan(" ")) if ends else ()
        if len(ends) == 1:
            right = (*self._heading(ends[0], short=short), TextSpan(" "))
        room = width - width_of(right)
        if left is title and room <= width_of(title):
            return fit(title, width)
        return (*pad(left, room), *right) if room > 0 else fit(left, width)

    def _headings(self, indexes: Iterable[int], shown: Mapping[int, int], *, short: bool) -> Line:
        spans: Line = ()
        for index in indexes:
            blank = (TextSpan(" " * self._gap(index, shown[index])),)
            line = self._heading(index, short=short) if index in self._numbers else ()
            if _drawn_at(self._columns[index]) is Place.END:
                spans += blank + pad(line, shown[index], right=True)
            else:
                spans += pad(line, shown[index]) + blank
        return spans

    def _heading(self, index: int, *, short: bool) -> Line:
        column = self._columns[index]
        text = column.short if short and column.short else column.title
        return (TextSpan(show(text), Role.QUIET),)

    def measure(self, rows: Iterable[Row]) -> bool:
        """Make the narrow columns wide enough for ``rows``; tells whether any has grown."""
        grown = False
        for row in rows:
            for index, width in self._widths.items():
                if index >= len(row.cells):
                    continue
                place = _drawn_at(self._columns[index])
                if row.cells[index].meaning is Meaning.DATE and place is Place.MARGIN:
                    self._dated.add(index)
                cells = width_of(self._renderer.cell(row.cells[index], place))
                widest = (_WIDEST_WRAPPED if self._renderer.wrap else _WIDEST)[place]
                if min(cells, widest) > width:
                    self._widths[index] = min(cells, widest)
                    grown = True
            if self._renderer.wrap and self._at[Place.UNDER]:
                self._main = max(self._main, width_of(self._main_of(row)))
            elif self._at[Place.END] and not self._at[Place.UNDER]:
                self._text = max(self._text, width_of(self._main_of(row)))
        return grown

    def _main_of(self, row: Row) -> Line:
        return self._renderer.joined(self._cells_at(row, Place.MAIN), Place.MAIN, faint=row.faint)

    def _cells_at(self, row: Row, place: Place) -> list[Cell]:
        return [row.cells[index] for index in self._at[place] if index < len(row.cells)]

    def _shown(self, width: int) -> dict[int, int]:
        """Choose the narrow columns that fit: text first.

        Of several numbers at the end the last goes first, of others the widest, a date last. Where
        short headings make room for more, numbers are worth a larger share of the width.
        """
        short = self._is_short(width)
        shown, least = self._unstacked(width, short=short), self._least(width, short=short)
        while shown and width - self._taken(shown) - 1 < least:
            counts = [at for at in self._counts if at in shown]
            widest = max(shown, key=lambda at: (at not in self._dated, shown[at]))
            del shown[counts[-1] if len(counts) > 1 else widest]
        return shown

    def _is_short(self, width: int) -> bool:
        """Tell whether headings are to be short: where else not all columns would fit."""
        if not any(self._columns[at].short for at in self._headed):
            return False
        taken = self._taken(self._unstacked(width, short=False))
        return width - taken - 1 < self._least(width, short=False)

    def _unstacked(self, width: int, *, short: bool) -> dict[int, int]:
        """Give the cells of each narrow column that stands beside the text."""
        stacked = self._stacked(width)
        sizes = self._sizes(short=short)
        return {at: cells for at, cells in sizes.items() if cells and at not in stacked}

    def _sizes(self, *, short: bool) -> dict[int, int]:
        """Give the cells of each narrow column, as wide as what was measured and its heading."""
        sizes = dict(self._widths)
        for at in self._headed:
            sizes[at] = max(sizes[at], width_of(self._heading(at, short=short)))
        return sizes

    def _least(self, width: int, *, short: bool) -> int:
        """Give how much of a width is left for the text, at least."""
        least = max(_LEAST_TEXT, width // 3 if short else width * 2 // 5)
        return min(least, self._text) if self._text else least

    def _taken(self, shown: Mapping[int, int]) -> int:
        """Count the cells that narrow columns take, with the space beside each."""
        return sum(cells + self._gap(index, cells) for index, cells in shown.items())

    def _gap(self, index: int, cells: int) -> int:
        """Give the space between a narrow column and its neighbour.

        A glyph stands closer; of two numbers beside each other, one could be taken for a part of
        the other.
        """
        return 1 if cells <= _GLYPH and index not in self._counts[1:] else 2

    def _stacked(self, width: int) -> set[int]:
        """Tell which columns of dates stand on the second line."""
        if self._renderer.wrap or not self._at[Place.UNDER]:
            return set()
        sizes = self._sizes(short=False)
        taken = self._taken({at: cells for at, cells in sizes.items() if cells})
        narrow = width < _NARROW or width - taken < width * _TEXT_SHARE
        return self._dated if narrow else set()

    def draw(self, row: Row, width: int, most: Lines | None = None) -> list[Line]:
        """Draw a row on the lines that it takes.

        Args:
            row: What to draw.
            width: Cells of a line, without the gutter.
            most: The lines that it may take, where the renderer does not wrap; None for
                ``row_height``.

        Returns:
            Lines of at most ``width`` cells.
        """
        most = most or Lines.beside_air(self._columns, airy=False)
        shown = self._shown(width)
        margin = [index for index in shown if index in self._at[Place.MARGIN]]
        end = [index for index in shown if index not in margin]
        left = self._blocks(row, margin, shown)
        right = self._blocks(row, end, shown)
        room = width - self._taken(shown) - bool(right)
        below = room
        if self._is_short(width) and all(len(block) == 1 for block in right):
            below = width - self._taken({at: shown[at] for at in margin})
        text = self._texts(row, room, below, most, self._stacked(width))
        tall = max(len(text), *map(len, left), *map(len, right), 0)
        lines: list[Line] = []
        for at in range(tall):
            line = self._side(left, margin, shown, at) + (text[at] if at < len(text) else ())
            if ends := self._side(right, end, shown, at):
                line = pad(line, width - width_of(ends) - 1) + ends
            lines.append((*line, TextSpan(" ")) if right and at == 0 else line)
        return lines + self._left_over(row, shown, width)

    def _left_over(self, row: Row, shown: Container[int], width: int) -> list[Line]:
        """Draw the narrow cells that have no room beside a text that is drawn whole, below it."""
        if not self._renderer.wrap:
            return []
        cells = [row.cells[at] for at in self._widths if at not in shown and at < len(row.cells)]
        line = self._renderer.joined(cells, Place.MARGIN, faint=row.faint)
        return wrap(line, width) if line else []

    def _blocks(
        self, row: Row, indexes: Iterable[int], shown: Mapping[int, int]
    ) -> list[list[Line]]:
        """Draw the narrow cells of one side, each on as many lines as it takes if it is whole."""
        blocks: list[list[Line]] = []
        for index in indexes:
            cell = row.cells[index] if index < len(row.cells) else None
            place = _drawn_at(self._columns[index])
            line = self._renderer.cell(cell, place, faint=row.faint) if cell else ()
            blocks.append(wrap(line, shown[index]) if self._renderer.wrap else [line])
        return blocks

    def _side(
        self,
        blocks: Sequence[Sequence[Line]],
        indexes: Sequence[int],
        shown: Mapping[int, int],
        at: int,
    ) -> Line:
        """Put a line of the narrow cells of one side together, each as wide as its column."""
        spans: Line = ()
        for block, index in zip(blocks, indexes, strict=True):
            line = block[at] if at < len(block) else ()
            blank = (TextSpan(" " * self._gap(index, shown[index])),)
            if _drawn_at(self._columns[index]) is Place.END:
                spans += blank + pad(line, shown[index], right=True)
            else:
                spans += pad(line, shown[index]) + blank
        return (
            spans if any(span.text.strip() for span in spans) or not self._is_end(indexes) else ()
        )

    def _is_end(self, indexes: Sequence[int]) -> bool:
        return any(_drawn_at(self._columns[index]) is Place.END for index in indexes)

    def _texts(
        self, row: Row, width: int, below: int, most: Lines, stacked: set[int]
    ) -> list[Line]:
        """Draw the texts of a row: in a width beside the counts, details in what is below them."""
        under = [row.cells[at] for at in sorted(stacked) if at < len(row.cells)]
        under += self._cells_at(row, Place.UNDER)
        if self._renderer.wrap:
            return self._whole(row, under, width, below)
        has_under = bool(self._at[Place.UNDER])
        text = max(1, min(most.text, most.all - has_under))
        cells = self._cells_at(row, Place.MAIN)
        main = detailed(self._renderer, cells, width, text, faint=row.faint)
        if not has_under:
            return main
        left = max(1, min(most.under, most.all - len(main)))
        return main + under_lines(self._renderer, under, below, left, faint=row.faint)

    def _whole(self, row: Row, cells: Iterable[Cell], width: int, below: int) -> list[Line]:
        main = self._main_of(row)
        under = self._renderer.joined(cells, Place.UNDER, faint=row.faint)
        if under and width >= _BESIDE:
            return self._beside(main, under, width)
        return wrap(main, width) + (wrap(under, below) if under else [])

    def _beside(self, main: Line, under: Line, width: int) -> list[Line]:
        first = min(self._main, int(width * _BESIDE_SHARE))
        lines = wrap(main, first)
        others = wrap(under, width - first - 3)
        blank: Line = ()
        lines += [blank] * (len(others) - len(lines))
        others += [blank] * (len(lines) - len(others))
        return [
            pad(line, first + 3) + other if other else line
            for line, other in zip(lines, others, strict=True)
        ]


def _drawn_at(column: Column) -> Place:
    return Place.MARGIN if column.place in (Place.MARK, Place.SCREEN) else column.place


class Grids:
    """The grids of a view: sections with the same columns share one, so that they line up."""

    def __init__(self, renderer: RowRenderer) -> None:
        self.wrap = renderer.wrap
        self._renderer = renderer
        self._grids: dict[tuple[tuple[str, Place], ...], Grid] = {}

    def of(self, section: Section) -> Grid:
        """Give the grid of a section."""
        key = tuple((column.key, column.place) for column in section.columns)
        if key not in self._grids:
            self._grids[key] = Grid(section.columns, self._renderer)
        return self._grids[key]
