"""Passages: stretches of a text that grow and shrink by word, and go on by sentence."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from enum import Enum

from attrs import evolve

from dipview.dataset.texts.paragraphs import without_blanks
from dipview.model.values import frozen

_UNSPACED = "\u0e00-\u0e7f\u2e80-\ud7af\uf900-\ufaff"
"""Scripts that put no spaces between words: each character is a step."""
_WORD = re.compile(rf"[{_UNSPACED}]|[^\s{_UNSPACED}]+")
_PARTED = re.compile(r"\n[^\S\n]*\n")
_ENDS = re.compile(
    r"(?<![.!?\u2026])[.!?\u2026]++[\"'\u00bb\u201d\u2019)\]]*+(?=\s+[^\sa-z])"
    r"|[\u3002\uff01\uff1f\u061f\u06d4\u0964]+[\u300d\u300f]?"
)
_SHORTENED = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Gen|Sen|Rep|Amb|No|Nos|Art|para|paras|cf|vs|e\.g|i\.e|ca)"
    r"|\b[A-Z])\.[\"'\u201d\u2019\)]*\Z"
)
_LONGEST = 12
"""Characters in which a shortened word is looked for."""


class Edge(Enum):
    """An end of a passage."""

    START = 0
    END = 1


@frozen
class Passage:
    """A stretch of a text, in characters."""

    start: int
    end: int


class Words:
    """The words and the sentences of a text, to step along.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _WORD.finditer(text)]
        self._starts = [start for start, _ in spans]
        self._ends = [end for _, end in spans]
        self.sentences: Sequence[Passage] = tuple(_sentences(text))
        """In the order of the text."""
        self._sentence_starts = [each.start for each in self.sentences]

    def moved(self, passage: Passage, edge: Edge, step: int) -> Passage:
        """Move an end of a passage by words; at least one word stays in it.

        Args:
            passage: The passage.
            edge: Which end.
            step: How many words to go on, back where it is negative.
        """
        if not self._starts:
            return passage
        if edge is Edge.START:
            place = bisect_left(self._starts, passage.start)
            if step > 0 and self._starts[min(place, len(self._starts) - 1)] > passage.start:
                place -= 1
            start = self._starts[_within(place + step, self._starts)]
            if start < passage.end:
                return evolve(passage, start=start)
        else:
            place = bisect_right(self._ends, passage.end) - 1
            if step < 0 and place >= 0 and self._ends[place] < passage.end:
                place += 1
            end = self._ends[_within(place + step, self._ends)]
            if end > passage.start:
                return evolve(passage, end=end)
        return passage

    def moved_to_sentence(self, passage: Passage, edge: Edge, step: int) -> Passage:
        """Move an end of a passage to where the next sentence begins or ends, or with -1 the last.

        It stays where it is if there is none, or nothing would be left of the passage.
        """
        if edge is Edge.START:
            near = _next(self._sentence_starts, passage.start, step)
            if near is None or near >= passage.end:
                return passage
            return evolve(passage, start=near)
        near = _next([each.end for each in self.sentences], passage.end, step)
        if near is None or near <= passage.start:
            return passage
        return evolve(passage, end=near)

    def sentence_at(self, place: int) -> Passage | None:
        """Give the sentence in which a place lies, else the one before it; None of no text."""
        if not self.sentences:
            return None
        return self.sentences[max(0, bisect_right(self._sentence_starts, place) - 1)]

    def next_sentence(self, passage: Passage, step: int) -> Passage:
        """Give the sentence behind a passage, or with -1 the one before it; itself at an end."""
        if step > 0:
            later = bisect_left(self._sentence_starts, passage.end)
            return self.sentences[later] if later < len(self.sentences) else passage
        earlier = bisect_left(self._sentence_starts, passage.start) - 1
        return self.sentences[earlier] if earlier >= 0 else passage


def _next(places: Sequence[int], place: int, step: int) -> int | None:
    """Give the next of some places behind one, or with -1 the last one before it."""
    at = bisect_right(places, place) if step > 0 else bisect_left(places, place) - 1
    return places[at] if 0 <= at < len(places) else None


def _within(place: int, listed: Sequence[int]) -> int:
    return max(0, min(place, len(listed) - 1))


def _sentences(text: str) -> Iterator[Passage]:
    """Split a text into sentences, as a reader would: it need not be perfect to step along."""
    start = 0
    for parted in _PARTED.finditer(text):
        yield from _in_paragraph(text, start, parted.start())
        start = parted.end()
    yield from _in_paragraph(text, start, len(text))


def _in_paragraph(text: str, start: int, last: int) -> Iterator[Passage]:
    for match in _ENDS.finditer(text, start, last):
        if not _SHORTENED.search(text, max(start, match.end() - _LONGEST), match.end()):
            yield from _trimmed(text, start, match.end())
            start = match.end()
    yield from _trimmed(text, start, last)


def _trimmed(text: str, start: int, end: int) -> Iterator[Passage]:
    start, end = without_blanks(text, start, end)
    if start < end:
        yield Passage(start, end)
