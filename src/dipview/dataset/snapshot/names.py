"""Names: the ids of a snapshot by number, and their numbers, looked up where they lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import overload

from dipview.dataset.snapshot.columns import Columns

_KEPT = 1 << 15
"""How many ids are kept with their numbers: a screen asks for the same few thousand again."""
IDS = "ids"
SORTED = "ids.sorted"
"""The numbers of all ids but those of positions, in the order of their bytes."""


class Texts:
    """Texts that lie one after the other in a column."""

    __slots__ = ("_content", "_offset", "_starts")

    def __init__(self, columns: Columns, name: str) -> None:
        self._content, self._offset = columns.content, columns.offset(name)
        self._starts = columns.numbers(f"{name}.starts")

    def __len__(self) -> int:
        return len(self._starts) - 1

    def __getitem__(self, number: int) -> str:
        return self.bytes_of(number).decode("utf-8", errors="surrogateescape")

    def bytes_of(self, number: int) -> bytes:
        """Give a text as it lies in the file."""
        offset = self._offset
        return self._content[offset + self._starts[number] : offset + self._starts[number + 1]]


class Names(Texts):
    """The id of every record, in the dataset's order, kind by kind."""

    __slots__ = ("_sorted", "number_of")

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns, IDS)
        self._sorted = columns.numbers(SORTED)
        self.number_of = lru_cache(maxsize=_KEPT)(self._found)
        """Gives the number of an id that is not a position's; None where there is no such id."""

    def _found(self, id: str) -> int | None:
        wanted = id.encode("utf-8", errors="surrogateescape")
        numbers, content, starts, offset = self._sorted, self._content, self._starts, self._offset
        low, high = 0, len(numbers)
        while low < high:
            middle = (low + high) // 2
            number = numbers[middle]
            if content[offset + starts[number] : offset + starts[number + 1]] < wanted:
                low = middle + 1
            else:
                high = middle
        if low < len(numbers) and self.bytes_of(number := numbers[low]) == wanted:
            return number
        return None


class Ids(Sequence[str]):
    """Ids that are made when they are looked at, from the numbers of their records."""

    __slots__ = ("_names", "_numbers")

    def __init__(self, names: Names, numbers: Sequence[int]) -> None:
        self._names = names
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __bool__(self) -> bool:
        return len(self._numbers) > 0

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> Ids: ...

    def __getitem__(self, index: int | slice) -> str | Ids:
        if isinstance(index, slice):
            return Ids(self._names, self._numbers[index])
        return self._names[self._numbers[index]]

    def __iter__(self) -> Iterator[str]:
        return map(self._names.__getitem__, self._numbers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Ids | list | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(str.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self[:3])}{'…' if len(self) > 3 else ''})"
