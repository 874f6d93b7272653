"""Reader plan: which line of a reader shows which words of which paragraph."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from attrs import evolve
from textual.cache import FIFOCache

from dipview.computing import steps
from dipview.formats.safe_text import show
from dipview.formats.width import cells, is_single
from dipview.model.characters import is_harmless
from dipview.tui.theme import Role
from dipview.tui.widgets.list_plan import Plan, Spot
from dipview.tui.widgets.row_drawing import RowRenderer, shown_lines
from dipview.tui.widgets.text_spans import Line, TextSpan, breaks, clusters, wrap
from dipview.views.reading.paragraph_rows import Paragraph, ParagraphRows
from dipview.views.reading.reading_view import ReadingView
from dipview.views.view import Row

MEASURE = 84
"""Cells of a line of text at most: more are hard to read."""
_LEAST = 16
BAR_CELLS = 2
"""Cells of the bar before lit words, with the space behind it."""
_JOINING = re.compile("[\u200d\ufe0e\ufe0f\U0001f1e6-\U0001f1ff\U0001f3fb-\U0001f3ff]")
"""What makes one sign of several characters."""
_KEPT = 256
"""Paragraphs that are kept as they are drawn."""


class Drawn(NamedTuple):
    """A paragraph on its lines."""

    paragraph: Paragraph
    shown: str
    """Its text, display-safe."""
    at: Sequence[int]
    """Where each character of the text went in what is shown, and the end."""
    lines: Sequence[tuple[int, int]]
    """Where each line begins and ends in what is shown."""


class ReaderPlan:
    """Where everything of a reading stands in a list of some width.

    Args:
        view: The reading.
        renderer: How the statements below the text are drawn.
        width: Cells of a line.
    """

    def __init__(self, view: ReadingView, renderer: RowRenderer, width: int) -> None:
        text, *rest = view.sections
        assert isinstance(text.rows, ParagraphRows)  # noqa: S101 - for the type checker
        self.highlighter = renderer.highlighter
        self._rows = text.rows
        self._made_for = (width, renderer.ascii_marks)
        self._kept: FIFOCache[int, Drawn] = FIFOCache(_KEPT)
        self.number_width = len(f"{len(text.rows):,}")
        self.text_width = text_width(width, len(text.rows))
        self.left = max(0, (width - 1 - self.number_width - 1 - BAR_CELLS - self.text_width) // 2)
        quiet = (TextSpan(show(text.note), Role.WARNING),)
        self._head = [*wrap(quiet, max(1, width - 2)), ()] if text.note else []
        self.texts = len(text.rows)
        self._tops = array("Q", tops_of(text.rows, self.text_width))
        rest_of = evolve(view, sections=tuple(rest), notes=(), empty="")
        self._below = Plan(rest_of, renderer, width, airy=True)
        self._below_top = len(self._head) + self._tops[-1]
        self.count = view.count
        below = self._below.height
        self.height = self._below_top + below if below else self._below_top - 1

    def made_for(self, width: int, *, ascii_marks: bool) -> bool:
        """Tell whether the plan was made for a list of some width that draws its marks so."""
        return self._made_for == (width, ascii_marks)

    def is_text(self, row: int) -> bool:
        """Tell whether a row is of the text."""
        return row < self.texts

    def spot(self, line: int) -> Spot:
        """Tell what stands on a line; nothing on a blank line and beyond the end."""
        if not 0 <= line < self.height:
            return Spot()
        if line >= self._below_top:
            spot = self._below.spot(line - self._below_top)
            return spot if spot.row is None else spot._replace(row=spot.row + self.texts)
        if line < len(self._head):
            return Spot(head=self._head[line])
        line -= len(self._head)
        row = bisect_right(self._tops, line) - 1
        if row >= self.texts:
            return Spot()
        over = line - self._tops[row]
        return Spot(row=row, line=over) if over < len(self.words(row).lines) else Spot()

    def top_of(self, row: int) -> int:
        """Give the first line of a row."""
        if row >= self.texts:
            return self._below_top + self._below.top_of(row - self.texts)
        return len(self._head) + self._tops[row]

    def heading_of(self, row: int) -> int:
        """Give the first line that is to be seen with a row."""
        if row >= self.texts:
            return self._below_top + self._below.heading_of(row - self.texts)
        return 0 if row == 0 else self.top_of(row)

    def height_of(self, row: int) -> int:
        """Count the lines of a row, without air."""
        if row >= self.texts:
            return self._below.height_of(row - self.texts)
        return len(self.words(row).lines)

    def near(self, line: int) -> int:
        """Give the row on a line, or else the last one before it, or else the first."""
        line = min(max(line, 0), self.height - 1)
        if line >= self._below_top and self._below.count:
            return self.texts + self._below.near(line - self._below_top)
        row = bisect_right(self._tops, line - len(self._head)) - 1
        return min(max(row, 0), max(0, self.texts - 1))

    def row(self, row: int) -> Row:
        """Build a row; raises IndexError beyond the last."""
        if row >= self.texts:
            return self._below.row(row - self.texts)
        return self.words(row).paragraph

    def measure(self, top: int, height: int) -> bool:
        """Make room for the rows on some lines; tells whether any was drawn with less."""
        return self._below.measure(top - self._below_top, height)

    def drawn(self, row: int) -> Sequence[Line]:
        """Draw a row on its lines, without the gutter; of the text, without what is lit."""
        if row >= self.texts:
            return self._below.drawn(row - self.texts)
        words = self.words(row)
        return [(TextSpan(words.shown[start:end]),) for start, end in words.lines]

    def words(self, row: int) -> Drawn:
        """Give a paragraph on its lines."""
        drawn = self._kept.get(row)
        if drawn is None:
            paragraph = self._rows.paragraph(row)
            shown, at = shown_lines(paragraph.text)
            drawn = Drawn(paragraph, shown, at, tuple(broken(shown, self.text_width)))
            self._kept[row] = drawn
        return drawn


def text_width(width: int, rows: int) -> int:
    """Give the cells of a line of text in a list of some width with so many paragraphs."""
    return max(_LEAST, min(MEASURE, width - 1 - len(f"{rows:,}") - 1 - BAR_CELLS - 1))


def tops_of(rows: ParagraphRows, width: int) -> Sequence[int]:
    """Count the lines before each paragraph and, last, before the end; kept with the rows."""
    if width not in rows.kept:
        heights = (_height(rows, part, width) for part in steps(range(len(rows)), "paragraphs"))
        rows.kept[width] = array("Q", accumulate(heights, initial=0))
    return rows.kept[width]


def _height(rows: ParagraphRows, part: int, width: int) -> int:
    text = rows.text(part)
    shown = text if is_harmless(text) else shown_lines(text)[0]
    short = len(shown) <= width and "\n" not in shown and is_single(shown)
    lines = 1 if short else sum(1 for _ in broken(shown, width))
    return lines + (part + 1 == len(rows) or rows.begins(part + 1))


def broken(shown: str, width: int) -> Iterator[tuple[int, int]]:
    """Give where each line of a text begins and ends, broken between words where it can be.

    Args:
        shown: Display-safe text.
        width: Cells of a line.
    """
    start = 0
    for each in shown.split("\n"):
        end = start + len(each)
        way = breaks if is_single(each) else _clustered if _JOINING.search(each) else _many
        yield from way(shown, start, end, width)
        start = end + 1


def _many(shown: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break a line of characters of any width, of which none joins another but marks."""
    ends = list(accumulate(map(_cells_of, shown[start:end])))
    at, count = 0, len(ends)
    while at < count:
        before = ends[at - 1] if at else 0
        cut = bisect_right(ends, before + width, at)
        if cut == count:
            break
        cut = max(cut, at + 1)
        go_on = cut
        if shown[start + cut] == " ":
            go_on = cut + 1
        elif (space := shown.rfind(" ", start + at + 1, start + cut)) >= 0:
            cut, go_on = space - start, space - start + 1
        yield start + at, start + cut
        at = go_on
    yield start + min(at, count), end


@lru_cache(1 << 16)
def _cells_of(character: str) -> int:
    return cells(character)


def _clustered(shown: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break a line of any characters, clusters kept whole."""
    pieces = list(clusters(shown[start:end]))
    begin = at = start
    used, space = 0, -1
    for piece in pieces:
        taken = cells(piece)
        if used + taken > width and at > begin:
            if piece == " ":
                yield begin, at
                begin, used, space = at + 1, 0, -1
                at += 1
                continue
            cut = space if space > begin else at
            yield begin, cut
            begin = cut + 1 if cut == space else cut
            used, space = cells(shown[begin:at]), -1
        if piece == " ":
            space = at
        used += taken
        at += len(piece)
    yield begin, end
