"""Issue words: the sentences of a text in which a word stands that an issue is called by."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dipview.capture.review.passages import Passage, Words
from dipview.model.issues import Issue
from dipview.search.folding import words

_SHORTEST = 4
"""Letters; but for what is written in capitals, shorter words are in every sentence."""


def passages_with(issues: Iterable[Issue], text: Words) -> Sequence[Passage]:
    """Find sentences in which a word of an issue stands.

    Args:
        issues: The issues, of which headings, titles and other names count; a proposition only
            where there is none of these.
        text: The text.
    """
    wanted = frozenset(
        word for issue in issues for name in _names(issue) for word in _telling(name)
    )
    return tuple(
        each
        for each in text.sentences
        if not wanted.isdisjoint(words(text.text[each.start : each.end]))
    )


def _names(issue: Issue) -> Iterable[str]:
    named = [each for each in (issue.short, issue.title) if each.strip()]
    return named or [issue.proposition]


def _telling(name: str) -> Iterable[str]:
    for word in name.split():
        folded = words(word)
        yield from (each for each in folded if len(each) >= _SHORTEST or word.isupper())
