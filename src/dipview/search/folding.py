"""Folding: text reduced to what a searcher types, and the way back to the original letters.

The recipe: compatibility decomposition (Unicode NFKD, UAX #15), without combining marks, with the
letters that do not decompose spelt out, without apostrophes, case-folded. It works letter by
letter, so that every folded letter has one original letter, and a highlight can find it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from dipview.model.letters import APOSTROPHES, SPELT_OUT

_TATWEEL = "\u0640"
_LETTER = r"[^\W\d_]"
# Vowel signs of Indic, Tibetan and Southeast Asian scripts are marks that belong to the word.
_SIGN = r"[^\W_]+|[\u0900-\u0963\u0966-\u0eff\u0f71-\u0fbc\u1000-\u1049\u1050-\u109f\u1780-\u17d3]+"
_WORD = rf"(?<![^\W_]){_LETTER}(?:\.{_LETTER})+(?![^\W_])|(?:{_SIGN})+"
_PLAIN_WORD = "[a-z0-9]+"
# The full stop comes first: of it a text is searched the fastest.
_ABBREVIATED = re.compile(r"\.(?<=[A-Za-z]\.)[A-Za-z]")
_APOSTROPHES = b"'`"
_PLAIN_LETTERS = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ")
    for code in range(256)
)
"""What becomes of each ASCII character, but apostrophes, where no word holds a full stop."""
_RIGHT_TO_LEFT = frozenset({"R", "AL"})


class PlacedWord(NamedTuple):
    """A folded word, and where each of its letters stands in the original text."""

    text: str
    origins: Sequence[int]
    """For each letter of ``text`` the index of the original character."""


def fold(text: str) -> str:
    """Fold a text; folding a folded text changes nothing.

    Args:
        text: Any text.

    Returns:
        The text as it is compared: punctuation and spaces are kept, marks and case are not.
    """
    if text.isascii():
        return text.replace("'", "").replace("`", "").lower()
    return "".join(map(folded_letter, text))


@lru_cache(maxsize=1 << 16)
def folded_letter(letter: str) -> str:
    """Fold one character: to nothing, to one, or to several."""
    if letter in APOSTROPHES:
        return ""
    folded = "".join(
        SPELT_OUT.get(part, part)
        for part in unicodedata.normalize("NFKD", letter).casefold()
        if not _dropped(part)
    )
    return folded if folded == letter else "".join(map(folded_letter, folded))


def _dropped(letter: str) -> bool:
    return (
        unicodedata.combining(letter) != 0
        or letter in APOSTROPHES
        or letter == _TATWEEL
        or unicodedata.category(letter) == "Cf"
        or "\ufe00" <= letter <= "\ufe0f"  # variation selectors, and those of the next line
        or "\U000e0100" <= letter <= "\U000e01ef"
    )


def words(text: str) -> tuple[str, ...]:
    """Split a text into folded words.

    Letters and digits make a word; ``U.S.`` is one word, ``us``; ``al-Assad`` is two.

    Args:
        text: Any text, folded or not.

    Returns:
        The words in their order, repetitions kept.
    """
    if text.isascii() and not ("." in text and _ABBREVIATED.search(text)):
        return tuple(text.encode().translate(_PLAIN_LETTERS, _APOSTROPHES).decode().split())
    return tuple(found.replace(".", "") for found in re.findall(_WORD, fold(text)))


def placed_words(text: str) -> Iterator[PlacedWord]:
    """Split a text into folded words that know where their letters come from.

    Args:
        text: Any text.

    Yields:
        The same words as ``words`` gives, in the same order.
    """
    folded, origins = _placed_letters(text)
    if folded.isascii() and not _ABBREVIATED.search(folded):
        for match in re.finditer(_PLAIN_WORD, folded):
            yield PlacedWord(match[0], origins[match.start() : match.end()])
        return
    for match in re.finditer(_WORD, folded):
        start, end = match.span()
        found = match[0]
        if "." not in found:
            yield PlacedWord(found, origins[start:end])
            continue
        kept = [at for at in range(start, end) if folded[at] != "."]
        yield PlacedWord("".join(folded[at] for at in kept), [origins[at] for at in kept])


def _placed_letters(text: str) -> tuple[str, Sequence[int]]:
    """Fold a text, and tell for each folded letter the index of the original character."""
    if text.isascii() and "'" not in text and "`" not in text:
        return text.lower(), range(len(text))
    pieces = list(map(folded_letter, text))
    folded = "".join(pieces)
    if len(folded) == len(pieces) and all(pieces):  # Each letter gave one.
        return folded, range(len(text))
    return folded, [index for index, piece in enumerate(pieces) for _ in piece]


def grapheme_range(text: str, start: int, end: int) -> tuple[int, int]:
    """Widen a range of characters so that it splits no letter from its marks.

    Args:
        text: The original text.
        start: Index of the first character.
        end: Index after the last character.

    Returns:
        The widened range.
    """
    while start > 0 and _continues(text[start]):
        start -= 1
    while end < len(text) and _continues(text[end]):
        end += 1
    return start, end


def _continues(letter: str) -> bool:
    return (
        unicodedata.category(letter).startswith("M")
        or letter == "\u200d"
        or "\u1160" <= letter <= "\u11ff"  # jamo inside a syllable, and those of the next line
        or "\ud7b0" <= letter <= "\ud7fb"
    )


def is_right_to_left(text: str) -> bool:
    """Tell whether any character of the text is written from right to left."""
    return any(unicodedata.bidirectional(letter) in _RIGHT_TO_LEFT for letter in text)


def is_unspaced(word: str) -> bool:
    """Tell whether a word is of a script that puts no spaces between words.

    Thai, Lao, Khmer, Myanmar, kana and the ideographs: a run of them is a phrase rather than a
    word, so that short parts of it are worth finding.
    """
    first = word[:1]
    return (
        "\u0e00" <= first <= "\u0eff"
        or "\u1000" <= first <= "\u109f"
        or "\u1780" <= first <= "\u17ff"
        or "\u2e80" <= first <= "\ua4cf"
        or "\U00020000" <= first <= "\U0003ffff"
    )
