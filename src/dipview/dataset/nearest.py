"""The nearest known word to a mistyped one, for "did you mean"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from dipview.dataset.edits import likest

_CUTOFF = 0.65
_EFFORT = 5_000_000
"""How many words one finder compares in all, so that ever so many mistakes cost a bounded time."""


def nearest(word: str, known: Collection[str]) -> str | None:
    """Give the known word that is a few edits away from ``word``; None where there is none."""
    if not word or len(word) > 200:
        return None
    return likest(word.casefold().replace(" ", "-"), known, _CUTOFF)


def did_you_mean(word: str, known: Collection[str], otherwise: str = "") -> str:
    """Make a hint that proposes the nearest known word, or else says something else."""
    found = nearest(word, known)
    return f"did you mean '{found}'?" if found else otherwise


class Finder:
    """Finds nearest words among many, remembering each answer, within a bounded effort."""

    __slots__ = ("_answers", "_effort", "_known")

    def __init__(self, known: Sequence[str]) -> None:
        self._known = known
        self._answers: dict[str, str] = {}
        self._effort = _EFFORT

    def hint(self, word: str, otherwise: str = "") -> str:
        """Make a hint as :func:`did_you_mean` does."""
        if word not in self._answers:
            if self._effort <= 0:
                return otherwise
            self._effort -= len(self._known)
            self._answers[word] = did_you_mean(word, self._known)
        return self._answers[word] or otherwise
