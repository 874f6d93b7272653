"""PeriodStrip: how periods fit its cells, what stands below them, and how it is jumped by."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from dipview.model.placement import days_of
from dipview.model.spans import Precision
from dipview.model.year_parts import YearPart
from dipview.tui.theme import DARK, LIGHT, THEMES
from dipview.tui.widgets.period_strip import PeriodStrip
from dipview.tui.widgets.strip_plan import bar_at, bars_of, labels_of
from dipview.views.timeline.period_counts import PeriodCounts
from dipview.views.timeline.periods import Period

WIDTHS = (30, 78, 158)


def made(
    counts: list[int],
    *,
    zoom: Precision = Precision.MONTH,
    start: dt.date = dt.date(2031, 5, 1),
    planned: int = 0,
    gaps: dict[int, int] | None = None,
) -> PeriodCounts:
    """Make the density of periods on end, the last of them planned."""
    periods: list[Period] = []
    day, rows = start, 0
    for at, count in enumerate(counts):
        first, last = days_of(day, zoom)
        span = (gaps or {}).get(at, 1)
        for _ in range(span - 1):
            last = days_of(last + dt.timedelta(days=1), zoom)[1]
        periods.append(
            Period(
                first_day=first,
                last_day=last,
                unit=zoom,
                statements=count,
                planned=at >= len(counts) - planned,
                first_row=rows if count else None,
                span=span,
            )
        )
        rows += count
        day = last + dt.timedelta(days=1)
    return PeriodCounts(zoom=zoom, periods=tuple(periods), rows=rows)


class StripApp(App[None]):
    """One strip, and what it asked for."""

    def __init__(self, period_counts: PeriodCounts | None, theme: str = DARK.name) -> None:
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme
        self.strip = PeriodStrip()
        self._period_counts = period_counts
        self.jumped: list[int] = []

    def compose(self) -> ComposeResult:
        yield self.strip

    def on_mount(self) -> None:
        self.strip.show_period_counts(self._period_counts)

    def on_period_strip_jumped(self, event: PeriodStrip.Jumped) -> None:
        assert event.control is self.strip
        self.jumped.append(event.first_row)
        self.strip.row = event.first_row

    def drawn(self) -> list[str]:
        return [line.text for line in self.screen._compositor.render_strips()[:3]]


YEARS = made([4, 0, 1, 8, 2, 0, 0, 3, 1, 0, 0, 1, 5, 1, 2, 1], planned=1)


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_strip_fills_its_width_from_the_first_cell_to_the_last(width: int) -> None:
    app = StripApp(YEARS)
    async with app.run_test(size=(width, 6)) as pilot:
        await pilot.pause()
        bars, told, axis = app.drawn()
        assert len(bars) == len(told) == len(axis) == width
        assert "█" in bars
        assert bars[1] != " ", "the first period stands at the left edge"
        assert bars[-2] != " ", "the last one ends at the right edge"
        assert "2032" in axis
        assert "planned" in axis


async def test_bars_are_as_high_as_their_numbers_and_empty_periods_are_blank() -> None:
    app = StripApp(made([8, 0, 4, 1, 0, 2], planned=1, gaps={4: 20}))
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.pause()
        assert app.drawn()[0] == " ███      ▄▄▄▄ ▁▁▁ ┄┄┄┄  ▂▂▂▂ "
        app.strip.ascii_marks = True
        await pilot.pause()
        assert app.drawn()[0] == " @@@      ==== ... ~~~~  :::: "
        assert app.strip.ascii_marks


async def test_more_periods_than_cells_are_merged_and_all_are_counted() -> None:
    period_counts = made([1] * 300 + [0] * 9 + [3] * 5, planned=5, zoom=Precision.DAY)
    app = StripApp(period_counts)
    async with app.run_test(size=(30, 6)) as pilot:
        await pilot.pause()
        bars = bars_of(period_counts, 28)
        assert app.drawn()[0].strip()
        assert bars[0].first == 0
        assert bars[-1].after == len(period_counts.periods)
        assert bars[-1].left + bars[-1].width <= 28


async def test_the_period_of_the_cursor_is_lit_and_named_below_and_hides_no_other_name() -> None:
    app = StripApp(YEARS)
    async with app.run_test(size=(78, 6)) as pilot:
        await pilot.pause()
        plain = app.drawn()
        assert plain[1].strip() == ""
        app.strip.row = 5
        await pilot.pause()
        assert app.strip.period == 3
        lit_at = 1 + bars_of(YEARS, 76)[3].left
        assert app.drawn()[1].index("Aug 2031 · 8 statements") == lit_at
        assert app.drawn()[2] == plain[2]
        lit = {
            segment.style
            for segment in app.screen._compositor.render_strips()[0]
            if "█" in segment.text
        }
        app.strip.row = None
        await pilot.pause()
        assert app.drawn() == plain
        assert app.strip.period is None
        dark = {
            segment.style
            for segment in app.screen._compositor.render_strips()[0]
            if "█" in segment.text
        }
        assert lit.isdisjoint(dark)


async def test_what_is_planned_is_drawn_otherwise() -> None:
    app = StripApp(made([2, 2], planned=1), theme=LIGHT.name)
    async with app.run_test(size=(40, 6)) as pilot:
        await pilot.pause()
        drawn = [s for s in app.screen._compositor.render_strips()[0] if "█" in s.text]
        assert len({segment.style for segment in drawn}) == 2
        app.strip.row = 3
        await pilot.pause()
        assert "Jun 2031 · 2 statements, planned" in app.drawn()[1]


async def test_a_step_jumps_to_the_next_period_that_holds_anything() -> None:
    app = StripApp(YEARS)
    async with app.run_test(size=(78, 6)) as pilot:
        for by in (1, 1, 1, -1, -1, -1):
            app.strip.step(by)
            await pilot.pause()
        assert app.jumped == [0, 4, 5, 4, 0]  # before the first there is nothing
        app.jumped.clear()
        app.strip.row = YEARS.rows
        app.strip.step(-1)
        await pilot.pause()
        assert app.jumped == [YEARS.rows - 1]
        app.strip.step(1)
        await pilot.pause()
        assert app.jumped == [YEARS.rows - 1]


async def test_a_click_jumps_to_the_bar_or_to_the_next_that_holds_anything() -> None:
    app = StripApp(YEARS)
    async with app.run_test(size=(78, 6)) as pilot:
        lefts = [bar.left + 1 for bar in bars_of(YEARS, 76)]
        for x in (lefts[0], lefts[3] + 1, lefts[1], lefts[5], 76):
            await pilot.click(PeriodStrip, offset=(x, 0))
            await pilot.pause()
        assert app.jumped == [0, 5, 4, 15, YEARS.rows - 1]


def test_a_part_of_a_year_is_named_and_the_year_behind_it_too() -> None:
    quarter = YearPart(2031, 33)
    first, last = quarter.days
    unit = quarter.unit
    period = Period(
        first_day=first, last_day=last, unit=unit, part=quarter, loose=True, events=1, first_row=9
    )
    months = made([1, 2, 3], start=dt.date(2031, 4, 1)).periods
    counts = PeriodCounts(zoom=Precision.MONTH, periods=(period, *months), rows=10)
    labels = labels_of(counts, bars_of(counts, 78), 78)
    assert [label.text for label in labels] == ["Q1 2031", "Apr 2031", "May", "Jun"]


@pytest.mark.parametrize("period_counts", [None, made([])])
async def test_without_periods_nothing_is_drawn_and_nothing_happens(
    period_counts: PeriodCounts | None,
) -> None:
    app = StripApp(period_counts)
    async with app.run_test(size=(30, 6)) as pilot:
        app.strip.row = 0
        app.strip.step(1)
        await pilot.click(PeriodStrip, offset=(5, 0))
        await pilot.pause()
        assert "".join(app.drawn()).strip() == ""
        assert app.jumped == []


async def test_it_lays_out_anew_when_the_width_changes() -> None:
    app = StripApp(YEARS)
    async with app.run_test(size=(78, 6)) as pilot:
        await pilot.pause()
        wide = app.drawn()
        await pilot.resize_terminal(30, 6)
        await pilot.pause()
        assert app.drawn() != wide
        assert all(len(line) == 30 for line in app.drawn())


def below(period_counts: PeriodCounts, width: int) -> str:
    line = [" "] * width
    for label in labels_of(period_counts, bars_of(period_counts, width), width):
        line[label.left : label.left + len(label.text)] = label.text
    return "".join(line).rstrip()


def test_labels_name_days_with_their_month_and_the_first_month_with_its_year() -> None:
    assert below(made([1] * 10), 40) == "May 2031    Aug Sep Oct Nov Dec 2032"
    assert below(made([1] * 4, zoom=Precision.YEAR), 40) == "2031      2032      2033      2034"
    assert below(made([1] * 4, zoom=Precision.YEAR), 16) == "2031    2033"
    assert below(made([1] * 8, zoom=Precision.DAY, start=dt.date(2031, 4, 27)), 60) == (
        "27 Apr 2031    29 Apr 30 Apr  1 May   2 May  3 May   4 May"
    )
    assert below(made([1] * 8, zoom=Precision.DAY, start=dt.date(2031, 4, 27)), 40) == (
        "27 Apr 2031         1 May     3 May"
    )
    start = dt.date(2031, 12, 30)
    assert below(made([1] * 5, zoom=Precision.DAY, start=start), 60) == (
        "30 Dec 2031 31 Dec      1 Jan 2032  2 Jan       3 Jan"
    )


def test_a_stretch_behind_a_gap_begins_with_its_month_and_year() -> None:
    period_counts = made([1, 0, 2, 2, 2, 2, 2, 2], gaps={1: 24})
    assert "Jun 2033" in below(period_counts, 40)


@given(
    st.lists(st.integers(0, 99), max_size=90),
    st.integers(0, 4),
    st.integers(1, 100),
    st.sampled_from(Precision),
)
def test_bars_cover_all_periods_in_order_within_the_width(
    counts: list[int], planned: int, width: int, zoom: Precision
) -> None:
    period_counts = made(counts, planned=min(planned, len(counts)), zoom=zoom)
    bars = bars_of(period_counts, width)
    if not counts or not bars:
        assert not counts or width < 4
        return
    assert [bar.first for bar in bars] == [0, *(bar.after for bar in bars[:-1])]
    assert bars[-1].after == len(counts)
    edge = -1
    for bar in bars:
        assert edge < bar.left
        edge = bar.left + bar.width - 1
        total = sum(counts[bar.first : bar.after])
        assert (bar.level > 0) is (total > 0)
        assert {period.planned for period in period_counts.periods[bar.first : bar.after]} == {
            bar.planned
        }
        assert bar_at(bars, bar.left) == bar_at(bars, edge) == bar
    assert edge < width
    assert bar_at(bars, -1) is None
    last = -1
    for label in labels_of(period_counts, bars, width):
        assert last < label.left
        last = label.left + len(label.text)
        assert last <= width
