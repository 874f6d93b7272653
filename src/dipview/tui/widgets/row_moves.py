"""Row moves: how far each move takes the cursor of a list."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dipview.tui.widgets.list_plan import Plan


class RowMoves:
    """The moves of a cursor, by rows and by the lines that these take."""

    _plan: Plan | None
    _cursor: int

    @property
    @abstractmethod
    def count(self) -> int:
        """How many rows there are."""

    @property
    @abstractmethod
    def _room(self) -> int:
        """Lines for rows that are in sight."""

    @abstractmethod
    def _move(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest there is."""

    @abstractmethod
    def _line_of_cursor(self) -> int:
        """Give the first line of the row under the cursor."""

    def action_cursor_up(self) -> None:
        """Go to the row above."""
        self._move(self._cursor - 1)

    def action_cursor_down(self) -> None:
        """Go to the row below."""
        self._move(self._cursor + 1)

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
        """Go to the first row."""
        self._move(0)

    def action_last(self) -> None:
        """Go to the last row."""
        self._move(self.count - 1)

    def _leap(self, lines: int) -> None:
        if self._plan is None or not self.count:
            return
        to = self._plan.near(self._line_of_cursor() + lines)
        step = 1 if lines > 0 else -1
        self._move(to if (to - self._cursor) * step > 0 else self._cursor + step)

    @property
    def _page(self) -> int:
        return max(1, self._room - 1)
