"""Row layout: where the columns of a section stand, and the lines that its rows take."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dipview.formats.display import show
from dipview.tui.theme import Look
from dipview.tui.widgets.row_drawing import Pen, between
from dipview.tui.widgets.runs import Line, Run, fit, pad, width_of, wrap
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

GUTTER = 1
"""Cells at the left of every line, for the cursor bar, pins and marks."""
_WIDEST = {Place.MARGIN: 18, Place.END: 12}
_WIDEST_WRAPPED = {Place.MARGIN: 28, Place.END: 12}
_LEAST_TEXT = 8
_LEAST_DETAIL = 14
_KEPT = (Meaning.WARNING, Meaning.SOURCE)
_AFTER_NAME = between(Place.UNDER, Meaning.NAME)
_AFTER_DETAIL = between(Place.UNDER, Meaning.QUIET)
_BESIDE = 96
"""From this width on, wrapped rows have their second column beside the first."""
_BESIDE_SHARE = 0.46


def row_height(columns: Iterable[Column]) -> int:
    """Count the lines of text that every row of a section of these columns takes."""
    return 2 if any(column.place is Place.UNDER for column in columns) else 1


class Grid:
    """The columns of one section, or of several that have the same ones.

    The narrow columns at both sides are as wide as the widest cell that was measured, up to a
    limit. They grow as more rows are measured and never shrink, so that scrolling does not make
    them jump.
    """

    def __init__(self, columns: Sequence[Column], pen: Pen) -> None:
        self._columns = tuple(columns)
        self._pen = pen
        self._at: dict[Place, list[int]] = {place: [] for place in Place}
        for index, column in enumerate(self._columns):
            self._at[_drawn_at(column)].append(index)
        self._widths = dict.fromkeys(self._at[Place.MARGIN] + self._at[Place.END], 0)
        self._numbers: tuple[int, ...] = ()
        self._main = 0

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
        ends = [index for index in at if index in self._at[Place.END]]
        for index in at:
            if index not in ends or len(ends) > 1:
                title = width_of(self._heading(index))
                self._widths[index] = max(self._widths[index], title)
        return bool(at)

    def headings(self, width: int, title: Line = ()) -> Line:
        """Write the headings of the columns of numbers, above these.

        Args:
            width: Cells of the line.
            title: What stands at the left, where no heading does.
        """
        shown = self._shown(width)
        margin = [index for index in shown if index in self._at[Place.MARGIN]]
        ends = [index for index in shown if index not in margin and index in self._numbers]
        left = title
        if any(index in self._numbers for index in margin):
            left = self._headed(margin, shown)
        right = (*self._headed(ends, shown), Run(" ")) if ends else ()
        if len(ends) == 1:
            right = (*self._heading(ends[0]), Run(" "))
        room = width - width_of(right)
        if left is title and room <= width_of(title):
            return fit(title, width)
        return (*pad(left, room), *right) if room > 0 else fit(left, width)

    def _headed(self, indexes: Iterable[int], shown: Mapping[int, int]) -> Line:
        runs: Line = ()
        for index in indexes:
            blank = (Run(" " * (_with_gap(shown[index]) - shown[index])),)
            line = self._heading(index) if index in self._numbers else ()
            if _drawn_at(self._columns[index]) is Place.END:
                runs += blank + pad(line, shown[index], right=True)
            else:
                runs += pad(line, shown[index]) + blank
        return runs

    def _heading(self, index: int) -> Line:
        return (Run(show(self._columns[index].title), Look.QUIET),)

    def measure(self, rows: Iterable[Row]) -> bool:
        """Make the narrow columns wide enough for ``rows``; tells whether any has grown."""
        grown = False
        for row in rows:
            for index, width in self._widths.items():
                if index >= len(row.cells):
                    continue
                place = _drawn_at(self._columns[index])
                cells = width_of(self._pen.cell(row.cells[index], place))
                widest = (_WIDEST_WRAPPED if self._pen.wrap else _WIDEST)[place]
                if min(cells, widest) > width:
                    self._widths[index] = min(cells, widest)
                    grown = True
            if self._pen.wrap and self._at[Place.UNDER]:
                self._main = max(self._main, width_of(self._main_of(row)))
        return grown

    def _main_of(self, row: Row) -> Line:
        return self._pen.joined(self._cells_at(row, Place.MAIN), Place.MAIN, faint=row.faint)

    def _main_within(self, row: Row, width: int) -> Line:
        """Draw the first line; details that do not fit beside the text are left out, not cut."""
        whole = self._main_of(row)
        if self._pen.wrap or width_of(whole) <= width:
            return whole
        cells = self._cells_at(row, Place.MAIN)
        kept = [*cells[:1], *(each for each in cells[1:] if each.meaning is not Meaning.QUIET)]
        return self._pen.joined(kept, Place.MAIN, faint=row.faint)

    def _under_of(self, row: Row, width: int) -> Line:
        """Draw the second line; where it is too long, its details are what goes first.

        Then goes the source; the name, and what is to be careful with, go last.
        """
        cells = self._cells_at(row, Place.UNDER)
        whole = self._under(cells, row)
        if self._pen.wrap or width_of(whole) <= width:
            return whole
        others = [each for each in cells if each.meaning not in _KEPT]
        name = self._under([each for each in others[:1] if each.meaning is Meaning.NAME], row)
        for kept in (_KEPT, _KEPT[:1]):
            tail = self._under([each for each in cells if each.meaning in kept], row)
            room = width - width_of(tail) - len(_AFTER_DETAIL)
            spare = room - width_of(name)
            if not tail or spare < 0:
                continue
            if name and spare < _LEAST_DETAIL:
                return (*name, Run(_AFTER_NAME), *tail)
            details = fit(self._under(others, row), room)
            return (*details, Run(_AFTER_DETAIL, Look.QUIET), *tail) if details else tail
        return fit(whole, width)

    def _under(self, cells: Iterable[Cell], row: Row) -> Line:
        return self._pen.joined(cells, Place.UNDER, faint=row.faint)

    def _cells_at(self, row: Row, place: Place) -> list[Cell]:
        return [row.cells[index] for index in self._at[place] if index < len(row.cells)]

    def _shown(self, width: int) -> dict[int, int]:
        """Choose the narrow columns that fit: text comes first, the widest column goes first."""
        shown = {index: cells for index, cells in self._widths.items() if cells}
        least = max(_LEAST_TEXT, width * 2 // 5)
        while shown and width - sum(map(_with_gap, shown.values())) - 1 < least:
            del shown[max(shown, key=shown.__getitem__)]
        return shown

    def draw(self, row: Row, width: int) -> list[Line]:
        """Draw a row on the lines that it takes.

        Args:
            row: What to draw.
            width: Cells of a line, without the gutter.

        Returns:
            Lines of at most ``width`` cells, always ``row_height`` of them where the pen does
            not wrap.
        """
        shown = self._shown(width)
        margin = [index for index in shown if index in self._at[Place.MARGIN]]
        left = self._cells(row, margin, shown)
        right = self._cells(row, [index for index in shown if index not in margin], shown)
        if right:
            right += (Run(" "),)
        text = self._texts(row, width - width_of(left) - width_of(right))
        indent = (Run(" " * width_of(left)),) if left else ()
        first = left + text[0]
        if right:
            first = pad(first, width - width_of(right)) + right
        return [first, *(indent + line for line in text[1:])]

    def _cells(self, row: Row, indexes: Iterable[int], shown: dict[int, int]) -> Line:
        """Draw the narrow cells of one side, each as wide as its column, with the gaps."""
        runs: Line = ()
        for index in indexes:
            cell = row.cells[index] if index < len(row.cells) else None
            place = _drawn_at(self._columns[index])
            line = self._pen.cell(cell, place, faint=row.faint) if cell else ()
            blank = (Run(" " * (_with_gap(shown[index]) - shown[index])),)
            if place is Place.END:
                runs += blank + pad(line, shown[index], right=True)
            else:
                runs += pad(line, shown[index]) + blank
        return runs

    def _texts(self, row: Row, width: int) -> list[Line]:
        main = self._main_within(row, width)
        has_under = bool(self._at[Place.UNDER])
        under = self._under_of(row, width) if has_under else ()
        if not self._pen.wrap:
            return [fit(main, width), under] if has_under else [fit(main, width)]
        if under and width >= _BESIDE:
            return self._beside(main, under, width)
        return wrap(main, width) + (wrap(under, width) if under else [])

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

    def __init__(self, pen: Pen) -> None:
        self._pen = pen
        self._grids: dict[tuple[tuple[str, Place], ...], Grid] = {}

    def of(self, section: Section) -> Grid:
        """Give the grid of a section."""
        key = tuple((column.key, column.place) for column in section.columns)
        if key not in self._grids:
            self._grids[key] = Grid(section.columns, self._pen)
        return self._grids[key]


def _with_gap(cells: int) -> int:
    """Add the space between a narrow column and its neighbour; a glyph stands closer."""
    return cells + (1 if cells <= 3 else 2)
