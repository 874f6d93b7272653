"""Joined words: words that are written apart here and together there, *Dae-sung* and *daesung*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from dipview.search.query import Anchor
from dipview.search.vocabulary import Vocabulary

SHORTEST_JOINED = 3
"""Letters that a word must have before it is looked for written apart, but with a digit: *G-7*."""
SHORTEST_LAST = 3
"""Letters from which the last part may go on; a shorter one must be a whole word."""
MOST_PARTS = 3
"""Into so many words a word is taken apart at most: *Abd el Rahman*."""


def taken_apart(vocabulary: Vocabulary, word: str) -> Iterator[tuple[str, ...]]:
    """Take a typed word apart into words that the data have.

    Args:
        vocabulary: The words of the data.
        word: A folded word.

    Yields:
        Two or three words each; the last may be the beginning of a word.
    """
    if may_be_apart(word):
        yield from _apart(vocabulary, word, MOST_PARTS)


def may_be_apart(word: str) -> bool:
    """Tell whether a typed word is long enough to be looked for written apart."""
    return len(word) >= SHORTEST_JOINED or not word.isalpha()


def anchor_of(parts: Sequence[str]) -> Anchor:
    """Tell whether the last part of a word that was taken apart may go on."""
    return Anchor.START if len(parts[-1]) >= SHORTEST_LAST else Anchor.WHOLE


def _apart(vocabulary: Vocabulary, word: str, most: int) -> Iterator[tuple[str, ...]]:
    for at in range(1, len(word)):
        start, rest = word[:at], word[at:]
        if vocabulary.place(start) is None:
            continue
        if _can_end(vocabulary, rest):
            yield (start, rest)
        if most > 2:
            yield from ((start, *parts) for parts in _apart(vocabulary, rest, most - 1))


def _can_end(vocabulary: Vocabulary, rest: str) -> bool:
    if len(rest) >= SHORTEST_LAST:
        return len(vocabulary.beginning_with(rest)) > 0
    return vocabulary.place(rest) is not None


def put_together(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Join each two neighbours of some words, one pair at a time.

    Yields:
        All words, of which one is the two.
    """
    for at, (one, other) in enumerate(pairwise(words)):
        yield (*words[:at], one + other, *words[at + 2 :])


def run_from(words: Sequence[str], at: int, typed: str) -> tuple[int, int] | None:
    """Tell whether a typed word is written apart in a text, from a place on.

    Args:
        words: The folded words of the text.
        at: Where the first of them stands.
        typed: A folded word.

    Returns:
        The place of the last of the words, and how many of its letters are typed; None where they
        are not what was typed.
    """
    left = typed
    for place in range(at, min(at + MOST_PARTS, len(words))):
        word = words[place]
        if place > at and word.startswith(left) and (word == left or len(left) >= SHORTEST_LAST):
            return place, len(left)
        if not left.startswith(word):
            return None
        left = left[len(word) :]
        if not left:
            return None
    return None
