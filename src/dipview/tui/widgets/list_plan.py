"""List plan: which line of a list shows which line of which row, found by arithmetic."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from textual.cache import FIFOCache

from dipview.commands.remedies import words_when_empty
from dipview.formats.safe_text import show, show_lines
from dipview.model.values import frozen
from dipview.tui.theme import Role
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.tui.widgets.row_layout import GUTTER, Grid, Grids, Lines, row_height
from dipview.tui.widgets.text_spans import Line, TextSpan, fit, width_of, wrap
from dipview.views.view import Place, Row, Section, View

WRAPPED_AT_MOST = 400
"""Rows of a view that are wrapped; a section that would go beyond has rows of a fixed height."""
FLOWING_AT_MOST = 40
"""Rows of a view that each take the lines that they need, up to a limit; as above."""
_NO_ROWS = Section(columns=(), rows=())
_SAMPLE = 50
"""Rows of a section that are measured before the first is drawn."""
_MANY_BLOCKS = 40
"""Sections beyond which the first of a kind tells of the others whether they have numbers."""
_UNDER = 2
"""Lines below the words that a row may take, where there are not many rows."""
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
    """Lines of a row, with the blank ones after it, where all are alike."""
    offsets: tuple[int, ...] = ()
    """Lines before each row and, last, before the end, where rows differ in height."""
    headed: bool = False
    """The last line of its heading has headings of columns besides."""

    @property
    def height(self) -> int:
        return len(self.head) + self.before(self.count)

    def before(self, row: int) -> int:
        """Count the lines of text and air before a row."""
        return self.offsets[row] if self.offsets else row * self.tall


class Plan:
    """Where everything of a view stands in a list of some width.

    It takes constant time and memory for any number of rows. Sections that are wrapped are drawn
    at once, which ``WRAPPED_AT_MOST`` bounds.

    Args:
        view: What to show.
        renderer: How to draw it.
        width: Cells of a line.
        airy: Leave a blank line between rows, which long texts of very many rows fill; but for rows
            of counts.
        lines: Lines that a text may take where rows are few and the renderer does not wrap.
        few: How many rows are few.
    """

    def __init__(
        self,
        view: View,
        renderer: RowRenderer,
        width: int,
        *,
        airy: bool,
        lines: int = 1,
        few: int = FLOWING_AT_MOST,
    ) -> None:
        self.highlighter = renderer.highlighter
        self._remedies = renderer.remedies
        self._made_for = (width, renderer.ascii_marks)
        at_once = few if lines > 1 else 0
        self._at_once = WRAPPED_AT_MOST if renderer.wrap else at_once
        under = max(_UNDER, lines - _UNDER)
        self._most = Lines(text=lines, under=under, all=lines + under)
        self._text_width = max(1, width - GUTTER)
        self._airy = airy
        self._whole = Grids(renderer)
        self._cut = Grids(renderer._replace(wrap=False))
        self._lines: dict[int, list[Line]] = {}
        self._kept: FIFOCache[int, Sequence[Line]] = FIFOCache(_KEPT)
        self._measured: set[int] = set()
        self._sampled: set[int] = set()
        self._blocks: list[_Block] = []
        self._numbered: dict[Grid, bool] = {}
        self._made(view)
        self._tops = _sums(block.height + 1 for block in self._blocks)
        self._firsts = [block.first for block in self._blocks]
        self.height = max(0, self._tops[-1] - 1)
        self.count = view.count

    def made_for(self, width: int, *, ascii_marks: bool) -> bool:
        """Tell whether the plan was made for a list of some width that draws its marks so."""
        return self._made_for == (width, ascii_marks)

    def _made(self, view: View) -> None:
        blocks = self._blocks
        if not view.count and view.empty:
            blocks.append(self._words((words_when_empty(view, self._remedies),), 0))
        first = 0
        if not self._whole.wrap:
            self._measure_at_once(view)
        for section in view.sections:
            if len(section.rows) or section.note:
                blocks.append(self._block(section, first))
            first += len(section.rows)
        if view.notes:
            blocks.append(self._words(view.notes, first))

    def _measure_at_once(self, view: View) -> None:
        """Measure the rows of a list that are drawn at once, so that all its sections line up.

        On a card each section has dates of its own kind, and no more room for them than it needs.
        """
        left = self._at_once
        for section in view.sections:
            if len(section.rows) <= left:
                self._whole.of(section).measure(section.rows)
                left -= len(section.rows)

    def _words(self, texts: Iterable[str], first: int) -> _Block:
        head = tuple(line for text in texts for line in self._quiet(text))
        return _Block(_NO_ROWS, head, first, 0, 1)

    def _quiet(self, text: str) -> list[Line]:
        return wrap((TextSpan(show_lines(text), Role.QUIET),), self._text_width)

    def _block(self, section: Section, first: int) -> _Block:
        head: list[Line] = []
        if section.title:
            title = TextSpan(show(section.title.upper()), Role.HEADING)
            head.append(fit((title,), self._text_width))
        if section.note:
            head.extend(self._quiet(section.note))
        tall = row_height(section.columns) + self._has_air(section)
        count = len(section.rows)
        at_once = count <= self._at_once
        headed = count > 0 and self._has_numbers(section, at_once=at_once)
        if headed and (section.note or not section.title or self._needs_line(section, head)):
            head.append(())
        offsets = self._drawn_at_once(section, first) if at_once else ()
        self._at_once -= count if at_once else 0
        return _Block(section, tuple(head), first, count, tall, offsets, headed)

    def _has_air(self, section: Section) -> bool:
        """Tell whether rows have a blank line between them: counts are read down a column."""
        ends = any(column.place is Place.END for column in section.columns)
        counts = section.tally and ends and row_height(section.columns) == 1
        return self._airy and not counts

    def _has_numbers(self, section: Section, *, at_once: bool) -> bool:
        """Tell whether a section has columns of numbers; of many, the first of a kind tells."""
        grid = self._grid(section, at_once=at_once)
        if len(self._blocks) < _MANY_BLOCKS or grid not in self._numbered:
            self._numbered[grid] = grid.find_numbers(section.rows[0])
        return self._numbered[grid]

    def _needs_line(self, section: Section, head: Sequence[Line]) -> bool:
        """Tell whether headings have no room beside a title, and stand in no section above."""
        first = not any(block.headed for block in self._blocks)
        titles = sum(len(column.title) for column in section.columns if column.place is Place.END)
        return first and width_of(head[-1]) + titles + 2 > self._text_width

    def _grid(self, section: Section, *, at_once: bool) -> Grid:
        return (self._whole if at_once else self._cut).of(section)

    def _drawn_at_once(self, section: Section, first: int) -> tuple[int, ...]:
        grid = self._whole.of(section)
        rows = list(section.rows)
        grid.measure(rows)
        drawn = [grid.draw(row, self._text_width, self._most) for row in rows]
        self._lines |= dict(enumerate(drawn, first))
        airy = self._has_air(section)
        offsets = _sums(len(lines) + airy for lines in drawn)
        if airy and rows:
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
            return Spot(head=self._head(block, inside))
        inside -= len(block.head)
        if inside >= block.before(block.count):
            return Spot()
        if block.offsets:
            row = bisect_right(block.offsets, inside) - 1
            over = inside - block.offsets[row]
            tall = len(self._lines[block.first + row])
        else:
            row, over = divmod(inside, block.tall)
            tall = block.tall
        return Spot(row=block.first + row, line=over) if over < tall else Spot()

    def _head(self, block: _Block, line: int) -> Line:
        """Give a line of a heading; columns that it has headings of may have grown by now."""
        written = block.head[line]
        if not block.headed or line + 1 < len(block.head):
            return written
        grid = self._grid(block.section, at_once=bool(block.offsets))
        return grid.headings(self._text_width, written)

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
        """Count the lines of a row, without air where rows differ in height."""
        block = self._blocks[self._block_of(row)]
        return len(self._lines[row]) if block.offsets else block.tall

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
        """Draw a row on its lines, without the gutter; of rows of one height, some may be blank."""
        if row in self._lines:
            return self._lines[row]
        kept = self._kept.get(row)
        if kept is None:
            section = self._blocks[self._block_of(row)].section
            most = Lines.beside_air(section.columns, airy=self._has_air(section))
            kept = self._cut.of(section).draw(self.row(row), self._text_width, most)
            self._kept[row] = kept
        return kept


def _sums(lengths: Iterable[int]) -> list[int]:
    return list(accumulate(lengths, initial=0))
