"""Row moves: how far each move takes the cursor of a list, or scrolls within a tall row."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from dipview.tui.widgets.visible_lines import VisibleLines

if TYPE_CHECKING:
    from dipview.tui.widgets.list_plan import Plan


class RowMoves:
    """The moves of a cursor, by rows and by the lines that these take.

    What is taller than the list is scrolled through first, down and up, so that every line can be
    read; the cursor then goes on to the next row.
    """

    _plan: Plan | None
    _cursor: int

    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @property
    @abstractmethod
    def _visible_lines(self) -> VisibleLines | None:
        """What is in sight; None before anything is laid out."""

    @abstractmethod
    def _move(self, index: int, at: int | None = None) -> None:
        """Put the cursor on a row, and a line at the top, or scroll as little as can be."""

    @abstractmethod
    def _go_to_line(self, line: int) -> None:
        """Scroll to a line."""

    def action_cursor_up(self) -> None:
        """Go to the row above."""
        self._go(-1, self._cursor - 1)

    def action_cursor_down(self) -> None:
        """Go to the row below."""
        self._go(1, self._cursor + 1)

    def action_page_up(self) -> None:
        """Go up as many lines as the list shows."""
        self._leap(-self._page)

    def action_page_down(self) -> None:
        """Go down as many lines as the list shows."""
        self._leap(self._page)

    def action_half_page_up(self) -> None:
        """Go up half as many lines as the list shows."""
        self._leap(-max(1, self._page // 2))

    def action_half_page_down(self) -> None:
        """Go down half as many lines as the list shows."""
        self._leap(max(1, self._page // 2))

    def action_first(self) -> None:
        """Go to the first row, and to what stands above it."""
        self._move(0, 0)
        self._go_to_line(0)

    def action_last(self) -> None:
        """Go to the last row, and to what stands below it."""
        if (visible_lines := self._visible_lines) is not None:
            self._move(self.count - 1, visible_lines.last())
            self._go_to_line(visible_lines.last())

    def _leap(self, lines: int) -> None:
        if (visible_lines := self._visible_lines) is None:
            return
        to = self._cursor
        if self.count:
            to = visible_lines.plan.near(visible_lines.plan.top_of(self._cursor) + lines)
        step = 1 if lines > 0 else -1
        self._go(lines, to if (to - self._cursor) * step > 0 else self._cursor + step)

    def _go(self, lines: int, row: int) -> None:
        """Go to a row, unless some of what is on the way there is still to be scrolled through."""
        if (visible_lines := self._visible_lines) is None:
            return
        if not self.count:
            self._go_to_line(
                max(
                    0, min(visible_lines.at + lines, visible_lines.plan.height - visible_lines.room)
                )
            )
            return
        way = visible_lines.downward if lines > 0 else visible_lines.upward
        self._move(*way(self._cursor, row, abs(lines)))

    @property
    def _page(self) -> int:
        visible_lines = self._visible_lines
        return 1 if visible_lines is None else max(1, visible_lines.room - 1)
