"""Sheet: a list that is read along both ways, with headings and names that stay in sight."""

from __future__ import annotations

from collections.abc import Sequence

from attrs import evolve
from textual import events
from textual.strip import Strip

from dipview.commands.effects import Stretch
from dipview.model.ids import standing_parts
from dipview.tui.gate import segment
from dipview.tui.theme import Role, State
from dipview.tui.widgets.prepared import Prepared
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.row_drawing import RowRenderer
from dipview.tui.widgets.row_finding import index_of, row_at
from dipview.tui.widgets.sheet_plan import ARROW, GAP, SheetPlan, columns_that_fit, seen_columns
from dipview.tui.widgets.text_spans import Line, TextSpan, pad, width_of
from dipview.views.view import Row, View

_GUTTER = 1
_HEADED, _HEADED_SHARE = 4, 3
"""Lines of the headings at most, and the part of the sheet's lines that they may take."""
LOW = 16
"""On a screen of fewer lines, all of them are for the rows of a view."""


class Sheet(RecordList):
    """Draws a view whose sections are sheets; the cursor is on a cell.

    The headings stay at the top and the first column at the left, while the others scroll column
    by column.
    """

    _plan: SheetPlan | None  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__(wrap=True)
        self._column = 0
        self._left = 0
        self._headed = 0

    def _planned(self, view: View, renderer: RowRenderer, width: int) -> SheetPlan:  # type: ignore[override]
        words = renderer._replace(wrap=False)
        self._airy, headed = self.app.size.height >= LOW, self._most_headed
        self._headed = headed
        self._plan = plan = SheetPlan(view, words, width - _GUTTER, airy=self._airy, headed=headed)
        self._column = min(self._column, max(0, len(plan.columns) - 1))
        self._left = min(self._left, max(0, len(plan.widths) - 1))
        return plan

    def show_view(self, view: View, *, keep: bool = True, prepared: Prepared | None = None) -> None:
        """Show a view, from the column on that it begins with."""
        before = self._view
        if before is not None and view is not before:
            about = _led_to(before, self._column)
            kept = _column_of(view, about) if about else None
            self._column = kept if kept is not None else self._column if keep else 0
        super().show_view(view, keep=keep, prepared=prepared)
        if view is not before:
            self._begin()

    def _begin(self) -> None:
        """Scroll to the cursor's column, or else to the one that the view begins with."""
        if self._column or self._view is None or self._plan is None:
            self._show_column()
            return
        sheet = next((section for section in self._view.sections if section.sheet), None)
        begin = sheet.begin if sheet is not None else 0
        has_room = len(self._in_sight(0)) == len(self._plan.widths)
        self._left = 0 if has_room or not begin else begin - 1
        self._redraw()

    @property
    def _most_headed(self) -> int:
        """Lines that the headings may take: no more than leave most of the sheet to its rows."""
        height = self.scrollable_content_region.height
        return min(_HEADED + 1, max(1, (height + 1) // _HEADED_SHARE))

    @property
    def list_state(self) -> None:
        """None: how a sheet is drawn depends on its columns in sight."""
        return

    # The cursor

    @property
    def _frozen(self) -> int:
        return self._plan.heading_height if self._plan is not None else 0

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor, with the id of what its cell leads to."""
        row = super().cursor_row
        if row is None or self._plan is None or self._column >= len(row.cells):
            return row
        if not self._plan.is_sheet(self._cursor):
            return row
        return evolve(row, id=row.cells[self._column].leads_to or row.id)

    def _kept(self, before: View | None, record: str | None) -> int:
        """Keep the cursor on the same row of another sheet."""
        if before is None or self._view is None or not self._view.count:
            return 0
        row = row_at(before, self._cursor)
        at = index_of(self._view, row.id, self._cursor) if row else None
        return at if at is not None else super()._kept(before, record)

    def move_to(self, id: str) -> bool:
        """Put the cursor on a row, in a column, or on the cell that leads to a standing."""
        if self._view is None:
            return False
        parts = standing_parts(id)
        if parts is None:
            return super().move_to(id) or self._move_to_column(id)
        for row, column in (parts[::-1], parts):
            if _column_of(self._view, column) is not None and super().move_to(row):
                return self._move_to_column(column)
        return False

    def _move_to_column(self, about: str) -> bool:
        """Put the cursor in the column that is about a record; tells whether there is one."""
        at = _column_of(self._view, about) if self._view is not None else None
        if at is not None:
            self._go_to_column(at)
        return at is not None

    @property
    def is_wide(self) -> bool:
        """Whether it is a sheet of marks of which not all columns are in sight."""
        plan = self._plan
        return plan is not None and not plan.wordy and len(self._in_sight()) < len(plan.widths)

    def go_along(self, stretch: Stretch, step: int) -> None:
        """Go to the next column, as many on as are in sight, or to the last; with -1 back.

        From the names of the rows it goes on to the first column in sight.
        """
        if self._plan is None:
            return
        if stretch is Stretch.ALL:
            to = len(self._plan.columns) - 1 if step > 0 else 1
        elif stretch is Stretch.SCREEN:
            page = max(1, len(self._in_sight()) - 1)
            to = max(self._column, self._left + 1, 1) + step * page
            to = max(to, 1) if self._column > 1 else to
        else:
            to = self._left + 1 if step > 0 and not self._column else self._column + step
        self._go_to_column(to)

    def _go_to_column(self, column: int) -> None:
        if self._plan is None:
            return
        column = min(max(column, 0), len(self._plan.columns) - 1)
        if column == self._column:
            return
        self._column = column
        self._show_column()
        self._redraw()
        self.post_message(self.Moved(self, self.cursor_row))

    def _show_column(self) -> None:
        """Scroll as few columns as bring the cursor's into sight."""
        if self._plan is None or not self._column:
            return
        at = self._column - 1
        self._left = max(min(self._left, at), at - self.scrollable_content_region.width)
        while at not in self._in_sight() and self._left < at:
            self._left += 1

    def _in_sight(self, left: int | None = None) -> range:
        """Tell which columns are in sight, or would be with another one at the left."""
        if self._plan is None:
            return range(0)
        room = self._beside_names(self._plan)
        return columns_that_fit(self._plan.widths, self._left if left is None else left, room)

    def _beside_names(self, plan: SheetPlan) -> int:
        """Count the cells for all columns but the first."""
        return self.scrollable_content_region.width - _GUTTER - plan.name_width - GAP

    def on_resize(self) -> None:
        """Lay out anew, and keep the cursor's cell in sight."""
        airy = self.app.size.height >= LOW
        if self._airy is not airy or self._headed != self._most_headed:
            self._plan = None
        super().on_resize()
        self._left = 0
        self._begin()

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one line: of the headings, or of the rows in sight."""
        width = self.scrollable_content_region.width
        plan = self._plan
        if plan is None:
            return Strip.blank(width, self.rich_style)
        if y < self._frozen:
            return self._heading_line(y, width)
        spot = plan.spot(self.scroll_offset.y + y - self._frozen)
        if spot.row is None:
            return self._strip(spot.head, " ", State.PLAIN, width)
        state = self._state_of(spot.row)
        edge = self._edge(spot.line, plan.height_of(spot.row), y)
        sign = edge or self._sign(spot.row, spot.line, state)
        if not plan.is_sheet(spot.row):
            lines = plan.drawn(spot.row)
            line = lines[spot.line] if spot.line < len(lines) else ()
            return self._strip(line, sign, state, width)
        return self._row_line(spot.row, spot.line, sign, state, width)

    def _heading_line(self, y: int, width: int) -> Strip:
        if self._plan is None or y >= self._plan.heading_lines:
            return self._strip((), " ", State.PLAIN, width)
        drawn = [self._drawn((), self._plan.name_width, State.PLAIN)]
        visible_lines = self._in_sight()
        if y == 0 and self._plan.grouped:
            groups = self._plan.group_line(visible_lines, self._before_arrow(visible_lines))
            drawn.append(self._drawn(groups, width_of(groups), State.PLAIN))
            visible_columns: Sequence[int] = ()
        else:
            visible_columns = visible_lines
        for at in visible_columns:
            line = self._plan.heading_line(at, y)
            if at + 1 == self._column:
                line = tuple(span._replace(role=Role.ACCENT) for span in line)
            drawn.append(self._drawn(line, self._plan.widths[at], State.PLAIN))
        strip = self._whole(" ", drawn, State.PLAIN, width)
        return self._with_arrows(strip, visible_lines, width) if y == 0 else strip

    def _with_arrows(self, strip: Strip, visible_lines: range, width: int) -> Strip:
        """Show at the edges that there are more columns."""
        assert self._plan is not None  # noqa: S101 - for the type checker
        style = self._styles.style(Role.ACCENT, State.PLAIN)
        edge = self._plan.name_width + _GUTTER
        if visible_lines and visible_lines.start > 0:
            arrow = Strip([segment("‹ ", style)])
            strip = Strip.join([strip.crop(0, edge), arrow, strip.crop(edge + 2, width)])
        if visible_lines and visible_lines.stop < len(self._plan.widths):
            strip = Strip.join([strip.crop(0, width - 2), Strip([segment(" ›", style)])])
        return strip

    def _before_arrow(self, visible_lines: range) -> int:
        """Count the cells beside the names, but for the sign that more columns follow."""
        assert self._plan is not None  # noqa: S101 - for the type checker
        more = visible_lines.stop < len(self._plan.widths)
        return self._beside_names(self._plan) - ARROW * more

    def _row_line(self, row: int, line: int, sign: str, state: State, width: int) -> Strip:
        assert self._plan is not None  # noqa: S101 - for the type checker
        widths = (self._plan.name_width, *self._plan.widths)
        drawn: list[Strip] = []
        resting = State.RESTING if state is not State.PLAIN else State.PLAIN
        for at in (0, *(at + 1 for at in self._in_sight())):
            lines = self._plan.cell(row, at)
            text = lines[line] if line < len(lines) else ()
            here = state if at == self._column else resting
            drawn.append(self._drawn(text, widths[at], here))
        return self._whole(sign, drawn, resting, width)

    def _drawn(self, line: Line, width: int, state: State) -> Strip:
        style = self._styles.style
        padded = (*pad(line, width), TextSpan(" " * GAP))
        return Strip([segment(span.text, style(span.role, state, span.match)) for span in padded])

    def _whole(self, sign: str, drawn: Sequence[Strip], state: State, width: int) -> Strip:
        style = self._styles.style
        first = Strip([segment(sign, style(Role.ACCENT, state))])
        return Strip.join([first, *drawn]).adjust_cell_length(width, style(Role.INK, state))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the cell under the mouse; a second click opens it."""
        event.stop()
        event.prevent_default()  # the list's own handler knows of no headings
        offset = event.get_content_offset(self)
        if self._plan is None or offset is None:
            return
        column = self._column_at(offset.x)
        if offset.y < self._frozen:
            self._go_to_column(column)
            if event.chain == 2 and (heading := self._heading_row(column)):
                self.post_message(self.Opened(self, heading))
            return
        spot = self._plan.spot(self.scroll_offset.y + offset.y - self._frozen)
        if spot.row is None:
            return
        self._move(spot.row)
        self._go_to_column(column)
        if event.chain == 2:
            self.action_open()

    def _heading_row(self, column: int) -> Row | None:
        """Give a row that stands for what a column is about; None where it is about nothing."""
        row = super().cursor_row
        about = self._plan.columns[column].leads_to if self._plan is not None else ""
        return evolve(row, id=about) if row is not None and about else None

    def _column_at(self, x: int) -> int:
        if self._plan is None:
            return 0
        end = _GUTTER + self._plan.name_width + GAP
        if x < end:
            return 0
        for at in self._in_sight():
            end += self._plan.widths[at] + GAP
            if x < end:
                return at + 1
        return self._column


def _width_of(view: View) -> int:
    return max((len(seen_columns(each)) for each in view.sections if each.sheet), default=0)


def _column_of(view: View, about: str) -> int | None:
    """Find the column of a view's sheets that is about a record."""
    return next((at for at in range(_width_of(view)) if _led_to(view, at) == about), None)


def _led_to(view: View, column: int) -> str:
    """Give what a column of a view's sheets is about."""
    for section in view.sections:
        if section.sheet and column < len(section.columns):
            return section.columns[column].leads_to
    return ""
