"""Placement: where a date stands among others, as one number that sorts."""

from __future__ import annotations

import datetime as dt

from dipview.model.spans import Precision, Shape, Span, last_of_month
from dipview.model.year_parts import DIVISIONS, SEASONS, YearPart

UNDATED = 0xFFFFFFFF
"""The place of what has no date: after everything."""
_RANKS = 5
"""Bits of a place that order what stands on one day."""
UNITS = (
    (Precision.DAY, 0),
    (Precision.MONTH, 0),
    (Precision.QUARTER, 0),
    (Precision.THIRD, 0),
    (Precision.HALF, 0),
    *((Precision.SEASON, number) for number in SEASONS),
    (Precision.YEAR, 0),
)
"""What can be known of a day, the closest first; of a season, with its number."""
_KNOWN = len(UNITS) - 1
"""The rank of what is known to be of its day; see :func:`place_of`."""
_RANK_BITS = (1 << _RANKS) - 1
_YEAR = UNITS.index((Precision.YEAR, 0))
_MONTH = UNITS.index((Precision.MONTH, 0))


def place_of(span: Span | None) -> int:
    """Give the place of a date: it stands on the day from which it counts.

    Of several possible days this is the last, or the first where there is no last; of what lasts,
    the first. What is only known to be of a month, a part of a year or a year stands after all of
    its days, or, where it begins in them, before; of a season, those are all that it may have. On a
    day, what is known to be of it stands first.

    Args:
        span: The date; None where there is none.

    Returns:
        A number that is the smaller, the earlier the date stands; ``UNDATED`` without a date.
    """
    if span is None:
        return UNDATED
    day = span.counts_from
    if span.earliest == span.latest:
        return _place(day, _KNOWN + (not span.sure))
    begins = span.earliest == day and (span.shape is Shape.LASTING or span.latest is None)
    unit = _unit_of(span, day, begins=begins)
    if not begins:
        return _place(day, _KNOWN + 1 + unit)
    maybe_later = not unit and (span.shape is not Shape.LASTING or not span.sure)
    return _place(day, _KNOWN - unit + maybe_later)


def day_at(place: int) -> dt.date:
    """Give the day that a place is on."""
    return dt.date.fromordinal(place >> _RANKS)


def known_on(day: dt.date) -> int:
    """Give the place of what is known to be of a day."""
    return _place(day, _KNOWN)


def is_known_day(place: int) -> bool:
    """Tell whether the date at a place names the day that it stands on."""
    return place & _RANK_BITS == _KNOWN


def unit_at(place: int) -> Precision:
    """Tell what is known of the day at a place: itself, or only its month, season … or year."""
    return UNITS[_coarseness(place)][0]


def part_at(place: int) -> YearPart | None:
    """Give the part of a year that is all that is known of the day at a place; None for others."""
    unit, number = UNITS[_coarseness(place)]
    day = day_at(place)
    if unit is Precision.SEASON:
        # Summer and winter reach from the December before their year to the March after it.
        before, after = begins_at(place) and day.month == 12, not begins_at(place) and day.month < 4
        return YearPart(day.year + before - after, number)
    if unit not in DIVISIONS:
        return None
    numbers = DIVISIONS[unit]
    return YearPart(day.year, numbers[(day.month - 1) * len(numbers) // 12])


def begins_at(place: int) -> bool:
    """Tell whether what stands at a place begins in a month … or year of which no day is known."""
    return place & _RANK_BITS < _KNOWN


def places_of(day: dt.date, unit: Precision) -> tuple[int, int]:
    """Give the first place of the day, month or year around ``day``, and the first after it."""
    first, last = days_of(day, unit)
    wide = UNITS.index((unit, 0))
    return _place(first, _KNOWN - wide), _place(last, _KNOWN + 1 + wide) + 1


def days_of(day: dt.date, unit: Precision) -> tuple[dt.date, dt.date]:
    """Give the first and the last day of the day, month or year around ``day``."""
    if unit is Precision.YEAR:
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    if unit is Precision.MONTH:
        return day.replace(day=1), last_of_month(day)
    return day, day


def _place(day: dt.date, rank: int) -> int:
    return day.toordinal() << _RANKS | rank


def _coarseness(place: int) -> int:
    rank = place & _RANK_BITS
    return _KNOWN - rank if rank <= _KNOWN else rank - _KNOWN - 1


def _unit_of(span: Span, day: dt.date, *, begins: bool) -> int:
    """Tell how coarse the end is that a span stands at: 0 for a day, 1 a month, and so on.

    The precision of a span is that of its coarsest end; an end that names but a month or a year
    lies at the first or the last day of it.
    """
    part = span.parts[0 if day == span.earliest and (begins or span.latest is None) else 1]
    if part is not None:
        return UNITS.index((part.unit, part.number if part.season else 0))
    edge = 0 if begins else 1
    if span.precision is Precision.YEAR and day == days_of(day, Precision.YEAR)[edge]:
        return _YEAR
    if span.precision is not Precision.DAY and day == days_of(day, Precision.MONTH)[edge]:
        return _MONTH
    return 0
