"""Typos: which words a typed one may mean, how far it may be from them, how alike the two are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Protocol

from dipview.computing import check
from dipview.dataset.edits import edits_between, within
from dipview.search.letter_pairs import SHORTEST_CUT_UP, LetterPairs
from dipview.search.number_sets import NONE, Numbers, union

ACCEPTED = 0.55
"""The least likeness at which two words count as the same."""
FIRST_LETTER = 0.5
"""What a wrong first letter costs besides its edit, in edits: first letters are rarely mistyped."""
CUT = 0.02
"""What it costs in likeness when only the beginning of a word was typed."""
SHORTEST_CUT = 4
"""Letters that must be typed before the beginning of a word can hold a typo.

Three letters with one of them wrong would find a good part of any vocabulary.
"""
SLICE = 20_000
"""Words compared in one call: rapidfuzz holds the interpreter's lock until the call returns."""


class Words(Protocol):
    """The words among which typos are looked for: a vocabulary."""

    @property
    def words(self) -> Sequence[str]:
        """The words, each known by its place."""

    @property
    def pairs(self) -> LetterPairs | None:
        """Tells which words may be alike; None where all are read."""

    @property
    def by_length(self) -> Mapping[int, Numbers]:
        """The words of the few lengths that are looked through whole."""


def allowed_edits(length: int) -> int:
    """The number of typos that a typed word of ``length`` letters may hold: 0, 1, 2 or 3."""
    return (length >= 3) + (length >= 6) + (length >= 10)


def tolerates_typos(word: str) -> bool:
    """Tell whether a folded word may be mistyped at all: not short ones, not those with digits."""
    return allowed_edits(len(word)) > 0 and not any(sign.isdigit() for sign in word)


def cuts(length: int) -> tuple[int, ...]:
    """The lengths of a word's beginning to compare with ``length`` typed letters."""
    return (length - 1, length, length + 1) if length >= SHORTEST_CUT else ()


def likeness(typed: str, part: str, edits: int, *, cut: bool) -> float:
    """Turn a number of edits into a likeness.

    Args:
        typed: The folded word that was typed.
        part: The word, or its beginning, that it was compared with.
        edits: Insertions, deletions, substitutions and exchanges of neighbours between the two
            (optimal string alignment, a restricted form of Damerau's distance).
        cut: Whether ``part`` is only the beginning of a word.

    Returns:
        A number up to 1; the pair is accepted from ``ACCEPTED`` upwards.
    """
    cost = edits + (FIRST_LETTER if typed[0] != part[0] else 0)
    return 1 - cost / max(len(typed), len(part)) - (CUT if cut else 0)


def similarity(typed: str, word: str) -> float:
    """Tell how alike a typed word and a word are, the word taken whole or cut to its beginning.

    Args:
        typed: The folded word that was typed.
        word: A folded word of the data.

    Returns:
        A likeness of at least ``ACCEPTED`` and at most 1, or 0 where they are not alike enough.
    """
    if not word or not tolerates_typos(typed):
        return 0.0
    allowed = allowed_edits(len(typed))
    parts = [(word, False)]
    parts += [(word[:length], True) for length in cuts(len(typed)) if length < len(word)]
    best = 0.0
    for part, cut in parts:
        edits = edits_between(typed, part, allowed)
        if edits <= allowed:
            best = max(best, likeness(typed, part, edits, cut=cut))
    return best if best >= ACCEPTED else 0.0


def nearest(typed: str, names: Iterable[str]) -> str:
    """Find the name that was probably meant, for a "did you mean"; empty where none is alike."""
    ranked = [(similarity(typed, name), name) for name in names]
    best = max(ranked, key=lambda pair: pair[0], default=(0.0, ""))
    return best[1] if best[0] else ""


def near(vocabulary: Words, typed: str) -> dict[int, float]:
    """Find the words of a vocabulary that a typed word may be a mistyping of, the likest first.

    Args:
        vocabulary: Where to look.
        typed: A folded word.

    Returns:
        The place of each, with its likeness.
    """
    if not tolerates_typos(typed):
        return {}
    best: dict[int, float] = {}
    for place, alike in _likely(vocabulary, typed):
        if alike >= ACCEPTED:
            best[place] = max(alike, best.get(place, 0.0))
    return {place: best[place] for place in sorted(best, key=lambda at: (-best[at], at))}


def _candidates(vocabulary: Words, typed: str) -> Iterable[int]:
    edits = allowed_edits(len(typed))
    if len(typed) < SHORTEST_CUT_UP:
        lengths = range(len(typed) - edits, len(typed) + edits + 1)
        return union(vocabulary.by_length.get(length, NONE) for length in lengths)
    if vocabulary.pairs is None:
        return range(len(vocabulary.words))
    return vocabulary.pairs.near(typed, edits)


def _likely(vocabulary: Words, typed: str) -> Iterator[tuple[int, float]]:
    """Measure the candidates of which the whole or a beginning is near enough, each way."""
    edits = allowed_edits(len(typed))
    found = list(_candidates(vocabulary, typed))
    for start in range(0, len(found), SLICE):
        check()
        places = found[start : start + SLICE]
        words = list(map(vocabulary.words.__getitem__, places))
        for word, away, at in _near(typed, words, edits):
            yield places[at], likeness(typed, word, away, cut=False)
        for part, away, at in _begun(typed, words, edits):
            yield places[at], likeness(typed, part, away, cut=True)


def _begun(typed: str, words: Sequence[str], edits: int) -> Iterator[tuple[str, int, int]]:
    """Find beginnings of words that are near enough.

    A letter more or less at its end brings a beginning one edit nearer at most: so those that are
    further from the one of the same length are left out at once.
    """
    lengths = cuts(len(typed))
    if not lengths:
        return
    length = len(typed)
    left = [at for _, _, at in _near(typed, [word[:length] for word in words], edits + 1)]
    for length in lengths:
        cut = {at: word[:length] for at in left if len(word := words[at]) > length}
        yield from _near(typed, cut, edits)


def _near(
    typed: str, parts: Sequence[str] | Mapping[int, str], edits: int
) -> list[tuple[str, int, int]]:
    """Find the parts within some edits of a typed word, in one call: each, how far, its place."""
    return within(typed, parts, edits)
