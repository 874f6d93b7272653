"""Rows of records: a record a row, read one after the other where all of them are gone through."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from dipview.dataset.dataset import Dataset
from dipview.search.matches import Ids
from dipview.views.view import Lazy, Row


def record_rows(dataset: Dataset, ids: Sequence[str], build: Callable[[Any], Row]) -> Lazy[Row]:
    """Make rows of records.

    Args:
        dataset: Where the records are.
        ids: Their ids; of ``Ids``, whose numbers are known, no record is looked up by its name.
        build: Makes the row of a record.
    """

    def row(id: str) -> Row:
        """Make the row of one, which is looked up by its id."""
        record = dataset.record(id)
        if record is None:
            raise KeyError(id)
        return build(record)

    if not isinstance(ids, Ids):
        return Lazy(ids, row)
    numbers = ids.numbers

    def each() -> Iterator[Row]:
        """Make the rows of all, in the order of their numbers."""
        return map(build, dataset.records_at(numbers))

    return Lazy(ids, row, each)
