"""Typed dates of a dataset: which day is meant by one without a year, and by *yesterday*."""

from __future__ import annotations

import datetime as dt

from dipview.dataset.dataset import Dataset
from dipview.model.spans import Span
from dipview.model.typed_dates import TypedDate


def meant_in(dataset: Dataset, typed: TypedDate) -> Span:
    """Say which date is meant by what was typed about a dataset.

    Without a year it is the last such day up to the dataset's own ``as_of``; where it has none, up
    to the last day of its data. *Today* is ``as_of`` too, else that of the clock.

    Raises:
        SpanError: There is no such day.
    """
    if typed.known is not None:
        return typed.known
    as_of = dataset.header.as_of
    own = as_of.counts_from if as_of else None
    clock = dt.datetime.now().astimezone().date()
    last = own or dataset.sets.last_day or clock
    return typed.span(last=last, today=own or clock)
