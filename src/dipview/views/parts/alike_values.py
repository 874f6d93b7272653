"""Alike values: values for programs of which many are alike but for one key, made when needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, overload


class Alike(NamedTuple):
    """Values that are alike but for one key."""

    value: Callable[[], Mapping[str, object]]
    """Makes the first of them."""
    key: str
    """The key by which they differ."""
    each: Sequence[object]
    """What each of them has there."""


class AlikeValues(Sequence[Mapping[str, object]]):
    """Values for programs, in order, each made when it is looked at.

    Args:
        groups: Those that are alike, one group after the other.
    """

    __slots__ = ("groups",)

    def __init__(self, groups: Iterable[Alike]) -> None:
        self.groups = tuple(group for group in groups if group.each)
        """Those that are alike: who writes them need not make each."""

    def __len__(self) -> int:
        return sum(len(group.each) for group in self.groups)

    def __iter__(self) -> Iterator[Mapping[str, object]]:
        for group in self.groups:
            alike = group.value()
            for own in group.each:
                yield {**alike, group.key: own}

    @overload
    def __getitem__(self, index: int) -> Mapping[str, object]: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Mapping[str, object]]: ...
    def __getitem__(
        self, index: int | slice
    ) -> Mapping[str, object] | Sequence[Mapping[str, object]]:
        return list(self)[index]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and list(self) == list(other)

    __hash__ = None  # type: ignore[assignment]
