"""ReaderList: draws the text of a source, with what statements rest on lit in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from attrs import evolve
from rich.style import Style
from textual.strip import Strip

from dipview.tui.gate import segment
from dipview.tui.theme import Role, State
from dipview.tui.threads import away
from dipview.tui.widgets.prepared import Prepared
from dipview.tui.widgets.reader_plan import BAR_CELLS, Drawn, ReaderPlan, text_width, tops_of
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.tui.widgets.row_signs import BAR
from dipview.tui.widgets.text_spans import TextSpan
from dipview.views.reading.paragraph_rows import Paragraph, ParagraphRows
from dipview.views.reading.reading import Lit, Manner
from dipview.views.reading.reading_view import ReadingView
from dipview.views.view import Row, View

_BARS = {Manner.EXACT: ("\u2503", "!"), Manner.TOLD: ("\u2502", "|")}
"""The bar before lit words, in Unicode and in ASCII."""
_NOW = ("\u2588", "#")
"""The bar before the words of the statement under the cursor."""
_ROLES = {Manner.EXACT: Role.LIT, Manner.TOLD: Role.PASSAGE}
_AT_ONCE = 200_000
"""Characters of a text that is laid out while the screen waits; a longer one is so behind it."""
_CONTEXT = 2
"""Lines that are seen before and after the words of a statement that is gone to."""
_AWAITED = TextSpan("The text is being laid out.", Role.QUIET)
_UNDERLINED = Style(underline=True)


class ReaderList(RecordList):
    """A list of paragraphs, whose cursor goes from statement to statement too."""

    _statement: str | None = None
    """Of the statements that rest on the cursor's paragraph, the one whose card is seen."""
    _arrived_at: str | None = None
    """Where a reading began, as long as nobody has moved: the place is found anew if the room that
    there is turns out to be another."""

    def __init__(self) -> None:
        super().__init__(wrap=True)

    # What is shown

    def show_view(self, view: View, *, keep: bool = True, prepared: Prepared | None = None) -> None:
        """Show a reading; of the same source, words that are looked for move no cursor."""
        before = self._view
        same = before is not None and before.scope.subjects == view.scope.subjects
        super().show_view(view, keep=keep or same, prepared=prepared)
        if not same:
            self._arrived_at = ""
        self._settle(self._statement)

    def _planned(self, view: View, renderer: RowRenderer, width: int) -> ReaderPlan:  # type: ignore[override]
        assert isinstance(view, ReadingView)  # noqa: S101 - for the type checker
        return ReaderPlan(view, renderer, width)

    def _replan(self, _prepared: object = None) -> None:
        """Lay the text out; a long one behind the screen, which then shows nothing of it yet."""
        width = self.scrollable_content_region.width
        rows = self._view.sections[0].rows if self._view is not None else None
        if width > 0 and isinstance(rows, ParagraphRows) and rows.length > _AT_ONCE:
            measure = text_width(width, len(rows))
            if measure not in rows.kept:
                self._plan = None
                self.refresh()
                self.run_worker(self._lay_out(rows, measure), exclusive=True, group="layout")
                return
        super()._replan()
        if self._arrived_at:  # There may be more room now, or less.
            self._bring_into_sight()

    async def _lay_out(self, rows: ParagraphRows, measure: int) -> None:
        await away(tops_of, rows, measure)
        if self._view is not None and self._view.sections and self._view.sections[0].rows is rows:
            self._replan()
            self._bring_into_sight()

    # The cursor

    @property
    def _paragraph(self) -> Paragraph | None:
        row = super().cursor_row
        return row if isinstance(row, Paragraph) else None

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor, with the id of the statement there whose card is seen."""
        row = super().cursor_row
        if isinstance(row, Paragraph) and self._statement is not None and row.lit:
            return evolve(row, id=self._statement)
        return row

    def move_to(self, id: str) -> bool:
        """Put the cursor on a statement, its words well in sight, or on what a row is about."""
        before = self._statement
        found = super().move_to(id)
        if found:
            self._arrived_at = id if self._arrived_at in ("", id) else None
            self._settle(id)
            self._bring_into_sight()
            if self._statement != before:
                self._redraw()
                self.post_message(self.Moved(self, self.cursor_row))
        return found

    def _move(self, index: int, at: int | None = None) -> None:
        before = self._cursor
        with self.prevent(self.Moved):
            super()._move(index, at)
        if self._cursor != before:
            self._arrived_at = None
            self._settle(None)
            self.post_message(self.Moved(self, self.cursor_row))

    def _settle(self, wanted: str | None) -> None:
        """Take up a statement of the cursor's paragraph: the one wanted, or else the first."""
        paragraph = self._paragraph
        there = [each.statement for each in paragraph.lit] if paragraph is not None else []
        statement = wanted if wanted in there else next(iter(there), None)
        if statement != self._statement:
            self._statement = statement
            self._redraw()

    def _bring_into_sight(self) -> None:
        """Scroll so that the words of the statement stand in sight, with what was said before."""
        visible, plan = self._visible_lines, self._plan
        if visible is None or not isinstance(plan, ReaderPlan) or self._cursor >= plan.count:
            return
        first = plan.top_of(self._cursor) + self._line_of_words(plan)
        if self._arrived_at is not None:
            seen = first < visible.room - _CONTEXT
            self._go_to_line(0 if seen else first - visible.room // 3)
            return
        if not visible.at + _CONTEXT <= first < visible.end - _CONTEXT:
            self._go_to_line(first - visible.room // 3)

    def _line_of_words(self, plan: ReaderPlan) -> int:
        """Count the lines of the cursor's paragraph before the words of the statement."""
        if not plan.is_text(self._cursor):
            return 0
        drawn = plan.words(self._cursor)
        starts = [e.start for e in drawn.paragraph.lit if e.statement == self._statement]
        if not starts:
            return 0
        place = drawn.at[min(starts)]
        return sum(1 for _, end in drawn.lines if end <= place)

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in sight."""
        plan = self._plan
        if plan is None and y == 0 and self._view is not None:
            return self._strip((_AWAITED,), " ", State.PLAIN, self.scrollable_content_region.width)
        if not isinstance(plan, ReaderPlan):
            return super().render_line(y)
        spot = plan.spot(self.scroll_offset.y + y)
        if spot.row is None or not plan.is_text(spot.row):
            return super().render_line(y)
        state = self._state_of(spot.row)
        drawn = plan.words(spot.row)
        edge = self._edge(spot.line, len(drawn.lines), y)
        key = (spot.row, spot.line, state)
        strip = None if edge else self._strips.get(key)
        if strip is None:
            strip = self._text_strip(plan, drawn, spot.line, state, edge)
            if not edge:
                self._strips[key] = strip
        return strip

    def _text_strip(
        self, plan: ReaderPlan, drawn: Drawn, line: int, state: State, edge: str
    ) -> Strip:
        style, ascii_marks = self._styles.style, self.ascii_marks
        on = state is not State.PLAIN
        lit = _lit_on(drawn, line)
        bar, now = self._bar([each for *_, each in lit], on=on)
        sign = edge or (BAR[ascii_marks] if state is State.CURSOR else " ")
        number = drawn.paragraph.number if line == 0 else ""
        margin = (
            (" " * plan.left, Role.INK),
            (sign, Role.ACCENT),
            (number.rjust(plan.number_width) + " ", Role.STRONG if on else Role.QUIET),
            (bar.ljust(BAR_CELLS), Role.ACCENT if now else Role.QUIET),
        )
        strip = Strip(
            [
                *(segment(text, style(role)) for text, role in margin),
                *(segment(text, self._inked(run, on=on)) for text, run in _runs(drawn, line, lit)),
            ]
        )
        width = self.scrollable_content_region.width
        return strip.adjust_cell_length(width, style(Role.INK))

    def _inked(self, run: _Run, *, on: bool) -> Style:
        """Give the style of some words; those of the statement under the cursor are lit most."""
        ours = on and self._statement in run.statements
        state = State.CURSOR if self.has_focus else State.RESTING
        style = self._styles.style(run.role, state if ours else State.PLAIN, run.match)
        return style + _UNDERLINED if run.term else style

    def _bar(self, lit: list[Lit], *, on: bool) -> tuple[str, bool]:
        """Give the bar before a line, and whether it is that of the statement under the cursor."""
        if not lit:
            return "", False
        if on and any(each.statement == self._statement for each in lit):
            return _NOW[self.ascii_marks], True
        manners = {each.manner for each in lit}
        manner = Manner.EXACT if Manner.EXACT in manners else Manner.TOLD
        return _BARS[manner][self.ascii_marks], False


class _Run(NamedTuple):
    """How words on a line are drawn."""

    role: Role
    statements: tuple[str, ...]
    """Those that rest on them."""
    match: bool
    """They are of the query."""
    term: bool
    """They are of an issue."""


_Place: TypeAlias = tuple[int, int, Lit]


def _lit_on(drawn: Drawn, line: int) -> list[_Place]:
    """Give what is lit on a line, each with its place in what is shown."""
    start, end = drawn.lines[line]
    placed = ((drawn.at[each.start], drawn.at[each.end], each) for each in drawn.paragraph.lit)
    return [each for each in placed if each[0] < end and each[1] > start]


def _runs(drawn: Drawn, line: int, lit: Sequence[_Place]) -> Iterator[tuple[str, _Run]]:
    """Give the words of a line in pieces, each drawn in one way."""
    start, end = drawn.lines[line]
    marked = (drawn.paragraph.matches, drawn.paragraph.terms)
    found, terms = ([(drawn.at[a], drawn.at[b]) for a, b in each] for each in marked)
    edges = (cut for a, b in (*((a, b) for a, b, _ in lit), *found, *terms) for cut in (a, b))
    for first, last in pairwise(sorted({start, end, *(c for c in edges if start < c < end)})):
        under = [each for a, b, each in lit if a <= first < b]
        yield (
            drawn.shown[first:last],
            _Run(
                _role(under),
                tuple(each.statement for each in under),
                match=any(a <= first < b for a, b in found),
                term=any(a <= first < b for a, b in terms),
            ),
        )


def _role(lit: list[Lit]) -> Role:
    manners = {each.manner for each in lit}
    return next((role for manner, role in _ROLES.items() if manner in manners), Role.INK)
