"""Exact words: which stretches of a passage stand in quotation marks, as its ends are moved."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from dipview.capture.review.passages import Passage

Places: TypeAlias = tuple[tuple[int, int], ...]
"""Starts and ends, in characters of the text."""

_QUOTED = re.compile(
    r"\u201c([^\u201c\u201d]+)\u201d|\u00ab([^\u00ab\u00bb]+)\u00bb|\u00bb([^\u00ab\u00bb]+)\u00ab"
    r"|\u201e([^\u201e\u201c\u201d]+)[\u201c\u201d]|\u300c([^\u300c\u300d]+)\u300d"
    r'|"([^"]+)"|(?<!\w)\u2018([^\u2018]+?)\u2019(?!\w)'
)


def quoted(text: str, passage: Passage) -> Places:
    """Find what stands in quotation marks in a passage, without the marks."""
    found = _QUOTED.finditer(text, passage.start, passage.end)
    return tuple(match.span(match.lastindex or 0) for match in found)


def moved_words(text: str, places: Sequence[tuple[int, int]], old: Passage, new: Passage) -> Places:
    """Let exact words follow the ends of their passage.

    What reached an end of it still does; what lies outside goes; what comes in and stands in
    quotation marks is exact too.

    Args:
        text: The stored text.
        places: Where the exact words stand.
        old: The passage in which they do.
        new: The passage as it is to be.
    """
    kept = tuple(_followed(places, old, new))
    others = (
        (start, end)
        for start, end in quoted(text, new)
        if not any(start < last and first < end for first, last in kept)
    )
    return tuple(sorted((*kept, *others)))


def places_of(text: str, passage: Passage, words: Sequence[str]) -> Places:
    """Find where exact words stand in a passage; those that do not are left out."""
    found: list[tuple[int, int]] = []
    at = passage.start
    for each in words:
        start = text.find(each, at, passage.end)
        if start >= 0:
            at = start + len(each)
            found.append((start, at))
    return tuple(found)


def _followed(
    places: Sequence[tuple[int, int]], old: Passage, new: Passage
) -> Iterator[tuple[int, int]]:
    for start, end in places:
        first = new.start if start == old.start else max(start, new.start)
        last = new.end if end == old.end else min(end, new.end)
        if first < last:
            yield first, last
