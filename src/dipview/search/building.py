"""Building: from documents to an index, in one pass over them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from sys import intern
from typing import NamedTuple

from dipview.model.kinds import Kind
from dipview.search.cancelling import Check, unchecked
from dipview.search.documents import Document, FieldLink, FieldText, Trait
from dipview.search.fields import Field, Group
from dipview.search.folding import words
from dipview.search.index import Index
from dipview.search.number_sets import Numbers, in_range, numbers_of, union
from dipview.search.packing import PackedLines
from dipview.search.postings import Aliases, CarriedPostings, Postings
from dipview.search.texts import (
    BETWEEN,
    NO_CARRIER,
    Texts,
    Ties,
    initials_of,
    mark_of,
    original_text,
    packed,
)
from dipview.search.vocabulary import Vocabulary

Original = Callable[[int, Field, str], str]
"""Gives a text as it is written: of which record, of which field, by its folded words."""

_BETWEEN_CHECKS = 500
_PLACES = {name: place for place, name in enumerate(Field)}
_KEPT_AS = {name: (mark_of(name), name.group) for name in Field}
_SHORT = 40
"""Letters up to which texts recur often enough to remember their words."""
_SLICE = 1 << 16
"""How many ties are settled at once."""
_REMEMBERED = 1 << 12
"""How many texts' words are remembered: those met last, since most names are met only once."""

_ByWord = dict[str, "array[int]"]


class RecordFacts(NamedTuple):
    """What is known of the records that documents are of, besides the documents."""

    ids: Sequence[str]
    numbers: Mapping[str, int]
    original: Original


def built(
    documents: Iterable[Document], known: RecordFacts | None = None, check: Check = unchecked
) -> Index:
    """Build the index.

    Args:
        documents: What is searched of each record, kind by kind in the static order.
        known: The records; None to keep the documents themselves.
        check: Called every few hundred documents.

    Returns:
        The index over all of them.
    """
    growing = _Growing()
    kept: list[Document] = []
    for number, document in enumerate(documents):
        if number % _BETWEEN_CHECKS == 0:
            check()
        growing.add(number, document)
        if known is None:
            kept.append(document)
    return growing.finished(known or _of_kept(kept))


def _of_kept(kept: Sequence[Document]) -> RecordFacts:
    called = {document.id: document.called for document in kept}
    ids = [document.id for document in kept]

    def original(number: int, name: Field, folded: str) -> str:
        return original_text(kept[number], lambda id: called.get(id, ()), name, folded)

    return RecordFacts(ids, {id: number for number, id in enumerate(ids)}, original)


def _by_word() -> _ByWord:
    return defaultdict(_numbers)


def _numbers() -> array[int]:
    return array("I")


def _folded(text: str) -> tuple[tuple[str, ...], str]:
    its_words = words(text)
    return its_words, " ".join(its_words)


class _Tied:
    """The ties of the records so far; an id has a number of its own until all are known."""

    def __init__(self) -> None:
        self.starts = array("I", [0])
        self.ids: dict[str, int] = {}
        self.links = _numbers()
        self.fields = array("B")

    def add(self, links: Iterable[FieldLink]) -> None:
        """Note the ties of the record that comes next."""
        ids = self.ids
        for name, id in links:
            self.links.append(ids.setdefault(id, len(ids)))
            self.fields.append(_PLACES[name])
        self.starts.append(len(self.links))

    def settle(self, numbers: Mapping[str, int]) -> None:
        """Put in the place of each id's own number that of its record, or ``NO_CARRIER``."""
        carriers = array("I", [numbers.get(id, NO_CARRIER) for id in self.ids])
        self.ids.clear()
        for start in range(0, len(self.links), _SLICE):
            links = self.links[start : start + _SLICE]
            self.links[start : start + _SLICE] = array("I", map(carriers.__getitem__, links))

    def by_carrier(self) -> dict[int, array[int]]:
        """Give for each carrier the records tied to it, ascending, once the ties are settled."""
        found: dict[int, array[int]] = defaultdict(_numbers)
        links = self.links
        for number, (start, end) in enumerate(pairwise(self.starts)):
            for carrier in set(links[start:end]):
                found[carrier].append(number)
        found.pop(NO_CARRIER, None)
        return found


class _Named:
    """Texts that name records as a whole, in the records' order."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.numbers = _numbers()

    def add(self, text: str, number: int) -> None:
        """Note a text, and the record that it names."""
        self.texts.append(text)
        self.numbers.append(number)

    def aliases(self) -> Aliases:
        """Put the texts in order."""
        return Aliases.of(self.texts, self.numbers)


class _Growing:
    """An index that documents are still added to."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(Kind, 0)
        self.lines = PackedLines()
        self.words = {group: _by_word() for group in Group}
        self.traits: dict[frozenset[Trait], array[int]] = defaultdict(_numbers)
        """The records that have exactly these traits."""
        self.called: dict[str, int] = {}
        """The number of each record that others are found by."""
        self.names: dict[int, str] = {}
        """What each of those records is called, packed."""
        self.tied = _Tied()
        self.aliases = {group: _Named() for group in Group if group.holds_aliases}
        self.initials = _Named()
        self.remembered = lru_cache(maxsize=_REMEMBERED)(_folded)

    def add(self, number: int, document: Document) -> None:
        """Note the record that comes next, and what is searched of it."""
        id, kind, texts, links, called, traits = document
        self.counts[kind] += 1
        if called:
            self.called[id] = number
            own = (self.words_of(name)[1] for name in called)
            self.names[number] = packed((Field.NAME, name) for name in own if name)
        lines: list[str] = []
        by_group: dict[Group, tuple[str, ...]] = {}
        for text in texts:
            its_words, folded = self.words_of(text[1])
            if its_words:
                mark, group = _KEPT_AS[text[0]]
                lines.append(mark + folded)
                by_group[group] = by_group[group] + its_words if group in by_group else its_words
                if group in self.aliases:
                    self.name(number, text, folded, its_words)
        self.lines.append(BETWEEN.join(lines))
        for group, found in by_group.items():
            postings = self.words[group]
            for word in set(found):
                postings[word].append(number)
        self.tied.add(links)
        self.traits[traits].append(number)

    def words_of(self, text: str) -> tuple[tuple[str, ...], str]:
        """Give the folded words of a text, also as one text; both are remembered if it is short."""
        return self.remembered(text) if len(text) <= _SHORT else _folded(text)

    def name(self, number: int, text: FieldText, folded: str, its_words: tuple[str, ...]) -> None:
        """Note a text that names its record as a whole."""
        self.aliases[text.field.group].add(folded, number)
        for letters in initials_of(text.field, its_words):
            # Few initials are unlike all others.
            self.initials.add(intern(letters), number)

    def finished(self, known: RecordFacts) -> Index:
        """Make the index, now that every record has been added; what was gathered is used up."""
        self.remembered.cache_clear()
        ties = self.ties()
        names = _words_of(ties.names)
        vocabulary = Vocabulary.of(
            word for found in (*self.words.values(), names) for word in found
        )
        words_of = vocabulary.words
        # The large parts come last, when what the others were made of has been let go of.
        return Index(
            ids=known.ids,
            kinds=_kind_ranges(self.counts),
            texts=Texts(self.lines, ties, known.original),
            vocabulary=vocabulary,
            aliases={group: self.aliases.pop(group).aliases() for group in list(self.aliases)},
            initials=self.initials.aliases(),
            traits=_each_trait(self.traits),
            postings={
                g: Postings.of(words_of, self.words.pop(g)) for g in Group if g != Group.LINKED
            },
            linked=CarriedPostings.of(words_of, names, self.tied.by_carrier()),
            numbers=known.numbers,
            everything=in_range(range(len(self.lines))),
        )

    def ties(self) -> Ties:
        """Settle the ties, now that every record has its number."""
        self.tied.settle(self.called)
        self.called.clear()
        tied = set(self.tied.links)
        for number in [number for number in self.names if number not in tied]:
            del self.names[number]
        return Ties(self.tied.starts, self.tied.links, self.tied.fields, self.names)


def _words_of(names: Mapping[int, str]) -> _ByWord:
    """Give the carriers of each word; they come in ascending order."""
    found = _by_word()
    for carrier, lines in names.items():
        for word in {word for line in lines.split(BETWEEN) for word in line[1:].split()}:
            found[word].append(carrier)
    return found


def _each_trait(together: dict[frozenset[Trait], array[int]]) -> dict[Trait, Numbers]:
    """Give the records that have a trait, whatever others they have; what is given is used up."""
    found: dict[Trait, list[Numbers]] = defaultdict(list)
    for traits in list(together):
        numbers = numbers_of(together.pop(traits))
        for trait in traits:
            found[trait].append(numbers)
    return {trait: union(sets) for trait, sets in found.items()}


def _kind_ranges(counts: Mapping[Kind, int]) -> dict[Kind, range]:
    ranges = {}
    start = 0
    for kind, count in counts.items():
        ranges[kind] = range(start, start + count)
        start += count
    return ranges
