"""Highlights: which characters of a text on screen answer the words of a query."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from dipview.search.folding import (
    PlacedWord,
    grapheme_range,
    is_right_to_left,
    is_unspaced,
    placed_words,
    words,
)
from dipview.search.joined_words import may_be_apart, run_from
from dipview.search.query import Anchor, And, Node, Or, Phrase, Query, Word
from dipview.search.query_errors import QueryError
from dipview.search.query_parser import parsed
from dipview.search.resolving import meaningful
from dipview.search.typos import similarity
from dipview.search.vocabulary import SHORTEST_INSIDE

SHORTEST_TYPO = 4
"""Letters that a word must have before a look-alike in the text is highlighted for it."""

Span = tuple[int, int]


def spans(query: str | Query, text: str) -> tuple[Span, ...]:
    """Find the characters of a text to highlight.

    Typed beginnings and insides of words are marked as far as they were typed; a word that was
    mistyped is marked whole, and only where the text does not have it to the letter; so is any
    word of a script written from right to left. No letter is parted from its marks.

    Args:
        query: The query, as it was typed or as it was read; one that cannot be read marks nothing.
        text: The text as it is shown.

    Returns:
        Ranges of characters, the first and the one after the last, in order and apart.
    """
    try:
        root = (parsed(query) if isinstance(query, str) else query).root
    except QueryError:
        return ()
    bare, phrases = _asked(root)
    if not bare and not phrases:
        return ()
    placed = tuple(placed_words(text))
    found = [
        *(span for word in bare for span in _word_spans(word, placed, text)),
        *(span for word in bare for span in _apart_spans(word, placed, text)),
        *(span for pair in pairwise(bare) for span in _begun_spans("".join(pair), placed, text)),
        *(span for phrase in phrases for span in _phrase_spans(phrase, placed, text)),
    ]
    return _merged(found)


def words_asked(query: str) -> tuple[str, ...]:
    """Give the folded words that a query asks for, as they were typed; none where it has none."""
    try:
        bare, phrases = _asked(parsed(query).root)
    except QueryError:
        return ()
    return (*bare, *(word for phrase in phrases for word in words(phrase.text)))


def _asked(node: Node) -> tuple[tuple[str, ...], tuple[Phrase, ...]]:
    """Give the bare words and the phrases that a record must have, negations left out."""
    terms = node.terms if isinstance(node, And | Or) else (node,)
    bare = [word for term in terms if isinstance(term, Word) for word in words(term.text)]
    phrases = [term for term in terms if isinstance(term, Phrase)]
    kept = list(meaningful(bare)) if isinstance(node, And) else bare
    for term in terms:
        if isinstance(term, And | Or):
            below = _asked(term)
            kept += below[0]
            phrases += below[1]
    return tuple(dict.fromkeys(kept)), tuple(phrases)


def _begun_spans(typed: str, placed: Sequence[PlacedWord], text: str) -> Iterator[Span]:
    for word in placed:
        if word.text.startswith(typed):
            yield _span(word, 0, len(typed), text)


def _apart_spans(typed: str, placed: Sequence[PlacedWord], text: str) -> Iterator[Span]:
    """Mark words side by side that a typed word joins."""
    if not may_be_apart(typed):
        return
    its_words = [word.text for word in placed]
    for at, word in enumerate(placed):
        if typed.startswith(word.text) and (run := run_from(its_words, at, typed)):
            last, letters = run
            start, _ = _span(word, 0, len(word.text), text)
            _, end = _span(placed[last], 0, letters, text)
            yield start, end


def _word_spans(typed: str, placed: Sequence[PlacedWord], text: str) -> Iterator[Span]:
    begun = list(_begun_spans(typed, placed, text))
    yield from begun
    if begun or any(_apart_spans(typed, placed, text)):
        return
    inside = len(typed) >= SHORTEST_INSIDE or is_unspaced(typed)
    held = [word for word in placed if inside and typed in word.text]
    for word in held:
        start = word.text.index(typed)
        yield _span(word, start, start + len(typed), text)
    if held or len(typed) < SHORTEST_TYPO:
        return
    alike = [(_similarity(typed, word.text), word) for word in placed]
    best = max((likeness for likeness, _ in alike), default=0.0)
    for likeness, word in alike:
        if likeness == best > 0:
            yield _span(word, 0, len(word.text), text)


def _phrase_spans(phrase: Phrase, placed: Sequence[PlacedWord], text: str) -> Iterator[Span]:
    typed = words(phrase.text)
    if not typed:
        return
    last = len(typed) - 1
    for at in range(len(placed) - last):
        here = placed[at : at + len(typed)]
        if all(
            _answers(word.text, typed[i], phrase.anchor, i, last) for i, word in enumerate(here)
        ):
            first, final = here[0], here[last]
            head = len(first.text) - len(typed[0]) if phrase.anchor is Anchor.END else 0
            tail = len(typed[last]) if phrase.anchor is Anchor.START else len(final.text)
            start, _ = _span(first, head, len(first.text), text)
            _, end = _span(final, 0, tail, text)
            yield start, end


def _answers(word: str, typed: str, anchor: Anchor, at: int, last: int) -> bool:
    if anchor is Anchor.START and at == last:
        return word.startswith(typed)
    if anchor is Anchor.END and at == 0:
        return word.endswith(typed)
    return word == typed


def _span(word: PlacedWord, start: int, end: int, text: str) -> Span:
    """Take letters of a folded word back to the text."""
    if is_right_to_left(word.text):
        start, end = 0, len(word.text)
    return grapheme_range(text, word.origins[start], word.origins[end - 1] + 1)


def _merged(found: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return tuple(merged)


@lru_cache(maxsize=1 << 14)
def _similarity(typed: str, word: str) -> float:
    """Tell how alike two words are; rows on a screen have many words in common."""
    return similarity(typed, word)
