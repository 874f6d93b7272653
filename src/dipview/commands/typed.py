"""Typed: how well what a user types fits a command, a view or a name, by keys, names and words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum

_WORD = re.compile(r"\w+")
_LEAST_LETTERS = 3
"""Letters from which on they may lie apart in a name: ``mtx`` for ``matrix``."""


class Fit(IntEnum):
    """How well something fits; the best first."""

    KEY = 0
    """It is one of the keys."""
    WHOLE = 1
    """It is a name."""
    BEGINS = 2
    """A name begins so."""
    NAMED = 3
    """Each word of it begins a word of a name."""
    TOLD = 4
    """Each word of it begins a word of a name or of what is said about it."""
    APART = 5
    """A name has these letters, in this order."""


def is_key(typed: str, keys: Iterable[str]) -> bool:
    """Tell whether one of some keys, written as a reader knows them, is what was typed.

    A single letter is that key and no other (``s`` is not ``S``); a name may be in any case.
    """
    return any(
        typed == key or (len(key) > 1 and typed.casefold() == key.casefold()) for key in keys
    )


def fit_of(
    typed: str, names: Sequence[str], about: str = "", keys: Iterable[str] = ()
) -> Fit | None:
    """Tell how well something fits what was typed.

    Args:
        typed: What was typed, without blanks around it.
        names: What it is called.
        about: What is said about it.
        keys: Its keys, as a reader knows them.

    Returns:
        None where it does not fit; anything fits an empty text.
    """
    if is_key(typed, keys):
        return Fit.KEY
    wanted, called = typed.casefold(), [name.casefold() for name in names]
    if wanted in called:
        return Fit.WHOLE
    if any(name.startswith(wanted) for name in called):
        return Fit.BEGINS
    if begin(wanted, " ".join(called)):
        return Fit.NAMED
    if begin(wanted, " ".join((*called, about.casefold()))):
        return Fit.TOLD
    letters = wanted.replace(" ", "")
    if len(letters) >= _LEAST_LETTERS and any(_in_order(letters, name) for name in called):
        return Fit.APART
    return None


def begin(typed: str, text: str) -> bool:
    """Tell whether each word of what was typed begins a word of a text; both in small letters.

    Signs that make no word are looked for as they are.
    """
    words, starts = _WORD.findall(text), _WORD.findall(typed)
    if not starts:
        return typed in text
    return all(any(word.startswith(start) for word in words) for start in starts)


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
