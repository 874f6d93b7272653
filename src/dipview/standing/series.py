"""Series: what is put forward again each year with another text, told as one issue."""

from __future__ import annotations

from collections.abc import Mapping

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.standing.stated_positions import HolderOnIssue, Pair, together


def series_of(dataset: Dataset, issue: str) -> str:
    """Give the series of a text; of what is no text of one, the issue itself."""
    return dataset.issue(issue).series or issue


@kept_by_dataset(1)
def texts_in_series(dataset: Dataset) -> Mapping[int, int]:
    """Give the number of the series of each text of one, by the text's number."""
    first = dataset.numbers(Kind.ISSUE).start
    return {
        text: number
        for number, texts in enumerate(dataset.linked_from_all(Kind.ISSUE, Link.TEXTS), first)
        for text in texts
    }


def by_series(
    dataset: Dataset, groups: Mapping[Pair, HolderOnIssue]
) -> Mapping[Pair, HolderOnIssue]:
    """Put together what each holder said on the texts of a series, as said on the series.

    Args:
        dataset: Where the issues are.
        groups: What each holder said on each issue.
    """
    if not texts_in_series(dataset):
        return groups
    found: dict[Pair, list[HolderOnIssue]] = {}
    for (holder, issue), group in groups.items():
        found.setdefault((holder, series_of(dataset, issue)), []).append(group)
    return {pair: those[0] if len(those) == 1 else together(those) for pair, those in found.items()}
