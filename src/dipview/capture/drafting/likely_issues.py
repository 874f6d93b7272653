"""Likely issues: those whose names share telling words with a passage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from math import log

from dipview.capture.drafting.word_lists import listed
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.stances import IssueKind
from dipview.search.folding import words

_MOST = 3
_LEAST_SHARE = 0.34
"""How much of what an issue's name says must be in a passage, by weight."""
_COMMON = listed("common")
_SHORTEST = 3


class LikelyIssues:
    """The telling words of a dataset's issues."""

    def __init__(self, dataset: Dataset | None = None) -> None:
        """Gather words."""
        self._weights: dict[str, float] = {}
        self._issues: dict[str, list[str]] = defaultdict(list)
        self._whole: dict[str, float] = {}
        self.kinds: Mapping[str, IssueKind] = {}
        if dataset is None:
            return
        issues = [dataset.issue(id) for id in dataset.ids(Kind.ISSUE)]
        issues = [issue for issue in issues if issue.kind is not IssueKind.TOPIC]
        self.kinds = {issue.id: issue.kind for issue in issues}
        telling = {
            each.id: telling_words(
                " ".join((each.proposition, each.title, each.short, each.question))
            )
            for each in issues
        }
        counts = Counter(word for each in telling.values() for word in each)
        self._weights = {word: log(1 + len(issues) / n) for word, n in counts.items()}
        for id, each in telling.items():
            self._whole[id] = sum(self._weights[word] for word in each)
            for word in each:
                self._issues[word].append(id)

    def of(self, passage: str) -> tuple[str, ...]:
        """Give the ids of the likeliest issues, the likeliest first."""
        shared: Counter[str] = Counter()
        weights: dict[str, float] = defaultdict(float)
        for word in telling_words(passage):
            for id in self._issues.get(word, ()):
                shared[id] += 1
                weights[id] += self._weights[word]
        share = {
            id: weights[id] / self._whole[id]
            for id, number in shared.items()
            if number > 1 or weights[id] == self._whole[id]
        }
        likely = [id for id in share if share[id] >= _LEAST_SHARE]
        return tuple(sorted(likely, key=lambda id: (-share[id], -weights[id], id))[:_MOST])


def telling_words(text: str) -> frozenset[str]:
    """Give the folded words of a text that tell what it is about, without the s of a plural."""
    return frozenset(
        word[:-1] if word.endswith("s") and not word.endswith("ss") else word
        for word in words(text)
        if len(word) >= _SHORTEST and word not in _COMMON
    )
