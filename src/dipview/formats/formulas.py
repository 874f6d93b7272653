"""Formulas: texts that a spreadsheet would compute, kept from it by an apostrophe before them."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠﹢﹣﹦﹫]|\s*[\t\r\n]")
"""What makes a spreadsheet compute a cell; full-width and small forms count too."""


def kept_from_computing(text: str) -> str:
    """Put an apostrophe before a text that would be taken for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def as_it_was(text: str) -> str:
    """Take away the apostrophe that keeps a text from being computed."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text, 1) else text
