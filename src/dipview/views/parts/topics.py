"""Topics: which one an issue stands under, and in which order they come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.issues import Issue
from dipview.model.kinds import Kind

Path = tuple[int, ...]
"""The numbers of the topics above an issue, the widest first; empty where there is none."""
NO_TOPIC: Path = (1 << 62,)
"""Stands after every path of a topic."""


def topic_of(dataset: Dataset, issue: Issue) -> str:
    """Name the topic right above an issue; empty where there is none."""
    known = issue.parent is not None and dataset.kind_of(issue.parent) is Kind.ISSUE
    return dataset.issue(issue.parent).label if issue.parent and known else ""


@kept_by_dataset(1)
def topic_paths(dataset: Dataset) -> Mapping[str, Path]:
    """Give the path of every issue: sorted by them, each topic comes before those below it."""
    parents = {id: dataset.issue(id).parent for id in steps(dataset.ids(Kind.ISSUE), "issues")}
    numbers = {id: number for number, id in enumerate(parents)}
    return {id: tuple(numbers[each] for each in _above(id, parents))[::-1] for id in parents}


def path_named(dataset: Dataset, path: Path) -> str:
    """Name the topic at the end of a path."""
    return (
        "no topic" if path == NO_TOPIC else dataset.issue(dataset.ids(Kind.ISSUE)[path[-1]]).label
    )


def _above(id: str, parents: Mapping[str, str | None]) -> Iterator[str]:
    """Go up through the topics above an issue, as far as there are any, and none twice."""
    seen = {id}
    above = parents.get(id)
    while above is not None and above in parents and above not in seen:
        yield above
        seen.add(above)
        above = parents[above]
