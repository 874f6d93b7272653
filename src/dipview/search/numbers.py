"""Sets of record numbers: ordered, compressed, never changed, and fast to combine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import TypeAlias

from pyroaring import FrozenBitMap

Numbers: TypeAlias = FrozenBitMap
"""Numbers of records, or places in a vocabulary, as a roaring bitmap: read in ascending order."""

NONE = FrozenBitMap()
"""No number at all."""


def numbers_of(numbers: Iterable[int]) -> Numbers:
    """Make a set of numbers in any order, repeated or not; quickest from an array."""
    return FrozenBitMap(numbers)


def in_range(numbers: range) -> Numbers:
    """Make the set of all numbers of a range of step 1."""
    return FrozenBitMap(numbers)


def union(sets: Iterable[Numbers]) -> Numbers:
    """Unite sets; nothing where there are none."""
    return FrozenBitMap.union(NONE, *sets)


def intersection(sets: Sequence[Numbers]) -> Numbers:
    """Intersect sets, the smallest first; nothing where there are none."""
    if not sets:
        return NONE
    return reduce(lambda left, right: left & right, sorted(sets, key=len))


def packed_numbers(numbers: Numbers) -> bytes:
    """Write a set in few bytes, in the format of roaring bitmaps."""
    return bytes(numbers.serialize())


def numbers_from(packed: bytes) -> Numbers:
    """Read a set that was written by ``packed_numbers``."""
    return FrozenBitMap.deserialize(packed)
