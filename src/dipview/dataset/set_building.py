"""Set building: the sets of a dataset, made from its records."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping
from itertools import compress
from typing import TypeAlias

from pyroaring import FrozenBitMap

from dipview.dataset.codings import Counting, counting_of, retracted_as
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import DATED, Feature, numbers_in
from dipview.dataset.numbered_records import ranges_of
from dipview.dataset.same_utterance import coder_of
from dipview.dataset.sets import LATER, NOBODY, ByDay, RecordSets
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, PositionEntry
from dipview.model.spans import Span
from dipview.model.stances import Stance
from dipview.model.statements import Form, RecordStatus, Statement

_Days: TypeAlias = tuple[int | None, int | None]
"""The day from which a record counts, and the last on which it can have happened; None unknown."""

_ByDay: TypeAlias = defaultdict[int, "array[int]"]

_NOT_COUNTED = (RecordStatus.RETRACTED, RecordStatus.DRAFT)


def record_sets(dataset: Dataset) -> RecordSets:
    """Gather the sets of a dataset; this reads all of its records."""
    starts = {kind: numbers.start for kind, numbers in ranges_of(dataset.counts()).items()}
    numbers: dict[str | None, int] = {
        id: number
        for kind in (Kind.ACTOR, Kind.ISSUE)
        for number, id in enumerate(dataset.ids(kind), starts[kind])
    }
    gathering = _Gathering(dataset, numbers)
    for number, id in enumerate(dataset.ids(Kind.ACTOR), starts[Kind.ACTOR]):
        gathering.features[Feature(dataset.actor(id).kind.value)].append(number)
    gathering.statements(starts[Kind.STATEMENT], starts[Kind.POSITION])
    for number, id in enumerate(dataset.ids(Kind.EVENT), starts[Kind.EVENT]):
        days = gathering.days(id, dataset.event(id).date)
        gathering.dated(Kind.EVENT, array("I", [number]), days)
    counting = counting_of(gathering.signed)
    return RecordSets(
        features=gathering.features_once(counting),
        stances={stance: numbers_in(gathering.stances[stance]) for stance in Stance},
        bases={basis: numbers_in(gathering.bases[basis]) for basis in Basis},
        forms={form: numbers_in(gathering.forms[form]) for form in Form},
        statuses={status: numbers_in(gathering.statuses[status]) for status in RecordStatus},
        known={kind: ByDay.of(gathering.known[kind]) for kind in DATED},
        last={kind: ByDay.of(gathering.last[kind]) for kind in DATED},
        statements=gathering.taken,
        issues=gathering.issues,
        holders=gathering.holders,
        first_position=starts[Kind.POSITION],
        counted_as=counting.counted_as,
        retracted_as=retracted_as(gathering.signed, counting),
    )


class _Gathering:
    """The sets while they are gathered.

    Args:
        dataset: The records.
        numbers: The numbers of actors and issues.
    """

    def __init__(self, dataset: Dataset, numbers: Mapping[str | None, int]) -> None:
        self.dataset = dataset
        self.numbers = {None: NOBODY, **numbers}
        self.features: defaultdict[Feature, array[int]] = defaultdict(_numbers)
        self.stances: defaultdict[Stance, array[int]] = defaultdict(_numbers)
        self.bases: defaultdict[Basis, array[int]] = defaultdict(_numbers)
        self.forms: defaultdict[Form, array[int]] = defaultdict(_numbers)
        self.statuses: defaultdict[RecordStatus, array[int]] = defaultdict(_numbers)
        self.known: dict[Kind, _ByDay] = {kind: defaultdict(_numbers) for kind in DATED}
        self.last: dict[Kind, _ByDay] = {kind: defaultdict(_numbers) for kind in DATED}
        self.taken = array("I")
        """Of each position, in order, the number of its statement."""
        self.issues, self.holders = array("I"), array("I")
        self.signed: list[tuple[int, int, Statement]] = []
        """The statements of named coders, with their numbers and those of their first positions."""

    def statements(self, number: int, position: int) -> None:
        """Gather all statements and, without making them, their positions.

        Args:
            number: The number of the first statement.
            position: The number of the first position; they follow in their statements' order.
        """
        for at, id in enumerate(self.dataset.ids(Kind.STATEMENT), number):
            statement = self.dataset.statement(id)
            days = self.days(id, self.dataset.said(id))
            features = _features_of(statement)
            self.dated(Kind.STATEMENT, array("I", [at]), days)
            self.forms[statement.form].append(at)
            if statement.coded_by:
                self.signed.append((at, position, statement))
            if statement.status is not None:
                self.statuses[statement.status].append(at)
            for feature in features:
                self.features[feature].append(at)
            for entry in statement.positions:
                holders = statement.holders_of(entry)
                count = len(holders)
                numbers = array("I", range(position, position + count))
                self.taken.extend(array("I", [at]) * count)
                self.issues.extend(array("I", [self.numbers[entry.issue]]) * count)
                self.holders.extend(array("I", map(self.numbers.__getitem__, holders)))
                self.dated(Kind.POSITION, numbers, days)
                self.stances[entry.stance].extend(numbers)
                self.bases[statement.basis_of(entry)].extend(numbers)
                for feature, whose in (
                    (Feature.SPEAKERS, statement.speakers),
                    (Feature.PRINCIPALS, statement.on_behalf_of),
                ):
                    self.features[feature].extend(_held_by(holders, whose, numbers))
                for feature in (*features, *_features_of_entry(statement, entry)):
                    self.features[feature].extend(numbers)
                position += count

    def features_once(self, counting: Counting) -> Mapping[Feature, FrozenBitMap]:
        """Give the sets of each feature, in which each utterance counts once."""
        found = {feature: numbers_in(self.features[feature]) for feature in Feature}
        if len({coder_of(statement) for *_, statement in self.signed}) > 1:
            found[Feature.SIGNED] = numbers_in([number for number, *_ in self.signed])
        if counting.aside:
            aside = numbers_in(counting.aside)
            found |= {
                Feature.ASIDE: aside,
                Feature.CONTESTED: numbers_in(counting.contested),
                Feature.COUNTED: found[Feature.COUNTED] - aside,
                Feature.DRAFT: found[Feature.DRAFT] - aside,
            }
        return found

    def days(self, id: str, span: Span | None) -> _Days:
        """Give the day from which a record counts, and the last on which it can have happened."""
        known = self.dataset.known_from(id)
        last = (span.latest.toordinal() if span.latest else LATER) if span else None
        return known.toordinal() if known else None, last

    def dated(self, kind: Kind, numbers: array[int], days: _Days) -> None:
        """Note the days of records."""
        known, last = days
        if known is not None:
            self.known[kind][known].extend(numbers)
        if last is not None:
            self.last[kind][last].extend(numbers)


def _numbers() -> array[int]:
    return array("I")


def _features_of(statement: Statement) -> tuple[Feature, ...]:
    counted = statement.status not in _NOT_COUNTED
    found = (
        (Feature.COUNTED, counted),
        (Feature.QUOTABLE, statement.quotable),
        (Feature.IN_CAPACITY, statement.capacity is not None),
    )
    return tuple(feature for feature, has in found if has)


def _features_of_entry(statement: Statement, entry: PositionEntry) -> tuple[Feature, ...]:
    found = (
        (Feature.SECOND_HAND, entry.attributed_by is not None),
        (Feature.DRAFT, statement.status is RecordStatus.DRAFT),
        (Feature.CONDITIONAL, bool(entry.condition)),
        (Feature.FALLBACK, entry.fallback),
        (Feature.VALUED, bool(entry.value)),
    )
    return tuple(feature for feature, has in found if has)


def _held_by(
    holders: tuple[str | None, ...], whose: tuple[str, ...], numbers: array[int]
) -> array[int]:
    """Give the numbers of the positions of an entry that some of its actors hold."""
    if holders is whose or not whose:
        return numbers if whose else numbers[:0]
    among = frozenset(whose)
    return array("I", compress(numbers, map(among.__contains__, holders)))
