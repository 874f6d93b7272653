"""Terms: words of a query or of issues that are looked for in a text, in any of their forms."""

from __future__ import annotations

import re
from collections.abc import Iterable

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.folding import PlacedWord, fold, grapheme_range, placed_words, words
from dipview.search.highlights import Span
from dipview.search.texts import FUNCTION_WORDS

_SHORTEST = 4
"""Letters of a word of an issue that is looked for."""
_LONG_ENOUGH = """
    about after again against also been before being between both could does each from have
    into less made make more most must only other over shall should some such than that their
    them then there these they this those under until upon were what when where which while
    will with without would year years
"""
_EMPTY_WORDS = FUNCTION_WORDS.union(_LONG_ENOUGH.split())
_ENDINGS = (("ies", "i"), ("s", ""))
"""What the plural ends with, and what is left of it."""
_MOST_ISSUES = 60
"""Issues of a dataset whose words are looked for where none are nearer."""
_NOT_A_WORD = re.compile(r"(?!)")


@frozen
class Terms:
    """Beginnings of folded words."""

    stems: tuple[str, ...] = ()

    def in_text(self, text: str) -> bool:
        """Tell whether any of them stands in a text."""
        return bool(self.stems) and self._pattern.search(fold(text)) is not None

    def spans(self, text: str) -> tuple[Span, ...]:
        """Give the characters of each word of a text that is one of them, in order."""
        if not self.in_text(text):
            return ()
        return tuple(_span(word, text) for word in placed_words(text) if self._has(word.text))

    def _has(self, word: str) -> bool:
        return any(word.startswith(stem) for stem in self.stems)

    @property
    def _pattern(self) -> re.Pattern[str]:
        # Compiled patterns are kept by re itself.
        each = "|".join(map(re.escape, self.stems))
        return re.compile(rf"(?<![^\W_])(?:{each})") if each else _NOT_A_WORD


def terms_of(texts: Iterable[str]) -> Terms:
    """Make terms of the words of an issue that mean something: *sanction* of *sanctions*."""
    found = (word for text in texts for word in words(text))
    kept = (word for word in found if len(word) >= _SHORTEST and word not in _EMPTY_WORDS)
    return Terms(tuple(dict.fromkeys(map(_stem, kept))))


def terms_typed(typed: Iterable[str]) -> Terms:
    """Make terms of words that somebody typed: as far as they are typed."""
    return Terms(tuple(dict.fromkeys(word for each in typed for word in words(each))))


def issues_meant(dataset: Dataset, pins: Iterable[str], statements: Iterable[str]) -> list[str]:
    """Give the issues whose words are looked for: those pinned, else those of some statements.

    Where there are none, they are the first of the dataset.
    """
    pinned = [pin for pin in pins if dataset.kind_of(pin) is Kind.ISSUE]
    if pinned:
        return pinned
    entries = (entry for id in statements for entry in dataset.statement(id).positions)
    near = list(dict.fromkeys(entry.issue for entry in entries))
    return near or list(dataset.ids(Kind.ISSUE)[:_MOST_ISSUES])


def words_of_issue(dataset: Dataset, id: str) -> str:
    """Give the words by which an issue is known: its heading, else its sentence or title."""
    issue = dataset.issue(id)
    return issue.short or issue.sentence


def _stem(word: str) -> str:
    for ending, left in _ENDINGS:
        stem = word.removesuffix(ending) + left
        if word.endswith(ending) and not word.endswith("ss") and len(stem) >= _SHORTEST:
            return stem
    return word


def _span(word: PlacedWord, text: str) -> Span:
    return grapheme_range(text, word.origins[0], word.origins[-1] + 1)
