"""Issue columns: in which order issues stand above a matrix, under which topic, and how headed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.number_sets import numbers_of
from dipview.views.orders import Orders
from dipview.views.parts.topics import NO_TOPIC, topic_of, topic_paths
from dipview.views.view import Column

MANY = 40
"""From this many issues of one topic on, those last spoken of come first."""
_TAKEN = frozenset(("id", "kind", "section", "actor"))
"""Keys of columns that an issue of the same id must leave alone; none has a colon."""
_SIGNS = ".,:;"
_LEFT_OUT = "…"
_FEW = 6
"""Words that are added to a heading, at most."""
_LONG_ENDING, _LONGEST_ENDING = 6, 16
_MANY_SO_ENDED = 8
"""An ending of so many words that so many different labels have is left out of headings."""


def issue_columns(dataset: Dataset, issues: Sequence[str]) -> tuple[Column, ...]:
    """Make the columns of some issues: each under its topic, with a heading of its own.

    Args:
        dataset: Where the issues are.
        issues: Their ids, in the order of ``by_topic``.
    """
    found = {id: dataset.issue(id) for id in steps(issues, "issues")}
    headings = _headings(found.values())
    below = {issue.parent: issue for issue in found.values()}
    topics = {topic: topic_of(dataset, issue) for topic, issue in below.items()}
    return tuple(
        Column(
            key=f"issue:{id}" if id in _TAKEN else id,
            title=issue.label,
            leads_to=id,
            short=headings[id],
            group=topics[issue.parent],
        )
        for id, issue in found.items()
    )


# The order


def by_topic(dataset: Dataset, orders: Orders, issues: Iterable[str]) -> tuple[str, ...]:
    """Put issues under their topics: topics in the dataset's order, each before those below it.

    What belongs to none comes last. Of a topic with many issues, those last spoken of come first;
    others keep the dataset's order.
    """
    paths = topic_paths(dataset)
    sorted_by_topic = sorted(issues, key=lambda id: paths[id] or NO_TOPIC)
    arranged: list[str] = []
    for _, group in groupby(sorted_by_topic, key=paths.__getitem__):
        members = list(group)
        if len(members) >= MANY:
            members = _last_spoken_of_first(dataset, orders, members)
        arranged.extend(members)
    return tuple(arranged)


def _last_spoken_of_first(dataset: Dataset, orders: Orders, issues: Sequence[str]) -> list[str]:
    """Order issues by the last statement on each, the newest first."""
    latest = {}
    place = orders.places(Kind.STATEMENT)
    for issue in steps(issues, "issues"):
        on = dataset.linked_numbers(issue, Link.STATEMENTS_ON)
        latest[issue] = max(on, key=place, default=-1)
    spoken = numbers_of({number for number in latest.values() if number >= 0})
    newest = orders.arrange(Kind.STATEMENT, "newest first", spoken)
    places = {number: place for place, number in enumerate(newest)}
    return sorted(issues, key=lambda issue: places.get(latest[issue], len(places)))


# The headings


def _headings(issues: Iterable[Issue]) -> dict[str, str]:
    """Head issues briefly: without an ending that many have, and with what tells those alike.

    Two are alike where one is the same as the other, or as its beginning: room for more is rare.

    Returns:
        Headings by the issues' ids; empty where the label is one.
    """
    labels = {issue.id: tuple(issue.label.split()) for issue in issues}
    endings = _endings(set(labels.values()))
    lengths = sorted(set(map(len, endings)), reverse=True)
    headed: dict[str, str] = {}
    cores: list[tuple[tuple[str, ...], str, Issue]] = []
    for issue in issues:
        words = labels[issue.id]
        ending = next((n for n in lengths if n < len(words) and words[-n:] in endings), 0)
        core = words[: len(words) - ending]
        cores.append((tuple(map(str.casefold, core)), issue.id, issue))
        headed[issue.id] = f"{' '.join(core)} {_LEFT_OUT}" if ending else ""
    for group in _alike(sorted(cores)):
        sentences = [issue.sentence.split() for issue in group]
        for issue, telling in zip(group, _differing(sentences), strict=True):
            before = headed[issue.id] or f"{issue.label} ·"
            headed[issue.id] = f"{before} {telling or issue.id}"
    return headed


def _endings(labels: Iterable[tuple[str, ...]]) -> set[tuple[str, ...]]:
    """Find the endings of several words that many different labels have: they tell nothing."""
    found = Counter(
        words[-count:]
        for words in labels
        for count in range(_LONG_ENDING, min(len(words), _LONGEST_ENDING + 1))
    )
    return {ending for ending, count in found.items() if count >= _MANY_SO_ENDED}


def _alike(worded: Iterable[tuple[tuple[str, ...], str, Issue]]) -> Iterator[Sequence[Issue]]:
    """Group issues, sorted by the words of their labels, of which the one begins the other."""
    group: list[Issue] = []
    begun: tuple[str, ...] = ()
    for words, _, issue in worded:
        if group and words[: len(begun)] != begun:
            yield from [group] if len(group) > 1 else []
            group = []
        if not group:
            begun = words
        group.append(issue)
    yield from [group] if len(group) > 1 else []


def _differing(sentences: Sequence[Sequence[str]]) -> Iterator[str]:
    """Give of each of some sentences the fewest words, from where they differ, that tell it."""
    beside = zip(*sentences, strict=False)
    shared = sum(1 for _ in takewhile(lambda words: len(set(words)) == 1, beside))
    rests = [tuple(sentence[shared : shared + _FEW]) for sentence in sentences]
    begun = Counter(rest[:count] for rest in rests for count in range(1, len(rest) + 1))
    for rest in rests:
        telling = (count for count in range(1, len(rest) + 1) if begun[rest[:count]] == 1)
        yield " ".join(rest[: next(telling, len(rest))]).strip(_SIGNS)
