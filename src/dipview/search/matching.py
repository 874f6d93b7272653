"""Matching: a query and an index give the complete set of matching records, unranked.

What a bare word matches:

- a word that it begins, anywhere in a record; a word that holds it inside, from three letters;
  a name of which it is the initials;
- a word that it mistypes, only where nothing in the data begins with it: three letters on the
  way to a name bring no noise. Several bare words may besides be mistyped together where no record
  has them all, and mistype a name where no name has them all, whatever texts do;
- the letters of a name in their order with some left out, where nothing else is found;
- words side by side that it joins, as two typed words answer one that joins them: *daesung* and
  *dae sung* find *Dae-sung* and *Daesung*, *g20* and *g 20* find *G-20* and *G20*.

Function words (*of*, *the*, …) beside other bare words are not required. After ``!`` a bare word
excludes only what begins with it: nothing is hidden because it looks alike.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, product
from operator import itemgetter
from typing import NamedTuple, TypeAlias

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.search import filters
from dipview.search.fields import Group
from dipview.search.folding import words
from dipview.search.index import Index
from dipview.search.joined_words import anchor_of, put_together, taken_apart
from dipview.search.number_sets import NONE, LazySets, Numbers, intersection, numbers_of, union
from dipview.search.phrases import carriers, places_of, with_phrase
from dipview.search.query import Anchor, And, Filter, Node, Not, Or, Phrase, Word
from dipview.search.resolving import meaningful
from dipview.search.texts import Wanted

NAMING = (Group.NAMES, Group.OTHER_NAMES)
"""The groups of fields that are names."""
COMMON = 4_096
"""So many texts that have the parts of a word have them by chance: they are not looked through."""


class WordMatch(NamedTuple):
    """What one bare word matches, the surest first."""

    word: str
    begun: Mapping[Group, Numbers]
    """The records with a word that it begins, by the weight of the field."""
    initials: Numbers = NONE
    inside: Numbers = NONE
    similar: Mapping[str, float] = {}
    """The words of the vocabulary that it may be a typo of, the most alike first."""
    similar_places: Numbers = NONE
    """Their places."""
    similar_levels: Iterable[Numbers] = ()
    """The records that have them, the most alike first, of names before texts."""
    skeletons: frozenset[str] = frozenset()
    """The words of names that have its letters in order."""
    skeleton_numbers: Numbers = NONE

    @property
    def wanted(self) -> Wanted:
        """What a text must have for a word of it to answer this one, but as initials."""
        return Wanted(self.word, self.similar.keys() or self.skeletons)

    @property
    def anywhere(self) -> Numbers:
        """The records with a word that it begins, in any field."""
        return union(self.begun.values())

    @property
    def literal(self) -> Numbers:
        """The records that have it letter for letter, or as initials."""
        return union([*self.begun.values(), self.initials, self.inside])


class TextMatch(NamedTuple):
    """What the bare words of a conjunction match together."""

    words: tuple[str, ...]
    """All of them, in order."""
    required: tuple[WordMatch, ...]
    numbers: Numbers
    named: int | None = None
    """The record whose id was typed."""


class PhraseMatch(NamedTuple):
    """What a phrase matches."""

    words: tuple[str, ...]
    anchor: Anchor
    by_group: Mapping[Group, Numbers]
    """The records that have it in a field of each group."""
    numbers: Numbers


class PlainMatch(NamedTuple):
    """What a filter or a negation leaves: nothing in it ranks before anything else."""

    numbers: Numbers


class EveryMatch(NamedTuple):
    """What all parts match."""

    parts: tuple["Matched", ...]
    numbers: Numbers


class EitherMatch(NamedTuple):
    """What one of the parts matches."""

    parts: tuple["Matched", ...]
    numbers: Numbers


Matched: TypeAlias = TextMatch | PhraseMatch | PlainMatch | EveryMatch | EitherMatch
"""What a part of a query matches."""


class Matcher:
    """An index and its dataset, ready to be asked."""

    def __init__(self, index: Index, dataset: Dataset, day: dt.date | None = None) -> None:
        self.index = index
        self.dataset = dataset
        self.day = day
        """The day on which offices that are asked for must be held; None for the dataset's own."""

    def matched(self, node: Node) -> Matched:
        """Find everything that a query, or a part of one, matches.

        Args:
            node: The part.

        Returns:
            The complete set of record numbers, with what ranking needs to know about them.

        Raises:
            QueryError: A field names a record that there is not.
        """
        check()
        match node:
            case And(terms):
                return self._every(terms)
            case Or(terms):
                parts = tuple(self.matched(term) for term in terms)
                return EitherMatch(parts, union(part.numbers for part in parts))
            case Not(term):
                return PlainMatch(self.index.everything - self._excluded(term))
            case Filter():
                found = filters.matching(self.index, self.dataset, node, self.day)
                return PlainMatch(found)
            case Phrase():
                return self._phrase(node)
            case Word():
                return self._words([node])

    def _every(self, terms: Sequence[Node]) -> Matched:
        heard = [term for term in terms if not _is_silent(term)]
        if not terms:
            return PlainMatch(self.index.everything)
        bare = [term for term in heard if isinstance(term, Word)]
        parts = [self.matched(term) for term in heard if not isinstance(term, Word)]
        if bare or not heard:
            parts.insert(0, self._words(bare))
        if len(parts) == 1:
            return parts[0]
        return EveryMatch(tuple(parts), intersection([part.numbers for part in parts]))

    def _excluded(self, node: Node) -> Numbers:
        """Find what a negated part matches to the letter."""
        match node:
            case Word(text):
                found = words(text)
                apart = [[match.numbers for match in self._apart(word)] for word in found]
                begun = [self._begun(word).values() for word in found]
                each = zip(begun, apart, strict=True)
                return intersection([union([*numbers, *joined]) for numbers, joined in each])
            case And(terms):
                return intersection([self._excluded(t) for t in terms if not _is_silent(t)])
            case Or(terms):
                return union(self._excluded(term) for term in terms)
            case _:
                return self.matched(node).numbers

    def _words(self, terms: Sequence[Word]) -> Matched:
        """Match bare words, each record all of them, however they are written apart or together."""
        typed = tuple(word for term in terms for word in words(term.text))
        asked = tuple(dict.fromkeys(meaningful(typed)))
        apart = {word: phrases for word in asked if (phrases := self._apart(word))}
        others: list[Matched] = [*self._with_parts(asked, apart), *self._with_pairs(asked)]
        found = self._as_typed(terms, typed, apart)
        if not others:
            return found
        answers = (*([found] if found.numbers else []), *others)
        return EitherMatch(answers, union(answer.numbers for answer in answers))

    def _apart(self, word: str) -> list[PhraseMatch]:
        """Find the records that have a word taken apart into words side by side."""
        found = []
        for parts in taken_apart(self.index.vocabulary, word):
            match = self._side_by_side(parts)
            if match.numbers:
                found.append(match)
        return found

    def _side_by_side(self, parts: tuple[str, ...]) -> PhraseMatch:
        """Find the parts of a word side by side; with little work where nothing has them all."""
        anchor, joined = anchor_of(parts), " ".join(parts)
        places = places_of(self.index, parts, anchor)
        by_group: dict[Group, Numbers] = {}
        for group in Group:
            if group is Group.LINKED:
                named = carriers(self.index, joined, anchor)
                by_group[group] = self.index.tied_to(named) if named else NONE
                continue
            found = self.index.everything
            for each in places:
                found = found & self.index.with_places(group, each) if found else NONE
            if group is Group.TEXTS and len(found) > COMMON:
                found = NONE
            by_group[group] = with_phrase(self.index, group, found, joined, anchor)
        return PhraseMatch(parts, anchor, by_group, union(by_group.values()))

    def _with_parts(
        self, asked: Sequence[str], apart: Mapping[str, Sequence[PhraseMatch]]
    ) -> Iterator[Matched]:
        """Match words of which one is taken apart."""
        for word, phrases in apart.items():
            rest = tuple(map(self._literal, (other for other in asked if other != word)))
            if not rest:
                yield from phrases
                continue
            beside = TextMatch(tuple(match.word for match in rest), rest, self._matching(rest))
            for phrase in phrases:
                if numbers := beside.numbers & phrase.numbers:
                    yield EveryMatch((phrase, beside), numbers)

    def _with_pairs(self, asked: Sequence[str]) -> Iterator[Matched]:
        """Match words of which two are put together."""
        vocabulary = self.index.vocabulary
        for joined in put_together(asked):
            if all(vocabulary.beginning_with(word) for word in joined):
                required = tuple(map(self._literal, dict.fromkeys(joined)))
                if numbers := self._matching(required):
                    yield TextMatch(joined, required, numbers)

    def _as_typed(
        self, terms: Sequence[Word], typed: tuple[str, ...], apart: Collection[str]
    ) -> TextMatch:
        """Match bare words as they are typed; typos only of what is not found otherwise."""
        required = tuple(map(self._literal, dict.fromkeys(meaningful(typed))))
        required = tuple(
            self._loosened(m) if not _is_begun(m) and m.word not in apart else m for m in required
        )
        numbers = self._matching(required)
        if len(required) > 1 and not numbers:
            required = tuple(map(self._with_typos, required))
            numbers = self._matching(required)
        elif len(required) > 1 and not intersection([_named(match) for match in required]):
            mistyped = tuple(map(self._with_typos, required))
            if names := intersection([self._named_alike(match) for match in mistyped]):
                required, numbers = mistyped, numbers | names
        named = self.index.numbers.get(terms[0].text) if len(terms) == 1 else None
        if named is not None:
            numbers = numbers | numbers_of([named])
        return TextMatch(typed, required, numbers, named)

    def _matching(self, required: Sequence[WordMatch]) -> Numbers:
        """Find the records that every word matches, those first that fewer words may mean."""
        left = self.index.everything if required else NONE
        for match in sorted(required, key=lambda match: len(match.similar_places)):
            similar = self.index.anywhere(match.similar_places, within=left)
            left &= union([match.literal, match.skeleton_numbers, similar])
        return left

    def _begun(self, word: str) -> dict[Group, Numbers]:
        places = self.index.vocabulary.beginning_with(word)
        return {group: self.index.with_range(group, places) for group in Group}

    def _literal(self, word: str) -> WordMatch:
        return WordMatch(
            word,
            self._begun(word),
            initials=self.index.initials.equal_to(word),
            inside=self.index.anywhere(self.index.vocabulary.containing(word)),
        )

    def _loosened(self, match: WordMatch) -> WordMatch:
        """Add the typos of a word that nothing begins with; failing those, its skeletons."""
        loosened = self._with_typos(match)
        if loosened.literal or any(loosened.similar_levels):
            return loosened
        vocabulary = self.index.vocabulary
        places = vocabulary.with_skeleton(match.word)
        return loosened._replace(
            skeletons=frozenset(vocabulary.words[place] for place in places),
            skeleton_numbers=self._named_by(numbers_of(places)),
        )

    def _with_typos(self, match: WordMatch) -> WordMatch:
        if match.similar:
            return match
        vocabulary = self.index.vocabulary
        near = vocabulary.near_places(match.word)
        alike = [numbers_of([at for at, _ in each]) for _, each in groupby(near.items(), _likeness)]
        levels = list(product(Group, alike))
        return match._replace(
            similar={vocabulary.words[place]: likeness for place, likeness in near.items()},
            similar_places=union(alike),
            similar_levels=LazySets(
                len(levels), lambda place: self.index.with_places(*levels[place])
            ),
        )

    def _named_alike(self, match: WordMatch) -> Numbers:
        """Find the records with a name that a word begins, or that it mistypes."""
        return _named(match) | self._named_by(match.similar_places)

    def _named_by(self, places: Numbers) -> Numbers:
        return union(self.index.with_places(group, places) for group in NAMING)

    def _phrase(self, phrase: Phrase) -> PhraseMatch:
        typed = words(phrase.text)
        places = places_of(self.index, typed, phrase.anchor)
        by_group = {
            group: intersection([self.index.with_places(group, each) for each in places])
            for group in Group
        }
        if len(typed) > 1:
            joined = " ".join(typed)
            by_group = {
                group: with_phrase(self.index, group, found, joined, phrase.anchor)
                for group, found in by_group.items()
            }
        return PhraseMatch(typed, phrase.anchor, by_group, union(by_group.values()))


_likeness = itemgetter(1)


def _named(match: WordMatch) -> Numbers:
    return union(match.begun[group] for group in NAMING)


def _is_begun(match: WordMatch) -> bool:
    return bool(match.initials) or any(match.begun.values())


def _is_silent(node: Node) -> bool:
    """Tell whether a term has no letter or digit, so that beside others it asks for nothing."""
    return isinstance(node, Word | Phrase) and not words(node.text)
