"""Placement: where a date stands among others, as one number that sorts."""

from __future__ import annotations

import datetime as dt

from dipview.model.spans import Precision, Shape, Span, last_of_month

UNDATED = 0xFFFFFFFF
"""The place of what has no date: after everything."""
_RANKS = 3
"""Bits of a place that order what stands on one day."""
_KNOWN = 2
"""The rank of what is known to be of its day; see :func:`place_of`."""
_UNITS = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def place_of(span: Span | None) -> int:
    """Give the place of a date: it stands on the day from which it counts.

    Of several possible days this is the last, or the first where there is no last; of what lasts,
    the first. What is only known to be of a month or a year stands after all of its days, or, where
    it begins in them, before. On a day, what is known to be of it stands first.

    Args:
        span: The date; None where there is none.

    Returns:
        A number that is the smaller, the earlier the date stands; ``UNDATED`` without a date.
    """
    if span is None:
        return UNDATED
    day = span.counts_from
    if span.earliest == span.latest:
        return _place(day, _KNOWN + span.approximate)
    begins = span.earliest == day and (span.shape is Shape.LASTING or span.latest is None)
    unit = _unit_of(span, day, begins=begins)
    if not begins:
        return _place(day, _KNOWN + 1 + unit)
    maybe_later = not unit and (span.shape is not Shape.LASTING or span.approximate)
    return _place(day, _KNOWN - unit + maybe_later)


def place_on(ordinal: int) -> int:
    """Give the place of one known day, by its ordinal number."""
    return ordinal << _RANKS | _KNOWN


def day_at(place: int) -> dt.date:
    """Give the day that a place is on."""
    return dt.date.fromordinal(place >> _RANKS)


def is_known_day(place: int) -> bool:
    """Tell whether the date at a place names the day that it stands on."""
    return place & ((1 << _RANKS) - 1) == _KNOWN


def unit_at(place: int) -> Precision:
    """Tell what is known of the day at a place: itself, only its month, or only its year."""
    return _UNITS[_coarseness(place)]


def begins_at(place: int) -> bool:
    """Tell whether what stands at a place begins in a month or year of which no day is known."""
    return place & ((1 << _RANKS) - 1) < _KNOWN


def places_of(day: dt.date, unit: Precision) -> tuple[int, int]:
    """Give the first place of the day, month or year around ``day``, and the first after it."""
    first, last = days_of(day, unit)
    wide = _UNITS.index(unit)
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
    rank = place & ((1 << _RANKS) - 1)
    return _KNOWN - rank if rank <= _KNOWN else rank - _KNOWN - 1


def _unit_of(span: Span, day: dt.date, *, begins: bool) -> int:
    """Tell how coarse the end is that a span stands at: 0 for a day, 1 a month, 2 a year.

    The precision of a span is that of its coarsest end; an end that names but a month or a year
    lies at the first or the last day of it.
    """
    edge = 0 if begins else 1
    for unit in (Precision.YEAR, Precision.MONTH):
        coarse = span.precision in (Precision.YEAR, unit)
        if coarse and day == days_of(day, unit)[edge]:
            return _UNITS.index(unit)
    return 0
