"""Names: the ids of a snapshot by number, and their numbers, looked up where they lie.

The number of an id is found by its hash: a sorted column would be halved twenty times, each time
at another place of a file of hundreds of megabytes.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Iterable

from dipview.dataset.kept_results import remembered
from dipview.dataset.snapshot.columns import Columns
from dipview.dataset.snapshot.layout import NONE

_KEPT = 1 << 15
"""How many ids are kept with their numbers: a screen asks for the same few thousand again."""
IDS = "ids"
HASHED = "ids.hashed"
"""The numbers of all ids but those of positions, at the place of their hash or soon after it."""


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


class Names(Texts):
    """The id of every record, in the dataset's order, kind by kind."""

    __slots__ = ("__weakref__", "_hashed", "number_of")

    def __init__(self, columns: Columns) -> None:
        super().__init__(columns, IDS)
        self._hashed = columns.numbers(HASHED)
        self.number_of = remembered(self._found, _KEPT)
        """Gives the number of an id that is not a position's; None where there is no such id."""

    def _found(self, id: str) -> int | None:
        wanted, places = _bytes(id), self._hashed
        last = len(places) - 1
        place = zlib.crc32(wanted) & last
        while (number := places[place]) != NONE:
            if self.bytes_of(number) == wanted:
                return number
            place = (place + 1) & last
        return None
