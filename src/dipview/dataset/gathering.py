"""Gathering: the sets of a dataset, made from its records."""

from __future__ import annotations

from array import array
from collections import defaultdict

from attrs import define, field

from dipview.dataset.dataset import Dataset
from dipview.dataset.sets import DATED, LATER, ByDay, Feature, RecordSets, numbers_in, ranges_of
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.model.statements import RecordStatus, Statement

_NOT_COUNTED = (RecordStatus.RETRACTED, RecordStatus.DRAFT)


def gathered(dataset: Dataset) -> RecordSets:
    """Gather the sets of a dataset; this reads all of its records."""
    starts = {kind: numbers.start for kind, numbers in ranges_of(dataset.counts()).items()}
    gathering = _Gathering(dataset)
    for number, id in enumerate(dataset.ids(Kind.ACTOR), starts[Kind.ACTOR]):
        gathering.features[Feature(dataset.actor(id).kind.value)].append(number)
    for number, id in enumerate(dataset.ids(Kind.STATEMENT), starts[Kind.STATEMENT]):
        gathering.statement(number, dataset.statement(id))
    for number, id in enumerate(dataset.ids(Kind.POSITION), starts[Kind.POSITION]):
        gathering.position(number, id)
    for number, id in enumerate(dataset.ids(Kind.EVENT), starts[Kind.EVENT]):
        gathering.dated(Kind.EVENT, number, id, dataset.event(id).date)
    return RecordSets(
        features={feature: numbers_in(gathering.features[feature]) for feature in Feature},
        known={kind: ByDay.of(gathering.known[kind]) for kind in DATED},
        last={kind: ByDay.of(gathering.last[kind]) for kind in DATED},
        statements=gathering.statements,
        first_position=starts[Kind.POSITION],
    )


@define
class _Gathering:
    """The sets while they are gathered."""

    dataset: Dataset
    features: defaultdict[Feature, list[int]] = field(factory=lambda: defaultdict(list))
    known: dict[Kind, dict[int, int]] = field(factory=lambda: {kind: {} for kind in DATED})
    last: dict[Kind, dict[int, int]] = field(factory=lambda: {kind: {} for kind in DATED})
    statements: array[int] = field(factory=lambda: array("I"))
    numbers: dict[str, int] = field(factory=dict)
    """The number of each statement by its id."""

    def statement(self, number: int, statement: Statement) -> None:
        self.numbers[statement.id] = number
        self._features(number, statement)
        self.dated(Kind.STATEMENT, number, statement.id, self.dataset.said(statement.id))

    def position(self, number: int, id: str) -> None:
        position = self.dataset.position(id)
        self.statements.append(self.numbers[position.statement])
        self._features(number, self.dataset.statement(position.statement))
        if position.second_hand:
            self.features[Feature.SECOND_HAND].append(number)
        self.dated(Kind.POSITION, number, id, self.dataset.said(position.statement))

    def dated(self, kind: Kind, number: int, id: str, span: Span | None) -> None:
        if (known := self.dataset.known_from(id)) is not None:
            self.known[kind][number] = known.toordinal()
        if span is not None:
            self.last[kind][number] = span.latest.toordinal() if span.latest else LATER

    def _features(self, number: int, statement: Statement) -> None:
        if statement.status not in _NOT_COUNTED:
            self.features[Feature.COUNTED].append(number)
        if statement.quotable:
            self.features[Feature.QUOTABLE].append(number)
