"""Days: from one day on which anything was said or done to the next, for stepping through time."""

from __future__ import annotations

import datetime as dt

from dipview.dataset.dataset import Dataset


def day_after(dataset: Dataset, day: dt.date) -> dt.date | None:
    """Give the next day from which a statement or an event counts; None after the last one."""
    return dataset.sets.day_after(day)


def day_before(dataset: Dataset, day: dt.date) -> dt.date | None:
    """Give the last day before from which one counts; None before the first one."""
    return dataset.sets.day_before(day)


def first_and_last(dataset: Dataset) -> tuple[dt.date, dt.date] | None:
    """Give the first and the last day from which anything counts; None where nothing is dated."""
    first, last = dataset.sets.first_day, dataset.sets.last_day
    return (first, last) if first and last else None
