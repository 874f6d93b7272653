"""Topics: which one an issue stands under, and in which order they come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.links import Link

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
    parents, ids = _parents(dataset), dataset.ids(Kind.ISSUE)
    paths: dict[int | None, Path] = {None: ()}

    def path_below(topic: int | None) -> Path:
        """Give the path of what is right below a topic."""
        if topic not in paths:
            paths[topic] = tuple(_upwards(topic, parents))[::-1]
        return paths[topic]

    return {id: path_below(parents.get(at)) for at, id in enumerate(steps(ids, "issues"))}


def paths_of(dataset: Dataset, issue: str) -> tuple[Path, ...]:
    """Give the path of an issue below each of its topics, by which it is counted in each."""
    several = _several_paths(dataset).get(issue)
    return several or (topic_paths(dataset)[issue] or NO_TOPIC,)


def any_of_several(dataset: Dataset) -> bool:
    """Tell whether any issue belongs to several topics."""
    return bool(_several_paths(dataset))


@kept_by_dataset(1)
def _several_paths(dataset: Dataset) -> Mapping[str, tuple[Path, ...]]:
    """Give the paths of each issue that belongs to several topics."""
    ids, first = dataset.ids(Kind.ISSUE), dataset.numbers(Kind.ISSUE).start
    topics: dict[int, list[int]] = {}
    for topic, below in enumerate(dataset.linked_from_all(Kind.ISSUE, Link.SUBISSUES)):
        for number in below:
            topics.setdefault(number - first, []).append(topic)
    several = {ids[issue]: above for issue, above in topics.items() if len(above) > 1}
    parents = _parents(dataset) if several else {}
    return {
        issue: tuple(tuple(_upwards(topic, parents))[::-1] for topic in above)
        for issue, above in several.items()
    }


def _parents(dataset: Dataset) -> Mapping[int, int]:
    """Give of each issue that has one the topic right above it, both by their places.

    A record is read only where several topics lead to an issue.
    """
    ids, first = dataset.ids(Kind.ISSUE), dataset.numbers(Kind.ISSUE).start
    parents: dict[int, int] = {}
    several: set[int] = set()
    for topic, below in enumerate(dataset.linked_from_all(Kind.ISSUE, Link.SUBISSUES)):
        for number in below:
            if parents.setdefault(number - first, topic) != topic:
                several.add(number - first)
    for issue in several:
        parent = dataset.issue(ids[issue]).parent
        parents[issue] = (dataset.number_of(parent or "") or first) - first
    return parents


def path_named(dataset: Dataset, path: Path) -> str:
    """Name the topic at the end of a path."""
    return (
        "no topic" if path == NO_TOPIC else dataset.issue(dataset.ids(Kind.ISSUE)[path[-1]]).label
    )


def _upwards(topic: int | None, parents: Mapping[int, int]) -> Iterator[int]:
    """Go up from a topic, itself first, as far as there are any, and to none twice."""
    seen: set[int] = set()
    while topic is not None and topic not in seen:
        yield topic
        seen.add(topic)
        topic = parents.get(topic)
