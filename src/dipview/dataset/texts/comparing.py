"""Comparing: how exact words stand in a text, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from dipview.computing import check
from dipview.dataset.edits import nearest_part
from dipview.dataset.texts.locators import Locators
from dipview.dataset.texts.normal_form import NormalForm, breaks_words, normal_form
from dipview.dataset.texts.paragraphs import without_blanks
from dipview.dataset.value_conversion import shortened


class Fit(StrEnum):
    """How exact words stand in a text."""

    EXACT = "exact"
    TYPOGRAPHIC = "typographic"
    """But for what typesetting changes: see ``normal_form``."""
    DIFFERS = "differs"
    ABSENT = "absent"
    NO_TEXT = "no text"
    """There is no text to look into."""


class Found(NamedTuple):
    """Words that were looked for."""

    fit: Fit
    start: int = 0
    end: int = 0
    """In characters of the text; 0 where they are absent."""
    differences: str = ""
    """What differs, in words."""


_ALIKE = 75
"""From how many of a hundred on what is nearest is told as the words meant."""
_MOST = 1_000
"""Places at which words are looked at, where they recur."""
_TOLD = 3
"""How many differences are told."""


class SourceText:
    """The text of a source, to look for words in."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _normal(self) -> tuple[NormalForm, ...]:
        form = normal_form(self.text)
        if not breaks_words(self.text):
            return (form,)
        return form, normal_form(self.text, hyphens=True)

    @cached_property
    def locators(self) -> Locators:
        """How places in it are cited."""
        return Locators(self.text)

    def found(self, words: str, start: int = 0, end: int | None = None) -> Found | None:
        """Find words that stand between two places exactly, or but for how they are set."""
        last = len(self.text) if end is None else end
        if (at := _place(words, self.text, start, last)) is not None:
            return Found(Fit.EXACT, at, at + len(words))
        wanted = normal_form(words).text.strip()
        for form in self._normal:
            if (at := _place(wanted, form.text, *form.between(start, last))) is not None:
                return Found(Fit.TYPOGRAPHIC, *form.place(at, at + len(wanted)))
        return None

    def every(self, words: str) -> list[Found]:
        """Find all places at which words stand exactly, or else but for how they are set."""
        exact = [
            Found(Fit.EXACT, at, at + len(words)) for at in islice(_places(words, self.text), _MOST)
        ]
        if exact:
            return exact
        wanted = normal_form(words).text.strip()
        for form in self._normal:
            found = [
                Found(Fit.TYPOGRAPHIC, *form.place(at, at + len(wanted)))
                for at in islice(_places(wanted, form.text), _MOST)
            ]
            if found:
                return found
        return []

    def nearest(self, words: str) -> Found:
        """Find what is most like words that do not stand there as they are given."""
        wanted, form = normal_form(words).text.strip(), self._normal[0]
        near = _nearest(wanted, form.text)
        if near is None:
            return Found(Fit.ABSENT)
        start, end = _whole_words(form.text, *near)
        if start >= end:  # What is alike is nothing but spaces.
            return Found(Fit.ABSENT)
        differences = _differences(wanted, form.text[start:end])
        return Found(Fit.DIFFERS, *form.place(start, end), differences)


def _nearest(words: str, text: str) -> tuple[int, int] | None:
    """Find the part of a text that is the most like words; of long ones by their two ends.

    What is compared takes time by the square of its length where a text repeats itself.
    """
    near = nearest_part(words[:_COMPARED], text, _ALIKE)
    if near is None or len(words) <= _COMPARED:
        return near
    start = near[0]
    last = nearest_part(words[-_COMPARED:], text[near[0] : start + 2 * len(words)], _ALIKE)
    return start, max(near[1], start + last[1] if last else near[1])


_COMPARED = 1000
"""In characters."""


def _place(words: str, text: str, start: int, end: int) -> int | None:
    return next(_places(words, text, start, end), None)


def _places(words: str, text: str, start: int = 0, end: int | None = None) -> Iterator[int]:
    """Find words that do not begin or end inside of other words."""
    at = text.find(words, start, end) if words else -1
    while at >= 0:
        check()
        if not (_joined(text, at) or _joined(text, at + len(words))):
            yield at
        at = text.find(words, at + 1, end)


def _joined(text: str, at: int) -> bool:
    """Tell whether a place lies inside a word; of scripts with spaces between words alone."""
    return 0 < at < len(text) and all(
        each.isalnum() and each < _SPACED for each in text[at - 1 : at + 1]
    )


_SPACED = "\u0590"
"""Before this one come Latin, Greek, Cyrillic and Armenian, which part all words."""


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    start, end = without_blanks(text, start, end)
    while _joined(text, start):
        start -= 1
    while _joined(text, end):
        end += 1
    return start, end


def _differences(words: str, printed: str) -> str:
    """Say in which words two texts differ: ``'will not' (printed: 'shall not')``."""
    ours, theirs = (re.findall(r"\w+|[^\w\s]", text) for text in (words, printed))
    spans = [
        (" ".join(ours[a:b]), " ".join(theirs[c:d]))
        for kind, a, b, c, d in SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()
        if kind != "equal"
    ]
    told = [_difference(mine, other) for mine, other in spans[:_TOLD]]
    more = " and elsewhere" if len(spans) > _TOLD else ""
    return f"{', '.join(told) or 'spaces'}{more}"


def _difference(ours: str, printed: str) -> str:
    if not ours:
        return f"'{shortened(printed)}', which is left out"
    other = f"'{shortened(printed)}'" if printed else "nothing"
    return f"'{shortened(ours)}' (printed: {other})"
