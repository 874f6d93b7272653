"""Dates as sources give them: whole or partial days, lasting and one-of spans, in EDTF.

The forms are those of the Extended Date/Time Format (ISO 8601-2:2019, levels 0 and 1, and of level
2 the one-of sets and the equal parts of a year) that the data format allows; anything else is
refused with a hint.
"""

import datetime as dt
import re
from enum import StrEnum
from typing import NamedTuple

from dipview.model.values import frozen
from dipview.model.year_parts import NUMBERS, OF_A_HEMISPHERE, Precision, YearPart

__all__ = (
    "FORMS",
    "Precision",
    "Shape",
    "Span",
    "SpanError",
    "by_day",
    "last_of_month",
    "on_day",
    "read_span",
    "up_to",
)


class Shape(StrEnum):
    """How the days of a span are meant."""

    ON = "on"
    """One day; of a partial date, one day somewhere in that month, season or year."""
    LASTING = "lasting"
    """Every day from the first to the last."""
    ONE_OF = "one-of"
    """One unknown day between the first and the last."""


class SpanError(ValueError):
    """A date cannot be read; the message says what is wrong, ``hint`` what to write."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    @property
    def told(self) -> str:
        """What is wrong, and what to write."""
        return f"{self}; {self.hint}" if self.hint else str(self)


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
    """Written with ``~`` or ``%``: the ends are about right."""
    uncertain: bool = False
    """Written with ``?`` or ``%``: it is not certain that this is the date at all."""
    parts: tuple[YearPart | None, YearPart | None] = (None, None)
    """The part of a year that its first and its last end name; None for an end of another form."""
    moment: dt.datetime | None = None
    """The time of day where one is given, with its offset as written."""

    @property
    def sure(self) -> bool:
        """Whether it is neither about right nor uncertain."""
        return not self.approximate and not self.uncertain

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

        An approximate end may be off by one unit of what it names: a year, a month, a day. How far
        an uncertain date may be off is not known: its bounds are those of the date, and who puts it
        in an order has to look at ``uncertain`` too.
        """
        if not self.approximate:
            return self.earliest, self.latest
        off = _ABOUT[self.precision]
        return (
            moved_by(self.earliest, -off) if self.earliest else None,
            moved_by(self.latest, off) if self.latest else None,
        )

    def contains(self, day: dt.date) -> bool:
        """Tell whether ``day`` lies within the span's ends."""
        return (self.earliest is None or self.earliest <= day) and (
            self.latest is None or day <= self.latest
        )


_ABOUT = {
    Precision.YEAR: 366,
    Precision.SEASON: 92,
    Precision.HALF: 184,
    Precision.THIRD: 123,
    Precision.QUARTER: 92,
    Precision.MONTH: 31,
    Precision.DAY: 1,
}
"""By how many days an approximate date may be off."""


def moved_by(day: dt.date, days: int) -> dt.date:
    """Move a day, as far as the calendar goes."""
    ordinal = min(max(day.toordinal() + days, 1), dt.date.max.toordinal())
    return dt.date.fromordinal(ordinal)


def last_of_month(day: dt.date) -> dt.date:
    """Give the last day of a day's month."""
    if day.month == 12:
        return day.replace(day=31)
    return day.replace(month=day.month + 1, day=1) - dt.timedelta(days=1)


_DATE = r"\d{4}(?:-\d{2}(?:-\d{2})?)?[~?%]?"
_SINGLE = re.compile(_DATE, re.ASCII)
_LASTING = rf"({_DATE}|\.\.)/({_DATE}|\.\.)"
_ONE_OF = rf"\[({_DATE})?\.\.({_DATE})?\]"
_MOMENT = (
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}(?::?\d{2}(?::?\d{2}(?:[.,]\d+)?)?)?"
    r"(?:[Zz]|[+-]\d{2}(?::?\d{2}){0,2})?"
)
_LONGEST = 40
"""How many characters of what was written a message quotes."""
_ABOUT_SIGNS = ("~", "%")
_UNCERTAIN_SIGNS = ("?", "%")
_MONTHS = 12
_CALENDAR = "check the calendar and the clock"
_PARTS = (
    "after a year stands a month, 01 to 12, a season, 21 to 24, a quarter, 33 to 36, a third, 37 to"
    " 39, or a half, 40 or 41"
)
_SEASONS = (
    'write 21 to 24 for a season, or, of a known hemisphere, the months: "[2017-03..2017-05]"'
)
_SIGNS = 'one sign stands behind a date: ~ for about, ? for uncertain, % for both: "2017-04%"'
_UNKNOWN = 'leave out what is not known, as in "2017-04" or "2017"; for a decade "[2010..2019]"'
FORMS = 'write a date like 2017-04-11, "2017-04", "2017-04-10/2017-04-11" or "[..2017-04-10]"'
"""What to write in a file where what is there does not look like a date at all."""


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
        raise SpanError(f"{_described(value)} is not a date", FORMS)
    text = value.strip()
    if _SINGLE.fullmatch(text):
        return _of_single(text)
    if "/" in text and (match := re.fullmatch(_LASTING, text, re.ASCII)):
        return _of_lasting(text, match[1], match[2])
    if text[:1] == "[" and (match := re.fullmatch(_ONE_OF, text, re.ASCII)):
        return _of_one_of(text, match[1] or "", match[2] or "")
    return _of_iso(text)


def on_day(day: dt.date) -> Span:
    """Make the span of one known day."""
    return Span(text=day.isoformat(), shape=Shape.ON, earliest=day, latest=day)


def by_day(day: dt.date) -> Span:
    """Make the span of one unknown day up to and including ``day``."""
    return Span(text=f"[..{day.isoformat()}]", shape=Shape.ONE_OF, earliest=None, latest=day)


def up_to(span: Span) -> Span | None:
    """Make the span of one unknown day up to the end of another; None where that has no end.

    What is about right or uncertain stays so, and so does a part of a year.
    """
    if span.latest is None:
        return None
    if span.sure and span.parts[1] is None:
        return by_day(span.latest)
    last = re.split(r"/|\.\.", span.text.strip("[]"))[-1]
    return read_span(f"[..{last}]")


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
        raise SpanError(f"{_quoted(text)} is not a date that dipview reads", _what_to_write(text))
    if not re.fullmatch(_MOMENT, text, re.ASCII):
        said = "is not a time that dipview reads"
        hint = 'write a moment like 2017-04-11T10:00:00Z; a span like "2017-04-10/2017-04-11" has no times'  # noqa: E501
        raise SpanError(f"{_quoted(text)} {said}", hint)
    try:
        return _of_moment(dt.datetime.fromisoformat(text.upper()), text)
    except ValueError:
        raise SpanError(f"{_quoted(text)} is not a possible time", _CALENDAR) from None


def _what_to_write(text: str) -> str:
    """Tell what to write instead of what looks like EDTF and is none that is read here."""
    if re.search(r"\d[~?%]{2}", text, re.ASCII):
        return _SIGNS
    if re.match(r"\d{2}[\dX]{2}(?:-[\dX]{2}){0,2}$", text, re.ASCII):
        return _UNKNOWN
    return FORMS


def _quoted(text: str) -> str:
    """Quote what was written, cut where it is long."""
    return f"'{text}'" if len(text) <= _LONGEST else f"'{text[: _LONGEST - 1]}…'"


def _of_single(text: str) -> Span:
    end = _end(text)
    return Span(
        text=text,
        shape=Shape.ON,
        earliest=end.first,
        latest=end.last,
        precision=end.precision,
        approximate=end.approximate,
        uncertain=end.uncertain,
        parts=(end.part, end.part),
    )


def _of_lasting(text: str, start: str, end: str) -> Span:
    if start == end == "..":
        raise SpanError("a span needs a start or an end", FORMS)
    return _between(text, Shape.LASTING, start.replace("..", ""), end.replace("..", ""))


def _of_one_of(text: str, start: str, end: str) -> Span:
    if not start and not end:
        raise SpanError("a one-of span needs a first or a last day", FORMS)
    return _between(text, Shape.ONE_OF, start, end)


def _between(text: str, shape: Shape, start: str, end: str) -> Span:
    begun = _end(start) if start else None
    ended = _end(end) if end else None
    earliest = begun.first if begun else None
    latest = ended.last if ended else None
    if earliest and latest and latest < earliest:
        raise SpanError(f"{_quoted(text)} ends before it starts", "put the earlier date first")
    given = [end for end in (begun, ended) if end]
    return Span(
        text=text,
        shape=shape,
        earliest=earliest,
        latest=latest,
        precision=min((end.precision for end in given), key=list(Precision).index),
        approximate=any(end.approximate for end in given),
        uncertain=any(end.uncertain for end in given),
        parts=(begun.part if begun else None, ended.part if ended else None),
    )


class _End(NamedTuple):
    """A date that names no more than a day, as it is written by itself or as an end of a span."""

    first: dt.date
    last: dt.date
    precision: Precision
    approximate: bool
    uncertain: bool
    part: YearPart | None = None


def _end(text: str) -> _End:
    bare = text.rstrip("~?%")
    sign = text[len(bare) :]
    approximate, uncertain = sign in _ABOUT_SIGNS, sign in _UNCERTAIN_SIGNS
    qualified = (approximate, uncertain)
    numbers = [int(number) for number in bare.split("-")]
    try:
        if len(numbers) == 1:
            first, last = dt.date(numbers[0], 1, 1), dt.date(numbers[0], 12, 31)
            return _End(first, last, Precision.YEAR, *qualified)
        if len(numbers) == 2 and numbers[1] in NUMBERS and numbers[0]:
            part = YearPart(*numbers)
            return _End(*part.days, part.unit, *qualified, part)
        if len(numbers) == 2:
            first = dt.date(numbers[0], numbers[1], 1)
            return _End(first, last_of_month(first), Precision.MONTH, *qualified)
        day = dt.date(*numbers)
    except ValueError:
        raise _impossible(bare, numbers) from None
    return _End(day, day, Precision.DAY, *qualified)


def _impossible(text: str, numbers: list[int]) -> SpanError:
    """Say why no day of the calendar has these numbers."""
    year, month, day = (*numbers, 1, 1)[:3]
    alone = len(numbers) == 2
    said, hint = "is not a possible date", "check the calendar"
    if not 1 <= year <= dt.MAXYEAR:
        why = "the calendar begins with the year 1"
    elif month in NUMBERS:
        why = f"{month} is a {YearPart(year, month).unit.value}, of which no day can be named"
        hint = f'write "{year:04}-{month}"'
    elif alone and month in OF_A_HEMISPHERE:
        said, hint = "is not a date that dipview reads", _SEASONS
        why = f"{month} is a season of one hemisphere"
    elif not 1 <= month <= _MONTHS:
        why = f"there is no month {month}"
        hint = _PARTS if alone and month else hint
    else:
        why = f"that month has no day {day}"
    return SpanError(f"{_quoted(text)} {said}: {why}", hint)
