"""Quotations: what stands in quotation marks, by the outermost marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dipview.model.values import frozen

_PAIRS = {"“": '”"“', "„": "“”", "«": "»", "»": "«", "‘": "’", "‹": "›", '"': '"”', "'": "'"}
_TWICE = ("``", "''", "‘‘")
"""Marks that are written as two."""
_OPENING = re.compile(r"(?<![^\s(\[{—–/-])(?:``|''(?=\S)|‘‘|[\"'“„«»‘‹](?=\S))|“(?=\w)")
_SINGLE = frozenset("'‘‹")


@frozen
class Quotation:
    """Words in quotation marks, in characters of the text."""

    start: int
    """Of the words; the mark stands before it."""
    end: int
    """After the last word; the mark stands behind it, unless it goes on in the next paragraph."""
    outer_end: int
    """After the closing mark."""
    single: bool = False
    """In single marks: more often a name or a word set apart than speech."""
    mark: int = 1
    """How many characters the opening mark has."""

    @property
    def place(self) -> tuple[int, int]:
        """Where the words begin and end."""
        return self.start, self.end

    @property
    def outer_start(self) -> int:
        """Before the opening mark."""
        return self.start - self.mark


def quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> tuple[Quotation, ...]:
    """Find what stands in quotation marks, in order; marks inside others are passed over."""
    return tuple(each for start, end in paragraphs for each in _within(text, start, end))


_TWICE_CLOSED = re.compile("''|’’")


def _within(text: str, start: int, end: int) -> Iterator[Quotation]:
    at = start
    barren: dict[str, int] = {}
    """Up to where it is known that nothing closes a single mark."""
    while (opening := _OPENING.search(text, at, end)) is not None:
        mark, begin = opening[0], opening.end()
        if begin < barren.get(mark, 0):
            at = begin
            continue
        close = _closing(text, mark, begin, end)
        if close is not None:
            single = mark in _SINGLE
            length = len(mark)
            yield Quotation(begin, close, close + length, single, mark=length)
            at = close + 1
        elif mark in _SINGLE:  # An apostrophe, or one that was left over.
            at = begin
            barren[mark] = _searched(text, mark, begin, end)
        else:
            yield Quotation(begin, end, end, mark=len(mark))
            return


def _searched(text: str, mark: str, begin: int, end: int) -> int:
    """Say up to where nothing closes a single mark that was opened."""
    end = min(end, begin + _LONGEST_SINGLE)
    found = _APOSTROPHE_CLOSES.search(text, begin, end) if mark == "'" else None
    return found.start() if found else end


_LONGEST = 20_000
"""In characters; what is not closed within so many is not closed."""
_LONGEST_SINGLE = 2_000


def _closing(text: str, mark: str, begin: int, end: int) -> int | None:
    end = min(end, begin + (_LONGEST_SINGLE if mark in _SINGLE else _LONGEST))
    if mark in _TWICE:
        found = _TWICE_CLOSED.search(text, begin + 1, end)
        return found.start() if found else None
    if mark == "'":
        found = _APOSTROPHE_CLOSES.search(text, begin, end)
        return found.start() if found and found["mark"] else None
    closing = _PAIRS[mark]
    for at in range(begin, end):
        if text[at] not in closing:
            continue
        if mark == "‘" and not _ends_word(text, at, end):
            continue
        if text[at] in '"“' and (text[at - 1].isspace() or text[at + 1 : at + 2].isalnum()):
            continue
        if at > begin:
            return at
    return None


_APOSTROPHE_CLOSES = re.compile(
    r"(?P<mark>(?<=\S)'(?!\w)(?<!s'(?=\s[a-z]))|(?<=[.!?]\s)'(?=\s))|(?<=[.!?])\s+(?=['\"(]?[A-Z])"
)
"""Where what an apostrophe opened is closed; behind the end of a sentence it opened nothing."""


def _ends_word(text: str, at: int, end: int) -> bool:
    """Tell an apostrophe inside a word or before a space from a mark that closes."""
    if text[at - 1].isspace() or (at + 1 < end and (text[at + 1].isalnum())):
        return False
    # The apostrophe of a plural's possessive is followed by a small letter, and so may a mark be.
    rest = text[at + 1 : end]
    return not (text[at - 1] == "s" and re.match(r" [a-z]", rest) and "’" in rest)
