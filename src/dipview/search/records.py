"""Records by number: the ids of a dataset that is too large to hold them all, both ways."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import overload

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind


class RecordIds(Sequence[str]):
    """The id of every record, kind by kind, in the dataset's order."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._ids = [dataset.ids(kind) for kind in Kind]
        self._count = sum(map(len, self._ids))

    def __len__(self) -> int:
        return self._count

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._ids)

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[str]: ...
    def __getitem__(self, number: int | slice) -> str | Sequence[str]:
        if isinstance(number, slice):
            return [self[each] for each in range(*number.indices(self._count))]
        left = number + self._count if number < 0 else number
        for ids in self._ids:
            if left < len(ids):
                return ids[left]
            left -= len(ids)
        raise IndexError(number)

    def index(self, id: str, start: int = 0, stop: int | None = None) -> int:
        """Give the number of a record without a look at others; raises ValueError for none."""
        number = self._dataset.number_of(id)
        if number is None or not start <= number < (self._count if stop is None else stop):
            raise ValueError(id)
        return number


class RecordNumbers(Mapping[str, int]):
    """The number of every record's id."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset

    def __len__(self) -> int:
        return sum(self._dataset.counts().values())

    def __iter__(self) -> Iterator[str]:
        return chain.from_iterable(self._dataset.ids(kind) for kind in Kind)

    def __getitem__(self, id: str) -> int:
        number = self._dataset.number_of(id)
        if number is None:
            raise KeyError(id)
        return number
