"""Set building: the sets of a dataset, made from its records."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import compress, count
from typing import TypeAlias

from pyroaring import FrozenBitMap

from dipview.dataset.codings import Counting, counting_of, retracted_as
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import DATED, Feature, numbers_in
from dipview.dataset.same_utterance import coder_of
from dipview.dataset.sets import LATER, NOBODY, ByDay, RecordSets
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, PositionEntry
from dipview.model.spans import Span
from dipview.model.stances import Stance
from dipview.model.statements import Form, RecordStatus, Statement
from dipview.model.votes import Option

_Dated: TypeAlias = tuple[tuple["array[int]", ...], tuple["array[int]", ...]]
"""What takes the numbers of statements of a date, and what takes those of their positions."""
_UNDATED: _Dated = ((), ())

_Sort: TypeAlias = tuple[Form, RecordStatus | None, bool, bool]
"""Of a statement: its form, how far its record can be relied on, whether it is quotable, and in a
capacity."""
_EntrySort: TypeAlias = tuple[_Sort, Stance, Basis, tuple[bool, ...], tuple[bool, ...]]
"""Of a position: the sort of its statement, its stance, its basis, which of ``_OWN`` are so of it,
and which of ``_HELD`` of all who share it."""

_ByDay: TypeAlias = defaultdict[int, "array[int]"]

_NOT_COUNTED = (RecordStatus.RETRACTED, RecordStatus.DRAFT)


def record_sets(dataset: Dataset) -> RecordSets:
    """Gather the sets of a dataset; this reads all of its records."""
    starts = {kind: dataset.numbers(kind).start for kind in Kind}
    numbers: dict[str | None, int] = {
        id: number
        for kind in (Kind.ACTOR, Kind.ISSUE, Kind.SOURCE)
        for number, id in enumerate(dataset.ids(kind), starts[kind])
    }
    gathering = _Gathering(dataset, numbers)
    for number, id in enumerate(dataset.ids(Kind.ACTOR), starts[Kind.ACTOR]):
        gathering.features[Feature(dataset.actor(id).kind.value)].append(number)
    for number, id in enumerate(dataset.ids(Kind.ISSUE), starts[Kind.ISSUE]):
        gathering.features[Feature(dataset.issue(id).kind.value)].append(number)
    gathering.statements(starts[Kind.STATEMENT], starts[Kind.POSITION])
    gathering.part()
    for number, id in enumerate(dataset.ids(Kind.EVENT), starts[Kind.EVENT]):
        event = dataset.event(id)
        if event.vote is not None:
            gathering.features[Feature.VOTED].append(number)
        gathering.event(number, id, event.date)
    counting = counting_of(gathering.signed)
    return RecordSets(
        features=gathering.features_once(counting),
        stances={stance: numbers_in(gathering.stances[stance]) for stance in Stance},
        bases={basis: numbers_in(gathering.bases[basis]) for basis in Basis},
        forms={form: numbers_in(gathering.forms[form]) for form in Form},
        statuses={status: numbers_in(gathering.statuses[status]) for status in RecordStatus},
        options={option: numbers_in(gathering.options[option]) for option in Option},
        known=_by_day(gathering.known),
        last=_by_day(gathering.last),
        statements=gathering.taken,
        starts=gathering.starts,
        sources=gathering.sources,
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
        numbers: The numbers of actors, issues and sources.
    """

    def __init__(self, dataset: Dataset, numbers: Mapping[str | None, int]) -> None:
        self.dataset = dataset
        self.numbers = {None: NOBODY, **numbers}
        self.features: defaultdict[Feature, array[int]] = defaultdict(_numbers)
        self.stances: defaultdict[Stance, array[int]] = defaultdict(_numbers)
        self.bases: defaultdict[Basis, array[int]] = defaultdict(_numbers)
        self.forms: defaultdict[Form, array[int]] = defaultdict(_numbers)
        self.statuses: defaultdict[RecordStatus, array[int]] = defaultdict(_numbers)
        self.options: defaultdict[Option, array[int]] = defaultdict(_numbers)
        self.sorts: defaultdict[_Sort, array[int]] = defaultdict(_numbers)
        """The statements of each sort."""
        self.entries: defaultdict[_EntrySort, array[int]] = defaultdict(_numbers)
        """The positions of each sort."""
        self.dated_by: dict[str, _Dated] = {}
        """For each date of statements, by its text."""
        self.known: dict[Kind, _ByDay] = {kind: defaultdict(_numbers) for kind in DATED}
        self.last: dict[Kind, _ByDay] = {kind: defaultdict(_numbers) for kind in DATED}
        self.taken = array("I")
        """Of each position, in order, the number of its statement."""
        self.starts = array("I", [0])
        self.sources, self.issues, self.holders = array("I"), array("I"), array("I")
        self.superseded: set[str] = set()
        """Ids of statements that others say they supersede."""
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
            said = statement.date or self.dataset.said(id)
            if statement.date is None and said is not None:
                self.features[Feature.BY_SOURCE].append(at)
            days, days_held = self.dated(said)
            for each in days:
                each.append(at)
            self.sources.append(self.numbers[statement.source])
            in_capacity = statement.capacity is not None
            sort = (statement.form, statement.status, statement.quotable, in_capacity)
            self.sorts[sort].append(at)
            if statement.option is not None and not statement.corrects_vote:
                self.options[statement.option].append(at)
            if statement.supersedes is not None and not statement.corrects_vote:
                self.superseded.add(statement.supersedes)
            if statement.coded_by:
                self.signed.append((at, position, statement))
            for entry in statement.positions:
                holders = statement.holders_of(entry)
                entries = self.entries[self.sort_of(statement, sort, entry, holders, position)]
                if len(holders) == 1:
                    self.taken.append(at)
                    self.issues.append(self.numbers[entry.issue])
                    self.holders.append(self.numbers[holders[0]])
                    entries.append(position)
                    for each in days_held:
                        each.append(position)
                else:
                    numbers = array("I", range(position, position + len(holders)))
                    self.taken.extend(array("I", [at]) * len(holders))
                    self.issues.extend(array("I", [self.numbers[entry.issue]]) * len(holders))
                    self.holders.extend(map(self.numbers.__getitem__, holders))
                    for each in (entries, *days_held):
                        each.extend(numbers)
                position += len(holders)
            self.starts.append(len(self.taken))

    def sort_of(
        self,
        statement: Statement,
        sort: _Sort,
        entry: PositionEntry,
        holders: tuple[str | None, ...],
        position: int,
    ) -> _EntrySort:
        """Tell what is so of all positions of an entry; note what is so of some of them alone."""
        held = (holders is statement.speakers, holders is statement.on_behalf_of)
        if not held[0] and statement.speakers:
            found = _held_by(holders, statement.speakers, position)
            self.features[Feature.SPEAKERS].extend(found)
        if not held[1] and statement.on_behalf_of:
            found = _held_by(holders, statement.on_behalf_of, position)
            self.features[Feature.PRINCIPALS].extend(found)
        second_hand, conditional = entry.second_hand, bool(entry.condition)
        own = (second_hand, conditional, entry.fallback, bool(entry.value), bool(entry.formula))
        return sort, entry.stance, statement.basis_of(entry), own, held

    def part(self) -> None:
        """Part statements and positions by what is so of them; each sort is looked at once."""
        for sort, numbers in self.sorts.items():
            form, status, *_ = sort
            self.forms[form].extend(numbers)
            if status is not None:
                self.statuses[status].extend(numbers)
            for feature in _features_of(sort):
                self.features[feature].extend(numbers)
        for (sort, stance, basis, own, held), numbers in self.entries.items():
            self.stances[stance].extend(numbers)
            self.bases[basis].extend(numbers)
            found = (*zip(_OWN, own, strict=True), *zip(_HELD, held, strict=True))
            has = [feature for feature, is_so in found if is_so]
            if sort[1] is RecordStatus.DRAFT:
                has.append(Feature.DRAFT)
            for feature in (*_features_of(sort), *has):
                self.features[feature].extend(numbers)

    def features_once(self, counting: Counting) -> Mapping[Feature, FrozenBitMap]:
        """Give the sets of each feature, in which each utterance counts once."""
        found = {feature: numbers_in(self.features[feature]) for feature in Feature}
        if self.superseded:
            found[Feature.SUPERSEDED] = self.positions_superseded(counting.counted_as)
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

    def positions_superseded(self, counted_as: Mapping[int, int]) -> FrozenBitMap:
        """Give the positions of what is superseded; of an utterance those of each coding."""
        numbered = enumerate(
            self.dataset.ids(Kind.STATEMENT), self.dataset.numbers(Kind.STATEMENT).start
        )
        meant = {counted_as.get(at, at) for at, id in numbered if id in self.superseded}
        first = self.dataset.numbers(Kind.POSITION).start
        taken = enumerate(self.taken, first)
        return numbers_in([at for at, of in taken if counted_as.get(of, of) in meant])

    def event(self, number: int, id: str, span: Span | None) -> None:
        """Note the day from which an event counts, and the last on which it can have happened."""
        known = self.dataset.known_from(id)
        if known is not None:
            self.known[Kind.EVENT][known.toordinal()].append(number)
        if span is not None:
            self.last[Kind.EVENT][_last_of(span)].append(number)

    def dated(self, span: Span | None) -> _Dated:
        """Give what takes the numbers of what was said at a time, by these two days of it."""
        if span is None:
            return _UNDATED
        found = self.dated_by.get(span.text)
        if found is None:
            known, last = span.counts_from.toordinal(), _last_of(span)
            said, held = (
                (self.known[kind][known], self.last[kind][last])
                for kind in (Kind.STATEMENT, Kind.POSITION)
            )
            found = self.dated_by[span.text] = (said, held)
        return found


def _by_day(found: Mapping[Kind, _ByDay]) -> Mapping[Kind, ByDay]:
    """Put together what was noted of days: on some there are statements without positions."""
    return {
        kind: ByDay.of({day: numbers for day, numbers in found[kind].items() if numbers})
        for kind in DATED
    }


def _last_of(span: Span) -> int:
    return span.latest.toordinal() if span.latest else LATER


def _numbers() -> array[int]:
    return array("I")


_HELD = (Feature.SPEAKERS, Feature.PRINCIPALS)
_OWN = (
    *(Feature.SECOND_HAND, Feature.CONDITIONAL, Feature.FALLBACK),
    *(Feature.VALUED, Feature.FORMULA),
)


def _features_of(sort: _Sort) -> tuple[Feature, ...]:
    _, status, quotable, in_capacity = sort
    found = (
        (Feature.COUNTED, status not in _NOT_COUNTED),
        (Feature.QUOTABLE, quotable),
        (Feature.IN_CAPACITY, in_capacity),
    )
    return tuple(feature for feature, has in found if has)


def _held_by(
    holders: tuple[str | None, ...], whose: tuple[str, ...], position: int
) -> Iterable[int]:
    """Give the numbers of the positions of an entry, from its first on, that some actors hold."""
    among = frozenset(whose)
    return compress(count(position), map(among.__contains__, holders))
