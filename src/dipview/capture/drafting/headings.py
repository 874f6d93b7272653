"""Headings: what stands above an article or between its paragraphs, in the words of the paper.

A headline, a line below it, a byline, a caption and a heading between paragraphs are told by what
they are not: they do not end as a sentence does, where what follows them does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from dipview.capture.drafting.quotations import quotations
from dipview.search.folding import fold

_BLANK = re.compile(r"\n(?:[^\S\n\f]*\n)+|\f\s*")
_ENDED = re.compile(r"[.!…;,:]['\"”’»)\]]*\Z")
_MARKED = re.compile(r"#{1,6} ")
"""How Markdown begins a heading."""
_ITEM = re.compile(r"[-–—•*·>|]|\(?\w{1,3}[.)]\s|\d")
_LONGEST = 200
"""Characters of what stands above an article."""
_LONGEST_BETWEEN = 80
"""Characters of a heading between paragraphs."""


def headings_in(text: str, title: str = "") -> tuple[tuple[int, int], ...]:
    """Find the headings of a text.

    Args:
        text: The stored text of a source.
        title: The headline as its source has it; empty where it has none.

    Returns:
        Where each begins and ends, in characters of the text, in order.
    """
    blocks = tuple(_blocks(text))
    ended = [_ENDED.search(text, max(start, end - 8), end) is not None for start, end in blocks]
    above = ended.index(True) if True in ended else 0
    known = _bare(title)
    found = (
        place
        for number, place in enumerate(blocks)
        if _MARKED.match(text, *place)
        or (known and number <= above and _is_titled(text, place, known))
        or _is_heading(text, place, _around(ended, number), above=number < above)
    )
    return tuple(found)


def is_in_heading(text: str, start: int, end: int) -> bool:
    """Tell whether a passage lies in a heading of a text, and nowhere else."""
    return any(first <= start and end <= last for first, last in headings_in(text))


def is_worded(
    text: str, start: int, end: int, headings: Sequence[tuple[int, int]] | None = None
) -> bool:
    """Tell whether words stand in a heading outside quotation marks: they are the paper's.

    Args:
        text: The stored text of a source.
        start: Where the words begin, in characters of the text.
        end: Where they end.
        headings: Those of the text, where they were found already.
    """
    for place in headings_in(text) if headings is None else headings:
        if place[0] <= start and end <= place[1]:
            return not any(
                each.start <= start and end <= each.end for each in quotations(text, (place,))
            )
    return False


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Go through the paragraphs; a first line that was not broken for its length is one of its own.

    Pasted articles have their headline on a line, and the article on the next.
    """
    edges = [(0, 0), *(match.span() for match in _BLANK.finditer(text)), (len(text), len(text))]
    for number, ((_, start), (end, _)) in enumerate(pairwise(edges)):
        first = _first_line(text, start, end) if not number else None
        for begin, stop in ((start, first), (first, end)) if first else ((start, end),):
            piece = text[begin:stop]
            if stripped := piece.strip():
                place = (begin or 0) + len(piece) - len(piece.lstrip())
                yield place, place + len(stripped)


def _first_line(text: str, start: int, end: int) -> int | None:
    """Give where the first line of a paragraph ends that stands for itself; None for none."""
    lines = text[start:end].lstrip().split("\n")
    if len(lines) < 2:
        return None
    head, following = lines[0], lines[1].split(" ", 1)[0]
    room = max(map(len, lines[1:]))
    if not following[:1].isupper() and following[:1] not in '“"‘«„':
        return None
    if len(head) + 1 + len(following) > room or len(head) > _LONGEST:
        return None
    return text.find("\n", text.find(head, start, end))


def _around(ended: Sequence[bool], number: int) -> tuple[bool, bool, bool]:
    """Tell whether a paragraph, the one before and the one behind it end as a sentence does."""
    before = number > 0 and ended[number - 1]
    return before, ended[number], number + 1 < len(ended) and ended[number + 1]


def _is_heading(
    text: str, place: tuple[int, int], around: tuple[bool, bool, bool], *, above: bool
) -> bool:
    start, end = place
    before, itself, behind = around
    if itself or end - start > _LONGEST:
        return False
    if above:
        return True
    short = end - start <= _LONGEST_BETWEEN and "\n" not in text[start:end]
    return before and behind and short and not _ITEM.match(text, start, end)


def _is_titled(text: str, place: tuple[int, int], known: str) -> bool:
    return place[1] - place[0] <= 3 * _LONGEST and _bare(text[slice(*place)]) == known


def _bare(text: str) -> str:
    """Give the letters and digits of a text alone."""
    return "".join(each for each in fold(text) if each.isalnum())
