"""When something was said: only what is printed beside the verb, or before the subject."""

from __future__ import annotations

import datetime as dt
import re
from typing import NamedTuple

from dipview.model.spans import Span, SpanError, read_span
from dipview.model.typed_dates import read_typed

_MONTH = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan\\.?|Feb\\.?|Mar\\.?|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?"
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = "|".join(day.capitalize() for day in _WEEKDAYS)
_DATE = re.compile(
    rf"\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,?\s+(?P<year>\d{{4}}))?\b"
    rf"|\b(?P<weekday>{_WEEKDAY})\b|\b(?P<away>yesterday|today)\b",
    re.IGNORECASE,
)


class Dated(NamedTuple):
    """A date of a text."""

    span: Span
    inferred: bool
    """Whether its year or its day is reckoned from the date of the source."""


def dated(words: str, issued: dt.date | None) -> Dated | None:
    """Read the first date in words.

    Args:
        words: Those beside the verb.
        issued: The day of the source, from which relative dates are reckoned; None where it is not
            known, and they stay unread.
    """
    for match in _DATE.finditer(words):
        found = _read(match, issued)
        if found is not None:
            return found
    return None


def _read(match: re.Match[str], issued: dt.date | None) -> Dated | None:
    day, month = match["day"] or match["day2"], match["month"] or match["month2"]
    try:
        if day:
            typed = read_typed(f"{day} {month.rstrip('.')} {match['year'] or ''}".strip())
            if typed.known is not None:
                return Dated(typed.known, inferred=False)
            if issued is None:
                return None
            return Dated(typed.span(last=issued, today=issued), inferred=True)
    except SpanError:
        return None
    if issued is None:
        return None
    if match["away"]:
        back = 1 if match["away"].lower() == "yesterday" else 0
    else:
        back = (issued.weekday() - _WEEKDAYS.index(match["weekday"].lower())) % 7
    if issued.toordinal() <= back:
        return None
    return Dated(read_span((issued - dt.timedelta(days=back)).isoformat()), inferred=True)
