"""Alike values: values for programs of which many are alike but for one key, made when needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, overload


class Alike(NamedTuple):
    """Values that are alike but for one key."""

    before: Mapping[str, object]
    """What all of them have before that key."""
    key: str
    """The key by which they differ."""
    each: Sequence[object]
    """What each of them has there."""
    after: Callable[[], Mapping[str, object]]
    """Makes what all of them have after it; the same function for whatever has the same there."""


class AlikeValue(Mapping[str, object]):
    """A value for programs that is like others but for one key: most cells are only drawn.

    Args:
        alike: Makes what all of them have, in its order; the same function for those alike.
        key: The key by which they differ; what all of them have there counts for nothing.
        own: Makes what this one has there.
    """

    __slots__ = ("alike", "key", "own")

    def __init__(
        self, alike: Callable[[], Mapping[str, object]], key: str, own: Callable[[], object]
    ) -> None:
        self.alike = alike
        self.key = key
        self.own = own

    def __getitem__(self, key: str) -> object:
        return self.own() if key == self.key else self.alike()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.alike())

    def __len__(self) -> int:
        return len(self.alike())

    def __hash__(self) -> int:
        return id(self)


class AlikeValues(Sequence[Mapping[str, object]]):
    """Values for programs, in order, each made when it is looked at.

    Args:
        groups: Those that are alike, one group after the other.
    """

    __slots__ = ("_given", "_groups")

    def __init__(self, groups: Iterable[Alike]) -> None:
        self._given = groups
        self._groups: tuple[Alike, ...] | None = None

    @property
    def groups(self) -> tuple[Alike, ...]:
        """Those that are alike: who writes them need not make each."""
        if self._groups is None:
            self._groups = tuple([group for group in self._given if group.each])
        return self._groups

    def __len__(self) -> int:
        return sum(len(group.each) for group in self.groups)

    def __iter__(self) -> Iterator[Mapping[str, object]]:
        for group in self.groups:
            after = group.after()
            for own in group.each:
                yield {**group.before, group.key: own, **after}

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
