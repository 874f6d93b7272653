"""Sets of record numbers: ordered, compressed, never changed, and fast to combine."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, reduce
from typing import TypeAlias

from pyroaring import FrozenBitMap

Flat: TypeAlias = "array[int] | memoryview[int]"
"""Numbers that lie one after the other, in memory or in a file."""
Numbers: TypeAlias = FrozenBitMap
"""Numbers of records, or places in a vocabulary, as a roaring bitmap: read in ascending order."""

_LONG = 128
"""Numbers from which a piece is made a set of its own, before it is united with others."""
NONE = FrozenBitMap()
"""No number at all."""


def numbers_of(numbers: Iterable[int]) -> Numbers:
    """Make a set of numbers in any order, repeated or not; quickest from an array."""
    if isinstance(numbers, memoryview):  # The bitmaps would take it number by number.
        numbers = array("I", numbers.tobytes())
    return FrozenBitMap(numbers)


def in_range(numbers: range) -> Numbers:
    """Make the set of all numbers of a range of step 1."""
    return FrozenBitMap(numbers)


def union(sets: Iterable[Numbers]) -> Numbers:
    """Unite sets; nothing where there are none."""
    return FrozenBitMap.union(NONE, *sets)


def together(pieces: Iterable[Flat]) -> Numbers:
    """Make one set of many pieces, each of which is in ascending order."""
    short, sets = [], []
    for piece in pieces:
        if len(piece) < _LONG:
            short.append(piece)
        else:
            sets.append(numbers_of(piece))
    return union([*sets, numbers_of(array("I", b"".join(short)))])


def intersection(sets: Sequence[Numbers]) -> Numbers:
    """Intersect sets, the smallest first; nothing where there are none."""
    if not sets:
        return NONE
    return reduce(lambda left, right: left & right, sorted(sets, key=len))


class LazySets(Iterable[Numbers]):
    """Sets that are made when they are first come to, then kept.

    Args:
        count: How many there are.
        make: Makes the set at a place.
    """

    def __init__(self, count: int, make: Callable[[int], Numbers]) -> None:
        self._count = count
        self._set = cache(make)

    def __iter__(self) -> Iterator[Numbers]:
        return map(self._set, range(self._count))


def packed_numbers(numbers: Numbers) -> bytes:
    """Write a set in few bytes, in the format of roaring bitmaps."""
    return bytes(numbers.serialize())


def numbers_from(packed: bytes) -> Numbers:
    """Read a set that was written by ``packed_numbers``."""
    return FrozenBitMap.deserialize(packed)
