"""Dates in words: how a span of the model is written for readers, in full and in short."""

import datetime as dt
from typing import NamedTuple

from dipview.model.spans import Precision, Shape, Span, on_day
from dipview.model.year_parts import YearPart

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
    perhaps: str
    lasting: str
    one_of: str
    later: str


_ISO_LENGTHS = {Precision.YEAR: 4, Precision.MONTH: 7, Precision.DAY: 10}
_FULL = _Style(
    about="about {}",
    perhaps="perhaps {}",
    lasting="{} – {}",
    one_of="one day {} – {}",
    later="{} or later",
)
_SHORT = _Style(about="~{}", perhaps="{}?", lasting="{}–{}", one_of="{} … {}", later="{} →")
_ORDINALS = ("first", "second", "third", "fourth")
_ORDINALS_IN_SHORT = ("1st", "2nd", "3rd", "4th")


def in_full(span: Span) -> str:
    """Write a span out: ``10 Apr 2017``, ``by spring 2017``, ``since perhaps about 2011``."""
    return _written(span, _FULL, None)


def in_short(span: Span, home: int | None) -> str:
    """Write a span briefly, leaving out the year ``home``: ``10 Apr``, ``by 10 Apr``, ``2011?``.

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
    if all(each.precision is Precision.DAY and each.sure for each in (first, last)):
        shape = Shape.LASTING if start != end else Shape.ON
        return in_full(Span(text="", shape=shape, earliest=start, latest=end))
    part = first.parts[0] if first.earliest else first.parts[1]
    begun = _end(start, first.precision, part, _FULL, None)
    part = last.parts[1] if last.latest else last.parts[0]
    ended = _end(end, last.precision, part, _FULL, None)
    ends = (_qualified(first, _FULL, begun), _qualified(last, _FULL, ended))
    return " – ".join(dict.fromkeys(ends))


def home_year(as_of: Span | None) -> int | None:
    """Give the year that goes without saying in a dataset: that of its own "today"."""
    day = (as_of.latest or as_of.earliest) if as_of else None
    return day.year if day else None


def _written(span: Span, style: _Style, home: int | None) -> str:
    if span.shape is Shape.ON:
        return _qualified(span, style, _point(span, style, home))
    first = _end(span.earliest, span.precision, span.parts[0], style, home) if span.earliest else ""
    last = _end(span.latest, span.precision, span.parts[1], style, home) if span.latest else ""
    if span.shape is Shape.LASTING:
        if not last:
            return f"since {_qualified(span, style, first)}"
        if not first:
            return f"until {_qualified(span, style, last)}"
        return _qualified(span, style, _range(span, style, home, style.lasting))
    if not first:
        return f"by {_qualified(span, style, last)}"
    if not last:
        return style.later.format(_qualified(span, style, first))
    return _qualified(span, style, _range(span, style, home, style.one_of))


def _qualified(span: Span, style: _Style, text: str) -> str:
    """Say of a date that it is about right, and that it is not certain."""
    text = style.about.format(text) if span.approximate else text
    return style.perhaps.format(text) if span.uncertain else text


def _point(span: Span, style: _Style, home: int | None) -> str:
    written = _end(span.earliest, span.precision, span.parts[0], style, home)
    if span.moment is None or style is _SHORT:
        return written
    zone = span.moment.strftime("%z")
    offset = f" UTC{zone[:3]}:{zone[3:5]}" if zone.strip("+0") else (" UTC" if zone else "")
    return f"{written}, {span.moment:%H:%M}{offset}"


def _range(span: Span, style: _Style, home: int | None, pattern: str) -> str:
    """Write two ends, naming a month or a year that they share once."""
    start, end = span.earliest or dt.date.min, span.latest or dt.date.max
    if WRITTEN.days == "iso" or any(span.parts):
        first = _end(start, span.precision, span.parts[0], style, home)
        last = _end(end, span.precision, span.parts[1], style, home)
        return first if first == last else pattern.format(first, last)
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


def _end(
    day: dt.date | None,
    precision: Precision,
    part: YearPart | None,
    style: _Style,
    home: int | None,
) -> str:
    """Write one end of a span: the part of a year that it names, or its day, month or year."""
    if part is not None:
        return part_in_full(part) if style is _FULL else part_in_short(part)
    return _date(day or dt.date.min, precision, home)


def part_in_full(part: YearPart) -> str:
    """Write a part of a year: ``spring 2017``, ``second quarter of 2017``."""
    if part.season is not None:
        return f"{part.season.value} {part.year:04}"
    return f"{_ORDINALS[part.ordinal - 1]} {part.unit.value} of {part.year:04}"


def part_in_short(part: YearPart) -> str:
    """Write a part of a year briefly: ``spring 2017``, ``Q2 2017``, ``1st half 2017``."""
    if part.season is not None:
        return part_in_full(part)
    if part.unit is Precision.QUARTER:
        return f"Q{part.ordinal} {part.year:04}"
    return f"{_ORDINALS_IN_SHORT[part.ordinal - 1]} {part.unit.value} {part.year:04}"


def _date(day: dt.date, precision: Precision, home: int | None) -> str:
    # Beside an end that names a part of a year, another is written by its month.
    precision = precision if precision in _ISO_LENGTHS else Precision.MONTH
    if WRITTEN.days == "iso":
        return day.isoformat()[: _ISO_LENGTHS[precision]]
    if precision is Precision.YEAR:
        return f"{day.year:04}"
    month = _MONTHS[day.month - 1]
    text = month if precision is Precision.MONTH else f"{day.day} {month}"
    if day.year == home and precision is Precision.DAY:
        return text
    return f"{text} {day.year:04}"
