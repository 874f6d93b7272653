"""Formulas: texts that a spreadsheet would compute or turn into numbers, kept by an apostrophe."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹢﹣﹦﹫]|\s*[\t\r\n]")
"""What makes a spreadsheet compute a cell; full-width and small forms count too."""

_AS_IT_IS = re.compile(r"0|[1-9]\d{0,14}|\d{4}-\d\d(?:-\d\d)?")
"""Numbers and days that spreadsheets give back as they are."""
_MONTH = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?"
_TURNED = re.compile(
    rf"(?=.*\d)[\d.,:/%()$€£¥'e +-]+ | true | false"
    rf"| (?:\d{{1,2}}[ -]?)?{_MONTH}[ -]?\d{{1,4}} | \d{{1,2}}[ -]?{_MONTH}(?:[ -]?\d{{2,4}})?",
    re.VERBOSE | re.IGNORECASE,
)
"""What spreadsheets take for a number, a day, a time or a truth, and write in their own way."""


def kept_from_computing(text: str) -> str:
    """Put an apostrophe before a text that would be taken for a formula."""
    # Most begin with a letter, which tells sooner.
    return text if text[:1].isalnum() or not _FORMULA.match(text) else f"'{text}"


def kept_as_text(text: str) -> str:
    """Put an apostrophe before a text that would be computed, or be another one when it returns.

    Spreadsheets take ``0042`` for 42, ``1/2`` for a day, and round what has more than 15 digits.
    """
    return f"'{text}" if _changes(text) else text


def as_it_was(text: str) -> str:
    """Take away the apostrophe that keeps a text from being computed or turned."""
    return text[1:] if text.startswith("'") and _changes(text) else text


def _changes(text: str) -> bool:
    """Tell whether a text would come back as another, but for the apostrophes before it."""
    bare = text.lstrip("'")
    if _FORMULA.match(bare):
        return True
    return bool(_TURNED.fullmatch(bare)) and not _AS_IT_IS.fullmatch(bare)
