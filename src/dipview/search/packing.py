"""Packing: many texts one after the other in a few stretches of memory."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import accumulate
from typing import Protocol

TOGETHER = 1 << 12
"""How many texts lie in a stretch: one stretch for all would be moved again and again."""
_SHORT, _KNOWN = 40, 1 << 12
"""Letters up to which a text may recur, and how many such texts are known again."""


class TextsByPlace(Protocol):
    """Texts, each at its place."""

    def __len__(self) -> int:
        """How many there are."""

    def __getitem__(self, place: int, /) -> str:
        """The text at a place."""


class PackedTexts:
    """Texts by their place, in the order in which they are added."""

    def __init__(self) -> None:
        self._stretches: list[tuple[bytes, array[int]]] = []
        """Texts, where each begins, and where the last one ends."""
        self._waiting: list[bytes] = []
        """The texts that make no stretch yet."""

    def append(self, text: str) -> int:
        """Add the text that comes next, and give its place."""
        waiting = self._waiting
        waiting.append(text.encode())
        place = len(self._stretches) * TOGETHER + len(waiting) - 1
        if len(waiting) == TOGETHER:
            starts = array("Q", accumulate(map(len, waiting), initial=0))
            self._stretches.append((b"".join(waiting), starts))
            waiting.clear()
        return place

    def __len__(self) -> int:
        return len(self._stretches) * TOGETHER + len(self._waiting)

    def __getitem__(self, place: int, /) -> str:
        stretch, at = divmod(place, TOGETHER)
        if stretch == len(self._stretches):
            return self._waiting[at].decode()
        content, starts = self._stretches[stretch]
        return content[starts[at] : starts[at + 1]].decode()


class Lines:
    """The folded texts of each record, packed, by its number; those of several lie there once."""

    def __init__(self, texts: TextsByPlace, places: Sequence[int]) -> None:
        """Prepare.

        Args:
            texts: Different texts, or texts that are not known to be alike.
            places: For each record the place of its texts among them.
        """
        self.texts = texts
        self.places = places

    def __len__(self) -> int:
        return len(self.places)

    def __getitem__(self, number: int, /) -> str:
        return self.texts[self.places[number]]


class PackedLines(Lines):
    """The texts of records in the order in which they are added."""

    def __init__(self) -> None:
        self._added, self._numbers = PackedTexts(), array("I")
        super().__init__(self._added, self._numbers)
        self._known: dict[str, int] = {}
        """The places of short texts, which others may have too."""

    def place_of(self, text: str) -> int:
        """Give the place of a text among those that are kept, of which it is one from now on."""
        if len(text) > _SHORT:
            return self._added.append(text)
        place = self._known.get(text)
        if place is None:
            place = self._added.append(text)
            if len(self._known) < _KNOWN:
                self._known[text] = place
        return place

    def add(self, place: int, count: int) -> None:
        """Add the records that come next, so many with the text at a place."""
        if count == 1:
            self._numbers.append(place)
        else:
            self._numbers.extend(array("I", [place]) * count)
