"""CSL dates: spans of days as CSL-JSON writes them, and back.

https://docs.citationstyles.org/en/stable/specification.html#date-variables; what is more than a
day, month or year, or two of them, is written as EDTF under ``edtf``, as the specification's later
schema has it, and as ``literal`` for programs that do not read that.
"""

from __future__ import annotations

import re
from typing import Any

from dipview.model.spans import Span, SpanError, read_span

_PARTIAL = re.compile(r"\d{4}(-\d{2}){0,2}")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}


def csl_date(span: Span) -> dict[str, object]:
    """Give a date of CSL-JSON."""
    ends = span.text.split("/")
    about = {}
    if len(ends) == 1 and ends[0].endswith("~"):
        ends, about = [ends[0][:-1]], {"circa": True}
    if len(ends) <= 2 and all(_PARTIAL.fullmatch(end) for end in ends):
        return {"date-parts": [[int(part) for part in end.split("-")] for end in ends], **about}
    return {"edtf": span.text, "literal": span.text}


def edtf_of(date: Any) -> str:
    """Give the EDTF of a date of CSL-JSON.

    Raises:
        ValueError: It is none that can be told in days; the message says why.
    """
    if not isinstance(date, dict):
        raise ValueError("this is no table with date-parts")
    text = _text_of(date)
    try:
        read_span(text)
    except SpanError as error:
        raise ValueError(str(error)) from error
    return text


def _text_of(date: dict[str, Any]) -> str:
    if parts := date.get("date-parts"):
        text = "/".join(_joined(each) for each in parts)
        if (season := _season(date.get("season"))) and re.fullmatch(r"\d{4}", text):
            text = f"{text}-{season}"
        return f"{text}~" if date.get("circa") and "/" not in text else text
    for name in ("edtf", "raw", "literal"):
        if isinstance(written := date.get(name), str):
            return written.strip()
    raise ValueError("it has no date-parts")


def _joined(parts: Any) -> str:
    numbers = [int(part) for part in parts if str(part).strip()]
    if not numbers or len(numbers) > 3:
        raise ValueError("date-parts are a year, a month and a day")
    year, *rest = numbers
    return "-".join((f"{year:04d}", *(f"{part:02d}" for part in rest)))


def _season(said: Any) -> int | None:
    text = str(said or "").strip().lower()
    if text in ("1", "2", "3", "4"):
        return 20 + int(text)
    return _SEASONS.get(text)
