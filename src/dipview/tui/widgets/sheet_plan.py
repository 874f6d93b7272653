"""Sheet plan: how wide the columns of a sheet are, and what each of its lines shows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, groupby, islice
from operator import itemgetter

from dipview.commands.remedies import words_when_empty
from dipview.formats.safe_text import show
from dipview.formats.width import cells
from dipview.model.values import frozen
from dipview.tui.theme import Role
from dipview.tui.widgets.headings import headings, longest_words, widths_for
from dipview.tui.widgets.list_plan import Spot
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.tui.widgets.row_layout import Grids
from dipview.tui.widgets.text_spans import Line, TextSpan, fit, limited, pad, width_of, wrap
from dipview.views.view import UNSEEN, Cell, Column, Meaning, Place, Row, Section, View

GAP = 2
"""Cells between two columns."""
ARROW = 2
"""Cells at the right edge for the sign that there are more columns."""
_SAMPLE = 60
"""Rows of a view that are measured before the first is drawn."""
_WRAPPED_AT_MOST = 300
"""Rows with long texts that are drawn whole; in a longer view each takes ``_TALL`` lines."""
_TALL = 4
_NO_ROWS = Section(columns=(), rows=())
_NAME = (10, 26)
"""The least and the most cells of the first column."""
_VERY_WIDE = (200, 40)
"""From so many cells of a line on, the most cells of the first column."""
_MARKS = (9, 14)
"""The least and the most cells of a column of marks."""
_WORDS = (22, 90)
"""The least and the most cells of a column of words."""
_HEADING = 4
"""Lines of the headings at most."""
_TOLD_APART = 256
"""Columns that are headed at once, so that those alike are told apart; more are so by turns."""
_RULE = "─"


@frozen
class _Block:
    """A section: where it begins, and where each of its rows does."""

    section: Section
    head: tuple[Line, ...]
    first: int
    offsets: Sequence[int]
    """Lines before each row and, last, before the end."""
    air: int = 0
    """Blank lines at the end that the block does without."""

    @property
    def height(self) -> int:
        return len(self.head) + self.offsets[-1] - self.air


def seen_columns(sheet: Section) -> tuple[Column, ...]:
    """Give the columns that a sheet shows; those for programs stand behind them."""
    return tuple(column for column in sheet.columns if column.place not in UNSEEN)


def measure_headings(view: View) -> None:
    """Measure what the widths of a sheet's columns depend on, before the sheet is planned.

    Only the pane that shows it knows how wide it is, once it is seen.
    """
    for section in islice((each for each in view.sections if each.sheet), 1):
        longest_words(tuple(map(_heading_of, seen_columns(section)[1:])))


class SheetPlan:
    """Where everything of a view with sheets stands.

    Sections that are no sheets are drawn as in a list, above or between the sheets.

    Args:
        view: What to show.
        renderer: How to draw its cells.
        width: Cells of a line.
        airy: Leave a blank line under the headings.
        headed: Lines of the headings at most.
    """

    def __init__(
        self,
        view: View,
        renderer: RowRenderer,
        width: int,
        *,
        airy: bool = True,
        headed: int = _HEADING,
    ) -> None:
        self._renderer = renderer
        self._width = width
        self._airy = airy
        self._headed = headed
        self._grids = Grids(renderer._replace(wrap=True))
        self._cells: dict[tuple[int, int], list[Line]] = {}
        self._lines: dict[int, list[Line]] = {}
        sheets = [section for section in view.sections if section.sheet]
        self.columns: tuple[Column, ...] = seen_columns(sheets[0]) if sheets else ()
        sample = [row for section in sheets for row in section.rows[:_SAMPLE]]
        self.wordy = _wordy(sample)
        self.name_width, self.widths = self._laid_out(sample)
        self._grouped = any(column.group for column in self.columns)
        self._few = len(self.widths) <= _TOLD_APART
        self._heading: dict[int, list[Line]] = {}
        self._heading_lines = self._tallest_heading()
        self.count = view.count
        self._blocks = self._made(view)
        self._tops = list(accumulate((block.height + 1 for block in self._blocks), initial=0))
        self._firsts = [block.first for block in self._blocks]
        self.height = max(0, self._tops[-1] - 1)

    def _laid_out(self, sample: Iterable[Row]) -> tuple[int, tuple[int, ...]]:
        """Choose the cells of the names and of each column: what no column needs is for names."""
        names = (width_of(self._renderer.cell(row.cells[0], Place.MAIN)) for row in sample)
        longest = max(names, default=0)
        width = self._width_of_names(longest)
        widths = self._widths(self._width - width - GAP)
        spare = self._width - width - sum(widths) - GAP * len(widths)
        more = max(0, min(spare, longest - width))
        return width + more, self._with_room_for_groups(widths, spare - more)

    def _width_of_names(self, longest: int) -> int:
        least, most = _NAME
        wide, most_of_wide = _VERY_WIDE
        share = self._width // (4 if self.wordy else 3)
        most = most_of_wide if self._width >= wide else min(most, share)
        return min(max(least, longest), max(least, most))

    def _with_room_for_groups(self, widths: tuple[int, ...], spare: int) -> tuple[int, ...]:
        """Widen the last column of a group whose name is longer, while there is room to spare."""
        found = list(widths)
        titles = (column.group for column in self.columns[1:])
        for title, members in groupby(zip(titles, range(len(found)), strict=True), itemgetter(0)):
            if spare < 1:
                break
            at = [each for _, each in members]
            room = sum(found[each] + GAP for each in at) - GAP
            more = max(0, min(spare, cells(show(title)) - room))
            found[at[-1]] += more
            spare -= more
        return tuple(found)

    def _widths(self, room: int) -> tuple[int, ...]:
        others = self.columns[1:]
        if not self.wordy or not others:
            return tuple(widths_for([_heading_of(column) for column in others], room, GAP, _MARKS))
        least, most = _WORDS
        beside = min(len(others), max(1, (room + GAP) // (least + GAP)))
        if beside < len(others):
            room -= ARROW
        each = (room - GAP * (beside - 1)) // beside
        return (max(1, min(each, most)),) * len(others)

    @property
    def _most_headed(self) -> int:
        """Lines of a heading at most, without that of its group."""
        return max(1, min(_HEADING, self._headed - self._grouped))

    def _tallest_heading(self) -> int:
        """Count the lines of the headings; of very many it is the most that they may have."""
        if not self._few:
            return self._most_headed
        drawn = (self._heading_at(at) for at in range(len(self.widths)))
        return max(map(len, drawn), default=0)

    def _heading_at(self, at: int) -> list[Line]:
        """Break the heading of a column, and with it those that it must be told apart from."""
        if at not in self._heading:
            first = 0 if self._few else at - at % _TOLD_APART
            widths = self.widths[first : first + _TOLD_APART]
            titles = [
                _heading_of(column) for column in self.columns[1:][first : first + len(widths)]
            ]
            blocks = headings(titles, widths, self._most_headed)
            self._heading |= dict(enumerate(blocks, first))
        return self._heading[at]

    def heading_line(self, at: int, y: int) -> Line:
        """Give a line of the heading of a column, which stands on the last of the lines."""
        y -= self._grouped + self._heading_lines - len(self._heading_at(at))
        block = self._heading_at(at)
        if not 0 <= y < len(block):
            return ()
        return block[y] if self.wordy else _centred(block[y], self.widths[at])

    def group_line(self, visible: range, width: int) -> Line:
        """Name the groups of some columns that stand beside each other, each over its own.

        Args:
            visible: The columns.
            width: Cells from the first of them on: the last group's name may go beyond its own.
        """
        spans: Line = ()
        titles = (self.columns[at + 1].group for at in visible)
        for title, members in groupby(zip(titles, visible, strict=True), key=itemgetter(0)):
            at = [each for _, each in members]
            room = sum(self.widths[each] + GAP for each in at) - GAP
            name = (TextSpan(show(title), Role.HEADING),) if title else ()
            if at[-1] == visible[-1]:
                room = max(room, min(width_of(name), width - width_of(spans)))
            named = fit(name, room)
            rule = room - width_of(named) - 1 if title else 0
            line = (*named, TextSpan(f" {_RULE * rule}", Role.QUIET)) if rule > 0 else named
            spans = (*spans, *pad(line, room), TextSpan(" " * GAP))
        return spans

    @property
    def grouped(self) -> bool:
        """Whether the first line of the headings names groups of columns."""
        return self._grouped and bool(self.widths)

    @property
    def heading_lines(self) -> int:
        """Lines of the headings, with that of their groups."""
        return self._heading_lines + self._grouped if self.widths else 0

    @property
    def heading_height(self) -> int:
        """Lines of the headings, with the blank one under them where there is room."""
        return self.heading_lines + self._airy if self.widths else 0

    def _made(self, view: View) -> list[_Block]:
        blocks: list[_Block] = []
        first = 0
        titled = len(view.sections) > 1
        for section in view.sections:
            title = (TextSpan(show(section.title.upper()), Role.HEADING),)
            head = [fit(title, self._width)] if section.title and titled else []
            if section.note:
                note = (TextSpan(show(section.note), Role.QUIET),)
                head += wrap(note, self._width)
            if not section.sheet and len(section.rows):
                head = self._with_headings(section, head)
            offsets = self._offsets(section, first)
            air = int(self.wordy and section.sheet and len(section.rows) > 0)
            blocks.append(_Block(section, tuple(head), first, offsets, air))
            first += len(section.rows)
        if not view.count and view.empty:
            told = show(words_when_empty(view, self._renderer.remedies))
            line = wrap((TextSpan(told, Role.QUIET),), self._width)
            blocks.append(_Block(_NO_ROWS, tuple(line), first, range(1)))
        return blocks

    def _with_headings(self, section: Section, head: list[Line]) -> list[Line]:
        """Add the headings of the numbers of a section that is drawn as in a list."""
        grid = self._grids.of(section)
        if not grid.find_numbers(section.rows[0]):
            return head
        grid.measure(islice(section.rows, _WRAPPED_AT_MOST))
        if section.note or not head:
            return [*head, grid.headings(self._width)]
        return [*head[:-1], grid.headings(self._width, head[-1])]

    def _offsets(self, section: Section, first: int) -> Sequence[int]:
        count = len(section.rows)
        if section.sheet and not self.wordy:
            return range(count + 1)
        if (self.count if section.sheet else count) > _WRAPPED_AT_MOST:
            return range(0, (count + 1) * (_TALL + 1), _TALL + 1)
        if not section.sheet:
            self._grids.of(section).measure(section.rows)
        heights = (
            self._tall(section, first + at, row) + self.wordy * section.sheet
            for at, row in enumerate(section.rows)
        )
        return list(accumulate(heights, initial=0))

    def _tall(self, section: Section, index: int, row: Row) -> int:
        if section.sheet:
            return max(len(self._cell(index, at, row)) for at in range(len(self.columns)))
        return len(self._lines_of(section, index, row))

    def _block_of(self, index: int) -> int:
        if not 0 <= index < self.count:
            raise IndexError(index)
        return bisect_right(self._firsts, index) - 1

    def spot(self, line: int) -> Spot:
        """Tell what stands on a line of the body; nothing on a blank line and beyond the end."""
        if not 0 <= line < self.height:
            return Spot()
        at = bisect_right(self._tops, line) - 1
        block, inside = self._blocks[at], line - self._tops[at]
        if inside < len(block.head):
            return Spot(head=block.head[inside])
        inside -= len(block.head)
        if inside >= block.offsets[-1]:
            return Spot()
        row = bisect_right(block.offsets, inside) - 1
        is_air = self.wordy and block.section.sheet and inside + 1 == block.offsets[row + 1]
        return Spot() if is_air else Spot(row=block.first + row, line=inside - block.offsets[row])

    def row(self, index: int) -> Row:
        """Build a row; raises IndexError beyond the last."""
        block = self._blocks[self._block_of(index)]
        return block.section.rows[index - block.first]

    def is_sheet(self, index: int) -> bool:
        """Tell whether a row is one of a sheet."""
        return self._blocks[self._block_of(index)].section.sheet

    def top_of(self, index: int) -> int:
        """Give the first line of a row."""
        at = self._block_of(index)
        block = self._blocks[at]
        return self._tops[at] + len(block.head) + block.offsets[index - block.first]

    def heading_of(self, index: int) -> int:
        """Give the first line that is to be seen with a row: its own, or its section's first."""
        at = self._block_of(index)
        return self._tops[at] if index == self._blocks[at].first else self.top_of(index)

    def height_of(self, index: int) -> int:
        """Count the lines of a row."""
        block = self._blocks[self._block_of(index)]
        inside = index - block.first
        air = int(self.wordy and block.section.sheet)
        return block.offsets[inside + 1] - block.offsets[inside] - air

    def near(self, line: int) -> int:
        """Give the row on a line of the body, or else the nearest one."""
        line = min(max(line, 0), max(0, self.height - 1))
        for step in range(self.height):
            for each in (line - step, line + step):
                row = self.spot(each).row
                if row is not None:
                    return row
        return 0

    def measure(self, _top: int, _height: int) -> bool:
        """Tell whether a column has grown: never, as all are measured at first."""
        return False

    def drawn(self, index: int) -> Sequence[Line]:
        """Draw a row of a section that is no sheet."""
        block = self._blocks[self._block_of(index)]
        return self._lines_of(block.section, index, self.row(index))

    def _lines_of(self, section: Section, index: int, row: Row) -> list[Line]:
        if index not in self._lines:
            self._lines[index] = self._limited(
                self._grids.of(section).draw(row, self._width), self._width
            )
        return self._lines[index]

    def _limited(self, lines: list[Line], width: int) -> list[Line]:
        """Keep as many lines as a row has in a view of so many rows."""
        return lines if self.count <= _WRAPPED_AT_MOST else limited(lines, _TALL, width)

    def cell(self, index: int, column: int) -> list[Line]:
        """Draw a cell of a sheet's row on the lines that it takes; column 0 has the name."""
        return self._cell(index, column, None)

    def _cell(self, index: int, column: int, row: Row | None) -> list[Line]:
        key = (index, column)
        if key not in self._cells:
            cell = (row or self.row(index)).cells[column]
            width = self.widths[column - 1] if column else self.name_width
            drawn = self._lined(cell, width) if column else self._name(cell)
            self._cells[key] = self._limited(drawn, width)
        return self._cells[key]

    def _name(self, cell: Cell) -> list[Line]:
        line = self._renderer._replace(wrap=self.wordy).cell(cell, Place.MAIN)
        return wrap(line, self.name_width) if self.wordy else [fit(line, self.name_width)]

    def _lined(self, cell: Cell, width: int) -> list[Line]:
        if not self.wordy or not cell.text:
            return [_centred(self._short(cell), width if not self.wordy else 0)]
        mark = self._renderer.cell(cell, Place.MARGIN) if cell.marks else ()
        words = Cell(cell.text, Meaning.TEXT, parts=cell.parts)
        text = self._renderer._replace(wrap=True).cell(words, Place.MAIN)
        return wrap((*mark, TextSpan(" "), *text) if mark else text, width)

    def _short(self, cell: Cell) -> Line:
        """Draw a cell as its mark and a number: ``▲if 2``."""
        line = self._renderer.cell(cell, Place.MARGIN)
        number = (
            (TextSpan(f" {show(cell.short)}", Role.QUIET),) if cell.short and cell.marks else ()
        )
        return (*line, *number)


def _heading_of(column: Column) -> str:
    return column.short or column.title


def columns_that_fit(widths: Sequence[int], first: int, room: int) -> range:
    """Tell which columns fit beside each other into a number of cells, from one on; at least it.

    Where more columns follow, there is room for the sign that says so.
    """
    end, used = first, 0
    while end < len(widths) and used + widths[end] <= room - ARROW * (end + 1 < len(widths)):
        used += widths[end] + GAP
        end += 1
    return range(first, max(end, min(first + 1, len(widths))))


def _centred(line: Line, width: int) -> Line:
    space = max(0, width - width_of(line)) // 2
    return (TextSpan(" " * space), *line) if space else line


def _wordy(rows: Iterable[Row]) -> bool:
    """Tell, by a few of them, whether cells hold words to be read, not just a mark and a number."""
    few = (cell for row in islice(rows, 20) for cell in row.cells[1:8])
    return any(cell.parts or (cell.text and not (cell.marks and cell.short)) for cell in few)
