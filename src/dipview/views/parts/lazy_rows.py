"""Rows that are built of what was found when they are looked at, and tell before what they cite."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar, overload

from dipview.computing import check
from dipview.views.view import Lazy, Row

Item = TypeVar("Item")
_KEPT = 512
"""How many built rows are kept: more than any screen shows."""


class Told(NamedTuple):
    """What is known of a row before it is built."""

    id: str
    """Its id, as the row has it."""
    sources: tuple[str, ...]
    """The ids of the sources that its cells cite."""


class LazyRows(Sequence[Row], Generic[Item]):
    """Rows that are built of what was found when they are looked at.

    Args:
        items: What was found, an item a row.
        build: Makes the row of an item.
        tell: Tells what is known of the row of an item before it is built; None where it has to be
            built for that.
    """

    __slots__ = ("_build", "_make", "_tell", "items")

    def __init__(
        self,
        items: Sequence[Item],
        build: Callable[[Item], Row],
        tell: Callable[[Item], Told] | None = None,
    ) -> None:
        self.items = items
        self._make = build
        self._build = lru_cache(maxsize=_KEPT)(lambda place: build(items[place]))
        self._tell = tell

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        places = range(len(self.items))[index]
        if isinstance(places, range):
            return [self._made(place) for place in places]
        return self._made(places)

    def __iter__(self) -> Iterator[Row]:
        """Go through all of them once: what is written so is not kept."""
        for item in self.items:
            check()
            yield self._make(item)

    def _made(self, place: int) -> Row:
        check()
        return self._build(place)

    def told(self) -> Iterator[Told]:
        """Tell of each row its id and what it cites."""
        if self._tell is None:
            yield from map(told_of, self)
            return
        for item in self.items:
            check()
            yield self._tell(item)


class LaterRows(Sequence[Row]):
    """Rows of which it is known how many there are, and that are found when they are looked at.

    Args:
        count: How many there are.
        find: Finds them; whoever gives it keeps as many of its results as are to be kept.
        ids: Tells their ids, in any order.
        sources: Tells the ids of all sources that they cite.
    """

    __slots__ = ("_count", "_find", "ids", "sources")

    def __init__(
        self,
        count: int,
        find: Callable[[], Sequence[Row]],
        *,
        ids: Callable[[], Sequence[str]],
        sources: Callable[[], set[str]],
    ) -> None:
        self._count = count
        self._find = find
        self.ids = ids
        self.sources = sources

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        return self._find()[index]

    def __iter__(self) -> Iterator[Row]:
        return iter(self._find())


def row_ids(rows: Sequence[Row]) -> Sequence[str]:
    """Give the ids of rows, without building those that tell them; of these, in any order."""
    if isinstance(rows, Lazy):
        return rows.ids
    if isinstance(rows, LaterRows):
        return rows.ids()
    return [each.id for each in _all_told(rows)]


def sources_cited(rows: Sequence[Row]) -> set[str]:
    """Give the ids of all sources that rows cite, without building those that tell them."""
    if isinstance(rows, LaterRows):
        return rows.sources()
    return {source for each in _all_told(rows) for source in each.sources}


def _all_told(rows: Sequence[Row]) -> Iterable[Told]:
    return rows.told() if isinstance(rows, LazyRows) else map(told_of, rows)


def told_of(row: Row) -> Told:
    """Tell of a row that is built its id and what it cites."""
    return Told(row.id, tuple(each.source for cell in row.cells for each in cell.citations))
