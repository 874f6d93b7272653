"""PeriodStrip: how much stands in each period of a timeline, on up to three lines, to jump by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from rich.style import Style
from textual import events
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from dipview.tui.gate import segment
from dipview.tui.widgets.strip_plan import (
    ASCII_LEVELS,
    LEVELS,
    Bar,
    Label,
    bar_at,
    bars_of,
    labels_of,
)
from dipview.views.parts.counting import counted

if TYPE_CHECKING:
    from dipview.views.timeline.period_counts import PeriodCounts

_GAP = ("┄", "~")


class PeriodStrip(Widget):
    """A strip above a timeline's list: a bar a period, the period of the list's cursor lit.

    It takes no keys: an application calls ``step`` and moves its list when ``Jumped`` arrives, then
    tells the strip where the list's cursor is (``row``). A click on a bar jumps too.
    """

    DEFAULT_CSS = """
    PeriodStrip { height: 3; padding: 0 1; color: $foreground-muted;
        & > .period-strip--bar { color: $foreground 62%; }
        & > .period-strip--planned { color: $foreground-muted 60%; }
        & > .period-strip--cursor { color: $accent; background: $primary 20%; }
        & > .period-strip--axis { color: $foreground-muted; }
        & > .period-strip--told { color: $accent; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"period-strip--{name}" for name in ("bar", "planned", "cursor", "axis", "told")
    }

    row: reactive[int | None] = reactive(None, init=False)
    """Index of the row that the list's cursor is on, its tally left out; None for none."""
    ascii_marks = reactive(False, init=False)
    """Draw in ASCII."""

    @dataclass(eq=False)
    class Jumped(Message):
        """A period was chosen; ``first_row`` is the index of its first row."""

        strip: PeriodStrip
        first_row: int
        """Counted over the timeline's rows, its tally left out."""

        @property
        def control(self) -> PeriodStrip:
            """The strip that it happened in."""
            return self.strip

    def __init__(self) -> None:
        super().__init__()
        self._period_counts: PeriodCounts | None = None
        self._planned_for: tuple[int, int] = (-1, -1)
        self._bars: list[Bar] = []
        self._labels: list[Label] = []

    def on_mount(self) -> None:
        """Draw as the user has set it."""
        if getattr(self.app, "ascii_marks", False):
            self.ascii_marks = True

    def show_period_counts(self, period_counts: PeriodCounts | None) -> None:
        """Draw the periods of a timeline; nothing for None."""
        self._period_counts = period_counts
        self._planned_for = (-1, -1)
        self.refresh()

    @property
    def zoom(self) -> str:
        """What it counts by: ``day``, ``month``, ``year``; empty where it shows nothing."""
        return self._period_counts.zoom.value if self._period_counts is not None else ""

    @property
    def period(self) -> int | None:
        """Index of the period of the list's cursor; None where it is in none."""
        if self._period_counts is None or self.row is None:
            return None
        return self._period_counts.at(self.row)

    def step(self, by: int) -> None:
        """Jump to the next period that holds anything, or the one before.

        From a row without a date, or from none, back leads to the last period, and on to the first.

        Args:
            by: 1 or -1.
        """
        if self._period_counts is None:
            return
        count = len(self._period_counts.periods)
        at = self.period
        start = (-1 if by > 0 else count) if at is None else at
        self._jump(range(start + 1, count) if by > 0 else range(start - 1, -1, -1))

    def on_click(self, event: events.Click) -> None:
        """Jump to the period under the mouse, or to the next one that holds anything."""
        event.stop()
        offset = event.get_content_offset(self)
        bar = bar_at(self._bars, offset.x) if offset is not None else None
        if bar is None or self._period_counts is None:
            return
        prepared = range(bar.first, len(self._period_counts.periods))
        self._jump((*prepared, *range(bar.first - 1, -1, -1)))

    def _jump(self, periods: range | tuple[int, ...]) -> None:
        """Ask for the first of some periods that holds anything."""
        rows = (
            (self._period_counts.periods[at].first_row for at in periods)
            if self._period_counts
            else ()
        )
        row = next((row for row in rows if row is not None), None)
        if row is not None:
            self.post_message(self.Jumped(self, row))

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw the bars, below them what the lit one is and holds, and below that the axis."""
        width = self.content_size.width
        if self._period_counts is None or width < 1:
            return Strip.blank(width, self.rich_style)
        self._plan(width)
        lines = (self._drawn_bars, lambda: self._drawn_told(width), self._drawn_axis)
        line = lines[y]() if y < len(lines) else Strip([])
        return line.adjust_cell_length(width, self.rich_style)

    def _plan(self, width: int) -> None:
        """Work out where everything stands, once for a density and a width."""
        key = (id(self._period_counts), width)
        if self._period_counts is None or key == self._planned_for:
            return
        self._bars = bars_of(self._period_counts, width)
        self._labels = labels_of(self._period_counts, self._bars, width)
        self._planned_for = key

    def _told(self, at: int) -> str:
        period = self._period_counts.periods[at] if self._period_counts else None
        if period is None:
            return ""
        counts = ((period.statements, "statement"), (period.events, "event"))
        held = ", ".join(counted(count, noun) for count, noun in counts if count)
        planned = ", planned" if period.planned else ""
        return f"{period.label} · {held or 'nothing'}{planned}"

    def _drawn_bars(self) -> Strip:
        levels = ASCII_LEVELS if self.ascii_marks else LEVELS
        at, done = self.period, 0
        drawn = [segment("", self.rich_style)]
        for bar in self._bars:
            lit = at is not None and bar.first <= at < bar.after
            sign = (
                _GAP[self.ascii_marks]
                if bar.gap
                else " "
                if not bar.level
                else levels[bar.level - 1]
            )
            name = "cursor" if lit else "planned" if bar.planned or bar.gap else "bar"
            drawn.append(segment(" " * (bar.left - done), self.rich_style))
            drawn.append(segment(sign * bar.width, self._style(name)))
            done = bar.left + bar.width
        return Strip(drawn)

    def _drawn_axis(self) -> Strip:
        return self._drawn_labels(self._labels, "axis")

    def _drawn_told(self, width: int) -> Strip:
        told = self._told_below(width)
        return self._drawn_labels([told] if told is not None else [], "told")

    def _drawn_labels(self, labels: Sequence[Label], name: str) -> Strip:
        drawn = [segment("", self.rich_style)]
        done = 0
        for label in labels:
            drawn.append(segment(" " * (label.left - done), self.rich_style))
            drawn.append(segment(label.text, self._style(name)))
            done = label.left + len(label.text)
        return Strip(drawn)

    def _told_below(self, width: int) -> Label | None:
        """Say below the bar of the list's cursor which period that is, and what it holds."""
        at = self.period
        if at is None:
            return None
        bar = next((bar for bar in self._bars if bar.first <= at < bar.after), None)
        if bar is None:
            return None
        told = self._told(at)
        left = max(0, min(bar.left, width - len(told)))
        return Label(left, told[:width])

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"period-strip--{name}")
