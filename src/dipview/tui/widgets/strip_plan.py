"""Strip plan: which cells of a density strip show which periods, and what stands below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from dipview.formats.width import cells
from dipview.model.spans import Precision
from dipview.views.parts.dates_in_words import part_in_short

if TYPE_CHECKING:
    from dipview.views.timeline.period_counts import PeriodCounts
    from dipview.views.timeline.periods import Period

LEVELS = "▁▂▃▄▅▆▇█"
ASCII_LEVELS = ".:-=+*#@"
_WIDEST = 12
"""Cells of a bar at most; what room is left stands between bars."""
_APART = 1
"""Blank cells before what is planned."""
_ASIDE = 1
"""Cells by which the first label of a year or stretch may step aside, for another."""


class Bar(NamedTuple):
    """Some cells that show one period, or several on end where there are more than cells."""

    left: int
    """Its first cell."""
    width: int
    """Cells that are drawn."""
    level: int
    """How high it is: 0 for nothing, to 8."""
    first: int
    """Index of its first period."""
    after: int
    """Index of the first period that is no more its own."""
    planned: bool
    gap: bool
    """It stands for many empty periods."""


class Label(NamedTuple):
    """A text below the bars."""

    left: int
    text: str


def bars_of(period_counts: PeriodCounts, width: int) -> list[Bar]:
    """Fit the periods of a timeline into some cells, from the first to the last of these.

    Args:
        period_counts: What to draw; its planned periods stand apart at the end.
        width: In cells.

    Returns:
        Bars from left to right; none where there is nothing to draw or no room.
    """
    periods = period_counts.periods
    groups = [group for group in _split(periods) if group]
    if not groups or width < 2 * len(groups):
        return []
    room = width - _APART * (len(groups) - 1)
    merged = 1
    while sum(-(-len(group) // merged) for group in groups) > room:
        merged += 1
    parts = list(_merged(groups, merged))
    most = max(sum(periods[at].count for at in part) for part in parts)
    bars: list[Bar] = []
    for part, (left, after) in zip(parts, pairwise(_edges(room, len(parts))), strict=True):
        planned = periods[part[0]].planned
        apart = _APART if planned and len(groups) > 1 else 0
        total = sum(periods[at].count for at in part)
        level = max(1, round(total * len(LEVELS) / most)) if total else 0
        gap = len(part) == 1 and periods[part[0]].span > 1
        drawn = min(after - left - _between(room, len(parts)), _WIDEST)
        bars.append(Bar(left + apart, drawn, level, part.start, part.stop, planned, gap))
    return bars


def _between(room: int, count: int) -> int:
    """Count the blank cells behind a bar: none where bars are narrow."""
    return 1 if room >= 2 * count else 0


def _edges(room: int, count: int) -> list[int]:
    """Share out cells among bars as evenly as whole cells can be; the last one needs no blank."""
    return [(room + _between(room, count)) * at // count for at in range(count + 1)]


def bar_at(bars: Sequence[Bar], cell: int) -> Bar | None:
    """Give the bar on a cell, or else the last one before it; None before the first."""
    return next((bar for bar in reversed(bars) if bar.left <= cell), None)


def labels_of(period_counts: PeriodCounts, bars: Sequence[Bar], width: int) -> list[Label]:
    """Choose what stands below bars, as many as fit: days with their month, months, years.

    Args:
        period_counts: What the bars show.
        bars: From left to right.
        width: Cells that labels may take.
    """
    placed: list[Label] = []
    for bar, text in sorted(_candidates(period_counts, bars), key=lambda each: each[1].rank):
        last = width - cells(text.text)
        asides = (0, _ASIDE) if text.rank < _WITHIN else (0,)
        for left in dict.fromkeys(min(bar.left + aside, last) for aside in asides):
            below = left >= 0 and bar.left - left < cells(text.text)
            if below and all(_clear(left, text.text, other) for other in placed):
                placed.append(Label(left, text.text))
                break
    return sorted(placed)


class _Text(NamedTuple):
    """What could stand below a bar; of a lower rank, before others."""

    text: str
    rank: int


def _split(periods: Sequence[Period]) -> tuple[range, range]:
    """Part what is planned from the rest."""
    at = next((at for at, period in enumerate(periods) if period.planned), len(periods))
    return range(at), range(at, len(periods))


def _merged(groups: Sequence[range], size: int) -> Iterator[range]:
    for group in groups:
        for start in range(group.start, group.stop, size):
            yield range(start, min(start + size, group.stop))


def _clear(left: int, text: str, other: Label) -> bool:
    """Tell whether a text leaves a blank on both sides of another."""
    return left > other.left + cells(other.text) or left + cells(text) < other.left


def _candidates(period_counts: PeriodCounts, bars: Sequence[Bar]) -> Iterator[tuple[Bar, _Text]]:
    """Give what could stand below each bar, from left to right."""
    before: Period | None = None
    merged = any(bar.after - bar.first > 1 for bar in bars)
    for bar in bars:
        period = period_counts.periods[bar.first]
        if bar.gap:
            before = None
            continue
        if bar.planned and (before is None or not before.planned):
            yield bar, _Text("planned", _PLANNED)
        elif period.part is not None:
            # It reaches over others, so that what follows is named as if it were not there.
            yield bar, _Text(part_in_short(period.part), _FIRST if before is None else _WITHIN)
            continue
        else:
            yield from (
                (bar, text) for text in _texts(period, before, period_counts.zoom, merged=merged)
            )
        before = period


def _texts(
    period: Period, before: Period | None, zoom: Precision, *, merged: bool
) -> Iterator[_Text]:
    """Name a period after another, as much as is new in it; before none, where a stretch begins."""
    day = period.first_day
    year, month = f"{day.year:04}", _MONTHS[day.month - 1]
    new_year = before is None or before.first_day.year != day.year
    new_month = new_year or (before is not None and before.first_day.month != day.month)
    new = _FIRST if before is None else _NEW
    if zoom is Precision.YEAR or period.unit is Precision.YEAR:
        yield _Text(year, new if before is None or not day.year % 10 else _WITHIN)
    elif zoom is Precision.DAY and not (period.loose or merged):
        if new_year:
            yield _Text(f"{day.day} {month} {year}", new)
        yield _Text(f"{day.day} {month}", _NEW if new_month and not new_year else _WITHIN)
    elif new_year:
        # A year that begins where its first month stands needs no month.
        yield from () if day.month == 1 else (_Text(f"{month} {year}", new),)
        yield _Text(year, new)
    elif new_month and not period.loose:
        yield _Text(month, _WITHIN)


_PLANNED, _NEW, _FIRST, _WITHIN = range(4)
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905
