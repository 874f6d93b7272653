"""Invents words: Latin ones from syllables, and names that have Cyrillic or Arabic spellings."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import TypeVar

from attrs import frozen

_ONSETS = (
    *("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "dr", "gr"),
    *("kl", "kr", "pl", "pr", "st", "tr", "sh", "ch", "th", "sk"),
)
_VOWELS = ("a", "e", "i", "o", "u", "a", "e", "o", "ai", "ei", "ou", "ia")
_ENDS = ("", "", "", "n", "r", "l", "s", "m", "nd", "rt", "ck", "sson", "vik", "mont", "dal")

_LETTERS = {
    "b": ("б", "ب"),
    "d": ("д", "د"),
    "f": ("ф", "ف"),
    "g": ("г", "غ"),
    "k": ("к", "ك"),
    "l": ("л", "ل"),
    "m": ("м", "م"),
    "n": ("н", "ن"),
    "r": ("р", "ر"),
    "s": ("с", "س"),
    "t": ("т", "ت"),
    "z": ("з", "ز"),
    "sh": ("ш", "ش"),
    "kh": ("х", "خ"),
    "a": ("а", "ا"),
    "i": ("и", "ي"),
    "u": ("у", "و"),
    "o": ("о", "و"),
}
"""Latin letters with their Cyrillic and Arabic ones: enough for names that read either way."""
_CONSONANTS = tuple(letter for letter in _LETTERS if letter not in "aiuo")

T = TypeVar("T")


@frozen
class Spelled:
    """A word in Latin letters and, where it is at home in another script, in that."""

    latin: str
    native: str = ""


def latin_word(rng: random.Random, syllables: int) -> str:
    """Invent a word of so many syllables, in lower case."""
    body = "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) for _ in range(syllables))
    return body + rng.choice(_ENDS)


def native_word(rng: random.Random, script: int) -> Spelled:
    """Invent a word with its transliteration.

    Args:
        rng: The source of chance.
        script: 0 for Cyrillic, 1 for Arabic.

    Returns:
        The word in both scripts, in lower case.
    """
    letters = []
    for _ in range(rng.randint(2, 3)):
        letters += [rng.choice(_CONSONANTS), rng.choice("aiuo")]
    letters.append(rng.choice(_CONSONANTS))
    return Spelled("".join(letters), "".join(_LETTERS[letter][script] for letter in letters))


def distinct(count: int, invent: Callable[[], T]) -> list[T]:
    """Invent until there are ``count`` different things, in the order in which they came."""
    found: dict[T, None] = {}
    while len(found) < count:
        found[invent()] = None
    return list(found)


def favoured(rng: random.Random, items: Sequence[T]) -> T:
    """Choose an item; the first ones come much more often than the last, as words do."""
    return items[int(len(items) * rng.random() ** 2.5)]
