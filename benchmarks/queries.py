"""Queries made from generated names, in groups, each with the records that it means."""

from __future__ import annotations

import random
import string
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from pathlib import Path

from attrs import field, frozen


class Group(StrEnum):
    """How a query is typed."""

    SHORT = "1–3 letters"
    MIDDLE = "4–6 letters"
    LONG = "7–12 letters"
    TYPO = "typo"
    TYPO_IN_PREFIX = "typo in a prefix"
    FIRST_LETTER = "wrong first letter"
    TWO_WORDS = "two words"
    NONSENSE = "nonsense"


@frozen
class Asked:
    """A query, and the ids of all records that it may mean; none for nonsense."""

    text: str
    meant: frozenset[str] = field(factory=frozenset)


@frozen(eq=False)
class Names:
    """The names of the generated actors."""

    pairs: Sequence[tuple[str, str]]
    """Id and name, a pair a name."""

    @classmethod
    def read(cls, path: Path) -> Names:
        """Read the names that were written beside a dataset."""
        lines = path.read_text(encoding="utf-8").splitlines()
        pairs = [line.split("\t") for line in lines]
        return cls([(id, name) for id, name in pairs])

    def latin(self, *, words: int = 1) -> list[tuple[str, ...]]:
        """Give the names of at least so many words in Latin letters, in lower case."""
        split = (tuple(name.lower().split()) for _, name in self.pairs if name.isascii())
        return [name for name in split if len(name) >= words]

    def by_word(self) -> Mapping[str, set[str]]:
        """Give the ids of the actors that have each word in a name."""
        found: dict[str, set[str]] = defaultdict(set)
        for id, name in self.pairs:
            for word in name.lower().split():
                found[word].add(id)
        return found

    def by_name(self) -> Mapping[str, set[str]]:
        """Give the ids of the actors that have each name."""
        found: dict[str, set[str]] = defaultdict(set)
        for id, name in self.pairs:
            found[name.lower()].add(id)
        return found


def mistyped(rng: random.Random, word: str, *, edits: int = 1) -> str:
    """Mistype a word behind its first letter; gives another word than ``word``."""
    typed = word
    while typed == word:
        for _ in range(edits):
            typed = _edited(rng, typed)
    return typed


def _edited(rng: random.Random, word: str) -> str:
    at = rng.randrange(1, len(word))
    letter = rng.choice(string.ascii_lowercase)
    match rng.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + letter + word[at:]
        case 2:
            return word[:at] + letter + word[at + 1 :]
        case _:
            at = min(at, len(word) - 2) if len(word) > 2 else 0
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def groups(names: Names, count: int, seed: int) -> dict[Group, list[Asked]]:
    """Make the queries that times are taken of.

    Args:
        names: What they are made from.
        count: How many of each group.
        seed: What chance begins with.

    Returns:
        The queries of each group, no query twice in it.
    """
    rng = random.Random(f"queries {seed}")  # noqa: S311 (not secret)
    maker = _Maker(rng, names.latin(words=2), names.by_word(), sorted(names.by_word()))
    return {group: _distinct(count, partial) for group, partial in maker.makers().items()}


def _distinct(count: int, make: Callable[[], Asked]) -> list[Asked]:
    found: dict[str, Asked] = {}
    for _ in range(count * 50):
        asked = make()
        found.setdefault(asked.text, asked)
        if len(found) == count:
            break
    return list(found.values())


@frozen(eq=False)
class _Maker:
    rng: random.Random
    names: Sequence[tuple[str, ...]]
    ids: Mapping[str, set[str]]
    words: Sequence[str]

    def makers(self) -> dict[Group, Callable[[], Asked]]:
        return {
            Group.SHORT: lambda: self.beginning(1, 3),
            Group.MIDDLE: lambda: self.beginning(4, 6),
            Group.LONG: lambda: self.beginning(7, 12),
            Group.TYPO: self.typo,
            Group.TYPO_IN_PREFIX: self.typo_in_prefix,
            Group.FIRST_LETTER: self.first_letter,
            Group.TWO_WORDS: self.two_words,
            Group.NONSENSE: self.nonsense,
        }

    def word(self, least: int) -> str:
        """Choose a word of a name, of at least so many letters."""
        while True:
            word = self.rng.choice(self.rng.choice(self.names))
            if len(word) >= least and word.isalpha():
                return word

    def beginning(self, shortest: int, longest: int) -> Asked:
        length = self.rng.randint(shortest, longest)
        word = self.word(shortest)[:length]
        return Asked(word, self.having(lambda other: other.startswith(word)))

    def having(self, fits: Callable[[str], bool]) -> frozenset[str]:
        found: Iterable[set[str]] = (self.ids[word] for word in self.words if fits(word))
        return frozenset().union(*found)

    def typo(self) -> Asked:
        word = self.word(6)
        return Asked(mistyped(self.rng, word), frozenset(self.ids[word]))

    def typo_in_prefix(self) -> Asked:
        length = self.rng.randint(5, 8)
        start = self.word(length + 2)[:length]
        meant = self.having(lambda other: other.startswith(start))
        return Asked(mistyped(self.rng, start), meant)

    def first_letter(self) -> Asked:
        word = self.word(6)
        letters = string.ascii_lowercase.replace(word[0], "")
        return Asked(self.rng.choice(letters) + word[1:], frozenset(self.ids[word]))

    def two_words(self) -> Asked:
        """Give two words of a name in any order, one of two times with a typo."""
        first, last = self.rng.choice([name for name in self.names if len(name[-1]) > 4])[-2:]
        meant = frozenset(self.ids[first] & self.ids[last])
        if self.rng.random() < 0.5:
            last = mistyped(self.rng, last)
        words = [first, last] if self.rng.random() < 0.75 else [last, first]
        return Asked(" ".join(words), meant)

    def nonsense(self) -> Asked:
        return Asked("".join(self.rng.choices("qxzjwvk", k=self.rng.randint(5, 10))))


def held_out(names: Names, count: int, seed: int) -> list[Asked]:
    """Corrupt whole names: one or two typos, one name of eight with a wrong first letter.

    Args:
        names: The names.
        count: How many queries.
        seed: What chance begins with.

    Returns:
        The queries, with all actors that have the name that was corrupted.
    """
    rng = random.Random(f"held out {seed}")  # noqa: S311 (not secret)
    ids = names.by_name()
    chosen = names.latin(words=2)
    return [_corrupted(rng, rng.choice(chosen), ids) for _ in range(count)]


def _corrupted(rng: random.Random, name: tuple[str, ...], ids: Mapping[str, set[str]]) -> Asked:
    meant = frozenset(ids[" ".join(name)])
    words = list(name)
    at = max(range(len(words)), key=lambda place: len(words[place]))
    if rng.random() < 0.125:
        letters = string.ascii_lowercase.replace(words[at][0], "")
        words[at] = rng.choice(letters) + words[at][1:]
    else:
        words[at] = mistyped(rng, words[at])
        if rng.random() < 0.4:
            other = rng.randrange(len(words))
            words[other] = mistyped(rng, words[other]) if len(words[other]) > 4 else words[other]
    return Asked(" ".join(words), meant)


def nonsense(count: int, seed: int) -> list[str]:
    """Give letters that no word of the generated data has in this order."""
    rng = random.Random(f"nonsense {seed}")  # noqa: S311 (not secret)
    return ["".join(rng.choices("qxzjwvk", k=rng.randint(5, 10))) for _ in range(count)]
