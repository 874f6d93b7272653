"""Texts: what is searched of each record, folded, flat, and taken apart when it is scored."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from typing import NamedTuple

from dipview.search.documents import Document
from dipview.search.fields import Field, Group
from dipview.search.folding import words
from dipview.search.number_sets import Numbers, numbers_of
from dipview.search.packing import Lines

FUNCTION_WORDS = frozenset({"a", "an", "and", "at", "by", "for", "in", "of", "on", "the", "to"})
"""Words that carry no meaning of their own in a name."""
NO_CARRIER = 0xFFFFFFFF
"""Stands where a link leads to a record that no other is found by."""
_KEPT = 4_096
"""How many records' lines are kept taken apart: those of a few screens."""
_FIELDS = tuple(Field)
_MARKS = {field: chr(ord("!") + place) for place, field in enumerate(_FIELDS)}
_MARKED = {mark: field for field, mark in _MARKS.items()}
_WEIGHTS = {mark: field.weight for field, mark in _MARKS.items()}
mark_of = _MARKS.__getitem__
"""Gives the mark of a field before a packed line."""
BETWEEN = "\n"
"""Stands between packed lines."""


class IndexedText(NamedTuple):
    """A text of a record as folded words."""

    field: Field
    folded: str
    """The words, a space between them."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words; split anew each time."""
        return tuple(self.folded.split())


def packed(texts: Iterable[tuple[Field, str]]) -> str:
    """Put folded texts into one line each, with a mark of their field before them."""
    return BETWEEN.join(_MARKS[field] + folded for field, folded in texts)


def unpacked(lines: str) -> list[IndexedText]:
    """Take lines apart that were packed."""
    return [_text(line) for line in _lines(lines)]


def _lines(lines: str) -> list[str]:
    return lines.split(BETWEEN) if lines else []


def _text(line: str) -> IndexedText:
    return IndexedText(_MARKED[line[0]], line[1:])


class Ties(NamedTuple):
    """For each record those by whose names it is found, and as what it is tied to them."""

    starts: Sequence[int]
    """Where each record's ties begin, and where the last one's end."""
    carriers: Sequence[int]
    """The number of the record that is tied to, or ``NO_CARRIER``."""
    fields: Sequence[int]
    """The place of the field among all."""
    names: Mapping[int, str]
    """For each carrier what it is called, packed."""

    def lines(self, number: int) -> Iterable[str]:
        """Give the names by which a record is found, each with the mark of its field."""
        for at in range(self.starts[number], self.starts[number + 1]):
            names = self.names.get(self.carriers[at])
            if names is not None:
                mark = _MARKS[_FIELDS[self.fields[at]]]
                yield from (mark + line[1:] for line in _lines(names))

    def tied_to_any(self, carriers: Numbers, numbers: Numbers) -> Numbers:
        """Keep those of some records that are tied to any of the carriers."""
        starts, ends, meant = self.starts, self.carriers, set(carriers)
        return numbers_of(
            number
            for number in numbers
            if not meant.isdisjoint(ends[starts[number] : starts[number + 1]])
        )


class Wanted(NamedTuple):
    """What a text must have to be looked at."""

    part: str
    """A part of a word of it, or of several."""
    others: AbstractSet[str]
    """Words of which any is as good."""


class Texts:
    """The texts of numbered records."""

    def __init__(
        self,
        lines: Lines,
        ties: Ties,
        original: Callable[[int, Field, str], str],
    ) -> None:
        """Prepare.

        Args:
            lines: The folded texts of each record, packed.
            ties: The ties of each record.
            original: Gives a text as it is written, of the record with a number, by its field and
                its folded words.
        """
        self.lines = lines
        self.ties = ties
        self.original = original

        @lru_cache(maxsize=_KEPT)
        def marked(number: int) -> tuple[str, ...]:
            found = dict.fromkeys((*_lines(lines[number]), *ties.lines(number)))
            return tuple(sorted(found, key=lambda line: _WEIGHTS[line[0]]))

        self._marked = marked

    def __getitem__(self, number: int) -> list[IndexedText]:
        """Give the texts of a record, the weightiest first."""
        return [_text(line) for line in self._marked(number)]

    def holding(self, number: int, wanted: Sequence[Wanted]) -> list[IndexedText]:
        """Give those texts of a record that have all that is wanted, the weightiest first."""
        lines: Iterable[str] = self._marked(number)
        for part, others in wanted:
            if others:
                lines = [
                    line
                    for line in lines
                    if part in line or not others.isdisjoint(line[1:].split())
                ]
            else:
                lines = [line for line in lines if part in line]
        return [_text(line) for line in lines]


def original_text(
    document: Document, called: Callable[[str], Iterable[str]], field: Field, folded: str
) -> str:
    """Give a text of a document as it is written.

    Args:
        document: What is searched of a record.
        called: Gives what the record with an id is called where another is tied to it.
        field: The text's field.
        folded: Its folded words.

    Returns:
        The text; ``folded`` where there is no such text.
    """
    own = (text.text for text in document.texts if text.field is field)
    ends = (id for link in document.links if link.field is field for id in link.ids)
    tied = (name for id in ends for name in called(id))
    for texts in (own, tied):
        for text in texts:
            if " ".join(words(text)) == folded:
                return text
    return folded


def initials_of(field: Field, its_words: Sequence[str]) -> frozenset[str]:
    """Give the initials of a name of several words, with and without its function words.

    Args:
        field: The field of a text.
        its_words: The text's folded words.

    Returns:
        For *United States of America* ``usoa`` and ``usa``; nothing for a single word, nor for a
        text that is no name.
    """
    if field.group > Group.OTHER_NAMES or len(its_words) < 2:
        return frozenset()
    full = "".join(word[0] for word in its_words)
    short = "".join(word[0] for word in its_words if word not in FUNCTION_WORDS)
    return frozenset(letters for letters in (full, short) if len(letters) > 1)
