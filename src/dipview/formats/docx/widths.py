"""Widths: how wide text is set, and how the columns of a table share the width of a page.

Lengths are in twentieths of a point, as Word has them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

_NARROW = frozenset("iljtfrI.,;:!|'()[]-‘’“” ·/")
_WIDE = frozenset("mwMWQ@%—…")
_BREAKS = re.compile(r"[\s/-]+")
_SLACK = 1.06
"""How much wider a face may be than is reckoned here."""


@lru_cache(maxsize=4096)
def _share(character: str) -> float:
    """Give the width of a character by the size of its type; bars are set in smaller type."""
    if "\u2580" <= character <= "\u259f":
        return 0.58
    if character in _NARROW:
        return 0.3
    if character in _WIDE:
        return 0.85
    if unicodedata.combining(character):
        return 0.0
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    return 0.62 if character.isupper() else 0.5


def width_of(text: str, size: float) -> int:
    """Reckon how wide a text of one line is.

    Args:
        text: The text.
        size: Of its type, in points.
    """
    return int(sum(map(_share, text)) * size * 20 * _SLACK)


def longest_word(text: str, size: float) -> int:
    """Reckon how wide the widest word of a text is; East Asian text breaks at each character."""
    words = (word for word in _BREAKS.split(text) if word.isascii() or not _is_wide(word))
    return max((width_of(word, size) for word in words), default=0)


def _is_wide(word: str) -> bool:
    return any(unicodedata.east_asian_width(character) in "WF" for character in word)


class Wish(NamedTuple):
    """What a column would like."""

    least: int
    """Below this, words are broken."""
    most: int
    """With this, each cell has one line."""
    grows: bool = True
    """It takes of what is left over."""

    def with_(self, other: Wish) -> Wish:
        """Wish for what either does."""
        return Wish(max(self.least, other.least), max(self.most, other.most), self.grows)


def shared(room: int, wishes: Sequence[Wish]) -> list[int]:
    """Share a width among columns: each its least, then by how much more each could use.

    Returns:
        Widths that make up the room exactly. Where the least of all does not fit, all are
        narrowed alike.
    """
    if not wishes:
        return []
    least = [max(1, wish.least) for wish in wishes]
    if sum(least) >= room:
        widths = [max(1, room * each // sum(least)) for each in least]
    else:
        most = [max(wish.most, each) for wish, each in zip(wishes, least, strict=True)]
        takes = [each * wish.grows for wish, each in zip(wishes, most, strict=True)]
        widths = _grown(room, least, most, takes if any(takes) else most)
    widths[widths.index(max(widths))] += room - sum(widths)
    return widths


def _grown(room: int, least: Sequence[int], most: Sequence[int], takes: Sequence[int]) -> list[int]:
    """Give columns more than their least; what none of them needs is shared by what each takes."""
    left = room - sum(least)
    wanted = [high - low for low, high in zip(least, most, strict=True)]
    if sum(wanted) <= left:
        rest = left - sum(wanted)
        return [high + rest * take // sum(takes) for high, take in zip(most, takes, strict=True)]
    # Long texts are many lines anyway: by roots, short ones get what spares them a second line.
    roots = [each**0.75 for each in wanted]
    widths = list(least)
    open_ones = {at for at, each in enumerate(wanted) if each}
    while open_ones and left > len(open_ones):
        total = sum(roots[at] for at in open_ones)
        full = {at for at in open_ones if widths[at] + left * roots[at] / total >= most[at]}
        for at in full or open_ones:
            widths[at] = most[at] if full else widths[at] + int(left * roots[at] / total)
        left = room - sum(widths)
        open_ones = open_ones - full if full else set()
    return widths
