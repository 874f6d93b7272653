"""Unloaded checks: what else is wrong with records that did not load, or not whole.

Each is looked through by itself, among all that loaded, by the same checks; nothing comes of it but
what they find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TypeVar

import attrs

from dipview.dataset.checks import editions, positions, references, registers, votes
from dipview.dataset.findings import Entry, Finding, Records
from dipview.dataset.records import Origin, Written, kind_of, named
from dipview.dataset.table_repair import RepairedRecord
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.statements import Statement

T = TypeVar("T")

Check = Callable[[Records], Iterable[Finding]]

_FOLLOWS_FROM: Mapping[str, frozenset[str]] = {
    "words-missing": frozenset(("form", "text")),
    "words-not-allowed": frozenset(("form",)),
    "translation-unmarked": frozenset(("form", "text", "original_text", "translation")),
    "translation-without-text": frozenset(("form", "text")),
    "speakers-described": frozenset(("form",)),
    "no-speaker": frozenset(("speakers", "on_behalf_of", "unnamed_speakers")),
    "unnamed-with-names": frozenset(("unnamed",)),
    "capacity-without-role": frozenset(("speakers", "capacity")),
    "capacity-out-of-date": frozenset(("speakers", "source", "date")),
    "alike-positions": frozenset(("speakers", "on_behalf_of")),
    "vote-misplaced": frozenset(("kind",)),
    "option-misplaced": frozenset(("form", "event")),
    "position-of-vote": frozenset(("option", "event")),
    "two-options": frozenset(("speakers", "option", "event", "status")),
    "corrects-nothing": frozenset(("acts", "option")),
    "quantity-misplaced": frozenset(("kind",)),
    "printed-not-allowed": frozenset(("form",)),
    "attributed-to-self": frozenset(("speakers", "on_behalf_of")),
    "after-as-of": frozenset(("status", "date")),
    "no-proposition": frozenset(("kind", "proposition")),
    "no-title": frozenset(("kind", "title")),
    "wrong-issue-kind": frozenset(("kind",)),
    "passage-misfit": frozenset(("source", "passage")),
    "unsourced": frozenset(("sources",)),
    "unknown-source-type": frozenset(("type",)),
}
"""The keys from which a problem follows: where one of them is faulty itself, it is not told."""


def tried(
    trials: Iterable[RepairedRecord],
    records: Records,
    lost: Mapping[str, Origin],
    checks: Iterable[Check],
    found: Iterable[Finding],
) -> Iterator[Finding]:
    """Find what else is wrong with records that are faulty.

    Args:
        trials: The records.
        records: What loaded.
        lost: The ids of records that did not load; what refers to them is not told.
        checks: The checks that change nothing.
        found: What was found in those of them that loaded in part: it is not told again.
    """
    trials = list(trials)
    if not trials:
        return
    origins = {each.origin for each in trials}
    known = {_key_of(each) for each in found if each.origin in origins}
    trying = _Trying(records, lost, checks)
    for each in trials:
        for finding in trying.findings(each):
            if _key_of(finding) not in known and not _follows(finding, each):
                known.add(_key_of(finding))
                yield _addressed(finding, each)


def _key_of(finding: Finding) -> tuple[object, ...]:
    return finding.code, finding.origin, finding.path


def _follows(finding: Finding, trial: RepairedRecord) -> bool:
    """Tell whether a finding is at something faulty, or follows from it."""
    if any(finding.path[:length] in trial.faulty for length in range(1, len(finding.path) + 1)):
        return True
    if finding.path in (("proposition",), ("parent",)) or finding.path[:1] == ("topics",):
        return False
    faulty = {way[0] for way in trial.faulty if way}
    return not faulty.isdisjoint(_FOLLOWS_FROM.get(finding.code, ()))


def _addressed(finding: Finding, trial: RepairedRecord) -> Finding:
    """Name a record without an id by its number, as it is named elsewhere."""
    if trial.record.id:
        return finding
    kind = kind_of(trial.record).value
    number = f"{kind} #{trial.origin.number + 1}"
    return finding._replace(message=finding.message.replace(f"{kind} ''", number, 1))


class _Trying:
    """The checks, and all that loaded."""

    def __init__(
        self, records: Records, lost: Mapping[str, Origin], checks: Iterable[Check]
    ) -> None:
        self._records = records
        self._groups = {kind: _Among(group) for kind, group in records.groups.items()}
        self._settling = references.Pruning(records, lost)
        apart = (registers.check, votes.check, editions.check)
        self._checks = [check for check in checks if check not in apart]
        self._cast: Mapping[str, list[Statement]] | None = None
        self._used = registers.explained(records)

    def findings(self, trial: RepairedRecord) -> Iterator[Finding]:
        """Find all that the checks have to say of a record."""
        record = trial.record
        around = self._around(trial, record, settled=False)
        record, found = self._settling.alone(record, around)
        yield from found
        around = self._around(trial, record)
        if isinstance(trial.record, Statement):
            # Of all positions, those too that were left out for a reference in them.
            yield from positions.misfits(around, trial.record)
        for settle in (positions.prune, votes.prune):
            settled, found = settle(around)
            yield from found
            record = settled.groups[kind_of(record)].get(record.id, record)
            around = self._around(trial, record)
        for check in self._checks:
            yield from check(around)
        yield from registers.check(around, self._used)
        if isinstance(record, Statement) and record.option is not None:
            yield from votes.check_alone(around, record, self._cast_with(record))
        if isinstance(record, Issue) and ("kind",) in trial.faulty:
            yield from _unnamed_issue(record, trial.origin)

    def _cast_with(self, statement: Statement) -> list[Statement]:
        if self._cast is None:
            self._cast = votes.cast_in(self._records)
        return self._cast.get(statement.event or "", [])

    def _around(self, trial: RepairedRecord, record: Written, *, settled: bool = True) -> Records:
        """Give the records among which one stands, as if there were no other to go through.

        Once its references are settled, the source that a statement does not have is stood in for.
        """
        kind = kind_of(record)
        groups: dict[str, Mapping[str, object]] = {
            each.plural: group for each, group in self._groups.items()
        }
        groups[kind.plural] = _Among(self._records.groups[kind], record.id, record)
        if settled and isinstance(record, Statement):
            stand_in = self._records.sources.get(record.source)
            stand_in = stand_in or Source(id=record.source, type="document")
            groups[Kind.SOURCE.plural] = _With(self._records.sources, stand_in.id, stand_in)
        written = Entry(trial.record, trial.origin, trial.numbers)
        return attrs.evolve(
            self._records,
            header_origin=None,
            origins={record.id: trial.origin},
            written=_With(self._records.written, record.id, written),
            numbered={},
            **groups,  # type: ignore[arg-type]
        )


def _unnamed_issue(issue: Issue, origin: Origin) -> Iterator[Finding]:
    if not (issue.proposition.strip() or issue.title.strip()):
        yield Finding(
            code="no-proposition",
            message=f"{named(issue, issue.id)} has neither a proposition nor a title",
            origin=origin,
            path=("proposition",),
            hint="a policy or a claim needs a proposition, a topic a title",
            record=issue.id,
        )


class _Among(Mapping[str, T]):
    """All records of a kind to look up, and at most one of them, or besides them, to go through."""

    __slots__ = ("_all", "_id", "_one")

    def __init__(self, all: Mapping[str, T], id: str = "", one: T | None = None) -> None:
        self._all = all
        self._id = id
        self._one = one

    def __getitem__(self, id: str) -> T:
        return self._one if self._one is not None and id == self._id else self._all[id]

    def __contains__(self, id: object) -> bool:
        return (self._one is not None and id == self._id) or id in self._all

    def __iter__(self) -> Iterator[str]:
        return iter(() if self._one is None else (self._id,))

    def __len__(self) -> int:
        return 0 if self._one is None else 1


class _With(_Among[T]):
    """All records of a kind to look up, and one besides them, and none to go through."""

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0
