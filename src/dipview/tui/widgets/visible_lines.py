"""Visible lines: which lines of a plan a list shows, and how far it scrolls to show others."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from dipview.tui.widgets.list_plan import Plan


class VisibleLines(NamedTuple):
    """The lines of a plan that are in sight.

    Every line of a plan can be brought into sight from one row to the next: no move passes a line
    over that was in sight neither before nor after it. A row that is taller than the list is
    scrolled through before the cursor leaves it.
    """

    plan: Plan
    at: int
    """The first line in sight."""
    room: int
    """How many lines are in sight; at least 1."""

    @property
    def end(self) -> int:
        """The line after the last one in sight."""
        return self.at + self.room

    @property
    def barren(self) -> bool:
        """Whether words between the rows are all that is in sight: a long note, a heading."""
        return all(self.plan.spot(line).row is None for line in range(self.at, self.end))

    def shows(self, row: int) -> bool:
        """Tell whether any line of a row is in sight."""
        top = self.plan.top_of(row)
        return top < self.end and top + self.plan.height_of(row) > self.at

    def least(self, row: int) -> int:
        """Give the first line to show so that a row is seen, scrolled as little as can be.

        A heading right above the row is shown with it, where both fit. A row that is taller than
        the list stays as it is where any of it is in sight.
        """
        start = self.plan.top_of(row)
        end = start + self.plan.height_of(row)
        if end - start > self.room:
            return self.at if self.shows(row) else start
        heading = self.plan.heading_of(row)
        top = heading if end - heading <= self.room else start
        if top < self.at:
            return top
        return end - self.room if end > self.end else self.at

    def downward(self, cursor: int, row: int, lines: int) -> tuple[int, int]:
        """Go down from the row of the cursor, or scroll on within what is in sight of it.

        Args:
            cursor: Where the cursor is.
            row: Where it is to go; beyond the last row there is only scrolling.
            lines: How far to scroll where it stays.

        Returns:
            The row where the cursor is then, and the first line to show.
        """
        top = self.plan.top_of(cursor)
        bottom = top + self.plan.height_of(cursor)
        seen = self.shows(cursor)
        if seen and bottom > self.end:
            return cursor, self.at + min(lines, bottom - self.end)
        if not seen and not self.barren:
            row = min(row, self.plan.count - 1)
            return row, self._from_above(row)
        if not seen and top >= self.end:
            return cursor, self.at + lines
        if row >= self.plan.count:
            return cursor, max(self.at, min(self.at + lines, self.plan.height - self.room))
        target = self._from_above(row)
        if target <= self.end:
            return row, target
        if self.plan.top_of(row) < self.end + self.room:
            return row, self.end
        return self._scrolled(cursor, self.at + min(lines, target - self.end))

    def upward(self, cursor: int, row: int, lines: int) -> tuple[int, int]:
        """Go up from the row of the cursor, or scroll on within what is in sight of it.

        Args:
            cursor: Where the cursor is.
            row: Where it is to go; before the first row there is only scrolling.
            lines: How far to scroll where it stays.

        Returns:
            The row where the cursor is then, and the first line to show.
        """
        top = self.plan.top_of(cursor)
        seen = self.shows(cursor)
        if seen and top < self.at:
            return cursor, self.at - min(lines, self.at - top)
        if not seen and not self.barren:
            row = max(row, 0)
            return row, self._from_below(row)
        if not seen and top < self.at:
            return cursor, self.at - lines
        if row < 0:
            return cursor, max(0, self.at - lines)
        target = self._from_below(row)
        if target + self.room >= self.at:
            return row, target
        if self.plan.top_of(row) + self.plan.height_of(row) > self.at - self.room:
            return row, self.at - self.room
        return self._scrolled(cursor, self.at - min(lines, self.at - self.room - target))

    def _scrolled(self, cursor: int, at: int) -> tuple[int, int]:
        """Give the row of the cursor where a line is the first in sight: that, or the nearest one.

        Of a cursor that is out of sight the next move would begin, and pass lines over.
        """
        scrolled = self._replace(at=at)
        if scrolled.shows(cursor):
            return cursor, at
        spots = (self.plan.spot(line).row for line in range(at, scrolled.end))
        rows = (row for row in spots if row is not None)
        return min(rows, key=lambda row: abs(row - cursor), default=cursor), at

    def _from_above(self, row: int) -> int:
        """Give the first line to show of a row reached from above: of a tall one, its first."""
        start = self.plan.top_of(row)
        if self.plan.height_of(row) <= self.room:
            return self.least(row)
        heading = self.plan.heading_of(row)
        return heading if start - heading <= self.room // 2 else start

    def _from_below(self, row: int) -> int:
        """Give the first line to show of a row reached from below: a tall one ends in sight."""
        height = self.plan.height_of(row)
        if height <= self.room:
            return self.least(row)
        return self.plan.top_of(row) + height - self.room

    def last(self) -> int:
        """Give the first line to show so that the end is seen, and a line of the last row."""
        row = self.plan.count - 1
        end = self.plan.height - self.room
        if row >= 0:
            end = min(end, self.plan.top_of(row) + self.plan.height_of(row) - 1)
        return max(0, end)
