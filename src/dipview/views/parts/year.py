"""The year of a record, as far as it is known to be of one."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.model.spans import Span

LOOSE = "no one year"
"""What is said of what is not known to be of one year; sorts after every year."""


def year_of(dataset: Dataset, statement: str) -> str:
    """Name the year in which a statement was made, as far as it is known to be of one."""
    return year_in(dataset.said(statement))


def year_in(span: Span | None) -> str:
    """Name the year that a span is in."""
    first, last = span.bounds if span is not None and not span.uncertain else (None, None)
    if first is None or last is None or first.year != last.year:
        return LOOSE
    return f"{first.year:04}"
