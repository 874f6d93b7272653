"""RecordList: the one list that draws any view, in every pane and on the card."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from textual import events
from textual.cache import FIFOCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from dipview.tui.gate import segment
from dipview.tui.theme import LIST_CSS, Role, State
from dipview.tui.widgets.list_plan import FLOWING_AT_MOST, Plan
from dipview.tui.widgets.prepared import ListState, Prepared
from dipview.tui.widgets.role_styles import RoleStyles
from dipview.tui.widgets.row_drawing import Highlighter, RowRenderer
from dipview.tui.widgets.row_finding import index_of, kept_in, row_alone, row_at
from dipview.tui.widgets.row_moves import RowMoves
from dipview.tui.widgets.row_signs import BAR, SIGNS, edge_sign
from dipview.tui.widgets.text_spans import Line
from dipview.tui.widgets.visible_lines import VisibleLines
from dipview.views.view import Row, Section, View

_KEPT = 1_024
"""Drawn lines that are kept: some screens of them."""


@dataclass(eq=False)
class AboutRow(Message):
    """Something happened to a row of a list; the list has a class of its own for each."""

    record_list: RecordList
    """The list that it happened in."""
    row: Row | None

    @property
    def control(self) -> RecordList:
        """The list that it happened in."""
        return self.record_list


class RecordList(RowMoves, ScrollView, can_focus=True, inherit_bindings=False):
    """A list of records with a cursor; draws a ``View`` and knows nothing else of it.

    Only rows on the screen are built, so that a list of any length costs the same. It binds no
    keys: an application calls its actions.

    Args:
        wrap: Draw texts whole, over as many lines as they need: for a card.
        airy: Leave a blank line between rows.
        lines: Lines that a text may take in a view of not many rows.
        few: How many rows are not many.
        id: The widget's id.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = LIST_CSS

    driven = False
    """Keys move the cursor, though they go to a box beside the list."""
    highlighter: reactive[Highlighter | None] = reactive(None, repaint=False, init=False)
    """Gives the character ranges of a text to draw as found; asked of visible rows only."""
    ascii_marks = reactive(False, repaint=False, init=False)
    """Draw stances and the list's own signs in ASCII."""
    pinned: reactive[frozenset[str]] = reactive(frozenset(), repaint=False, init=False)
    """Ids of records that are drawn with a pin."""
    marked: reactive[frozenset[str]] = reactive(frozenset(), repaint=False, init=False)
    """Ids of records that are drawn with a mark."""

    class Moved(AboutRow):
        """The cursor came to another record; ``row`` is None where there are no rows."""

    class Opened(AboutRow):
        """A row was chosen: with the mouse, twice, or with ``action_open``."""

        row: Row

    def __init__(
        self,
        *,
        wrap: bool = False,
        airy: bool = False,
        lines: int = 1,
        few: int = FLOWING_AT_MOST,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._lines, self._few = lines, few
        self._wrap = wrap
        self._airy = airy
        self._view: View | None = None
        self._rest: View | None = None
        self._plan: Plan | None = None
        self._planned_for = 0
        self._cursor = 0
        self._kept_offset: int | None = None
        self._styles = RoleStyles(self)
        self._strips: FIFOCache[tuple[int, int, State], Strip] = FIFOCache(_KEPT)

    # What is shown

    @property
    def view(self) -> View | None:
        """What is shown; None before the first view."""
        return self._view

    def show_view(self, view: View, *, keep: bool = True, prepared: Prepared | None = None) -> None:
        """Show a view.

        Args:
            view: What to show.
            keep: Leave the cursor on the record where it is, if the view has it, and that record
                where it is on the screen. Otherwise the cursor stays as near as it can in a view
                of the same name, title and query, and goes to the first row of any other.
            prepared: What was worked out of it before, and with which highlighter.
        """
        before, record, offset = self._view, self.cursor_id, self._offset_of_cursor
        if before is None and self._rest is not None:
            row = row_at(self._rest, 0)
            before, record, self._rest = self._rest, None if row is None else row.id, None
        place = prepared.place_after(before, self._cursor) if prepared is not None else None
        self._view = view
        if prepared is not None:
            self.set_reactive(RecordList.highlighter, prepared.plan.highlighter)
        if not keep:
            place = 0
        self._cursor = self._kept(before, record) if place is None else place
        scrolled = self.scroll_offset.y > 0 and record is not None and self.cursor_id == record
        if view is not before or self._plan is None:
            self._replan(prepared.plan if prepared is not None else None)
        self._kept_offset = None
        if not keep or before is None or not (self._cursor or scrolled):
            self._go_to_line(0)
        elif self._plan is None:
            self._kept_offset = offset  # Another stands in its place: there is no room yet.
        else:
            self._go_to_line(self._line_of_cursor() - offset)
            self._show_cursor()
        if self.cursor_id != record:
            self.post_message(self.Moved(self, self.cursor_row))

    def let_go(self, rest: View) -> None:
        """Let go of a view that is not looked at; the next one follows on what is left of it.

        Args:
            rest: The view with the row under the cursor alone, of whose cells none is needed.
        """
        self._rest, self._view, self._plan, self._cursor = rest, None, None, 0
        self._kept_offset = None
        self._strips.clear()
        self._go_to_line(0)

    def _kept(self, before: View | None, record: str | None) -> int:
        if before is None or record is None or self._view is None:
            return 0
        return kept_in(self._view, before, record, self._cursor)

    def watch_highlighter(self) -> None:
        """Draw what is found now."""
        self._replan()

    def watch_ascii_marks(self) -> None:
        """Draw with the other marks."""
        self._replan()

    def watch_pinned(self) -> None:
        """Draw the pins of now."""
        self._redraw()

    def watch_marked(self) -> None:
        """Draw the marks of now."""
        self._redraw()

    # The cursor

    @property
    def count(self) -> int:
        """How many rows there are."""
        return 0 if self._view is None else self._view.count

    @property
    def cursor_index(self) -> int | None:
        """Which row of the whole view the cursor is on; None where there are no rows."""
        return self._cursor if self._cursor < self.count else None

    @property
    def cursor_row(self) -> Row | None:
        """The row under the cursor; None where there are no rows."""
        return None if self._view is None else row_at(self._view, self._cursor)

    @property
    def cursor_section(self) -> Section | None:
        """The section under the cursor with its one row there; None where there are no rows."""
        return None if self._view is None else row_alone(self._view, self._cursor)

    @property
    def cursor_id(self) -> str | None:
        """Id of the record under the cursor; None where there are no rows."""
        row = self.cursor_row
        return None if row is None else row.id

    def move_to(self, id: str) -> bool:
        """Put the cursor on a record; tells whether the view has it."""
        index = None if self._view is None else index_of(self._view, id, self._cursor)
        if index is not None:
            self._move(index)
        return index is not None

    def go_to(self, index: int) -> None:
        """Put the cursor on the row with an index in the whole view, or the nearest there is."""
        self._move(index)

    def _move(self, index: int, at: int | None = None) -> None:
        if not self.count:
            return
        index = min(max(index, 0), self.count - 1)
        before, self._cursor = self._cursor, index
        if index != before:
            self._kept_offset = None
        if at is None:
            self._show_cursor()
        else:
            self._go_to_line(at)
        if index != before:
            self._refresh_rows(before, index)
            self.post_message(self.Moved(self, self.cursor_row))

    def action_open(self) -> None:
        """Choose the row under the cursor."""
        row = self.cursor_row
        if row is not None:
            self.post_message(self.Opened(self, row))

    @property
    def _room(self) -> int:
        """Lines for rows: those in sight, without what is frozen above them."""
        return max(1, self.scrollable_content_region.height - self._frozen)

    @property
    def _frozen(self) -> int:
        """Lines at the top that do not scroll."""
        return 0

    # Scrolling

    @property
    def _offset_of_cursor(self) -> int:
        """Lines from the first one in sight to the cursor's row."""
        if self._kept_offset is not None:
            return self._kept_offset
        return self._line_of_cursor() - self.scroll_offset.y

    def _line_of_cursor(self) -> int:
        if self._plan is None or self._cursor >= self._plan.count:
            return 0
        return self._plan.top_of(self._cursor)

    def _go_to_line(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False, force=True)

    @property
    def _visible_lines(self) -> VisibleLines | None:
        if self._plan is None:
            return None
        return VisibleLines(self._plan, self.scroll_offset.y, self._room)

    def _show_cursor(self) -> None:
        """Scroll as little as shows the row under the cursor, with a heading right above it."""
        visible_lines = self._visible_lines
        if visible_lines is not None and self._cursor < visible_lines.plan.count:
            line = visible_lines.least(self._cursor)
            if line != visible_lines.at:
                self._go_to_line(line)

    # Drawing

    @property
    def list_state(self) -> ListState | None:
        """Where the list states, to look ahead from; None where it has no room."""
        width, height = self.scrollable_content_region.size
        planned = partial(self._plan_for, width)
        state = ListState(planned, self._view, self._cursor, self._offset_of_cursor, height)
        return state if width > 0 else None

    def lines_of(self, view: View, width: int) -> int:
        """Count the lines that a view would take in a list of some width."""
        return self._plan_for(width, view, self.highlighter).height

    def _plan_for(self, width: int, view: View, highlighter: Highlighter | None) -> Plan:
        """Work out what would stand where in a view."""
        remedies = getattr(self.app, "remedies", {})
        renderer = RowRenderer(view.references, highlighter, self.ascii_marks, self._wrap, remedies)
        return self._planned(view, renderer, width)

    def _replan(self, prepared: Plan | None = None) -> None:
        """Work out anew what stands where, for the view and width of now, unless that was done."""
        width = self.scrollable_content_region.width
        if self._view is None or width < 1:
            self._plan = None
            return
        if prepared is None or not prepared.made_for(width, ascii_marks=self.ascii_marks):
            prepared = self._plan_for(width, self._view, self.highlighter)
        self._plan, self._planned_for = prepared, width
        self.virtual_size = Size(width, self._frozen + prepared.height)
        self._redraw()

    def _planned(self, view: View, renderer: RowRenderer, width: int) -> Plan:
        return Plan(view, renderer, width, airy=self._airy, lines=self._lines, few=self._few)

    def _refresh_rows(self, *rows: int) -> None:
        """Draw rows anew where they stand now."""
        if self._plan is None:
            return
        for row in rows:
            line, height = self._plan.top_of(row) + self._frozen, self._plan.height_of(row)
            self.refresh_lines(line, height)

    def _redraw(self) -> None:
        self._strips.clear()
        self.refresh()

    def on_mount(self) -> None:
        """Draw as the user has set it for all lists."""
        if getattr(self.app, "ascii_marks", False):
            self.ascii_marks = True

    def on_resize(self) -> None:
        """Keep the cursor in sight, and lay out anew where the width has changed."""
        if self.scrollable_content_region.width != self._planned_for or self._plan is None:
            self._replan()
        if self._kept_offset is not None and self._plan is not None:
            offset, self._kept_offset = self._kept_offset, None
            self._go_to_line(self._line_of_cursor() - offset)
        self._show_cursor()

    def notify_style_update(self) -> None:
        """Draw everything anew in the styles of now."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw lines of the widget, once the rows on it have been measured."""
        if self._plan is not None:
            height = self.scrollable_content_region.height
            if self._plan.measure(self.scroll_offset.y, height):
                self._redraw()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """Draw one line of what is in sight."""
        width = self.scrollable_content_region.width
        if self._plan is None:
            return Strip.blank(width, self.rich_style)
        spot = self._plan.spot(self.scroll_offset.y + y)
        if spot.row is None:
            return self._strip(spot.head, " ", State.PLAIN, width)
        state = self._state_of(spot.row)
        lines = self._plan.drawn(spot.row)
        if spot.line >= len(lines):
            return self._strip((), " ", State.PLAIN, width)
        if edge := self._edge(spot.line, len(lines), y):
            return self._strip(lines[spot.line], edge, state, width)
        key = (spot.row, spot.line, state)
        strip = self._strips.get(key)
        if strip is None:
            line = lines[spot.line]
            strip = self._strip(line, self._sign(*key), state, width)
            self._strips[key] = strip
        return strip

    def _state_of(self, row: int) -> State:
        """Tell what a row is while it is drawn."""
        if row != self._cursor:
            return State.PLAIN
        return State.CURSOR if self.has_focus or self.driven else State.RESTING

    def _edge(self, line: int, tall: int, y: int) -> str:
        """Give the sign of a row that goes on above or below what is in sight; "" for none."""
        above = line > 0 and y == self._frozen
        last = y == self._frozen + self._room - 1
        below = last and line + 1 < tall
        return edge_sign(above=above, below=below, ascii_marks=self.ascii_marks)

    def _sign(self, row: int, line: int, state: State) -> str:
        if self._plan is not None and line == 0 and (self.pinned or self.marked):
            id = self._plan.row(row).id
            signs = SIGNS.get((id in self.pinned, id in self.marked))
            if signs is not None:
                return signs[self.ascii_marks]
        return BAR[self.ascii_marks] if state is State.CURSOR else " "

    def _strip(self, line: Line, sign: str, state: State, width: int) -> Strip:
        style = self._styles.style
        segments = [segment(sign, style(Role.ACCENT, state))]
        segments.extend(segment(span.text, style(span.role, state, span.match)) for span in line)
        return Strip(segments).adjust_cell_length(width, style(Role.INK, state))

    def on_focus(self) -> None:
        """Show the cursor as the one that keys move."""
        self.refresh()

    def on_blur(self) -> None:
        """Show the cursor as one at rest."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the row under the mouse; a second click opens it."""
        event.stop()
        offset = event.get_content_offset(self)
        if self._plan is None or offset is None:
            return
        spot = self._plan.spot(self.scroll_offset.y + offset.y)
        if spot.row is None or spot.line >= len(self._plan.drawn(spot.row)):
            return
        self._move(spot.row)
        if event.chain == 2:
            self.action_open()
