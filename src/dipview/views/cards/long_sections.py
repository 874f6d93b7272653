"""Long sections: lists of hundreds of rows, parted by topic and year, the newest first."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from attrs import evolve

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen
from dipview.search.matches import Ids
from dipview.views.parts.topics import NO_TOPIC, Path, path_named, topic_paths
from dipview.views.parts.year import year_in
from dipview.views.view import Lazy, Row, Section

LONG = 200
"""A list of so many rows is read at no look: it is parted."""
_COUNT = re.compile(r" \([\d,]+\)$")
_SEVERAL: Path = (1 << 61,)


def parted(dataset: Dataset, sections: Iterable[Section]) -> Iterator[Section]:
    """Part the long ones of some sections by topic and year; what has none comes last.

    Args:
        dataset: Where their records are.
        sections: Of a card.
    """
    for section in sections:
        if len(section.rows) < LONG or not isinstance(section.rows, Lazy):
            yield section
        else:
            yield from _parts(dataset, section, section.rows)


_Time = tuple[int, int]
_NEVER: _Time = (-1, -1)


class _Place(NamedTuple):
    """Under which topic a record stands, and in which year."""

    topic: Path
    year: str

    @property
    def rank(self) -> tuple[Path, int, str]:
        """What orders places: by topic, the newest year first, what is of none last."""
        return self.topic, -int(self.year) if self.year.isdecimal() else 0, self.year


def _parts(dataset: Dataset, section: Section, rows: Lazy[Row]) -> Iterator[Section]:
    ids = rows.ids
    kind = dataset.kind_of(ids[0])
    grouped = _grouped(dataset, kind, _numbers(dataset, ids)) if kind is not None else {}
    if len(grouped) < 2:
        yield section
        return
    topics = {place.topic for place in grouped}
    title = _COUNT.sub("", section.title)
    told = f"{len(ids):,} in all, by topic and year, the newest first."
    for place in sorted(grouped, key=lambda place: place.rank):
        found = grouped[place]
        named = _topic_named(dataset, place.topic) if len(topics) > 1 else ""
        words = ", ".join(filter(None, (named, place.year)))
        yield evolve(
            section,
            title=f"{title}: {words} ({len(found):,})",
            note=" ".join(filter(None, (section.note, told))),
            rows=rows.of(_at(ids, found)),
        )
        told, section = "", evolve(section, note="")


def _topic_named(dataset: Dataset, path: Path) -> str:
    return "several topics" if path == _SEVERAL else path_named(dataset, path)


def _numbers(dataset: Dataset, ids: Sequence[str]) -> Sequence[int]:
    """Give the numbers of records, all of them there."""
    if isinstance(ids, Ids):
        return ids.numbers
    return [dataset.number_of(id) or 0 for id in ids]


def _at(ids: Sequence[str], places: Sequence[int]) -> Sequence[str]:
    """Give the ids at some places."""
    return ids.at(places) if isinstance(ids, Ids) else [ids[place] for place in places]


def _grouped(
    dataset: Dataset, kind: Kind, numbers: Sequence[int]
) -> Mapping[_Place, Sequence[int]]:
    """Put the records of a kind where they stand, the newest first, by their places."""
    topics = _topics(dataset, kind, numbers)
    years: dict[int | None, tuple[str, _Time]] = {}
    grouped: dict[_Place, list[int]] = {}
    times: list[_Time] = []
    for at, dated in enumerate(steps(_dated(dataset, kind, numbers), "rows")):
        if dated not in years:
            years[dated] = _when(dataset, dated)
        year, time = years[dated]
        times.append(time)
        grouped.setdefault(_Place(topics[at], year), []).append(at)
    for found in grouped.values():
        found.sort(key=times.__getitem__, reverse=True)
    return grouped


def _dated(dataset: Dataset, kind: Kind, numbers: Sequence[int]) -> Sequence[int | None]:
    """Give of each record the statement or event by whose date it stands where it does."""
    match kind:
        case Kind.STATEMENT | Kind.EVENT:
            return numbers
        case Kind.POSITION:
            statements, first = dataset.sets.statements, dataset.sets.first_position
            return [statements[number - first] for number in numbers]
        case Kind.ISSUE:
            return [_last_on(dataset, number) for number in numbers]
        case _:
            return [None] * len(numbers)


def _when(dataset: Dataset, dated: int | None) -> tuple[str, _Time]:
    """Tell of which year a statement or event is, and when it was."""
    if dated is None:
        return "", _NEVER
    kind = Kind.EVENT if dated in dataset.numbers(Kind.EVENT) else Kind.STATEMENT
    at = dated - dataset.numbers(kind).start
    id = dataset.ids(kind)[at]
    span = dataset.happened(id) if kind is Kind.EVENT else dataset.said(id)
    return year_in(span), (dataset.places(kind)[at], dataset.ranks(kind)[at])


def _last_on(dataset: Dataset, issue: int) -> int | None:
    """Give the last statement on an issue."""
    positions = dataset.linked_numbers(dataset.id_of(Kind.ISSUE, issue), _ON)
    numbers = dataset.sets.statements_of(numbers_in(positions))
    ranks, first = dataset.ranks(Kind.STATEMENT), dataset.sets.first_statement
    return max(numbers, key=lambda number: ranks[number - first], default=None)


_ON = Link.POSITIONS_ON


def _topics(dataset: Dataset, kind: Kind, numbers: Sequence[int]) -> Sequence[Path]:
    """Give the topic of each of some records; what is of no kind that has one is of none."""
    first = dataset.numbers(kind).start
    match kind:
        case Kind.ISSUE | Kind.POSITION:
            paths, of = topic_paths(dataset), dataset.sets.issues
            issues = [of[n - first] for n in numbers] if kind is Kind.POSITION else numbers
            return [paths[issue] or NO_TOPIC for issue in dataset.ids_of(Kind.ISSUE, issues)]
        case Kind.STATEMENT:
            known = _statement_topics(dataset)
            return [known.paths[known.at[number - first]] for number in numbers]
        case _:
            return [NO_TOPIC] * len(numbers)


@frozen(eq=False)
class _StatementTopics:
    """The topic of every statement, by its place among all."""

    paths: Sequence[Path]
    at: Sequence[int]
    """Of each statement, the index of its topic's path."""


@kept_by_dataset(1)
def _statement_topics(dataset: Dataset) -> _StatementTopics:
    """Find the topic of each statement; of what is on several, that they are several."""
    paths: dict[Path, int] = {NO_TOPIC: 0, _SEVERAL: 1}
    first, unmet = dataset.numbers(Kind.STATEMENT).start, -1
    at = array("i", [unmet]) * dataset.counts()[Kind.STATEMENT]
    for issue, path in topic_paths(dataset).items():
        topic = paths.setdefault(path or NO_TOPIC, len(paths))
        for number in dataset.linked_numbers(issue, Link.STATEMENTS_ON):
            alone = at[number - first] in (unmet, topic)
            at[number - first] = topic if alone else paths[_SEVERAL]
    return _StatementTopics(tuple(paths), [max(0, topic) for topic in at])
