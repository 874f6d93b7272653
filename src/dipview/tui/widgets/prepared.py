"""Prepared: how a list is going to draw its next view, worked out away from the keys."""

from __future__ import annotations

from collections.abc import Callable

from dipview.model.values import frozen
from dipview.tui.widgets.list_plan import Plan
from dipview.tui.widgets.row_drawing import Highlighter
from dipview.tui.widgets.row_finding import kept_in, row_at
from dipview.views.view import View


@frozen(eq=False)
class Prepared:
    """What a list needs at once when it shows a view.

    It holds good for as long as the list is as wide as it was; where its cursor has moved since,
    the list looks for the cursor's row anew.
    """

    plan: Plan
    """Where everything states, with the rows drawn that will be in sight."""
    before: View | None
    """What the list showed when this was worked out."""
    cursor: int
    """Where its cursor stood."""
    place: int | None
    """Where the cursor goes; None where it is not to stay on its record."""

    def place_after(self, before: View | None, cursor: int) -> int | None:
        """Tell where a cursor goes; None where it does not stand where it stood."""
        return self.place if before is self.before and cursor == self.cursor else None


@frozen(eq=False)
class ListState:
    """Where a list states: as much of it as another thread may work with."""

    plan_for: Callable[[View, Highlighter | None], Plan]
    """Works out what stands where in a view, for the list's width."""
    view: View | None
    cursor: int
    offset: int
    """Lines from the first one in sight to the cursor's row."""
    height: int
    """Lines that are in sight."""

    def prepare(
        self, view: View, highlighter: Highlighter | None, *, keep: bool, seen: bool
    ) -> Prepared:
        """Work out how the list will draw a view.

        Args:
            view: What it is going to show.
            highlighter: Finds what is to be drawn as found.
            keep: The cursor is to stay on its record.
            seen: The list is on the screen: its first rows are drawn too.
        """
        plan = self.plan_for(view, highlighter)
        place = None
        if keep:
            row = None if self.view is None else row_at(self.view, self.cursor)
            place = 0
            if self.view is not None and row is not None:
                place = kept_in(view, self.view, row.id, self.cursor)
        if seen:
            top = plan.top_of(place) - self.offset if place else 0
            self._draw_ahead(plan, max(0, min(top, plan.height - self.height)))
        return Prepared(plan, self.view, self.cursor, place)

    def _draw_ahead(self, plan: Plan, top: int) -> None:
        """Measure and draw the rows from a line on, which will soon be in sight."""
        plan.measure(top, self.height)
        for line in range(top, min(top + self.height, plan.height)):
            if (row := plan.spot(line).row) is not None:
                plan.drawn(row)
