"""Combining marks in canonical order: normalizing takes no longer than a text is long.

``unicodedata`` sorts the marks after a letter one by one into their places, which takes quadratic
time where very many follow one another in disorder (UAX #15 allows 30 in texts that are safe to
stream). Put in order before, they stay where they are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby, pairwise
from typing import Literal

Form = Literal["NFC", "NFD", "NFKC", "NFKD"]

_LONG_RUN = r"[^\w\s]{32,}"
"""What may be so many marks in a row that their order matters; no mark is a word's or a space."""


def normalized(form: Form, text: str) -> str:
    """Normalize a text as Unicode has it, however many marks it has in a row."""
    return unicodedata.normalize(form, in_order(text))


def is_composed(text: str) -> bool:
    """Tell whether a text is in Unicode's form NFC, however many marks it has in a row."""
    runs = re.findall(_LONG_RUN, text)
    return all(map(_is_in_order, runs)) and unicodedata.is_normalized("NFC", text)


def in_order(text: str) -> str:
    """Put the marks of long runs into canonical order; the text means the same as before."""
    return re.sub(_LONG_RUN, lambda match: "".join(_ordered(match[0])), text)


def _ordered(run: str) -> Iterator[str]:
    for is_mark, characters in groupby(run, lambda each: unicodedata.combining(each) != 0):
        # Sorting is stable: marks of one class keep their order, which is of meaning.
        yield from sorted(characters, key=unicodedata.combining if is_mark else _alike)


def _alike(_character: str) -> int:
    return 0


def _is_in_order(run: str) -> bool:
    classes = map(unicodedata.combining, run)
    return all(not after or before <= after for before, after in pairwise(classes))
