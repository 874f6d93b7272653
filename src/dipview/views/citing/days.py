"""Days: a date as styles write it, with the month's whole name, in the order that each has."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from dipview.model.spans import Precision, Shape, Span
from dipview.model.year_parts import YearPart
from dipview.views.parts.dates_in_words import part_in_full

_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_BY_PARTS = (Precision.SEASON, Precision.HALF, Precision.THIRD, Precision.QUARTER)


def day_first(span: Span) -> str:
    """Write a date with its day first: ``11 April 2017``, ``10\u201311 April 2017``, ``2017``."""
    return _written(span, "about", lambda day, month, year: f"{day} {month} {year}")


def month_first(span: Span) -> str:
    """Write a date with its month first: ``April 11, 2017``, ``April 10\u201311, 2017``."""
    return _written(span, "ca.", lambda day, month, year: f"{month} {day}, {year}")


_Order = Callable[[str, str, str], str]


def _written(span: Span, about: str, order: _Order) -> str:
    text = _ends(span, order)
    text = f"{about} {text}" if span.approximate else text
    return f"[{text}?]" if span.uncertain else text


def _ends(span: Span, order: _Order) -> str:
    first = _end(span.earliest, span.precision, span.parts[0], order)
    last = _end(span.latest, span.precision, span.parts[1], order)
    if span.shape is Shape.ON or first == last:
        return first or last
    if not first:
        return f"{'until' if span.shape is Shape.LASTING else 'by'} {last}"
    if not last:
        return f"since {first}" if span.shape is Shape.LASTING else f"{first} or later"
    if span.shape is Shape.ONE_OF:
        return f"between {first} and {last}"
    return _within_a_month(span, order) or f"{first} \u2013 {last}"


def _within_a_month(span: Span, order: _Order) -> str:
    start, end = span.earliest or dt.date.min, span.latest or dt.date.max
    if span.precision is not Precision.DAY or any(span.parts):
        return ""
    if (start.year, start.month) != (end.year, end.month):
        return ""
    return order(f"{start.day}\u2013{end.day}", _MONTHS[start.month - 1], f"{start.year:04}")


def _end(day: dt.date | None, precision: Precision, part: YearPart | None, order: _Order) -> str:
    if part is not None:
        return part_in_full(part)
    if day is None:
        return ""
    year, month = f"{day.year:04}", _MONTHS[day.month - 1]
    if precision is Precision.YEAR:
        return year
    if precision is Precision.MONTH or precision in _BY_PARTS:
        return f"{month} {year}"
    return order(str(day.day), month, year)
