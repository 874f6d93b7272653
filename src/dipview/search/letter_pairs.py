"""Letter pairs: which words can be a mistyping of another, found without reading all words.

A typed word with up to *k* edits is cut into *k* + 1 pieces: at least one of them is untouched,
and the first of those with as many edits before it as pieces stands at most so many places
further left or right (the partition scheme of Li, Deng, Wang and Feng, "Pass-Join", VLDB 2011).
Two neighbours exchanged across a cut break two pieces with one edit; so the word is tried with
them put back, too, and one edit less.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, intersection, numbers_of, union

SHORTEST_CUT_UP = 4
"""Letters from which a mistyped word is found by its pieces, so that none is a single letter."""
LAST_PLACE = 15
"""Pairs from this place on are not told apart by their place."""

Key = tuple[str, int]
"""Two letters, and at which place in the word they stand."""


@frozen(eq=False)
class LetterPairs:
    """For every pair of neighbouring letters the words that have it, by its place."""

    placed: Mapping[Key, Numbers]
    anywhere: Mapping[str, Numbers]

    @classmethod
    def of(cls, words: Sequence[str]) -> LetterPairs:
        """Find the pairs of all words; a word is known by its place among them."""
        placed: dict[Key, Numbers] = {}
        longest = max(map(len, words), default=0)
        later: dict[str, array[int]] = defaultdict(lambda: array("I"))
        alive: Sequence[tuple[int, str]] = list(enumerate(words))
        for at in range(longest - 1):
            here: dict[str, array[int]] = defaultdict(lambda: array("I"))
            alive = [(place, word) for place, word in alive if len(word) > at + 1]
            found = here if at < LAST_PLACE else later
            for place, word in alive:
                found[word[at : at + 2]].append(place)
            placed.update({(pair, at): numbers_of(places) for pair, places in here.items()})
        placed.update({(pair, LAST_PLACE): numbers_of(places) for pair, places in later.items()})
        by_pair: dict[str, list[Numbers]] = defaultdict(list)
        for (pair, _), places in placed.items():
            by_pair[pair].append(places)
        return cls(placed, {pair: union(sets) for pair, sets in by_pair.items()})

    def __bool__(self) -> bool:
        """Whether there is any pair."""
        return bool(self.anywhere)

    def containing(self, part: str) -> Numbers:
        """Give the words that have all pairs of a part of two letters or more, and maybe more."""
        return intersection([self.anywhere.get(pair, NONE) for pair in _pairs(part)])

    def near(self, typed: str, edits: int) -> Numbers:
        """Give all words that, whole or cut, are within some edits of a typed word, and others.

        Args:
            typed: A folded word of at least four letters.
            edits: At most three, and so few that every piece has two letters.
        """
        return union(self._near(typed, edits))

    def _near(self, typed: str, edits: int) -> Iterator[Numbers]:
        cuts = [len(typed) * number // (edits + 1) for number in range(edits + 2)]
        for number, (start, end) in enumerate(pairwise(cuts)):
            yield self._with_piece(typed[start:end], start, number)
        for cut in cuts[1:-1] if edits else ():
            exchanged = typed[: cut - 1] + typed[cut] + typed[cut - 1] + typed[cut + 1 :]
            yield from self._near(exchanged, edits - 1)

    def _with_piece(self, piece: str, at: int, shift: int) -> Numbers:
        """Give the words that have all pairs of a piece near its place."""
        return intersection(
            [
                union(
                    self.placed.get((pair, place), NONE)
                    for place in _places(at + number - shift, at + number + shift)
                )
                for number, pair in enumerate(_pairs(piece))
            ]
        )


def _pairs(part: str) -> list[str]:
    return [part[at : at + 2] for at in range(len(part) - 1)]


def _places(first: int, last: int) -> range:
    return range(min(max(first, 0), LAST_PLACE), min(last, LAST_PLACE) + 1)
