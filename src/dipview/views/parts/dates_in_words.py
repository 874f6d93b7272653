"""Dates in words: how a span of the model is written for readers, in full and in short."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from dipview.model.spans import Precision, Shape, Span, on_day

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905


class Written:
    """How days are written; the explorer sets it before it draws any, and nothing else does."""

    days: str = "day-month"
    """``day-month`` for ``10 Apr 2017``, or ``iso`` for ``2017-04-10``."""


WRITTEN = Written()
"""One for the whole program, as a locale is; what verbs print never depends on it."""


class _Style(NamedTuple):
    """How the parts of a span are put together."""

    about: str
    lasting: str
    one_of: str
    later: str


_ISO_LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}
_FULL = _Style(about="about ", lasting="{} – {}", one_of="one day {} – {}", later="{} or later")
_SHORT = _Style(about="~", lasting="{}–{}", one_of="{} … {}", later="{} →")


def in_full(span: Span) -> str:
    """Write a span out: ``10 Apr 2017``, ``by 10 Apr 2017``, ``since about 2011``."""
    return _written(span, _FULL, None)


def in_short(span: Span, home: int | None) -> str:
    """Write a span briefly, leaving out the year ``home``: ``10 Apr``, ``by 10 Apr``, ``11 Apr →``.

    Args:
        span: What to write.
        home: The year that goes without saying; None if none does.
    """
    return _written(span, _SHORT, home)


def day_in_full(day: dt.date) -> str:
    """Write one day: ``10 Apr 2017``."""
    return in_full(on_day(day))


def from_to(first: Span, last: Span) -> str:
    """Write the stretch from the first end of one span to the last end of another.

    No end is written more precisely than its own span is: ``about 2011 – 11 Apr 2017``.
    """
    start, end = first.earliest or first.latest, last.latest or last.earliest
    if all(each.precision is Precision.DAY and not each.approximate for each in (first, last)):
        shape = Shape.LASTING if start != end else Shape.ON
        return in_full(Span(text="", shape=shape, earliest=start, latest=end))
    ends = (_end_in_full(first, start), _end_in_full(last, end))
    return " – ".join(dict.fromkeys(ends))


def _end_in_full(span: Span, day: dt.date | None) -> str:
    about = _FULL.about if span.approximate else ""
    return about + _date(day or dt.date.min, span.precision, None)


def home_year(as_of: Span | None) -> int | None:
    """Give the year that goes without saying in a dataset: that of its own "today"."""
    day = (as_of.latest or as_of.earliest) if as_of else None
    return day.year if day else None


def _written(span: Span, style: _Style, home: int | None) -> str:
    about = style.about if span.approximate else ""
    if span.shape is Shape.ON:
        return about + _point(span, style, home)
    first = _date(span.earliest, span.precision, home) if span.earliest else ""
    last = _date(span.latest, span.precision, home) if span.latest else ""
    if span.shape is Shape.LASTING:
        if not last:
            return f"since {about}{first}"
        return f"until {about}{last}" if not first else about + _range(span, home, style.lasting)
    if not first:
        return f"by {about}{last}"
    if not last:
        return style.later.format(about + first)
    return about + _range(span, home, style.one_of)


def _point(span: Span, style: _Style, home: int | None) -> str:
    written = _date(span.earliest or dt.date.min, span.precision, home)
    if span.moment is None or style is _SHORT:
        return written
    zone = span.moment.strftime("%z")
    offset = f" UTC{zone[:3]}:{zone[3:5]}" if zone.strip("+0") else (" UTC" if zone else "")
    return f"{written}, {span.moment:%H:%M}{offset}"


def _range(span: Span, home: int | None, pattern: str) -> str:
    """Write two ends, naming a month or a year that they share once."""
    start, end = span.earliest or dt.date.min, span.latest or dt.date.max
    if WRITTEN.days == "iso":
        ends = (_date(start, span.precision, home), _date(end, span.precision, home))
        return pattern.format(*ends) if ends[0] != ends[1] else ends[0]
    if span.precision is not Precision.DAY or start.year != end.year:
        first = _date(start, span.precision, home if start.year == end.year else None)
        last = _date(end, span.precision, home if start.year == end.year else None)
        return first if first == last else pattern.format(first, last)
    last = _date(end, Precision.DAY, home)
    if start == end:
        return last
    same_month = start.month == end.month
    first = str(start.day) if same_month else f"{start.day} {_MONTHS[start.month - 1]}"
    return pattern.replace(" – ", "–" if same_month else " – ").format(first, last)


def _date(day: dt.date, precision: Precision, home: int | None) -> str:
    if WRITTEN.days == "iso":
        return day.isoformat()[: _ISO_LENGTHS[precision]]
    if precision is Precision.YEAR:
        return f"{day.year:04}"
    month = _MONTHS[day.month - 1]
    text = month if precision is Precision.MONTH else f"{day.day} {month}"
    if day.year == home and precision is Precision.DAY:
        return text
    return f"{text} {day.year:04}"
