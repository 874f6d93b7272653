"""Long sections: lists of hundreds of rows, parted by topic and year, the newest first."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from attrs import evolve

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.numbered_records import ranges_of
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen
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
    def rank(self) -> tuple[Path, int]:
        """What orders places: by topic, the newest year first, what is of none last."""
        return self.topic, -int(self.year) if self.year.isdecimal() else 0


def _parts(dataset: Dataset, section: Section, rows: Lazy[Row]) -> Iterator[Section]:
    ids = rows.ids
    places = _places(dataset, ids)
    if len({place for place, _ in places.values()}) < 2:
        yield section
        return
    ordered = sorted(ids, key=lambda id: places[id][1], reverse=True)
    ordered.sort(key=lambda id: places[id][0].rank)
    topics = {place.topic for place, _ in places.values()}
    title = _COUNT.sub("", section.title)
    told = f"{len(ids):,} in all, by topic and year, the newest first."
    for place, members in groupby(ordered, key=lambda id: places[id][0]):
        found = list(members)
        named = _topic_named(dataset, place.topic) if len(topics) > 1 else ""
        words = ", ".join(filter(None, (named, place.year)))
        yield evolve(
            section,
            title=f"{title}: {words} ({len(found):,})",
            note=" ".join(filter(None, (section.note, told))),
            rows=rows.of(found),
        )
        told, section = "", evolve(section, note="")


def _topic_named(dataset: Dataset, path: Path) -> str:
    return "several topics" if path == _SEVERAL else path_named(dataset, path)


def _places(dataset: Dataset, ids: Sequence[str]) -> Mapping[str, tuple[_Place, _Time]]:
    """Tell under which topic and in which year each of some records stands, and when it was."""
    kind = dataset.kind_of(ids[0])
    if kind is None:
        return dict.fromkeys(ids, (_Place(NO_TOPIC, ""), _NEVER))
    topics = _topics(dataset, kind, ids)
    years: dict[str | None, tuple[str, _Time]] = {}
    found: dict[str, tuple[_Place, _Time]] = {}
    for id in steps(ids, "rows"):
        dated = _dated(dataset, kind, id)
        if dated not in years:
            years[dated] = _when(dataset, kind, dated)
        year, time = years[dated]
        found[id] = (_Place(topics.get(id, NO_TOPIC), year), time)
    return found


def _dated(dataset: Dataset, kind: Kind, id: str) -> str | None:
    """Give the statement or event by whose date a record stands where it does; None without one."""
    match kind:
        case Kind.STATEMENT | Kind.EVENT:
            return id
        case Kind.POSITION:
            return position_parts(id)[0]
        case Kind.ISSUE:
            return _last_on(dataset, id)
        case _:
            return None


def _when(dataset: Dataset, kind: Kind, dated: str | None) -> tuple[str, _Time]:
    if dated is None:
        return "", _NEVER
    span = dataset.event(dated).date if kind is Kind.EVENT else dataset.said(dated)
    return year_in(span), dataset.placed(dated)


def _last_on(dataset: Dataset, issue: str) -> str | None:
    """Give the last statement on an issue."""
    numbers = dataset.sets.statements_of(numbers_in(dataset.linked_numbers(issue, _ON)))
    ids, first = dataset.ids(Kind.STATEMENT), ranges_of(dataset.counts())[Kind.STATEMENT].start
    return max((ids[number - first] for number in numbers), key=dataset.placed, default=None)


_ON = Link.POSITIONS_ON


def _topics(dataset: Dataset, kind: Kind, ids: Sequence[str]) -> Mapping[str, Path]:
    """Give the topic of each of some records; what is of no kind that has one is left out."""
    paths = topic_paths(dataset)
    match kind:
        case Kind.ISSUE:
            return {id: paths.get(id) or NO_TOPIC for id in ids}
        case Kind.POSITION:
            return {id: paths.get(position_parts(id)[1]) or NO_TOPIC for id in ids}
        case Kind.STATEMENT:
            known, first = _statement_topics(dataset), ranges_of(dataset.counts())[kind].start
            numbered = ((id, (dataset.number_of(id) or first) - first) for id in ids)
            return {id: known.paths[known.at[number]] for id, number in numbered}
        case _:
            return {}


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
    first, unmet = ranges_of(dataset.counts())[Kind.STATEMENT].start, -1
    at = array("i", [unmet]) * dataset.counts()[Kind.STATEMENT]
    for issue, path in topic_paths(dataset).items():
        topic = paths.setdefault(path or NO_TOPIC, len(paths))
        for number in dataset.linked_numbers(issue, Link.STATEMENTS_ON):
            alone = at[number - first] in (unmet, topic)
            at[number - first] = topic if alone else paths[_SEVERAL]
    return _StatementTopics(tuple(paths), [max(0, topic) for topic in at])
