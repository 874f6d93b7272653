"""Issue words: the sentences of a text in which a word stands that an issue is known by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dipview.capture.review.passages import Passage, Words
from dipview.dataset.dataset import Dataset
from dipview.views.reading.terms import terms_of, words_of_issue


def passages_with(dataset: Dataset, issues: Iterable[str], text: Words) -> Sequence[Passage]:
    """Find the sentences in which a word of an issue stands.

    Args:
        dataset: Where the issues are.
        issues: Their ids.
        text: The text.
    """
    terms = terms_of(words_of_issue(dataset, id) for id in issues)
    return tuple(each for each in text.sentences if terms.in_text(text.text[each.start : each.end]))
