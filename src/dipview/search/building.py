"""Building: from documents to an index, in one pass over them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from attrs import define, field

from dipview.model.kinds import Kind
from dipview.search.documents import Document, FieldText, Trait
from dipview.search.fields import Field, Group
from dipview.search.folding import words
from dipview.search.index import Index
from dipview.search.numbers import in_range, numbers_of
from dipview.search.postings import Aliases, CarriedPostings, Postings
from dipview.search.texts import NO_CARRIER, Texts, Ties, initials_of, original_text, packed
from dipview.search.vocabulary import Check, Vocabulary, unchecked

Original = Callable[[int, Field, str], str]
"""Gives a text as it is written: of which record, of which field, by its folded words."""

_BETWEEN_CHECKS = 500
_PLACES = {name: place for place, name in enumerate(Field)}

_ByWord = dict[str, list[int]]


def built(
    documents: Iterable[Document], original: Original | None = None, check: Check = unchecked
) -> Index:
    """Build the index.

    Args:
        documents: What is searched of each record, kind by kind in the static order.
        original: Gives a text as it is written; None to keep the documents for it.
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
        if original is None:
            kept.append(document)
    return growing.finished(original or _of_kept(kept))


def _of_kept(kept: Sequence[Document]) -> Original:
    called = {document.id: document.called for document in kept}
    return lambda number, name, folded: original_text(
        kept[number], lambda id: called.get(id, ()), name, folded
    )


def _by_word() -> _ByWord:
    return defaultdict(list)


def _numbers() -> array[int]:
    return array("I")


@define(eq=False, repr=False)
class _Tied:
    """The ties of the records so far; an id has a number of its own until all are known."""

    starts: array[int] = field(factory=lambda: array("I", [0]))
    ids: dict[str, int] = field(factory=dict)
    links: array[int] = field(factory=_numbers)
    fields: array[int] = field(factory=lambda: array("B"))
    records: list[array[int]] = field(factory=list)
    """For each id the records tied to it, ascending."""

    def add(self, number: int, document: Document) -> None:
        """Note the ties of the record that comes next."""
        for link in document.links:
            at = self.ids.get(link.id)
            if at is None:
                at = self.ids[link.id] = len(self.records)
                self.records.append(array("I"))
            self.links.append(at)
            self.fields.append(_PLACES[link.field])
            records = self.records[at]
            if not records or records[-1] != number:
                records.append(number)
        self.starts.append(len(self.links))


@define(eq=False, repr=False)
class _Growing:
    """An index that documents are still added to."""

    ids: list[str] = field(factory=list)
    counts: dict[Kind, int] = field(factory=lambda: dict.fromkeys(Kind, 0))
    lines: list[str] = field(factory=list)
    words: dict[Group, _ByWord] = field(factory=lambda: {group: _by_word() for group in Group})
    traits: dict[Trait, array[int]] = field(factory=lambda: defaultdict(_numbers))
    called: dict[str, tuple[str, ...]] = field(factory=dict)
    tied: _Tied = field(factory=_Tied)
    aliases: dict[Group, list[tuple[str, int]]] = field(factory=lambda: defaultdict(list))
    initials: list[tuple[str, int]] = field(factory=list)

    def add(self, number: int, document: Document) -> None:
        """Note the record that comes next, and what is searched of it."""
        self.ids.append(document.id)
        self.counts[document.kind] += 1
        if document.called:
            self.called[document.id] = document.called
        by_group: dict[Group, set[str]] = {}
        texts: list[tuple[Field, str]] = []
        for text in document.texts:
            if its_words := words(text.text):
                folded = " ".join(its_words)
                texts.append((text.field, folded))
                by_group.setdefault(text.field.group, set()).update(its_words)
                if text.field.group.holds_aliases:
                    self.name(number, text, folded, its_words)
        self.lines.append(packed(texts))
        for group, found in by_group.items():
            postings = self.words[group]
            for word in found:
                postings[word].append(number)
        self.tied.add(number, document)
        for trait in document.traits:
            self.traits[trait].append(number)

    def name(self, number: int, text: FieldText, folded: str, its_words: tuple[str, ...]) -> None:
        """Note a text that names its record as a whole."""
        self.aliases[text.field.group].append((folded, number))
        self.initials += ((letters, number) for letters in initials_of(text.field, its_words))

    def finished(self, original: Original) -> Index:
        """Make the index, now that every record has been added."""
        numbers = {id: number for number, id in enumerate(self.ids)}
        carriers = [
            numbers[id] if id in self.called and id in numbers else NO_CARRIER
            for id in self.tied.ids
        ]
        ties = self.ties(carriers)
        names = _words_of(ties.names)
        vocabulary = Vocabulary.of(
            word for found in (*self.words.values(), names) for word in found
        )
        words_of = vocabulary.words
        tied = {
            carrier: records
            for carrier, records in zip(carriers, self.tied.records, strict=True)
            if carrier != NO_CARRIER
        }
        return Index(
            ids=self.ids,
            kinds=_kind_ranges(self.counts),
            texts=Texts(self.lines, ties, original),
            vocabulary=vocabulary,
            postings={g: Postings.of(words_of, self.words[g]) for g in Group if g != Group.LINKED},
            linked=CarriedPostings.of(words_of, names, tied),
            aliases={g: Aliases.of(self.aliases[g]) for g in Group if g.holds_aliases},
            initials=Aliases.of(self.initials),
            traits={trait: numbers_of(found) for trait, found in self.traits.items()},
            numbers=numbers,
            everything=in_range(range(len(self.ids))),
        )

    def ties(self, carriers: Sequence[int]) -> Ties:
        """Settle the ties, now that every record has its number."""
        names = {}
        for carrier in sorted(carriers):
            if carrier != NO_CARRIER:
                folded = (" ".join(words(name)) for name in self.called[self.ids[carrier]])
                names[carrier] = packed((Field.NAME, name) for name in folded if name)
        found = array("I", [carriers[at] for at in self.tied.links])
        return Ties(self.tied.starts, found, self.tied.fields, names)


def _words_of(names: Mapping[int, str]) -> Mapping[str, list[int]]:
    """Give the carriers of each word; they come in ascending order."""
    found = _by_word()
    for carrier, lines in names.items():
        for word in {word for line in lines.split("\n") for word in line[1:].split()}:
            found[word].append(carrier)
    return found


def _kind_ranges(counts: Mapping[Kind, int]) -> dict[Kind, range]:
    ranges = {}
    start = 0
    for kind, count in counts.items():
        ranges[kind] = range(start, start + count)
        start += count
    return ranges
