"""Data start: whether the data begin early enough to tell what changed since a day."""

from __future__ import annotations

import datetime as dt

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.views.parts.dates_in_words import day_in_full


def data_start_note(dataset: Dataset, since: dt.date | None) -> str:
    """Say that nobody can tell who moved since a day of before the data begin.

    Returns:
        A sentence; empty where a statement of before that day is known, or no day is asked for.
    """
    if since is None:
        return ""
    days = dataset.sets.known[Kind.STATEMENT].days
    if not days or days[0] < since.toordinal():
        return ""
    first = day_in_full(dt.date.fromordinal(days[0]))
    return (
        f"Who moved since {day_in_full(since)} cannot be answered: the data begin only on {first}, "
        "and where anybody stood before is not known. Changes after that day are told."
    )
