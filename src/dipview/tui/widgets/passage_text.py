"""PassageText: a text with passages lit in it, scrolled so that the one at hand is in sight."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dipview.tui.gate import segment
from dipview.tui.theme import LIST_CSS, Role
from dipview.tui.widgets.passage_plan import BrokenText, Lit, LitText
from dipview.tui.widgets.reader_plan import MEASURE
from dipview.tui.widgets.role_styles import RoleStyles
from dipview.tui.widgets.row_signs import BAR
from dipview.tui.widgets.text_spans import TextSpan, fit, pad

_MARGIN = 2
"""Cells before each line: the bar of what is at hand, the signs of other passages, a space."""
_CONTEXT = 3
"""Lines that are kept in sight above and below what is at hand."""


class PassageText(ScrollView, can_focus=False):
    """Draws a text; of a long one only the lines in sight."""

    ALLOW_SELECT = False
    DEFAULT_CSS = LIST_CSS.replace("RecordList", "PassageText")

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.ascii_marks = False
        self._text = ""
        self._lit = LitText("")
        self._broken = BrokenText("", 1)
        self._signs: Mapping[int, TextSpan] = {}
        self._at: tuple[int, int] | None = None
        self._styles = RoleStyles(self)

    def show(
        self,
        text: str,
        lit: Iterable[Lit],
        at: tuple[int, int] | None,
        signs: Iterable[tuple[int, TextSpan]] = (),
    ) -> None:
        """Show a text.

        Args:
            text: All of it.
            lit: What is lit in it; what comes later lies over what comes before.
            at: What is at hand, in characters: it has a bar beside it, and comes into sight.
            signs: Signs that stand beside the lines of some places, one cell wide.
        """
        self._lit, self._at = LitText(text, lit), at
        self._places = tuple(signs)
        if text != self._text:
            self._text = text
            self._broken = BrokenText("", 1)
        self._break()
        self._bring_into_sight()
        self.refresh()

    _places: tuple[tuple[int, TextSpan], ...] = ()

    def _break(self) -> None:
        width = max(1, min(MEASURE, self.scrollable_content_region.width - _MARGIN))
        if self._broken.text is not self._text or self._wide != width:
            self._wide = width
            self._broken = BrokenText(self._text, width)
            self.virtual_size = Size(width + _MARGIN, len(self._broken.lines))
        self._signs = {self._broken.line_of(place): sign for place, sign in self._places}

    _wide = 0

    def on_resize(self, _event: events.Resize) -> None:
        """Break the lines for the width of now."""
        self._break()
        self._bring_into_sight()
        self.refresh()

    def notify_style_update(self) -> None:
        """Draw with the colours of now."""
        self._styles.clear()
        super().notify_style_update()

    @property
    def _lines_at_hand(self) -> tuple[int, int]:
        """The first and the last line of what is at hand; an empty stretch for nothing."""
        if self._at is None:
            return 0, -1
        start, end = self._at
        return self._broken.line_of(start), self._broken.line_of(max(start, end - 1))

    def _bring_into_sight(self) -> None:
        first, last = self._lines_at_hand
        room = self.scrollable_content_region.height
        if last < first or room < 1:
            return
        top = self.scroll_offset.y
        context = min(_CONTEXT, max(0, (room - (last - first + 1)) // 2))
        begun = top + context <= first or (top == 0 and first < room)
        if begun and last + context < top + room:
            return
        wanted = min(first - context, max(first - room // 3, 0))
        self.scroll_to(y=max(0, wanted), animate=False, force=True)

    def scroll_screens(self, screens: int) -> None:
        """Scroll by screens, two lines of the last one staying in sight."""
        room = max(1, self.scrollable_content_region.height - 2)
        self.scroll_to(y=max(0, self.scroll_offset.y + screens * room), animate=False, force=True)

    def render_line(self, y: int) -> Strip:
        """Draw one line of the screen."""
        number = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self._styles.style(Role.INK)
        if number >= len(self._broken.lines):
            return Strip.blank(width, base)
        first, last = self._lines_at_hand
        start, end = self._broken.lines[number]
        bar = TextSpan(BAR[self.ascii_marks], Role.ACCENT)
        sign = bar if first <= number <= last else self._signs.get(number, TextSpan(" "))
        line = pad((sign, TextSpan(" "), *fit(self._lit.line(start, end), width - _MARGIN)), width)
        segments = [segment(span.text, self._styles.style(span.role)) for span in line]
        return Strip(segments, width)
