"""Packing: many texts one after the other in a few stretches of memory."""

from __future__ import annotations

from array import array
from itertools import accumulate

TOGETHER = 1 << 12
"""How many texts lie in a stretch: one stretch for all would be moved again and again."""


class PackedLines:
    """The folded texts of records, by number, in the order in which they are added."""

    def __init__(self) -> None:
        self._stretches: list[tuple[bytes, array[int]]] = []
        """Texts, where each begins, and where the last one ends."""
        self._waiting: list[bytes] = []
        """The texts that make no stretch yet."""

    def append(self, text: str) -> None:
        """Add the texts of the record that comes next."""
        waiting = self._waiting
        waiting.append(text.encode())
        if len(waiting) == TOGETHER:
            starts = array("Q", accumulate(map(len, waiting), initial=0))
            self._stretches.append((b"".join(waiting), starts))
            waiting.clear()

    def __len__(self) -> int:
        return len(self._stretches) * TOGETHER + len(self._waiting)

    def __getitem__(self, number: int, /) -> str:
        stretch, at = divmod(number, TOGETHER)
        if stretch == len(self._stretches):
            return self._waiting[at].decode()
        content, starts = self._stretches[stretch]
        return content[starts[at] : starts[at + 1]].decode()
