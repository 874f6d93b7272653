"""Collation: the key by which names and titles are sorted as a reader expects.

The order is that of a dictionary's root collation (Unicode UTS #10), as far as lists of names need
it: letters before their accents and their case, numbers by their value, scripts one after the
other, punctuation as a space.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from dipview.model.combining_marks import normalized
from dipview.model.letters import APOSTROPHES, SPELT_OUT

_AFTER = "\uf8ff"
"""Stands after every letter: what is spelt with it follows all that begins as it does."""
_BESIDE = {
    "є": "е",
    "ә": "а",
    "ғ": "г",
    "ґ": "г",
    "ђ": "д",
    "ѕ": "з",
    "і": "и",
    "ј": "и",
    "қ": "к",
    "љ": "л",
    "ң": "н",
    "њ": "н",
    "ө": "о",
    "ћ": "т",
    "ұ": "у",
    "ү": "у",
    "һ": "х",
    "џ": "ч",
    "پ": "ب",
    "چ": "ج",
    "ژ": "ز",
    "گ": "ك",
}
"""Letters of the Cyrillic and the Arabic script that stand after another, not at the end."""
_LETTERS = {
    **SPELT_OUT,
    **{letter: before + _AFTER for letter, before in _BESIDE.items()},
    **dict.fromkeys(APOSTROPHES, ""),
}
_NUMBER = re.compile("[0-9]+")
_LENGTHS = 0x4000
"""Where the characters begin that tell how long a number is."""
_ASCII = bytes(
    ord(chr(code).lower()) if code < 128 and chr(code).isalnum() else ord(" ")
    for code in range(256)
)
"""What becomes of each ASCII character but apostrophes."""
_DROPPED = "".join(filter(str.isascii, APOSTROPHES)).encode()


@lru_cache(maxsize=1 << 12)
def sort_key(text: str) -> str:
    """Give the key by which a text is sorted among others.

    Args:
        text: A name, a title, a locator.

    Returns:
        A text that compares, character by character, as a reader would sort. Texts that differ only
        in accents, case or punctuation stand beside each other, always in the same order.
    """
    if text.isascii():
        plain, accents = text.encode().translate(_ASCII, _DROPPED).decode(), ""
    else:
        plain, accents = "".join(map(_primary, text)), normalized("NFKD", text).casefold()
    words = " ".join(_NUMBER.sub(_by_value, plain).split())
    return f"{words}\0{accents}\0{text}"


@lru_cache(maxsize=1 << 14)
def _primary(letter: str) -> str:
    """Give what a character is sorted by first: nothing, a letter, a digit, a space."""
    folded = unicodedata.normalize("NFKD", letter).casefold()
    return "".join(map(_part, unicodedata.normalize("NFKD", folded)))


def _part(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    if unicodedata.combining(letter) or unicodedata.category(letter) in ("Mn", "Cf"):
        return ""
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    return letter if letter.isalnum() or unicodedata.category(letter) == "Mc" else " "


def _by_value(digits: re.Match[str]) -> str:
    """Put before a number how long it is, so that 7 comes before 10."""
    bare = digits[0].lstrip("0")
    return f"0{chr(_LENGTHS + min(len(bare), _LENGTHS))}{bare}"
