"""Period counts: how many statements and events stand in each period of a timeline."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from attrs import evolve, field

from dipview.model.placement import UNDATED, known_on
from dipview.model.spans import Precision
from dipview.model.values import frozen
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.timeline.chronology import Arranged, Chronology, chronology
from dipview.views.timeline.periods import (
    ZOOMS,
    Period,
    cut_into_periods,
    suitable_zoom,
    with_empty_periods,
)
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Row, Section

PERIOD_COLUMNS = (
    Column(key="period", title="Period", place=Place.MARGIN),
    Column(key="records", title="Records"),
    Column(key="statements", title="Statements", place=Place.END),
    Column(key="events", title="Events", place=Place.END),
    Column(key="first_day", title="First day", place=Place.HIDDEN),
    Column(key="last_day", title="Last day", place=Place.HIDDEN),
    Column(key="planned", title="Planned", place=Place.HIDDEN),
    Column(key="unsure", title="Perhaps on another day", place=Place.HIDDEN),
)
_LONGEST = 32
"""Cells of the longest bar."""
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LOOSE = "Of what stands “in” a month or year, or “from” it, no closer date is known."
_LOOSE_PARTS = (
    "Of what stands “in” a month, season, quarter … or year, or “from” it, no closer date is known."
)


_UNSURE = (
    "What may be of several days stands on the last of them that is known, and what is about or "
    "perhaps of a day on that day."
)


@frozen(kw_only=True)
class PeriodCounts:
    """The periods of a timeline, in the order of its rows, with what stands in each.

    Rows are counted from 0 over all that the timeline lists, its tally left out.
    """

    zoom: Precision
    """What it counts by."""
    periods: tuple[Period, ...]
    """Those that something stands in, and empty ones between; planned ones come last."""
    rows: int
    """How many rows stand in a period; any others have no date."""
    undated_statements: int = 0
    undated_events: int = 0
    _starts: tuple[tuple[int, int], ...] = field(init=False, repr=False)

    @_starts.default
    def _first_rows(self) -> tuple[tuple[int, int], ...]:
        """Give the row that each period begins with, and its place."""
        return tuple(
            (period.first_row, at)
            for at, period in enumerate(self.periods)
            if period.first_row is not None
        )

    def at(self, row: int) -> int | None:
        """Give the index of the period that a row stands in; None where it has no date."""
        if not 0 <= row < self.rows:
            return None
        return self._starts[bisect_right(self._starts, (row, len(self.periods))) - 1][1]


def period_counts(selection: Selection) -> PeriodCounts:
    """Count the statements and events of a scope by day, month or year: by ``scope.zoom``."""
    return period_counts_of(chronology(selection), selection.scope)


def period_counts_of(found: Chronology, scope: Scope) -> PeriodCounts:
    """Count what was put in order already."""
    zoom = zoom_of(found, scope)
    behind = len(found.dated)
    dated = list(_counted(found.dated, zoom, 0))
    planned = [evolve(each, planned=True) for each in _counted(found.planned, zoom, behind)]
    periods = with_empty_periods([*dated, *planned], zoom)
    events = len(found.dated.events) - bisect_left(found.dated.events, UNDATED)
    undated = len(found.undated) - events - found.undated_again
    return PeriodCounts(
        zoom=zoom,
        periods=tuple(periods),
        rows=behind + len(found.planned),
        undated_statements=undated,
        undated_events=events,
    )


def zoom_of(found: Chronology, scope: Scope) -> Precision:
    """Tell what a timeline counts by: what the scope says, or what suits it."""
    asked = [zoom for zoom in ZOOMS if zoom.value == scope.zoom]
    return asked[0] if asked else suitable_zoom(found.dated.places or found.planned.places)


def period_counts_section(counted: PeriodCounts) -> Section:
    """Make the section that counts: a row a period, with a bar, and one for what has no date."""
    undated = counted.undated_statements + counted.undated_events
    most = max((undated, *(period.count for period in counted.periods)))
    ids = tuple(map(str, range(len(counted.periods) + bool(undated))))

    def row(id: str) -> Row:
        at = int(id)
        if at == len(counted.periods):
            return _undated_row(counted, most)
        return _row(counted.periods[at], most)

    return Section(
        key="density",
        title=f"By {counted.zoom.value}",
        columns=PERIOD_COLUMNS,
        rows=Lazy(ids, row),
        note=_note(counted),
        tally=True,
    )


def _note(counted: PeriodCounts) -> str:
    notes = [_UNSURE] if any(period.unsure for period in counted.periods) else []
    if any(period.part for period in counted.periods):
        notes.insert(0, _LOOSE_PARTS)
    elif any(period.loose for period in counted.periods):
        notes.insert(0, _LOOSE)
    return " ".join(notes)


def _counted(arranged: Arranged, zoom: Precision, behind: int) -> Iterator[Period]:
    places, events = arranged.places, arranged.events
    for period, start, end in cut_into_periods(places, zoom):
        # All of one place are in one period.
        first = bisect_left(events, places[start])
        among = bisect_right(events, places[end - 1]) - first
        again = arranged.again
        twice = bisect_right(again, places[end - 1]) - bisect_left(again, places[start])
        statements = end - start - among - twice
        day = period.unit is Precision.DAY and not period.loose
        unsure = statements + among - _known(arranged, period.first_day) if day else 0
        yield evolve(
            period, statements=statements, events=among, unsure=unsure, first_row=behind + start
        )


def _known(arranged: Arranged, day: dt.date) -> int:
    """Count what is known to be of a day, each utterance once."""
    place = known_on(day)
    counts = (
        bisect_right(places, place) - bisect_left(places, place)
        for places in (arranged.places, arranged.again)
    )
    known, again = counts
    return known - again


def _row(period: Period, most: int) -> Row:
    text = f"{period.spoken} without any" if period.span > 1 else bar(period.count, most)
    aside = " planned" if period.planned else ""
    aside += f" {period.unsure} perhaps on another day" if period.unsure else ""
    return Row(
        id=period.id,
        kind=None,
        cells=(
            Cell("…" if period.span > 1 else period.label, Meaning.DATE, value=period.id),
            Cell(f"{text}{aside}", Meaning.QUIET, value=period.count),
            _number(period.statements),
            _number(period.events),
            Cell(period.first_day.isoformat(), Meaning.DATE),
            Cell(period.last_day.isoformat(), Meaning.DATE),
            Cell("yes" if period.planned else "no", value=period.planned),
            Cell(str(period.unsure), Meaning.COUNT, value=period.unsure),
        ),
        faint=not period.count,
    )


def _undated_row(counted: PeriodCounts, most: int) -> Row:
    statements, events = counted.undated_statements, counted.undated_events
    return Row(
        id="undated",
        kind=None,
        cells=(
            Cell("without a date", Meaning.DATE, value="undated"),
            Cell(bar(statements + events, most), Meaning.QUIET, value=statements + events),
            _number(statements),
            _number(events),
            Cell("", Meaning.DATE),
            Cell("", Meaning.DATE),
            Cell("no", value=False),
            Cell("0", Meaning.COUNT, value=0),
        ),
    )


def _number(count: int) -> Cell:
    return Cell(f"{count:,}" if count else "", Meaning.COUNT, value=count)


def bar(count: int, most: int, longest: int = _LONGEST) -> str:
    """Draw a number as a bar, in eighths of a cell; whatever is there at all is seen."""
    if not count or not most:
        return ""
    eighths = max(1, round(count * longest * 8 / most))
    return "█" * (eighths // 8) + _EIGHTHS[eighths % 8].strip()
