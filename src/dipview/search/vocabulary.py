"""The vocabulary: every folded word of the data once, sorted, and the ways to look words up."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from dipview.search.folding import is_unspaced
from dipview.search.letter_pairs import SHORTEST_CUT_UP, LetterPairs
from dipview.search.number_sets import NONE, Numbers, numbers_of
from dipview.search.typos import near

SHORTEST_INSIDE = 3
"""Letters from which the inside of a word is searched, and letters are looked up as a skeleton."""
READ_WHOLE = 2048
"""Words up to which reading all of them takes no longer than finding the few that matter."""
LONGEST_SKELETON = 3
"""How many times longer than its skeleton a word may be."""
_LAST = "\U0010ffff"


class Vocabulary(NamedTuple):
    """Sorted, unique, folded words; a word is known by its place in them."""

    words: Sequence[str]
    pairs: LetterPairs | None
    """Tells which words may be alike or hold a part; None where there are at most `READ_WHOLE`."""
    by_length: Mapping[int, Numbers]
    """The words of the few lengths that are looked through whole."""

    @classmethod
    def of(cls, words: Iterable[str]) -> Vocabulary:
        """Make a vocabulary.

        Args:
            words: Folded words in any order; repetitions are dropped.

        Returns:
            The vocabulary.
        """
        unique = sorted(set(words))
        lengths = range(1, SHORTEST_CUT_UP + 1)
        short: dict[int, list[int]] = {length: [] for length in lengths}
        for place, word in enumerate(unique):
            if len(word) <= SHORTEST_CUT_UP:
                short[len(word)].append(place)
        by_length = {length: numbers_of(places) for length, places in short.items()}
        return cls(unique, LetterPairs.of(unique) if len(unique) > READ_WHOLE else None, by_length)

    def place(self, word: str) -> int | None:
        """The place of a word; None where it is not in the vocabulary."""
        place = bisect_left(self.words, word)
        return place if place < len(self.words) and self.words[place] == word else None

    def places(self, words: Iterable[str]) -> Numbers:
        """The places of those words that are in the vocabulary."""
        found = map(self.place, words)
        return numbers_of([place for place in found if place is not None])

    def beginning_with(self, start: str) -> range:
        """The places of the words that begin with ``start``."""
        return range(bisect_left(self.words, start), bisect_left(self.words, start + _LAST))

    def ending_with(self, end: str) -> Numbers:
        """The places of the words that end with ``end``."""
        return numbers_of([p for p in self._holding(end) if self.words[p].endswith(end)])

    def containing(self, part: str) -> Numbers:
        """The places of the words that hold ``part`` other than at their beginning.

        Parts of fewer than three letters are not looked for, but in scripts without spaces.
        """
        if len(part) < SHORTEST_INSIDE and not is_unspaced(part):
            return NONE
        words = self.words
        return numbers_of([p for p in self._holding(part) if words[p].find(part) > 0])

    def with_skeleton(self, letters: str) -> list[int]:
        """The places of the words that have ``letters`` in that order, the first one first.

        The words are at most three times as long as their skeleton: ``tlrsn`` finds *tillerson*.
        """
        if len(letters) < SHORTEST_INSIDE:
            return []
        first, rest = letters[0], letters[1:]
        pattern = re.escape(first) + "".join(f"[^{re.escape(x)}]*{re.escape(x)}" for x in rest)
        has = re.compile(pattern, re.DOTALL).match
        longest = LONGEST_SKELETON * len(letters)
        words = self.words
        places = self.beginning_with(first)
        return [place for place in places if len(words[place]) <= longest and has(words[place])]

    def near(self, typed: str) -> dict[str, float]:
        """Find the words that ``typed`` may be a mistyping of, whole or as far as it goes.

        Of many words few are read: those that have a piece of it in place (see ``letter_pairs``),
        which are all that can be near enough. They are measured by optimal string alignment.

        Args:
            typed: A folded word.

        Returns:
            For each such word its similarity (see ``typos.similarity``), the most alike first.
        """
        near = self.near_places(typed)
        return {self.words[place]: likeness for place, likeness in near.items()}

    def near_places(self, typed: str) -> dict[int, float]:
        """Find the places of the words that ``near`` gives, in the same order."""
        return near(self, typed)

    def _holding(self, part: str) -> Iterable[int]:
        """Give the words that may hold a part: all of them where it is a single letter."""
        if self.pairs is None or len(part) == 1:
            return range(len(self.words))
        return self.pairs.containing(part)
