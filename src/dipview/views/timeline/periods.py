"""Periods: stretches of time by which a timeline counts, from the first record to the last."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from attrs import evolve

from dipview.model.placement import begins_at, day_at, days_of, part_at, places_of, unit_at
from dipview.model.spans import Precision, Shape, Span
from dipview.model.values import frozen
from dipview.model.year_parts import YearPart
from dipview.views.parts.counting import counted
from dipview.views.parts.dates_in_words import from_to, in_full, part_in_full, part_in_short

ZOOMS = (Precision.DAY, Precision.MONTH, Precision.YEAR)
"""What a timeline can count by, the closest first."""
_PRECISIONS = list(Precision)
_FEWEST, _MOST = 10, 60
"""Between so many periods is a timeline that chooses them itself."""
_LONGEST = 12
"""So many empty periods on end are shown one by one; more are one row."""
_EMPTY = 400
"""So many empty periods are shown one by one altogether; of more, none on end with another."""


@frozen(kw_only=True)
class Period:
    """A day, month or year, with what stands in it; or several on end in which nothing does.

    Where periods are shorter than that, it may be a season, a quarter, a third or a half of a year.
    """

    first_day: dt.date
    last_day: dt.date
    unit: Precision
    """What it is made of: days, months, years."""
    part: YearPart | None = None
    """The part of a year that it is; None for days, months and years."""
    loose: bool = False
    """It holds what is of some day of it, where periods are shorter than that."""
    begins: bool = False
    """It holds what begins on some day of it, or is of that day or a later one; so it is loose."""
    statements: int = 0
    events: int = 0
    unsure: int = 0
    """Of a day: how many of these may be of another one, or are about or perhaps of this."""
    planned: bool = False
    """What it holds is planned, and later than today."""
    first_row: int | None = None
    """Index of its first row among those that are no tally; None where it has none."""
    span: int = 1
    """How many periods it is; more than one only where all of them are empty."""

    @property
    def count(self) -> int:
        """How many records stand in it."""
        return self.statements + self.events

    @property
    def id(self) -> str:
        """The period as EDTF has it: ``2017-04``, ``2012-01/2017-03``, ``2011/..``."""
        first, last = (self._edtf(day) for day in (self.first_day, self.last_day))
        if self.begins:
            return f"{first}/.."
        return first if first == last else f"{first}/{last}"

    @property
    def label(self) -> str:
        """The period in words: ``Apr 2017``, ``in 2017``, ``from 2011``."""
        if self.span > 1:
            return from_to(_of(self.first_day, self.unit), _of(self.last_day, self.unit))
        before = "from " if self.begins else "in " if self.loose else ""
        return f"{before}{part_in_short(self.part) if self.part else self.name}"

    @property
    def name(self) -> str:
        """The day, month, part of a year or year alone: ``Apr 2017``."""
        if self.part is not None:
            return part_in_full(self.part)
        return in_full(_of(self.first_day, self.unit))

    @property
    def spoken(self) -> str:
        """Of several, how many they are: ``15 months``."""
        return counted(self.span, self.unit.value)

    def _edtf(self, day: dt.date) -> str:
        if self.part is not None:
            return self.part.edtf
        return day.isoformat()[: {Precision.YEAR: 4, Precision.MONTH: 7}.get(self.unit, 10)]


def period_around(place: int, zoom: Precision) -> tuple[Period, int]:
    """Give the period that a place falls into, and the first place after it.

    Of what no closer date is known than the period that is asked for, the period is as wide as the
    date, and holds nothing else.
    """
    day, known, part = day_at(place), unit_at(place), part_at(place)
    if _wider(known, zoom):
        first, last = part.days if part else days_of(day, known)
        begins = begins_at(place)
        period = Period(
            first_day=first, last_day=last, unit=known, part=part, loose=True, begins=begins
        )
        return period, place + 1
    first, last = days_of(day, zoom)
    return Period(first_day=first, last_day=last, unit=zoom), places_of(day, zoom)[1]


def _wider(known: Precision, zoom: Precision) -> bool:
    return _PRECISIONS.index(known) < _PRECISIONS.index(zoom)


def cut_into_periods(places: Sequence[int], zoom: Precision) -> Iterator[tuple[Period, int, int]]:
    """Cut sorted places into periods.

    Yields:
        Each period that anything stands in, with the first index of it and the first after it.
    """
    at = 0
    while at < len(places):
        period, after = period_around(places[at], zoom)
        end = bisect_left(places, after, at)
        yield period, at, end
        at = end


def with_empty_periods(periods: Sequence[Period], zoom: Precision) -> list[Period]:
    """Put the empty periods between those that hold anything; many on end are one.

    Args:
        periods: Those that hold anything, in order.
        zoom: How wide the empty ones are.
    """
    gaps = [_gap(before, after, zoom) for before, after in pairwise(periods)]
    shown = sum(gap.span for gap in gaps if gap and gap.span <= _LONGEST)
    longest = _LONGEST if shown <= _EMPTY else 1
    found = list(periods[:1])
    for gap, period in zip(gaps, periods[1:], strict=True):
        if gap is not None:
            found.extend([gap] if gap.span > longest else _each(gap))
        found.append(period)
    return found


def suitable_zoom(places: Sequence[int]) -> Precision:
    """Choose what to count sorted places by: the closest that gives from 10 to 60 periods.

    Where none does, the closest that gives at most 60 rows; else years.
    """
    if not places:
        return Precision.DAY
    first, last = day_at(places[0]), day_at(places[-1])
    for zoom in ZOOMS:
        if _FEWEST <= _units(first, last, zoom) <= _MOST:
            return zoom
    for zoom in ZOOMS:
        busy = [period for period, _, _ in islice(cut_into_periods(places, zoom), _MOST + 1)]
        if len(busy) <= _MOST and len(with_empty_periods(busy, zoom)) <= _MOST:
            return zoom
    return Precision.YEAR


def _gap(before: Period, after: Period, zoom: Precision) -> Period | None:
    """Make one of all empty periods between two; None where they follow on each other.

    A loose period stands at its end, or at its beginning where it begins there. What it holds is of
    some day of it: unless something known to be of it comes before, none of it is told to be empty.
    """
    first = before.first_day if before.begins else _next(before.last_day)
    within = after.loose and not after.begins and before.last_day >= after.first_day
    last = after.last_day if within else _last_before(after.first_day)
    if first is None or last is None:
        return None
    if first > last:
        return None
    return Period(first_day=first, last_day=last, unit=zoom, span=_units(first, last, zoom))


def _next(day: dt.date) -> dt.date | None:
    return dt.date.fromordinal(day.toordinal() + 1) if day < dt.date.max else None


def _last_before(day: dt.date) -> dt.date | None:
    return dt.date.fromordinal(day.toordinal() - 1) if day > dt.date.min else None


def _each(gap: Period) -> Iterator[Period]:
    day: dt.date | None = gap.first_day
    while day is not None and day <= gap.last_day:
        first, last = days_of(day, gap.unit)
        yield evolve(gap, first_day=first, last_day=last, span=1)
        day = _next(last)


def _units(first: dt.date, last: dt.date, zoom: Precision) -> int:
    """Count the days, months or years from one day to another, both counted."""
    if zoom is Precision.DAY:
        return last.toordinal() - first.toordinal() + 1
    if zoom is Precision.YEAR:
        return last.year - first.year + 1
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _of(day: dt.date, unit: Precision) -> Span:
    first, last = days_of(day, unit)
    return Span(text="", shape=Shape.ON, earliest=first, latest=last, precision=unit)
