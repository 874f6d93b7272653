"""Relative dates: ``two days ago``, ``last week``, ``next Friday``, told from another day.

Where only a week is told, it is one unknown day of it. A weekday is read where one day alone can be
meant: *next Friday* is the coming one, or that of the week after.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum

from dipview.model.spans import Span, read_span
from dipview.model.values import frozen

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NUMBERS = ("a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_NUMBER = rf"(?P<number>\d{{1,4}}|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>day|week|month|year)"
_BESIDE = (
    rf"(?:the )?(?:(?P<which>last|past|this|current|next|coming) )?(?:{_UNIT}|"
    rf"(?:on )?(?P<weekday>{'|'.join(f'{day[:3]}(?:{day[3:]})?' for day in _WEEKDAYS)}))"
)
_AWAY = (
    rf"(?P<ahead>in )?{_NUMBER} {_UNIT}s?"
    r"(?: (?P<back>ago|before|earlier)| (?P<on>from now))?"
)
_TODAY = frozenset(("now", "tonight", "this morning", "this afternoon", "this evening"))
_BEYOND = {"the day before yesterday": -2, "the day after tomorrow": 2, "last night": -1}
_STEPS = {"last": -1, "past": -1, "this": 0, "current": 0, "next": 1, "coming": 1}
_WEEK = 7


class Unit(StrEnum):
    """What is counted from the day."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    WEEKDAY = "weekday"


@frozen(kw_only=True)
class Relative:
    """A date that is told from another day."""

    unit: Unit
    away: int = 0
    """How many of the unit later; earlier where it is below zero."""
    counted: bool = False
    """Whether it is told as a number of weeks, months or years, and so about right."""
    weekday: int = 0
    """From 0 for Monday."""
    which: str = ""
    """What stands before a weekday: ``last``, ``this`` or ``next``; empty for nothing."""

    def meant(self, today: dt.date) -> tuple[Span, ...]:
        """Give what can be meant, the nearest first; nothing where the calendar has no such day.

        Args:
            today: The day that it is told from.
        """
        try:
            if self.unit is Unit.WEEKDAY:
                return tuple(read_span(day.isoformat()) for day in self._days(today))
            return (read_span(self._edtf(today)),)
        except (ValueError, OverflowError):
            return ()

    def _edtf(self, today: dt.date) -> str:
        if self.unit in (Unit.MONTH, Unit.YEAR):
            months = self.away * (12 if self.unit is Unit.YEAR else 1)
            year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
            day = dt.date(year, month + 1, 1)
            told = f"{day.year:04}" if self.unit is Unit.YEAR else f"{day.year:04}-{day.month:02}"
            return f"{told}~" if self.counted else told
        if self.unit is Unit.DAY or self.counted:
            days = self.away * (1 if self.unit is Unit.DAY else _WEEK)
            day = today + dt.timedelta(days=days)
            return f"{day.isoformat()}{'~' if self.counted else ''}"
        monday = today + dt.timedelta(days=self.away * _WEEK - today.weekday())
        return f"[{monday.isoformat()}..{(monday + dt.timedelta(days=_WEEK - 1)).isoformat()}]"

    def _days(self, today: dt.date) -> list[dt.date]:
        """Give the days that a weekday can be."""
        own = today + dt.timedelta(days=self.weekday - today.weekday())
        before, behind = own - dt.timedelta(days=_WEEK), own + dt.timedelta(days=_WEEK)
        if self.which == "last":
            return [own, before] if own < today else [before]
        if self.which == "next":
            return [own, behind] if own > today else [behind]
        if self.which:
            return [own]
        if own == today:
            return [own]
        return [before, own] if own > today else [own, behind]


def relative_date(text: str) -> Relative | None:
    """Read a date that is told from another day; None where it is none.

    *Today*, *yesterday* and *tomorrow* are read with other dates.

    Args:
        text: What somebody typed.
    """
    words = " ".join(re.split(r"[-\s_]+", text.lower().strip(" .,")))
    if words in _TODAY:
        return Relative(unit=Unit.DAY)
    if (days := _BEYOND.get(words) or _BEYOND.get(f"the {words}")) is not None:
        return Relative(unit=Unit.DAY, away=days)
    if found := re.fullmatch(_BESIDE, words):
        return _beside(found)
    found = re.fullmatch(_AWAY, words, re.ASCII)
    if found is None or bool(found["ahead"] or found["on"]) is bool(found["back"]):
        return None
    number = found["number"]
    count = int(number) if number.isdigit() else max(1, _NUMBERS.index(number))
    unit = Unit(found["unit"])
    away = -count if found["back"] else count
    return Relative(unit=unit, away=away, counted=unit is not Unit.DAY)


def _beside(found: re.Match[str]) -> Relative | None:
    which = found["which"] or ""
    step = _STEPS.get(which, 0)
    if weekday := found["weekday"]:
        at = next(n for n, day in enumerate(_WEEKDAYS) if day.startswith(weekday))
        told = {-1: "last", 0: "this", 1: "next"}[step] if which else ""
        return Relative(unit=Unit.WEEKDAY, weekday=at, which=told)
    if not which or found["unit"] == "day":
        return None
    return Relative(unit=Unit(found["unit"]), away=step)
