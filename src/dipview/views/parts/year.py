"""The year of a record, as far as it is known to be of one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from itertools import pairwise

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.model.placement import is_known_day
from dipview.model.spans import Span

LOOSE = "no one year"
"""What is said of what is not known to be of one year; sorts after every year."""


@kept_by_dataset(1)
def years_of_statements(dataset: Dataset) -> Sequence[str]:
    """Name the year in which each statement was made, in order, as ``year_in`` does.

    Of a statement of a known day its last day tells it, which the dataset has in order.
    """
    ids, places = dataset.ids(Kind.STATEMENT), dataset.places(Kind.STATEMENT)
    last, first = dataset.sets.last[Kind.STATEMENT], dataset.sets.first_statement
    years = [""] * len(ids)
    for day, (start, end) in zip(last.days, pairwise(last.starts), strict=True):
        known = [at for n in last.numbers[start:end] if is_known_day(places[at := n - first])]
        year = f"{dt.date.fromordinal(day).year:04}" if known else ""
        for at in known:
            years[at] = year
    return [year or year_in(dataset.said(ids[at])) for at, year in enumerate(years)]


def year_in(span: Span | None) -> str:
    """Name the year that a span is in."""
    first, last = span.bounds if span is not None and not span.uncertain else (None, None)
    if first is None or last is None or first.year != last.year:
        return LOOSE
    return f"{first.year:04}"
