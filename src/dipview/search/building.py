"""Building: from documents to an index, in one pass over them."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from sys import intern
from typing import NamedTuple

from dipview.model.kinds import Kind
from dipview.search.documents import Document, FieldLinks, FieldText, Run, Searched, Shared, Trait
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

_PLACES = {name: place for place, name in enumerate(Field)}
_MARKED_AS = {name: bytes((place,)) for name, place in _PLACES.items()}
_KEPT_AS = {name: (mark_of(name), name.group) for name in Field}
_SHORT = 40
"""Letters up to which texts recur often enough to remember their words."""
_REMEMBERED = 1 << 12
"""How many texts' words are remembered: those met last, since most names are met only once."""

_ByWord = dict[str, "array[int]"]


class RecordFacts(NamedTuple):
    """What is known of the records that documents are of, besides the documents."""

    ids: Sequence[str]
    numbers: Mapping[str, int]
    original: Original
    carriers: Mapping[str, int]
    """The number of each record that others are tied to."""


def built(documents: Iterable[Searched], known: RecordFacts | None = None) -> Index:
    """Build the index.

    Args:
        documents: What is searched of each record, kind by kind in the static order.
        known: The records; None to keep the documents themselves, none of which is shared.

    Returns:
        The index over all of them.
    """
    if known is None:
        documents = list(documents)
        known = _of_kept([each for each in documents if isinstance(each, Document)])
    growing = _Growing(known.carriers)
    for document in documents:
        if isinstance(document, Run):
            growing.add_run(document)
        elif isinstance(document, Shared):
            growing.add(document.document, document.holders)
        else:
            growing.add(document)
    return growing.finished(known)


def _of_kept(kept: Sequence[Document]) -> RecordFacts:
    called = {document.id: document.called for document in kept}
    ids = [document.id for document in kept]

    def original(number: int, name: Field, folded: str) -> str:
        return original_text(kept[number], lambda id: called.get(id, ()), name, folded)

    numbers = {id: number for number, id in enumerate(ids)}
    return RecordFacts(ids, numbers, original, numbers)


def _by_word() -> _ByWord:
    return defaultdict(_numbers)


def _numbers() -> array[int]:
    return array("I")


def _folded(text: str) -> tuple[tuple[str, ...], str]:
    its_words = words(text)
    return its_words, " ".join(its_words)


class _Carriers(dict[str, int]):
    """The number of each record that is tied to; ``NO_CARRIER`` of what is none."""

    def __missing__(self, id: str) -> int:
        number = self[id] = NO_CARRIER
        return number


class _Tied:
    """The ties of the records so far.

    Args:
        carriers: The number of each record that is tied to, of those that come later too.
    """

    def __init__(self, carriers: Mapping[str, int]) -> None:
        self.starts = array("I", [0])
        self.links = _numbers()
        self.fields = array("B")
        self.by_carrier: dict[int, array[int]] = defaultdict(_numbers)
        """For each carrier the records tied to it, ascending."""
        self._carriers = _Carriers(carriers)

    def add(self, record: int, links: Iterable[FieldLinks]) -> None:
        """Note the ties of the record that comes next."""
        ends, by_carrier, carriers = self.links, self.by_carrier, self._carriers
        for name, ids in links:
            self.fields.frombytes(_MARKED_AS[name] * len(ids))
            for id in ids:
                carrier = carriers[id]
                ends.append(carrier)
                tied = by_carrier[carrier]
                if not tied or tied[-1] != record:
                    tied.append(record)
        self.starts.append(len(ends))

    def add_all(
        self, numbers: array[int], holders: Sequence[str], links: Sequence[FieldLinks]
    ) -> None:
        """Note the ties of records that follow one another, alike but for their holders."""
        shared = [(name, self._carriers[id]) for name, ids in links for id in ids]
        width, count, begun = len(shared) + 1, len(numbers), len(self.links)
        own = array("I", map(self._carriers.__getitem__, holders))
        ends = array("I", [0]) * (width * count)
        ends[::width] = own
        for at, (_, carrier) in enumerate(shared, 1):
            ends[at::width] = array("I", [carrier]) * count
        self.links.extend(ends)
        names = (Field.HOLDER, *(name for name, _ in shared))
        self.fields.frombytes(bytes(map(_PLACES.__getitem__, names)) * count)
        self.starts.extend(array("I", range(begun + width, len(self.links) + 1, width)))
        for tied, number in zip(map(self.by_carrier.__getitem__, own), numbers, strict=True):
            tied.append(number)
        for _, carrier in shared:
            self.by_carrier[carrier].extend(numbers)

    def add_run(self, first: int, holders: Sequence[str], issues: Sequence[str]) -> None:
        """Note the ties of positions that follow one another, each to its holder and its issue."""
        begun, count = len(self.links), len(holders)
        ends = array("I", bytes(2 * count * self.links.itemsize))
        for at, ids in enumerate((holders, issues)):
            ends[at::2] = carriers = array("I", map(self._carriers.__getitem__, ids))
            for number, tied in enumerate(map(self.by_carrier.__getitem__, carriers), first):
                tied.append(number)
        self.links.extend(ends)
        self.fields.frombytes((_MARKED_AS[Field.HOLDER] + _MARKED_AS[Field.ISSUE]) * count)
        self.starts.extend(range(begun + 2, len(self.links) + 1, 2))


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
    """An index that documents are still added to.

    Args:
        carriers: The number of each record that others are tied to.
    """

    def __init__(self, carriers: Mapping[str, int]) -> None:
        self.counts = dict.fromkeys(Kind, 0)
        self.lines = PackedLines()
        self.words = {group: _by_word() for group in Group}
        self.traits: dict[frozenset[Trait], array[int]] = defaultdict(_numbers)
        """The records that have exactly these traits."""
        self.names: dict[int, str] = {}
        """What each record that others are found by is called, packed."""
        self.tied = _Tied(carriers)
        self.aliases = {group: _Named() for group in Group if group.holds_aliases}
        self.initials = _Named()
        self.remembered = lru_cache(maxsize=_REMEMBERED)(_folded)
        self.recurring: dict[tuple[FieldText, ...], tuple[int, Sequence[array[int]]]] = {}
        """Of texts that many records have alone, as positions have a stance, what is known."""
        self.sorts: list[tuple[int, Sequence[array[int]]]] = []
        """Of each sort of positions the place of its texts, and the records of each word and of
        its traits."""

    def add(self, document: Document, holders: Sequence[str] = ()) -> None:
        """Note the record that comes next; where holders share it, a record of each of them."""
        _, kind, texts, links, called, traits = document
        number, count = len(self.lines), len(holders) or 1
        self.counts[kind] += count
        known = None if called else self.recurring.get(texts)
        if known is None:
            known = self.read(number, texts, called)
        place, found = known
        self.lines.add(place, count)
        if holders:
            numbers = array("I", range(number, number + count))
            for having in (*found, self.traits[traits]):
                having.extend(numbers)
            self.tied.add_all(numbers, holders, links)
        else:
            for having in found:
                having.append(number)
            self.traits[traits].append(number)
            self.tied.add(number, links)

    def add_run(self, run: Run) -> None:
        """Note positions that come next, each of a sort of which there are many."""
        first = len(self.lines)
        for sort in run.sorts[len(self.sorts) :]:
            place, found = self.read(first, sort.texts, ())
            self.sorts.append((place, (*found, self.traits[sort.traits])))
        self.counts[Kind.POSITION] += len(run.which)
        for number, (place, having) in enumerate(map(self.sorts.__getitem__, run.which), first):
            self.lines.add(place, 1)
            for numbers in having:
                numbers.append(number)
        self.tied.add_run(first, run.holders, run.issues)

    def read(
        self, number: int, texts: tuple[FieldText, ...], called: Iterable[str]
    ) -> tuple[int, Sequence[array[int]]]:
        """Give the place of a record's texts among all, and the records that have each word."""
        lines: list[str] = []
        by_group: dict[Group, tuple[str, ...]] = {}
        folded_of: dict[str, tuple[tuple[str, ...], str]] = {}
        for name, text in texts:
            its_words, folded = folded_of[text] = self.words_of(text)
            if its_words:
                mark, group = _KEPT_AS[name]
                lines.append(mark + folded)
                by_group[group] = by_group[group] + its_words if group in by_group else its_words
                if group in self.aliases:
                    self.name(number, name, folded, its_words)
        if called:
            own = ((folded_of.get(name) or self.words_of(name))[1] for name in called)
            self.names[number] = packed((Field.NAME, name) for name in dict.fromkeys(own) if name)
        place = self.lines.place_of(BETWEEN.join(lines))
        found: list[array[int]] = []
        for group, together in by_group.items():
            found += map(self.words[group].__getitem__, set(together))
        if not called and _may_recur(texts) and len(self.recurring) < _REMEMBERED:
            self.recurring[texts] = place, found
        return place, found

    def words_of(self, text: str) -> tuple[tuple[str, ...], str]:
        """Give the folded words of a text, also as one text; both are remembered if it is short."""
        return self.remembered(text) if len(text) <= _SHORT else _folded(text)

    def name(self, number: int, name: Field, folded: str, its_words: tuple[str, ...]) -> None:
        """Note a text that names its record as a whole."""
        self.aliases[name.group].add(folded, number)
        for letters in initials_of(name, its_words):
            # Few initials are unlike all others.
            self.initials.add(intern(letters), number)

    def finished(self, known: RecordFacts) -> Index:
        """Make the index, now that every record has been added; what was gathered is used up."""
        self.remembered.cache_clear()
        self.recurring.clear()
        ties = self.ties()
        names = _words_of(ties.names)
        vocabulary = Vocabulary.of(chain(*self.words.values(), names))
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
            linked=CarriedPostings.of(words_of, names, self.tied.by_carrier),
            numbers=known.numbers,
            everything=in_range(range(len(self.lines))),
        )

    def ties(self) -> Ties:
        """Keep of the records that are called something, and of those tied to, what is both."""
        tied = self.tied.by_carrier
        for number in tied.keys() - self.names.keys():
            del tied[number]
        for number in self.names.keys() - tied.keys():
            del self.names[number]
        return Ties(self.tied.starts, self.tied.links, self.tied.fields, self.names)


def _may_recur(texts: tuple[FieldText, ...]) -> bool:
    """Tell whether records to come may have the same texts, which name none of them."""
    if not texts:
        return True
    name, text = texts[0]
    return len(texts) == 1 and len(text) <= _SHORT and not name.group.holds_aliases


def _words_of(names: Mapping[int, str]) -> _ByWord:
    """Give the carriers of each word; they come in ascending order."""
    found = _by_word()
    for carrier, lines in names.items():
        its_words = lines[1:].split()  # most have one name
        if BETWEEN in lines:
            its_words = [word for line in lines.split(BETWEEN) for word in line[1:].split()]
        for having in map(found.__getitem__, set(its_words)):
            having.append(carrier)
    return found


def _each_trait(together: dict[frozenset[Trait], array[int]]) -> dict[Trait, Numbers]:
    """Give the records that have each trait, whatever others they have, the traits in order.

    What is given is used up.
    """
    found: dict[Trait, list[Numbers]] = defaultdict(list)
    for traits in list(together):
        numbers = numbers_of(together.pop(traits))
        for trait in traits:
            found[trait].append(numbers)
    return {trait: union(found[trait]) for trait in sorted(found)}


def _kind_ranges(counts: Mapping[Kind, int]) -> dict[Kind, range]:
    ranges = {}
    start = 0
    for kind, count in counts.items():
        ranges[kind] = range(start, start + count)
        start += count
    return ranges
