"""List plan: which line of a list shows which line of which row, found by arithmetic."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from textual.cache import LRUCache

from dipview.commands.remedies import words_when_empty
from dipview.formats.display import show, show_lines
from dipview.model.values import frozen
from dipview.tui.theme import Look
from dipview.tui.widgets.row_drawing import Pen
from dipview.tui.widgets.row_layout import GUTTER, Grids, row_height
from dipview.tui.widgets.runs import Line, Run, fit, wrap
from dipview.views.view import Row, Section, View

WRAPPED_AT_MOST = 400
"""Rows of a view that are wrapped; a section that would go beyond has rows of a fixed height."""
_NO_ROWS = Section(columns=(), rows=())
_SAMPLE = 50
"""Rows of a section that are measured before the first is drawn."""
_KEPT = 512
"""Rows that are kept as they were drawn: some screens of them."""


class Spot(NamedTuple):
    """What stands on a line."""

    head: Line = ()
    """A line of a heading, a note or what is said of an empty view."""
    row: int | None = None
    """Index in the whole view of the row that stands here."""
    line: int = 0
    """Which of the row's lines it is."""


@frozen
class _Block:
    """A section, from the first line of its heading to the last of its rows."""

    section: Section
    head: tuple[Line, ...]
    first: int
    count: int
    tall: int
    """Lines from one row to the next, where all are alike."""
    drawn: int
    """Lines of these that belong to the row; the others are air."""
    offsets: tuple[int, ...] = ()
    """Lines before each row and, last, before the end, where rows differ in height."""

    @property
    def height(self) -> int:
        return len(self.head) + self.before(self.count)

    def before(self, row: int) -> int:
        """Count the lines of text and air before a row."""
        if self.offsets:
            return self.offsets[row]
        air = self.tall - self.drawn
        return row * self.tall - (air if row == self.count and row else 0)


class Plan:
    """Where everything of a view stands in a list of some width.

    It takes constant time and memory for any number of rows. Sections that are wrapped are drawn
    at once, which ``WRAPPED_AT_MOST`` bounds.

    Args:
        view: What to show.
        pen: How to draw it.
        width: Cells of a line.
        airy: Leave a blank line between rows.
    """

    def __init__(self, view: View, pen: Pen, width: int, *, airy: bool) -> None:
        self.highlighter = pen.highlighter
        self._made_for = (width, pen.ascii_marks)
        self._to_wrap = WRAPPED_AT_MOST if pen.wrap else 0
        self._text_width = max(1, width - GUTTER)
        self._airy = airy
        self._whole = Grids(pen)
        self._cut = Grids(pen._replace(wrap=False))
        self._lines: dict[int, list[Line]] = {}
        self._kept: LRUCache[int, Sequence[Line]] = LRUCache(_KEPT)
        self._measured: set[int] = set()
        self._sampled: set[int] = set()
        self._blocks = self._made(view)
        self._tops = _sums(block.height + 1 for block in self._blocks)
        self._firsts = [block.first for block in self._blocks]
        self.height = max(0, self._tops[-1] - 1)
        self.count = view.count

    def made_for(self, width: int, *, ascii_marks: bool) -> bool:
        """Tell whether the plan was made for a list of some width that draws its marks so."""
        return self._made_for == (width, ascii_marks)

    def _made(self, view: View) -> list[_Block]:
        blocks: list[_Block] = []
        if not view.count and view.empty:
            blocks.append(self._words((words_when_empty(view),), 0))
        first = 0
        for section in view.sections:
            if len(section.rows) or section.note:
                blocks.append(self._block(section, first))
            first += len(section.rows)
        if view.notes:
            blocks.append(self._words(view.notes, first))
        return blocks

    def _words(self, texts: Iterable[str], first: int) -> _Block:
        head = tuple(line for text in texts for line in self._quiet(text))
        return _Block(_NO_ROWS, head, first, 0, 1, 1)

    def _quiet(self, text: str) -> list[Line]:
        return wrap((Run(show_lines(text), Look.QUIET),), self._text_width)

    def _block(self, section: Section, first: int) -> _Block:
        head: list[Line] = []
        if section.title:
            title = Run(show(section.title.upper()), Look.HEADING)
            head.append(fit((title,), self._text_width))
        if section.note:
            head.extend(self._quiet(section.note))
        drawn = row_height(section.columns)
        count = len(section.rows)
        wrapped = count <= self._to_wrap
        offsets = self._drawn_at_once(section, first) if wrapped else ()
        self._to_wrap -= count if wrapped else 0
        return _Block(section, tuple(head), first, count, drawn + self._airy, drawn, offsets)

    def _drawn_at_once(self, section: Section, first: int) -> tuple[int, ...]:
        grid = self._whole.of(section)
        rows = list(section.rows)
        grid.measure(rows)
        drawn = [grid.draw(row, self._text_width) for row in rows]
        self._lines |= dict(enumerate(drawn, first))
        offsets = _sums(len(lines) + self._airy for lines in drawn)
        if self._airy and rows:
            offsets[-1] -= 1
        return tuple(offsets)

    def spot(self, line: int) -> Spot:
        """Tell what stands on a line; nothing on a blank line and beyond the end."""
        if not 0 <= line < self.height:
            return Spot()
        index = bisect_right(self._tops, line) - 1
        block = self._blocks[index]
        inside = line - self._tops[index]
        if inside < len(block.head):
            return Spot(head=block.head[inside])
        inside -= len(block.head)
        if inside >= block.before(block.count):
            return Spot()
        if block.offsets:
            row = bisect_right(block.offsets, inside) - 1
            over = inside - block.offsets[row]
            tall = len(self._lines[block.first + row])
        else:
            row, over = divmod(inside, block.tall)
            tall = block.drawn
        return Spot(row=block.first + row, line=over) if over < tall else Spot()

    def top_of(self, row: int) -> int:
        """Give the first line of a row."""
        index = self._block_of(row)
        block = self._blocks[index]
        return self._tops[index] + len(block.head) + block.before(row - block.first)

    def heading_of(self, row: int) -> int:
        """Give the first line that is to be seen with a row: its own, or its section's first."""
        index = self._block_of(row)
        return self._tops[index] if row == self._blocks[index].first else self.top_of(row)

    def height_of(self, row: int) -> int:
        """Count the lines of a row, without air."""
        block = self._blocks[self._block_of(row)]
        return len(self._lines[row]) if block.offsets else block.drawn

    def near(self, line: int) -> int:
        """Give the row on a line, or else the last one before it, or else the first."""
        line = min(max(line, 0), self.height - 1)
        for index in range(bisect_right(self._tops, line) - 1, -1, -1):
            block = self._blocks[index]
            inside = line - self._tops[index] - len(block.head)
            if block.count and inside >= 0:
                if block.offsets:
                    row = bisect_right(block.offsets, inside) - 1
                else:
                    row = inside // block.tall
                return block.first + min(row, block.count - 1)
        return 0

    def _block_of(self, row: int) -> int:
        """Find a row's block; one without rows begins where the next does, and is passed over."""
        if not 0 <= row < self.count:
            raise IndexError(row)
        return bisect_right(self._firsts, row) - 1

    def row(self, row: int) -> Row:
        """Build a row; raises IndexError beyond the last."""
        block = self._blocks[self._block_of(row)]
        return block.section.rows[row - block.first]

    def measure(self, top: int, height: int) -> bool:
        """Make room for the rows on some lines; tells whether any was drawn with less."""
        lines = range(max(top, 0), min(top + height, self.height))
        rows = {spot.row for spot in map(self.spot, lines) if spot.row is not None}
        rows -= self._lines.keys() | self._measured
        grown = [self._grown(self._blocks[self._block_of(row)], row) for row in sorted(rows)]
        self._measured |= rows
        stale = any(grown) and len(self._kept) > 0
        if stale:
            self._kept.clear()
        return stale

    def _grown(self, block: _Block, row: int) -> bool:
        grid = self._cut.of(block.section)
        grown = False
        if block.first not in self._sampled:
            self._sampled.add(block.first)
            grown = grid.measure(block.section.rows[:_SAMPLE])
        return grid.measure((self.row(row),)) or grown

    def drawn(self, row: int) -> Sequence[Line]:
        """Draw a row on its lines, without the gutter."""
        if row in self._lines:
            return self._lines[row]
        kept = self._kept.get(row)
        if kept is None:
            grid = self._cut.of(self._blocks[self._block_of(row)].section)
            kept = self._kept[row] = grid.draw(self.row(row), self._text_width)
        return kept

    def draw_ahead(self, top: int, height: int) -> None:
        """Measure and draw the rows on some lines, which will soon be in sight."""
        self.measure(top, height)
        for line in range(max(top, 0), min(top + height, self.height)):
            if (row := self.spot(line).row) is not None:
                self.drawn(row)


def _sums(lengths: Iterable[int]) -> list[int]:
    return list(accumulate(lengths, initial=0))
