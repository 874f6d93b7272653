"""Numbered records: kind by kind, and ids made of numbers when they are looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, overload

from dipview.model.kinds import Kind

_KINDS = tuple(Kind)


def ranges_of(counts: Mapping[Kind, int]) -> dict[Kind, range]:
    """Give the numbers of each kind's records."""
    found, start = {}, 0
    for kind in _KINDS:
        end = start + counts[kind]
        found[kind] = range(start, end)
        start = end
    return found


def placed_by(
    number: int | None,
    ranges: Mapping[Kind, range],
    time: Mapping[Kind, tuple[Sequence[int], Sequence[int]]],
) -> tuple[int, int] | None:
    """Give the place and the rank in time of the record with a number; None where it has none.

    Args:
        number: The record's number; None for a record that is not there.
        ranges: The numbers of each kind's records.
        time: The places and the ranks of each kind that stands in time.
    """
    for kind, (places, ranks) in time.items():
        if number is not None and number in ranges[kind]:
            at = number - ranges[kind].start
            return places[at], ranks[at]
    return None


class IdsByNumber(Protocol):
    """The id of every record by its number."""

    def __getitem__(self, number: int, /) -> str:
        """The id of a record."""


class LazyIds(Sequence[str]):
    """Ids that are made when they are looked at, from the numbers of their records."""

    __slots__ = ("_names", "_numbers")

    def __init__(self, names: IdsByNumber, numbers: Sequence[int]) -> None:
        self._names = names
        self._numbers = numbers

    def __len__(self) -> int:
        return len(self._numbers)

    def __bool__(self) -> bool:
        return len(self._numbers) > 0

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> LazyIds: ...

    def __getitem__(self, index: int | slice) -> str | LazyIds:
        if isinstance(index, slice):
            return LazyIds(self._names, self._numbers[index])
        return self._names[self._numbers[index]]

    def __iter__(self) -> Iterator[str]:
        return map(self._names.__getitem__, self._numbers)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LazyIds | list | tuple):
            return NotImplemented
        return len(self) == len(other) and all(map(str.__eq__, self, other))

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({list(self[:3])}{'…' if len(self) > 3 else ''})"
