"""The vocabulary: every folded word of the data once, sorted, and the ways to look words up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import accumulate

from attrs import field, frozen
from rapidfuzz import process
from rapidfuzz.distance import OSA

from dipview.search.folding import is_unspaced
from dipview.search.typos import (
    ACCEPTED,
    allowed_edits,
    cuts,
    likeness,
    tolerates_typos,
)

SLICE = 20_000
"""Words compared in one call: rapidfuzz holds the interpreter's lock until the call returns."""
SHORTEST_INSIDE = 3
"""Letters from which the inside of a word is searched, and letters are looked up as a skeleton."""
LONGEST_SKELETON = 3
"""How many times longer than its skeleton a word may be."""
_LAST = "\U0010ffff"

Check = Callable[[], None]
"""Called now and then during long work; raises to end it."""


def unchecked() -> None:
    """Let long work go on: the check of a caller who never cancels."""


@frozen(eq=False)
class _Beginnings:
    """The different beginnings of one length, and which words have them."""

    parts: list[str]
    starts: list[int]
    """For each part the first word of its range; one more at the end closes the last range."""
    ends: list[int]


@frozen(eq=False)
class Vocabulary:
    """Sorted, unique, folded words; a word is known by its place in them."""

    words: Sequence[str]
    _joined: str
    """All words, each with a line feed before it."""
    _offsets: Sequence[int]
    """Where in ``_joined`` each word's line feed stands."""
    _by_length: Mapping[int, list[int]]
    _beginnings: dict[int, _Beginnings] = field(factory=dict, init=False, repr=False)
    """Made when first needed; the same for every caller."""

    @classmethod
    def of(cls, words: Iterable[str]) -> Vocabulary:
        """Make a vocabulary.

        Args:
            words: Folded words in any order; repetitions are dropped.

        Returns:
            The vocabulary.
        """
        unique = sorted(set(words))
        by_length: dict[int, list[int]] = {}
        for place, word in enumerate(unique):
            by_length.setdefault(len(word), []).append(place)
        joined = "".join(f"\n{word}" for word in unique)
        offsets = list(accumulate((len(word) + 1 for word in unique), initial=0))[:-1]
        return cls(unique, joined, offsets, by_length)

    def place(self, word: str) -> int | None:
        """The place of a word; None where it is not in the vocabulary."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else None

    def beginning_with(self, start: str) -> range:
        """The places of the words that begin with ``start``."""
        return range(bisect_left(self.words, start), bisect_left(self.words, start + _LAST))

    def ending_with(self, end: str) -> list[int]:
        """The places of the words that end with ``end``, in order."""
        return self._found(re.escape(end) + r"(?=\n|\Z)")

    def containing(self, part: str) -> list[int]:
        """The places of the words that hold ``part`` other than at their beginning, in order.

        Parts of fewer than three letters are not looked for, but in scripts without spaces.
        """
        if len(part) < SHORTEST_INSIDE and not is_unspaced(part):
            return []
        found = self._found(re.escape(part))
        return [place for place in found if not self.words[place].startswith(part)]

    def with_skeleton(self, letters: str) -> list[int]:
        """The places of the words that have ``letters`` in that order, the first one first.

        The words are at most three times as long as their skeleton: ``tlrsn`` finds *tillerson*.
        """
        if len(letters) < SHORTEST_INSIDE:
            return []
        first, *rest = (re.escape(letter) for letter in letters)
        pattern = rf"\n{first}" + "".join(rf"[^\n{letter}]*{letter}" for letter in rest)
        longest = LONGEST_SKELETON * len(letters)
        return [place for place in self._found(pattern) if len(self.words[place]) <= longest]

    def near(self, typed: str, check: Check = unchecked) -> dict[str, float]:
        """Find the words that ``typed`` may be a mistyping of, whole or as far as it goes.

        Gated by length first, then measured by optimal string alignment with a cutoff.

        Args:
            typed: A folded word.
            check: Called between slices of the vocabulary.

        Returns:
            For each such word its similarity (see ``typos.similarity``), the most alike first.
        """
        best: dict[int, float] = {}
        if not tolerates_typos(typed):
            return {}
        allowed = allowed_edits(len(typed))
        for length in range(len(typed) - allowed, len(typed) + allowed + 1):
            places = self._by_length.get(length, [])
            parts = [self.words[place] for place in places]
            for at, alike in _alike(typed, parts, cut=False, check=check):
                best[places[at]] = max(alike, best.get(places[at], 0.0))
        for length in cuts(len(typed)):
            beginnings = self._of_length(length)
            for at, alike in _alike(typed, beginnings.parts, cut=True, check=check):
                for place in range(beginnings.starts[at], beginnings.ends[at]):
                    best[place] = max(alike, best.get(place, 0.0))
        ranked = sorted(best, key=lambda place: (-best[place], place))
        return {self.words[place]: best[place] for place in ranked}

    def _found(self, pattern: str) -> list[int]:
        """Find the words in which a pattern occurs; it may not match across words."""
        places: list[int] = []
        for match in re.finditer(pattern, self._joined):
            place = bisect_left(self._offsets, match.start() + 1) - 1
            if not places or places[-1] != place:
                places.append(place)
        return places

    def _of_length(self, length: int) -> _Beginnings:
        """Give the beginnings of ``length`` letters of all words that are longer."""
        known = self._beginnings.get(length)
        if known is None:
            known = self._beginnings[length] = self._gathered(length)
        return known

    def _gathered(self, length: int) -> _Beginnings:
        parts: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        for place, word in enumerate(self.words):
            if len(word) <= length:
                continue
            part = word[:length]
            if parts and parts[-1] == part:
                ends[-1] = place + 1
            else:
                parts.append(part)
                starts.append(place)
                ends.append(place + 1)
        return _Beginnings(parts, starts, ends)


def _alike(
    typed: str, parts: Sequence[str], *, cut: bool, check: Check
) -> Iterable[tuple[int, float]]:
    """Measure words, or beginnings of words, and give those that are alike enough."""
    allowed = allowed_edits(len(typed))
    for start in range(0, len(parts), SLICE):
        check()
        found = process.extract(
            typed,
            parts[start : start + SLICE],
            scorer=OSA.distance,
            score_cutoff=allowed,
            limit=None,
        )
        for part, edits, at in found:
            alike = likeness(typed, part, int(edits), cut=cut)
            if alike >= ACCEPTED:
                yield start + at, alike
