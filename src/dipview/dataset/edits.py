"""Edits: how far words are from each other, counted by rapidfuzz.

Insertions, deletions, substitutions and exchanges of neighbours are counted (optimal string
alignment, a restricted form of Damerau's distance).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from functools import cache
from types import ModuleType


@cache
def _rapidfuzz() -> ModuleType:
    # It takes a tenth of a search to import, and only a mistyped word needs it.
    import rapidfuzz  # noqa: PLC0415 - as said

    return rapidfuzz


def edits_between(one: str, other: str, most: int) -> int:
    """Count the edits from one word to another; more than ``most`` where there are more."""
    counted: int = _rapidfuzz().distance.OSA.distance(one, other, score_cutoff=most)
    return counted


def within(
    word: str, others: Sequence[str] | Mapping[int, str], most: int
) -> list[tuple[str, int, int]]:
    """Find the words that are at most some edits away.

    Returns:
        Each with its edits and its place or key among the others, the nearest first.
    """
    library = _rapidfuzz()
    found: list[tuple[str, int, int]] = library.process.extract(
        word, others, scorer=library.distance.OSA.distance, score_cutoff=most, limit=None
    )
    return found


def nearest_part(words: str, text: str, least: float) -> tuple[int, int] | None:
    """Find the part of a text that is the most like some words.

    Args:
        words: The words to compare.
        text: Where to look.
        least: How alike they must be, from 0 to 100.

    Returns:
        Where the part begins and ends in the text; None where none is so alike.
    """
    found = _rapidfuzz().fuzz.partial_ratio_alignment(words, text, score_cutoff=least)
    if found is None or found.dest_start >= found.dest_end:
        return None
    return found.dest_start, found.dest_end


def likest(word: str, others: Collection[str], least: float) -> str | None:
    """Find the word that is the most alike.

    Args:
        word: The word to compare.
        others: Where to look.
        least: The share of letters that must be unchanged, from 0 to 1.

    Returns:
        The word; None where none is so alike.
    """
    library = _rapidfuzz()
    scorer = library.distance.OSA.normalized_similarity
    found = library.process.extractOne(word, others, scorer=scorer, score_cutoff=least)
    return found[0] if found else None


def likest_names(name: str, others: Sequence[str], least: float, most: int = 5) -> list[str]:
    """Find the names that are the most like one, whatever the order of their words.

    Args:
        name: The name to compare.
        others: Where to look.
        least: How alike they must be, from 0 to 100.
        most: How many to give.
    """
    library = _rapidfuzz()
    found = library.process.extract(
        name,
        others,
        scorer=library.fuzz.token_sort_ratio,
        processor=library.utils.default_process,
        score_cutoff=least,
        limit=most,
    )
    return [each for each, _, _ in found]


def likeness(one: str, other: str) -> float:
    """Tell how alike two texts are, from 0 to 1: twice what they have in common of all letters."""
    found: float = _rapidfuzz().fuzz.ratio(one, other)
    return found / 100
