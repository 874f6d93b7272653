"""The index: for every folded word the records that have it, by weight of the field.

It answers with sets of record numbers; what a query means and what ranks first is not known here.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from attrs import define, field, frozen

from dipview.model.kinds import Kind
from dipview.search.documents import Document, FieldText, Trait
from dipview.search.fields import Field, Group
from dipview.search.folding import words
from dipview.search.vocabulary import Check, Vocabulary, unchecked

FUNCTION_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"})
"""Words that carry no meaning of their own in a name."""
_LAST = "\U0010ffff"
_BETWEEN_CHECKS = 500


@frozen(eq=False)
class IndexedText:
    """A text of a record with its folded words."""

    field: Field
    text: str
    words: tuple[str, ...]
    folded: str
    """The words, a space between them."""


@frozen(eq=False)
class Postings:
    """For every word of the vocabulary the numbers of the records that have it, contiguous."""

    starts: array[int]
    """Where each word's numbers begin, and where the last one's end."""
    numbers: array[int]
    """Record numbers, ascending within a word."""

    def of_range(self, places: range) -> array[int]:
        """The numbers of the records that have any word of a contiguous range."""
        return self.numbers[self.starts[places.start] : self.starts[places.stop]]


@frozen(eq=False)
class Aliases:
    """The names of one group as whole folded texts, sorted."""

    folded: Sequence[str]
    numbers: Sequence[int]
    """For each of ``folded`` the record that is called so."""

    def equal_to(self, text: str) -> Sequence[int]:
        """The records called exactly ``text``."""
        start = bisect_left(self.folded, text)
        return self.numbers[start : bisect_left(self.folded, text + "\0")]

    def beginning_with(self, text: str) -> Sequence[int]:
        """The records of which a name begins with ``text``."""
        start = bisect_left(self.folded, text)
        return self.numbers[start : bisect_left(self.folded, text + _LAST)]


@frozen(eq=False)
class Index:
    """An inverted index over documents; not changed once it is built.

    Records are numbered in the dataset's order, kind by kind: the static order.
    """

    ids: Sequence[str]
    kinds: Mapping[Kind, range]
    """The numbers of each kind."""
    texts: Sequence[tuple[IndexedText, ...]]
    vocabulary: Vocabulary
    postings: Mapping[Group, Postings]
    aliases: Mapping[Group, Aliases]
    initials: Mapping[str, Sequence[int]]
    """The records of which a name of several words has these initials."""
    traits: Mapping[Trait, frozenset[int]]
    numbers: Mapping[str, int]
    """The number of each id."""
    everything: frozenset[int]
    """The numbers of all records."""

    def kind_of(self, number: int) -> Kind:
        """The kind of the record with that number."""
        return next(kind for kind, numbers in self.kinds.items() if number in numbers)

    def with_range(self, group: Group, places: range) -> set[int]:
        """The records that have, in a field of ``group``, any word of a range of places."""
        return set(self.postings[group].of_range(places))

    def with_places(self, group: Group, places: Iterable[int]) -> set[int]:
        """The records that have, in a field of ``group``, any of the words at ``places``."""
        postings = self.postings[group]
        found: set[int] = set()
        for place in places:
            found.update(postings.of_range(range(place, place + 1)))
        return found


def built(documents: Iterable[Document], check: Check = unchecked) -> Index:
    """Build the index.

    Args:
        documents: What is searched of each record, kind by kind in the static order.
        check: Called every few hundred documents.

    Returns:
        The index over all of them.
    """
    growing = _Growing()
    for number, document in enumerate(documents):
        if number % _BETWEEN_CHECKS == 0:
            check()
        growing.add(document)
    return growing.finished()


@define
class _Growing:
    """An index that documents are still added to."""

    documents: list[Document] = field(factory=list)
    texts: list[tuple[IndexedText, ...]] = field(factory=list)
    words: dict[Group, defaultdict[str, list[int]]] = field(
        factory=lambda: {group: defaultdict(list) for group in Group}
    )
    traits: defaultdict[Trait, set[int]] = field(factory=lambda: defaultdict(set))
    folded: dict[FieldText, IndexedText] = field(factory=dict)

    def add(self, document: Document) -> None:
        number = len(self.documents)
        texts = tuple(map(self.indexed, document.texts))
        self.documents.append(document)
        self.texts.append(texts)
        found: dict[Group, set[str]] = defaultdict(set)
        for text in texts:
            found[text.field.group].update(text.words)
        for group, its_words in found.items():
            postings = self.words[group]
            for word in its_words:
                postings[word].append(number)
        for trait in document.traits:
            self.traits[trait].add(number)

    def indexed(self, text: FieldText) -> IndexedText:
        """Fold a text, once for all records that share it: names recur at every statement."""
        known = self.folded.get(text)
        if known is None:
            its_words = words(text.text)
            known = IndexedText(text.field, text.text, its_words, " ".join(its_words))
            self.folded[text] = known
        return known

    def finished(self) -> Index:
        vocabulary = Vocabulary.of(word for group in self.words.values() for word in group)
        return Index(
            ids=[document.id for document in self.documents],
            kinds=_kind_ranges([document.kind for document in self.documents]),
            texts=self.texts,
            vocabulary=vocabulary,
            postings={group: _flat(vocabulary, words) for group, words in self.words.items()},
            aliases={group: self.aliases(group) for group in Group if group.holds_aliases},
            initials=self.initials(),
            traits={trait: frozenset(numbers) for trait, numbers in self.traits.items()},
            numbers={document.id: at for at, document in enumerate(self.documents)},
            everything=frozenset(range(len(self.documents))),
        )

    def aliases(self, group: Group) -> Aliases:
        pairs = sorted(
            {
                (text.folded, number)
                for number, texts in enumerate(self.texts)
                for text in texts
                if text.field.group is group and text.folded
            }
        )
        return Aliases([pair[0] for pair in pairs], [pair[1] for pair in pairs])

    def initials(self) -> dict[str, list[int]]:
        found: dict[str, dict[int, None]] = defaultdict(dict)
        for number, texts in enumerate(self.texts):
            for text in texts:
                for letters in initials_of(text):
                    found[letters][number] = None
        return {letters: list(numbers) for letters, numbers in found.items()}


def initials_of(text: IndexedText) -> frozenset[str]:
    """Give the initials of a name of several words, with and without its function words.

    Args:
        text: A text of a record.

    Returns:
        For *United States of America* ``usoa`` and ``usa``; nothing for a single word, nor for a
        text that is no name.
    """
    if text.field.group > Group.OTHER_NAMES or len(text.words) < 2:
        return frozenset()
    full = "".join(word[0] for word in text.words)
    short = "".join(word[0] for word in text.words if word not in FUNCTION_WORDS)
    return frozenset(letters for letters in (full, short) if len(letters) > 1)


def _flat(vocabulary: Vocabulary, words: Mapping[str, list[int]]) -> Postings:
    starts = array("I", [0])
    numbers = array("I")
    for word in vocabulary.words:
        numbers.extend(words.get(word, ()))
        starts.append(len(numbers))
    return Postings(starts, numbers)


def _kind_ranges(kinds: Sequence[Kind]) -> dict[Kind, range]:
    ranges = {}
    start = 0
    for kind in Kind:
        end = start + kinds.count(kind)
        ranges[kind] = range(start, end)
        start = end
    return ranges
