"""Dates as people type them: ``1 March``, ``11.4.2017``, ``spring 2017``, ``last week``.

Only where a person types; files hold dates in the forms of ``model.spans``. What can be two days is
refused with both. A date without a year is the last such day up to a day that the caller gives.
"""

from __future__ import annotations

import datetime as dt
import re

from dipview.model.relative_dates import Relative, relative_date
from dipview.model.spans import FORMS, Span, SpanError, moved_by, read_span
from dipview.model.values import frozen
from dipview.model.year_parts import DIVISIONS, NUMBERS, SEASONS, Precision, YearPart

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_AWAY = {"today": 0, "yesterday": -1, "tomorrow": 1}
_LEAST_LETTERS = 3
_HINT = 'write a date like "1 March 2017", 2017-03-01, 1.3.2017 or "Mar 2017"'
_FROM_YEAR = r"(\d{4})([-./ ])(\d{1,2})(?:[-./ ](\d{1,2}))?"
_FROM_DAY = r"(\d{1,2})\.\s*(\d{1,2})(?:\.?|\.\s*(\d{4}))"
_EITHER = r"(\d{1,2})([-/])(\d{1,2})(?:[-/](\d{4}))?"
_BETWEEN = r"[-\s.,/_]+"
_DAY = r"(\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"\d{4}"
_PERHAPS = "perhaps|possibly"
_ABOUT = r"about|around|circa|ca?\."
_QUALIFIED = rf"(?i)(?:({_PERHAPS})[-_ ]+)?(?:({_ABOUT})[-_ ]+|(~) ?)?(.+?) ?([~?%])?"
_SEASONS = {season.value: number for number, season in SEASONS.items()} | {"fall": 23}
_UNITS = {unit.value: numbers for unit, numbers in DIVISIONS.items()}
_BRIEFLY = {"q": DIVISIONS[Precision.QUARTER], "h": DIVISIONS[Precision.HALF]}
_ORDINALS = ("first", "second", "third", "fourth")
_ORDINAL = r"([1-4])(?:st|nd|rd|th)?"
_LEAP = 2000
_CENTURIES = 400
"""Years in which every day of a month comes."""


@frozen(kw_only=True)
class TypedDate:
    """A date as it was typed, of which the year may be left open."""

    text: str
    known: Span | None = None
    """The date, where it says which."""
    month: int = 0
    day: int = 0
    """0 where only the month is given."""
    away: int = 0
    """Days from today, where neither is given."""
    relative: Relative | None = None
    """What else is told from today, where that is."""

    @property
    def is_relative(self) -> bool:
        """Whether it is told from another day: *yesterday*, *last week*."""
        return self.known is None and not self.month

    @property
    def lack(self) -> str:
        """What it does not say, where it does not say which date it is: *has no year*."""
        return "is told from another day" if self.is_relative else "has no year"

    def span(self, *, last: dt.date, today: dt.date) -> Span:
        """Say which date is meant.

        Args:
            last: The day up to which a date without a year is looked for.
            today: The day that *yesterday* is told from.
        """
        if self.known is not None:
            return self.known
        if self.relative is not None:
            return self._meant(self.relative.meant(today))
        if not self.month:
            return read_span(moved_by(today, self.away).isoformat())
        year = last.year
        while not (first := self._in(year)) or first > last:
            if year <= 1 or last.year - year > _CENTURIES:
                raise SpanError(f"there is no {self.text} up to {last.isoformat()}", _HINT)
            year -= 1
        return _read(year, self.month, self.day)

    def _meant(self, spans: tuple[Span, ...]) -> Span:
        """Give the one date that can be meant; raises SpanError where it is none, or one of two."""
        if len(spans) == 1:
            return spans[0]
        if not spans:
            raise SpanError(f"{self.text!r} is no day of the calendar", _HINT)
        days = [(span, span.earliest or dt.date.max) for span in spans]
        told = (f"{day.day} {_MONTHS[day.month - 1].capitalize()} {day.year}" for _, day in days)
        written = " or ".join(span.text for span, _ in days)
        raise SpanError(f"{self.text!r} can be {' or '.join(told)}", f"write {written}")

    def _in(self, year: int) -> dt.date | None:
        try:
            return dt.date(year, self.month, self.day or 1)
        except ValueError:
            return None


def read_typed(text: str) -> TypedDate:
    """Read a date as a person types it, or in any form of the data format.

    Words may be parted by spaces, hyphens or full stops: ``1 March 2017``, ``1-Mar-2017``. Numbers
    with full stops are day, month, year; with slashes or hyphens they are read where only one order
    is possible. Seasons, quarters, thirds and halves of a year have their year with them, as in
    ``Q2 2017``. What is about right or uncertain says so: ``about 2011``, ``perhaps Apr 2017``.
    What is told from another day (``two days ago``, ``last week``) is read once that is known.

    Raises:
        SpanError: It is no date, or it can be two; the hint says what to write.
    """
    text = " ".join(text.split())
    if (found := _plain(text) or _qualified(text)) is not None:
        return found
    try:
        return TypedDate(text=text, known=read_span(text))
    except SpanError as error:
        if (relative := relative_date(text)) is not None:
            return TypedDate(text=text, relative=relative)
        raise SpanError(str(error), _HINT if error.hint == FORMS else error.hint) from None


def in_a_file(value: object, error: SpanError) -> SpanError:
    """Tell what is wrong with a date of a file, and what to write for what a person meant by it.

    Args:
        value: What stands there.
        error: Why it cannot be read.
    """
    if not isinstance(value, str) or error.hint != FORMS or len(value) > _LONGEST:
        return error
    try:
        typed = read_typed(value)
    except SpanError as other:
        return error if other.hint == _HINT else other
    if typed.known is not None:
        said = f"{typed.text!r} is not written as a file has a date"
        written = typed.known.text
        quoted = written if re.fullmatch(_ISO, written, re.ASCII) else f'"{written}"'
        return SpanError(said, f"write {quoted}")
    said = f"{typed.text!r} {typed.lack}"
    if not typed.is_relative:
        return SpanError(f"{said}, and a file is read in other years too", _WITH_YEAR)
    return SpanError(f"{said}, which the file does not say", RECKONED)


_LONGEST = 60
_ISO = r"\d{4}-\d{2}-\d{2}"
_WITH_YEAR = "write the year too, like 2017-03-01"
RECKONED = (
    "reckon it from the day on which it was said, and write that: 2017-04-11 for a day, "
    '"[2017-04-10..2017-04-16]" for one unknown day of a week'
)


def _plain(text: str) -> TypedDate | None:
    """Read a date that says no more of itself than which it is."""
    for read in (_from_numbers, _of_a_year, _from_words):
        if (found := read(text)) is not None:
            return found
    return None


def _qualified(text: str) -> TypedDate | None:
    """Read a date that is said to be about right, or uncertain; it says itself of which year."""
    found = re.fullmatch(_QUALIFIED, text, re.ASCII)
    if found is None or not any((*found.groups()[:3], found[5])):
        return None
    try:
        typed = _plain(found[4])
    except SpanError:
        return None
    known = typed.known if typed is not None else _year(found[4])
    if known is None:
        return None
    approximate = bool(found[2] or found[3]) or found[5] in ("~", "%")
    uncertain = bool(found[1]) or found[5] in ("?", "%")
    sign = "%" if approximate and uncertain else "~" if approximate else "?"
    return TypedDate(text=text, known=read_span(f"{known.text}{sign}"))


def _year(text: str) -> Span | None:
    return read_span(text) if re.fullmatch(_YEAR, text, re.ASCII) and int(text) else None


def _of_a_year(text: str) -> TypedDate | None:
    """Read a season, quarter, third or half of a year."""
    words = [word for word in re.split(_BETWEEN, text.lower()) if word not in ("", "of", "the")]
    years = [word for word in words if re.fullmatch(_YEAR, word, re.ASCII)]
    number = _number_of([word for word in words if word not in years])
    if number is None or len(years) > 1:
        return None
    if not years:
        said = f"{text!r} can be of any year"
        raise SpanError(said, f'write the year behind it: "{text} 2017"')
    return TypedDate(text=text, known=read_span(YearPart(int(years[0]), number).edtf))


def _number_of(words: list[str]) -> int | None:
    """Give the number of a part of a year that is named."""
    if len(words) == 1:
        (word,) = words
        if word in _SEASONS:
            return _SEASONS[word]
        which, numbers = word[1:], _BRIEFLY.get(word[:1], range(0))
    elif len(words) == 2 and words[1] in _UNITS:
        which, numbers = words[0], _UNITS[words[1]]
    else:
        return None
    found = re.fullmatch(_ORDINAL, which, re.ASCII)
    ordinal = _ORDINALS.index(which) if which in _ORDINALS else int(found[1]) - 1 if found else 4
    return numbers[ordinal] if ordinal < len(numbers) else None


def _from_numbers(text: str) -> TypedDate | None:
    if found := re.fullmatch(_FROM_YEAR, text, re.ASCII):
        year, between, month, day = found.groups()
        if day is None and between != "-" and int(month) in NUMBERS:
            said = f"{text!r} is not a possible date: there is no month {month}"
            raise SpanError(
                said, f"write {year}-{month} for a part of the year, 2017/2018 for years"
            )
        return TypedDate(text=text, known=_read(int(year), int(month), int(day or 0)))
    if found := re.fullmatch(_FROM_DAY, text, re.ASCII):
        return _dated(text, found[3], int(found[2]), int(found[1]))
    if found := re.fullmatch(_EITHER, text, re.ASCII):
        one, other = int(found[1]), int(found[3])
        if one != other and max(one, other) <= len(_MONTHS):
            raise _two_days(text, one, other, found[4])
        day, month = (one, other) if other <= len(_MONTHS) else (other, one)
        return _dated(text, found[4], month, day)
    return None


def _two_days(text: str, one: int, other: int, year: str | None) -> SpanError:
    of_year = f" {year}" if year else ""
    readings = (
        f"{day} {_MONTHS[month - 1].capitalize()}{of_year}"
        for day, month in ((one, other), (other, one))
    )
    forms = (
        f"{year}-{month:02}-{day:02}" if year else f'"{day} {_MONTHS[month - 1].capitalize()}"'
        for day, month in ((one, other), (other, one))
    )
    said = f"{text!r} can be {' or '.join(readings)}"
    return SpanError(said, f"write {' or '.join(forms)}")


def _from_words(text: str) -> TypedDate | None:
    words = [word for word in re.split(_BETWEEN, text.lower()) if word not in ("", "of", "the")]
    if len(words) == 1 and words[0] in _AWAY:
        return TypedDate(text=text, away=_AWAY[words[0]])
    months = [month for word in words if (month := _month(word))]
    days = [int(found[1]) for word in words if (found := re.fullmatch(_DAY, word, re.ASCII))]
    years = [word for word in words if re.fullmatch(_YEAR, word, re.ASCII)]
    if len(months) != 1 or len(days) > 1 or len(years) > 1:
        return None
    if len(words) != 1 + len(days) + len(years) or (years and words[-1] != years[0]):
        return None
    day = days[0] if days else 0
    return _dated(text, years[0] if years else None, months[0], day, named=bool(days))


def _month(word: str) -> int:
    """Give the number of a month that a word names or begins; 0 for none."""
    if len(word) < _LEAST_LETTERS:
        return 0
    word = "sep" if word == "sept" else word
    return next((at for at, name in enumerate(_MONTHS, 1) if name.startswith(word)), 0)


def _dated(text: str, year: str | None, month: int, day: int, *, named: bool = True) -> TypedDate:
    """Make a date of its parts; raises SpanError where there is no such day."""
    if named and not day:
        raise SpanError(f"{text!r} is not a possible date: there is no day 0", "check the calendar")
    try:
        span = _read(int(year) if year else _LEAP, month, day)
    except SpanError as error:
        raise SpanError(f"{text!r} is not a possible date", error.hint) from None
    if year:
        return TypedDate(text=text, known=span)
    return TypedDate(text=text, month=month, day=day)


def _read(year: int, month: int, day: int) -> Span:
    return read_span(f"{year:04}-{month:02}" + (f"-{day:02}" if day else ""))
