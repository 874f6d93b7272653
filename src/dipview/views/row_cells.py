"""Cells of a row: made when they are looked at, and otherwise for whoever takes only some of each.

A screen draws their words and marks; a program reads their values, and names no actors.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import overload

from dipview.computing import check
from dipview.views.view import Cell


class Cells(Sequence[Cell]):
    """The cells of a row: those that are seen, then those of hidden columns, made when needed.

    Args:
        length: How many there are.
        seen: Makes those that are seen.
        hidden: Makes the others.
        told: Makes all of them for ``in_words`` and ``in_values``; None where they are as they are.
    """

    __slots__ = ("_every", "_hidden", "_length", "_make_seen", "_seen", "_told")

    def __init__(
        self,
        length: int,
        seen: Callable[[], tuple[Cell, ...]],
        hidden: Callable[[], tuple[Cell, ...]],
        told: Callable[[], Iterable[Cell]] | None = None,
    ) -> None:
        self._length = length
        self._make_seen = seen
        self._hidden = hidden
        self._told = told
        self._seen: tuple[Cell, ...] | None = None
        self._every: tuple[Cell, ...] | None = None

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Cell]: ...
    def __getitem__(self, index: int | slice) -> Cell | Sequence[Cell]:
        if isinstance(index, int) and 0 <= index < len(seen := self._those_seen()):
            return seen[index]
        return self._whole()[index]

    def __iter__(self) -> Iterator[Cell]:
        return iter(self._whole())

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and self._whole() == tuple(other)

    def __hash__(self) -> int:
        return hash(self._whole())

    def in_words(self) -> Iterable[Cell]:
        """Give the cells as ``in_words`` has them."""
        return self._whole() if self._told is None else self._told()

    def in_values(self) -> Iterable[Cell]:
        """Give the cells as ``in_values`` has them."""
        return self.in_words()

    def _those_seen(self) -> tuple[Cell, ...]:
        if self._seen is None:
            self._seen = self._make_seen()
        return self._seen

    def _whole(self) -> tuple[Cell, ...]:
        if self._every is None:
            self._every = self._those_seen() + self._hidden()
        return self._every


class LazyCells(Sequence[Cell]):
    """The cells of a row, each built from its place when it is looked at, then kept.

    Args:
        length: How many there are.
        build: Builds the cell at a place.
        worded: Gives all of them for ``in_words``; None where they are built as they are.
        valued: The same for ``in_values``.
        word: Gives the cell at a place for ``word_at``, or None of one that is built as it is.
    """

    __slots__ = ("_build", "_built", "_length", "_valued", "_word", "_worded")

    def __init__(
        self,
        length: int,
        build: Callable[[int], Cell],
        worded: Callable[[], Sequence[Cell]] | None = None,
        valued: Callable[[], Sequence[Cell]] | None = None,
        word: Callable[[int], Cell | None] | None = None,
    ) -> None:
        self._length = length
        self._build = build
        self._worded = worded
        self._valued = valued
        self._word = word
        self._built: dict[int, Cell] = {}

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[Cell]:
        """Go through all of them once: what is written so is not kept."""
        for place in range(self._length):
            built = self._built.get(place)
            yield self._build(place) if built is None else built

    @overload
    def __getitem__(self, index: int) -> Cell: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Cell]: ...
    def __getitem__(self, index: int | slice) -> Cell | Sequence[Cell]:
        places = range(self._length)[index]
        if isinstance(places, range):
            return [self[place] for place in places]
        if places not in self._built:
            check()
            self._built[places] = self._build(places)
        return self._built[places]

    def in_words(self) -> Iterable[Cell]:
        """Give the cells for whoever takes no more of them than words."""
        return self if self._worded is None else self._worded()

    def word_at(self, place: int) -> Cell:
        """Give the cell at a place for whoever takes no more of it than words."""
        told = None if self._word is None else self._word(place)
        return self[place] if told is None else told

    def words_at(self, places: Sequence[int]) -> Sequence[Cell]:
        """Give the cells at some places as ``word_at`` gives each; most of a row all at once."""
        if self._word is None or self._worded is None or 2 * len(places) < self._length:
            return [self.word_at(place) for place in places]
        worded = [*self._worded()]
        return [worded[place] for place in places]

    def in_values(self) -> Iterable[Cell]:
        """Give the cells for whoever takes no more of them than what a program reads."""
        return self if self._valued is None else self._valued()


_TOLD = (Cells, LazyCells)
"""Cells of a row that are made otherwise for whoever takes only some of each."""


def in_words(cells: Sequence[Cell]) -> Iterable[Cell]:
    """Give the cells of a row for a table of texts: what a program reads, or else words.

    They are the same but that they need lead nowhere, that a list of texts need not have words, and
    that a value with parts, a mapping, may have none: so very many of a sheet can be one cell,
    which is made and written once.
    """
    return cells.in_words() if isinstance(cells, _TOLD) else cells


def word_at(cells: Sequence[Cell], place: int) -> Cell:
    """Give one of the cells of a row as ``in_words`` gives all of them."""
    return cells.word_at(place) if isinstance(cells, LazyCells) else cells[place]


def words_at(cells: Sequence[Cell], places: Sequence[int]) -> Sequence[Cell]:
    """Give some of the cells of a row as ``in_words`` gives all of them."""
    if isinstance(cells, LazyCells):
        return cells.words_at(places)
    return [cells[place] for place in places]


def in_values(cells: Sequence[Cell]) -> Iterable[Cell]:
    """Give the cells of a row for whoever takes no more of them than what a program reads.

    They are the same but that they need not have words or marks, nor lead anywhere.
    """
    return cells.in_values() if isinstance(cells, _TOLD) else cells
