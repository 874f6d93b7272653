"""Dates as sources give them: whole or partial days, lasting and one-of spans, in EDTF.

The forms are those of the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1, and the
one-of sets of level 2) that the data format allows; anything else is refused with a hint.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from dipview.model.values import frozen


class Shape(StrEnum):
    """How the days of a span are meant."""

    ON = "on"
    """One day; of a partial date, one day somewhere in that month or year."""
    LASTING = "lasting"
    """Every day from the first to the last."""
    ONE_OF = "one-of"
    """One unknown day between the first and the last."""


class Precision(StrEnum):
    """The smallest unit that a date names."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


class SpanError(ValueError):
    """A date cannot be read; the message says what is wrong, ``hint`` what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@frozen(kw_only=True)
class Span:
    """A date or a stretch of time, as precise as its source makes it."""

    text: str
    """The date as written, in EDTF or ISO 8601."""
    shape: Shape
    earliest: dt.date | None
    """The first possible (or first lasting) day; None where the span is open to the past."""
    latest: dt.date | None
    """The last possible (or last lasting) day; None where the span is open to the future."""
    precision: Precision = Precision.DAY
    """The precision of the coarsest end that is given."""
    approximate: bool = False
    """Written with ``~``: the ends are about right."""
    moment: dt.datetime | None = None
    """The time of day where one is given, with its offset as written."""

    @property
    def counts_from(self) -> dt.date:
        """The day from which this counts as having been said, held or begun.

        A one-of span and a partial date count from their last day, an open one-of span from its
        first; a lasting span counts from its first day, or from its last where the first is open.
        """
        if self.shape is Shape.LASTING:
            day = self.earliest or self.latest
        else:
            day = self.latest or self.earliest
        return day or dt.date.min

    @property
    def instant(self) -> dt.datetime | None:
        """The moment in universal time; None where no time of day or no offset is given."""
        if self.moment is None or self.moment.tzinfo is None:
            return None
        try:
            return self.moment.astimezone(dt.UTC)
        except OverflowError:  # The first or the last hours of the calendar.
            return None

    @property
    def bounds(self) -> tuple[dt.date | None, dt.date | None]:
        """The first and the last day that can be meant; None where the span is open.

        An approximate end may be off by one unit of what it names: a year, a month, a day.
        """
        if not self.approximate:
            return self.earliest, self.latest
        off = _ABOUT[self.precision]
        return (
            _moved(self.earliest, -off) if self.earliest else None,
            _moved(self.latest, off) if self.latest else None,
        )

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two may share a day."""
        if self.earliest and other.latest and self.earliest > other.latest:
            return False
        return not (other.earliest and self.latest and other.earliest > self.latest)

    def contains(self, day: dt.date) -> bool:
        """Tell whether ``day`` lies within the span's ends."""
        return (self.earliest is None or self.earliest <= day) and (
            self.latest is None or day <= self.latest
        )


_ABOUT = {Precision.YEAR: 366, Precision.MONTH: 31, Precision.DAY: 1}
"""By how many days an approximate date may be off."""


def _moved(day: dt.date, days: int) -> dt.date:
    """Move a day, as far as the calendar goes."""
    ordinal = min(max(day.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def last_of_month(day: dt.date) -> dt.date:
    """Give the last day of a day's month."""
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - dt.timedelta(days=1)


_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?~?"
_SINGLE = re.compile(_DATE, re.ASCII)
_LASTING = re.compile(rf"({_DATE}|\.\.)/({_DATE}|\.\.)", re.ASCII)
_ONE_OF = re.compile(rf"\[({_DATE})?\.\.({_DATE})?\]", re.ASCII)
_MOMENT = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?"
    r"(?:[Zz]|[+-]\d{2}(?::?\d{2}){0,2})?",
    re.ASCII,
)
_LONGEST = 40
"""How many characters of what was written a message quotes."""
_CALENDAR = "check the calendar and the clock"
_FORMS = 'write a date like 2017-04-11, "2017-04", "2017-04-10/2017-04-11" or "[..2017-04-10]"'


def read_span(value: object) -> Span:
    """Read a TOML date, a TOML date-time or a string in EDTF.

    Args:
        value: What the TOML reader gave for the key.

    Returns:
        The span.

    Raises:
        SpanError: The value is no date, or an impossible one (30 February, year 0).
    """
    if isinstance(value, dt.datetime):
        return _of_moment(value)
    if isinstance(value, dt.date):
        return on_day(value)
    if not isinstance(value, str):
        raise SpanError(f"{_described(value)} is not a date", _FORMS)
    text = value.strip()
    if _SINGLE.fullmatch(text):
        return _of_single(text)
    if match := _LASTING.fullmatch(text):
        return _of_lasting(text, match[1], match[2])
    if match := _ONE_OF.fullmatch(text):
        return _of_one_of(text, match[1] or "", match[2] or "")
    return _of_iso(text)


def on_day(day: dt.date) -> Span:
    """Make the span of one known day."""
    return Span(text=day.isoformat(), shape=Shape.ON, earliest=day, latest=day)


def by_day(day: dt.date) -> Span:
    """Make the span of one unknown day up to and including ``day``."""
    return Span(text=f"[..{day.isoformat()}]", shape=Shape.ONE_OF, earliest=None, latest=day)


def _described(value: object) -> str:
    if isinstance(value, dt.time):
        return value.isoformat()
    if isinstance(value, bool):
        return "true or false"
    if isinstance(value, int | float):
        return "a number"
    return "a list" if isinstance(value, list) else "a table"


def _of_moment(moment: dt.datetime, text: str = "") -> Span:
    day = moment.date()
    text = text or moment.isoformat()
    return Span(text=text, shape=Shape.ON, earliest=day, latest=day, moment=moment)


def _of_iso(text: str) -> Span:
    if not re.match(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}", text, re.ASCII):
        raise SpanError(f"{_quoted(text)} is not a date that dipview reads", _FORMS)
    if not _MOMENT.fullmatch(text):
        said = "is not a time that dipview reads"
        hint = 'write a moment like 2017-04-11T10:00:00Z; a span like "2017-04-10/2017-04-11" has no times'  # noqa: E501
        raise SpanError(f"{_quoted(text)} {said}", hint)
    try:
        return _of_moment(dt.datetime.fromisoformat(text.upper()), text)
    except ValueError:
        raise SpanError(f"{_quoted(text)} is not a possible time", _CALENDAR) from None


def _quoted(text: str) -> str:
    """Quote what was written, cut where it is long."""
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[: _LONGEST - 1]}…'"


def _of_single(text: str) -> Span:
    first, last, precision, approximate = _ends(text)
    return Span(
        text=text,
        shape=Shape.ON,
        earliest=first,
        latest=last,
        precision=precision,
        approximate=approximate,
    )


def _of_lasting(text: str, start: str, end: str) -> Span:
    if start == end == "..":
        raise SpanError("a span needs a start or an end", _FORMS)
    return _between(text, Shape.LASTING, start.replace("..", ""), end.replace("..", ""))


def _of_one_of(text: str, start: str, end: str) -> Span:
    if not start and not end:
        raise SpanError("a one-of span needs a first or a last day", _FORMS)
    return _between(text, Shape.ONE_OF, start, end)


def _between(text: str, shape: Shape, start: str, end: str) -> Span:
    begun = _ends(start) if start else None
    ended = _ends(end) if end else None
    earliest = begun[0] if begun else None
    latest = ended[1] if ended else None
    if earliest and latest and latest < earliest:
        raise SpanError(f"{_quoted(text)} ends before it starts", "put the earlier date first")
    given = [end for end in (begun, ended) if end]
    coarsest = min((part[2] for part in given), key=list(Precision).index)
    return Span(
        text=text,
        shape=shape,
        earliest=earliest,
        latest=latest,
        precision=coarsest,
        approximate=any(part[3] for part in given),
    )


def _ends(text: str) -> tuple[dt.date, dt.date, Precision, bool]:
    """Give the first and last day of a date, its precision, and whether it is about right."""
    bare = text.rstrip("~")
    parts = [int(part) for part in bare.split("-")]
    approximate = bare != text
    try:
        if len(parts) == 1:
            ends = dt.date(parts[0], 1, 1), dt.date(parts[0], 12, 31)
            return (*ends, Precision.YEAR, approximate)
        if len(parts) == 2:
            first = dt.date(parts[0], parts[1], 1)
            last = last_of_month(first)
            return first, last, Precision.MONTH, approximate
        day = dt.date(*parts)
    except ValueError:
        raise SpanError(_impossible(bare, parts), "check the calendar") from None
    return day, day, Precision.DAY, approximate


def _impossible(text: str, parts: list[int]) -> str:
    """Say why no day of the calendar has these numbers."""
    year, month, day = (*parts, 1, 1)[:3]
    if not 1 <= year <= 9999:
        why = "the calendar begins with the year 1"
    elif not 1 <= month <= 12:
        why = f"there is no month {month}"
    else:
        why = f"that month has no day {day}"
    return f"{_quoted(text)} is not a possible date: {why}"
