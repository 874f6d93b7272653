"""Paragraphs: the blocks of a text between blank lines; where it has none, its lines."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from dipview.computing import check
from dipview.model.values import frozen

# Neither begins with blanks, of which a long run would be gone through from each of them again.
_BLANK = re.compile(r"\n(?:[^\S\n\f]*\n)+|\f\s*")
_LINE_END = re.compile(r"[\n\f]\s*")
_PAGE = "\f"
_ITEM = re.compile(r"[ \t]*(?:[-\u2013\u2014\u2022*\u00b7]|\(?\w{1,3}[.)])[ \t]")
_SHORT = 50
"""Characters: shorter lines are broken for another reason than their length."""
LONGEST = 2_000
"""Characters of a paragraph that are shown as one; a longer one goes on below."""
_SENTENCE_END = re.compile(r"[.!?…。！？]['\"”’»)\]]*\s+|\s+")
_ROOM = 400
"""Characters before ``LONGEST`` among which one is looked for at which it can be parted."""


@frozen(eq=False)
class Paragraphs:
    """Where each paragraph of a text stands, or part of a long one, in order."""

    starts: array[int]
    ends: array[int]
    numbers: array[int]
    """Of each, which paragraph of the text it is, from 1; 0 of what goes on from the one before."""
    pages: array[int]
    """Where each page begins, the first of them at 0: form feeds part them."""

    def __len__(self) -> int:
        return len(self.starts)

    def at(self, place: int) -> int:
        """Give the part in which a character stands, or that stands before it; -1 before all."""
        return bisect_right(self.starts, place) - 1

    def number_at(self, place: int) -> int:
        """Give the number of the paragraph in which a character stands; 0 before all."""
        part = self.at(place)
        while part > 0 and not self.numbers[part]:
            part -= 1
        return self.numbers[part] if part >= 0 else 0

    def of_number(self, number: int) -> int | None:
        """Give the part with which a paragraph begins; None where there are not so many."""
        low, high = 0, len(self)
        while low < high:  # the numbers rise, but for the zeros between them
            middle = (low + high) // 2
            if self.number_at(self.starts[middle]) < number:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self) and self.numbers[low] == number else None

    def page_at(self, place: int) -> int:
        """Give the number of the page on which a character stands, from 1."""
        return bisect_right(self.pages, place)

    def of_page(self, number: int) -> int | None:
        """Give the first part on a page; None where there are not so many."""
        if len(self.pages) < 2 or not 0 < number <= len(self.pages):
            return None
        part = self.at(self.pages[number - 1])
        later = part + 1 if part < 0 or self.starts[part] < self.pages[number - 1] else part
        return min(later, len(self) - 1) if len(self) else None


def paragraphs_in(text: str) -> Paragraphs:
    """Find the paragraphs of a text; none is empty, and none begins or ends with space."""
    starts, ends, numbers = array("Q"), array("Q"), array("Q")
    for number, (block_start, block_end) in enumerate(_blocks(text), 1):
        check()
        told = number
        for start, end in _parts(text, block_start, block_end):
            starts.append(start)
            ends.append(end)
            numbers.append(told)
            told = 0
    pages = array("Q", [0])
    at = text.find(_PAGE)
    while at >= 0:
        pages.append(at + 1)
        at = text.find(_PAGE, at + 1)
    return Paragraphs(starts, ends, numbers, pages)


def line_length_in(text: str) -> int:
    """Tell how long the lines are at whose ends the paragraphs of a text are broken."""
    broken = (
        len(line)
        for line, following in pairwise(text.split("\n"))
        if line and following and not (line.isspace() or following.isspace())
    )
    return max(broken, default=0)


def flowing(text: str, line_length: int) -> str:
    """Join the lines of a paragraph that were broken for their length; others stay, as in a list.

    Args:
        text: A paragraph.
        line_length: How long the lines are where they are broken, in characters.

    Returns:
        The text with spaces for line feeds; no character is lost or added.
    """
    if "\n" not in text:
        return text
    lines = text.split("\n")
    pieces = [lines[0]]
    for line, following in pairwise(lines):
        word = following.lstrip().partition(" ")[0]
        broken = len(line) + 1 + len(word) > line_length and not _ITEM.match(following)
        pieces += (" " if broken and line_length >= _SHORT else "\n", following)
    return "".join(pieces)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    breaks = _BLANK if _BLANK.search(text.strip()) else _LINE_END
    edges = [(0, 0), *(match.span() for match in breaks.finditer(text)), (len(text), len(text))]
    for (_, first), (last, _) in pairwise(edges):
        start, end = without_blanks(text, first, last)
        if start < end:
            yield start, end


def without_blanks(text: str, start: int, end: int) -> tuple[int, int]:
    """Give where a part of a text begins and ends without the blanks around it."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a long paragraph, behind a sentence where there is one."""
    while end - start > LONGEST:
        most = start + LONGEST
        breaks = list(_SENTENCE_END.finditer(text, most - _ROOM, most))
        sentences = [each for each in breaks if not each[0].isspace()]
        last = (sentences or breaks)[-1:] or None
        cut, go_on = (last[0].end(), last[0].end()) if last else (most, most)
        while cut > start and text[cut - 1].isspace():
            cut -= 1
        yield start, cut
        start = go_on
    if start < end:
        yield start, end
