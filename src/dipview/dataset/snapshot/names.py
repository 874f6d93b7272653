"""Names: the ids of a snapshot by number, and their numbers, looked up where they lie.

The number of an id is found by its hash: a sorted column would be halved twenty times, each time
at another place of a file of hundreds of megabytes.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Container, Iterable, Sequence

from dipview.dataset.kept_results import remembered
from dipview.dataset.sets import NOBODY
from dipview.dataset.snapshot.columns import Columns
from dipview.dataset.snapshot.layout import NONE
from dipview.model.ids import position_id

_KEPT = 1 << 15
"""How many ids are kept with their numbers: a screen asks for the same few thousand again."""
IDS = "ids"
"""The ids of all records but positions."""
HASHED = "ids.hashed"
"""The numbers of those ids, at the place of their hash or soon after it."""


def hashed(ids: Iterable[tuple[int, str]], count: int) -> array[int]:
    """Put numbers where their ids are looked for; half of the places stay empty, or more.

    Args:
        ids: Numbers and ids, no id twice.
        count: How many there are.
    """
    places = array("I", [NONE]) * (1 << (2 * count).bit_length())
    last = len(places) - 1
    for number, id in ids:
        place = zlib.crc32(_bytes(id)) & last
        while places[place] != NONE:
            place = (place + 1) & last
        places[place] = number
    return places


def _bytes(id: str) -> bytes:
    return id.encode("utf-8", errors="surrogateescape")


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


class Names:
    """The id of every record, in the dataset's order, kind by kind.

    Those of positions, the most numerous, are put together out of three others.

    Args:
        columns: The columns of the snapshot.
        positions: The numbers of positions.
        parts: Of each position, in order, the numbers of its statement, its issue and its holder.
        second: The numbers of those that are a second choice.
    """

    __slots__ = (
        "__weakref__",
        "_hashed",
        "_parts",
        "_positions",
        "_second",
        "_texts",
        "number_of",
        "written",
    )

    def __init__(
        self,
        columns: Columns,
        positions: range,
        parts: tuple[Sequence[int], ...],
        second: Container[int],
    ) -> None:
        self._texts = Texts(columns, IDS)
        self._positions, self._parts, self._second = positions, parts, second
        self._hashed = columns.numbers(HASHED)
        self.number_of = remembered(self._found, _KEPT)
        """Gives the number of an id that is not a position's; None where there is no such id."""
        self.written = remembered(self._written, _KEPT)

    def __getitem__(self, number: int, /) -> str:
        if number not in self._positions:
            return self.written(number)
        at = number - self._positions.start
        statement, issue, holder = (part[at] for part in self._parts)
        by = None if holder == NOBODY else self.written(holder)
        second = number in self._second
        return position_id(self.written(statement), self.written(issue), by, fallback=second)

    def _written(self, number: int) -> str:
        return self._texts[self.place(number)]

    def place(self, number: int) -> int:
        """Give the place of a record that is written among all of those."""
        return number if number < self._positions.start else number - len(self._positions)

    def _found(self, id: str) -> int | None:
        wanted, places = _bytes(id), self._hashed
        last = len(places) - 1
        place = zlib.crc32(wanted) & last
        while (number := places[place]) != NONE:
            if self._texts.bytes_of(self.place(number)) == wanted:
                return number
            place = (place + 1) & last
        return None
