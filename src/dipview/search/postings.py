"""Postings: for every word the records that have it, as flat arrays."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain
from types import MappingProxyType
from typing import Any, NamedTuple

from dipview.search.number_sets import NONE, Flat, Numbers, numbers_of, together, union

WIDE = 16_384
"""Numbers from which the set of all that begins alike is kept ready."""
_LAST = "\U0010ffff"

Range = tuple[int, int]
"""The first place of a range of places, and the one after its last."""
NO_RANGES: Mapping[Range, Numbers] = MappingProxyType({})


class Postings:
    """For every word of a vocabulary the numbers of the records that have it, contiguous."""

    def __init__(
        self,
        starts: Sequence[int],
        numbers: Flat,
        present: Numbers,
        wide: Mapping[Range, Numbers] = NO_RANGES,
    ) -> None:
        self.starts = starts
        """Where each word's numbers begin, and where the last one's end."""
        self.numbers = numbers
        """Record numbers, ascending within a word."""
        self.present = present
        """The places of the words that any record has."""
        self.wide = wide
        """The sets of ranges of words that too many records have to make them for each key."""
        self.alone = _alone(wide)
        """The places of those words that are such a range alone."""

    @classmethod
    def of(cls, words: Sequence[str], by_word: dict[str, array[int]]) -> Postings:
        """Make postings.

        Args:
            words: The vocabulary.
            by_word: For words of it the numbers of the records, ascending; it is used up, since
                there are very many.
        """
        numbers = _room_for(by_word)
        starts, present, end = array("I", [0]), array("I"), 0
        for place, word in enumerate(words):
            if found := by_word.pop(word, None):
                begun, end = end, end + len(found)
                numbers[begun:end] = found
                present.append(place)
            starts.append(end)
        postings = cls(starts, numbers, numbers_of(present))
        wide = _made_of_inner(wide_ranges(words, postings.size), postings.made)
        return cls(starts, numbers, postings.present, wide)

    def size(self, start: int, end: int) -> int:
        """How many numbers a range of words has, counted once for each word."""
        return self.starts[end] - self.starts[start]

    def made(self, start: int, end: int) -> Numbers:
        """Make the set of the records that have any word of a range."""
        return numbers_of(self.numbers[self.starts[start] : self.starts[end]])

    def of_range(self, places: range) -> Numbers:
        """Give the records that have any word of a contiguous range."""
        known = self.wide.get((places.start, places.stop))
        return self.made(places.start, places.stop) if known is None else known

    def of_places(self, places: Numbers) -> Numbers:
        """Give the records that have any of the words at places."""
        starts, numbers = self.starts, self.numbers
        known = places & self.alone
        others = (places & self.present) - known
        pieces = [numbers[starts[place] : starts[place + 1]] for place in others]
        return union([*(self.wide[at, at + 1] for at in known), together(pieces)])


class CarriedPostings:
    """For every word the records that are tied to a record which has the word in its name.

    A name is kept once, however many records it is tied to.
    """

    def __init__(
        self,
        names: Postings,
        starts: Mapping[int, Range],
        numbers: Flat,
        wide: Mapping[Range, Numbers] = NO_RANGES,
    ) -> None:
        self.names = names
        """For every word the carriers: the records that are called so."""
        self.starts = starts
        """For each carrier where the numbers of the records tied to it begin and end."""
        self.numbers = numbers
        self.wide = wide
        self.alone = _alone(wide)

    @classmethod
    def of(
        cls,
        words: Sequence[str],
        names: dict[str, array[int]],
        tied: dict[int, array[int]],
    ) -> CarriedPostings:
        """Make carried postings.

        Args:
            words: The vocabulary.
            names: For words of it the numbers of the carriers, ascending; it is used up.
            tied: For each carrier the numbers of the records tied to it; it is used up, too.
        """
        numbers = _room_for(tied)
        starts: dict[int, Range] = {}
        ways: dict[int, int] = {}
        end = 0
        for carrier in sorted(tied):
            found = tied.pop(carrier)
            begun, end = end, end + len(found)
            numbers[begun:end] = found
            starts[carrier], ways[carrier] = (begun, end), len(found)
        of_names = Postings.of(words, names)
        before = array("Q", accumulate(map(ways.__getitem__, of_names.numbers), initial=0))
        """How many numbers all carriers before lead to, each counted once for each word."""

        def size(start: int, end: int) -> int:
            """How many numbers the carriers of a range of words lead to."""
            return before[of_names.starts[end]] - before[of_names.starts[start]]

        def made(start: int, end: int) -> Numbers:
            """Make the set of the records tied to those of a range."""
            return _tied_together(of_names.made(start, end), starts, numbers)

        return cls(of_names, starts, numbers, _made_of_inner(wide_ranges(words, size), made))

    def made(self, start: int, end: int) -> Numbers:
        """Make the set of the records tied to those that have any word of a range."""
        return self.tied_to(self.names.made(start, end))

    def of_range(self, places: range) -> Numbers:
        """Give the records tied to those that have any word of a contiguous range."""
        known = self.wide.get((places.start, places.stop))
        return self.made(places.start, places.stop) if known is None else known

    def of_places(self, places: Numbers) -> Numbers:
        """Give the records tied to those that have any of the words at places."""
        known = places & self.alone
        carriers = self.names.of_places(places - known)
        return union([*(self.wide[at, at + 1] for at in known), self.tied_to(carriers)])

    def pieced_together(self, places: Numbers) -> int:
        """How many numbers ``of_places`` has to put together."""
        carriers = self.names.of_places(places - self.alone)
        return sum(last - first for first, last in map(self.starts.__getitem__, carriers))

    def tied_to(self, carriers: Numbers) -> Numbers:
        """Give the records tied to any of the carriers."""
        numbers, starts = self.numbers, self.starts
        return together([numbers[start:end] for start, end in map(starts.__getitem__, carriers)])


def _made_of_inner(
    ranges: Iterable[Range], made: Callable[[int, int], Numbers]
) -> Mapping[Range, Numbers]:
    """Make the sets of ranges, each of the ranges within it and of what is between these.

    Args:
        ranges: Ranges of places; of any two that meet one is within the other.
        made: Makes the set of a range.
    """
    wanted = dict.fromkeys(ranges)
    found: dict[Range, Numbers] = {}
    outermost: list[Range] = []
    for start, end in sorted(wanted, key=lambda at: at[1] - at[0]):
        inner = sorted(at for at in outermost if start <= at[0] < end)
        edges = [start, *chain.from_iterable(inner), end]
        gaps = zip(edges[::2], edges[1::2], strict=True)
        between = (made(*gap) for gap in gaps if gap[0] < gap[1])
        # Made once more, a set lies in as few bytes as it can.
        found[start, end] = numbers_of(union([*map(found.__getitem__, inner), *between]))
        outermost = [*(at for at in outermost if at not in inner), (start, end)]
    return {at: found[at] for at in wanted}


def _room_for(sets: Mapping[Any, array[int]]) -> array[int]:
    """Make an array as long as others together: one that grew would leave its room behind."""
    return array("I", [0]) * sum(map(len, sets.values()))


def _alone(wide: Iterable[Range]) -> Numbers:
    return numbers_of([start for start, end in wide if end == start + 1])


def _tied_together(carriers: Numbers, starts: Mapping[int, Range], numbers: array[int]) -> Numbers:
    """Unite the records tied to many carriers, with no set for each of them.

    Those of carriers that follow one another lie one after the other, and are taken at once.
    """
    found = array("I")
    begun = ended = 0
    for start, end in map(starts.__getitem__, carriers):
        if start != ended:
            found.extend(numbers[begun:ended])
            begun = start
        ended = end
    found.extend(numbers[begun:ended])
    return numbers_of(found)


def wide_ranges(
    words: Sequence[str], size: Callable[[int, int], int], least: int = WIDE
) -> Iterator[Range]:
    """Find the ranges of words with a common beginning that have many numbers.

    Args:
        words: A vocabulary.
        size: Tells how many numbers a range of its places has.
        least: How many are many.

    Yields:
        Each such range once; those of longer beginnings after those of shorter ones.
    """
    waiting = [((0, len(words)), 0)]
    for (start, end), depth in waiting:
        at = start
        while at < end:
            letters = words[at][: depth + 1]
            after = bisect_left(words, letters + _LAST, at, end)
            if len(letters) > depth and size(at, after) >= least:
                yield (at, after)
                waiting.append(((at, after), depth + 1))
            at = after


class Aliases(NamedTuple):
    """Whole folded texts, sorted, and the records that are called so."""

    folded: Sequence[str]
    numbers: Sequence[int]
    """For each of ``folded`` the record that is called so."""

    @classmethod
    def of(cls, texts: Sequence[str], numbers: Sequence[int]) -> Aliases:
        """Make aliases.

        Args:
            texts: Folded texts, maybe some of them again.
            numbers: For each of them the number of its record, ascending.
        """
        folded: list[str] = []
        named = array("I")
        for place in sorted(range(len(texts)), key=texts.__getitem__):
            text, number = texts[place], numbers[place]
            if not (folded and named[-1] == number and folded[-1] == text):
                folded.append(text)
                named.append(number)
        return cls(folded, named)

    def equal_to(self, text: str) -> Numbers:
        """Give the records called exactly ``text``."""
        start = bisect_left(self.folded, text)
        if start == len(self.folded) or self.folded[start] != text:
            return NONE
        return self._between(start, bisect_right(self.folded, text, start))

    def beginning_with(self, text: str) -> Numbers:
        """Give the records of which a name begins with ``text``."""
        start = bisect_left(self.folded, text)
        return self._between(start, bisect_left(self.folded, text + _LAST, start))

    def _between(self, start: int, end: int) -> Numbers:
        return numbers_of(self.numbers[start:end]) if end > start else NONE
