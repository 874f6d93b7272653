"""Names: the ids of a snapshot by number, and their numbers, looked up where they lie."""

from __future__ import annotations

from functools import lru_cache

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
