"""Entries: the records as they were read, with their origins, packed until a check asks for one."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeAlias, TypeVar

from dipview.dataset.findings import Entry
from dipview.dataset.origins import PackedOrigins
from dipview.dataset.records import Origin, Written

T = TypeVar("T")

FileTable: TypeAlias = tuple[Path, str]
"""A table of a file."""


class Entries:
    """Entries in the order in which they were read."""

    def __init__(self) -> None:
        self.records: list[Written] = []
        self._sheets: list[FileTable] = []
        """Each table of each file."""
        self._places: dict[FileTable, int] = {}
        self._which = array("I")
        self._numbers = array("I")
        self._left: dict[int, Mapping[str, tuple[int, ...]]] = {}
        """Of entries that lost elements: which are left."""

    def add(self, entry: Entry) -> None:
        """Add the entry that comes next."""
        if entry.numbers:
            self._left[len(self.records)] = entry.numbers
        self.records.append(entry.record)
        self._which.append(self._place(entry.origin[:2]))
        self._numbers.append(entry.origin.number)

    def add_all(self, records: Sequence[Written], origin: Origin) -> None:
        """Add entries that lost nothing, and stand one after the other from an origin on."""
        self.records.extend(records)
        self._which.extend(array("I", [self._place(origin[:2])]) * len(records))
        self._numbers.extend(range(origin.number, origin.number + len(records)))

    def extend(self, others: Entries) -> None:
        """Add the entries that come next."""
        for at, left in others._left.items():
            self._left[len(self.records) + at] = left
        self.records.extend(others.records)
        places = [self._place(sheet) for sheet in others._sheets]
        self._which.extend(map(places.__getitem__, others._which))
        self._numbers.extend(others._numbers)

    def __len__(self) -> int:
        return len(self.records)

    def __getitem__(self, at: int) -> Entry:
        left = self._left.get(at)
        origin = self.origin(at)
        return Entry(self.records[at], origin, left) if left else Entry(self.records[at], origin)

    def __iter__(self) -> Iterator[Entry]:
        return map(self.__getitem__, range(len(self.records)))

    def origin(self, at: int) -> Origin:
        """Give where an entry was written."""
        return Origin(*self._sheets[self._which[at]], self._numbers[at])

    def origins(self, places: Sequence[int]) -> PackedOrigins:
        """Give where the entries at some places were written."""
        which = array("I", map(self._which.__getitem__, places))
        met = {sheet: number for number, sheet in enumerate(dict.fromkeys(which))}
        return PackedOrigins(
            tuple(self._sheets[sheet] for sheet in met),
            array("I", map(met.__getitem__, which)),
            array("I", map(self._numbers.__getitem__, places)),
        )

    def _place(self, sheet: FileTable) -> int:
        place = self._places.setdefault(sheet, len(self._sheets))
        if place == len(self._sheets):
            self._sheets.append(sheet)
        return place


class ById(Mapping[str, T]):
    """What is known of some of all entries, by the ids of their records."""

    __slots__ = ("_known", "_places")

    def __init__(self, known: Callable[[int], T], places: Mapping[str, int]) -> None:
        self._known = known
        self._places = places

    def __len__(self) -> int:
        return len(self._places)

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __getitem__(self, id: str) -> T:
        return self._known(self._places[id])
