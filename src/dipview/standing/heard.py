"""What holders said themselves, by holder and issue, and the days on which that can have been."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from functools import lru_cache

from attrs import define, evolve, field, frozen

from dipview.dataset.dataset import Dataset
from dipview.model.actors import ActorKind
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.spans import Span
from dipview.model.statements import Position, RecordStatus, Statement

Pair = tuple[str, str]
"""A holder and an issue."""


@frozen(kw_only=True)
class Heard:
    """A position that its holder stated, on a day of which something is known."""

    position: Position
    first: dt.date
    """The first day that can be meant; the first of the calendar where that is open."""
    last: dt.date
    """The last day that can be meant; the last of the calendar where that is open."""
    abroad: dt.date | None = None
    """Of a moment with an offset: its day in universal time."""
    exact: bool = False
    """Whether the exact words are given."""
    disputed: bool = False
    supersedes: str | None = None
    capacity: str | None = None
    """What the holder itself spoke for, where the statement names it."""
    chaired: str | None = None
    """The capacity, where it is none in a state or in a part of one: what was chaired."""

    @property
    def key(self) -> tuple[dt.date, dt.date, bool, str]:
        """What to sort by, whatever the order in the files: last day, first day, exact words."""
        return (self.last, self.first, not self.exact, self.position.id)

    def before(self, other: Heard) -> bool:
        """Tell whether this was certainly said on an earlier day than the other."""
        return self.last < other.first


@define(kw_only=True)
class Group:
    """What is known of one holder on one issue."""

    own: list[Heard] = field(factory=list)
    undated: list[Position] = field(factory=list)
    """Stated by the holder, on no day of which anything is known."""
    weaker: list[tuple[Position, dt.date | None]] = field(factory=list)
    """Described, implied, presupposed or second-hand, each with the last day that can be meant."""

    @property
    def n(self) -> int:
        """How many statements of the holder's own there are; reprints are one."""
        own = (heard.position.statement for heard in self.own)
        return len({*own, *(position.statement for position in self.undated)})

    @property
    def stated(self) -> list[Position]:
        """All positions that the holder stated, in an order that no file decides."""
        dated = [heard.position for heard in sorted(self.own, key=lambda heard: heard.key)]
        return [*dated, *sorted(self.undated, key=lambda position: position.id)]


@define(kw_only=True)
class Told:
    """All that is known on a day, by holder and issue, and how much of it does not count."""

    groups: dict[Pair, Group] = field(factory=dict)
    drafts: int = 0
    not_stated: int = 0
    second_hand: int = 0
    undated: int = 0


@frozen(kw_only=True)
class _Entry:
    """A position that a holder has, with what decides whether it counts."""

    position: Position
    heard: Heard | None
    """None where the holder did not state it, or nothing is known of the day."""
    known: dt.date | None
    """The day from which it counts."""
    last: dt.date | None
    """The last day that can be meant."""
    exact: bool
    draft: bool


def told_by(
    dataset: Dataset,
    day: dt.date | None,
    *,
    exact_only: bool = False,
    second_hand: bool = True,
) -> Told:
    """Group what counts by holder and issue.

    Args:
        dataset: Where to look.
        day: The day to look from; None for all that the dataset knows.
        exact_only: Whether only statements in exact words count.
        second_hand: Whether what is second-hand is taken note of at all.
    """
    told = Told()
    for entry in _entries(dataset):
        if day is not None and (entry.known is None or entry.known > day):
            continue
        if (exact_only and not entry.exact) or (entry.position.second_hand and not second_hand):
            continue
        if entry.draft:
            told.drafts += 1
        else:
            _put(told, entry)
    for group in told.groups.values():
        group.own = _on_shared_days(group.own)
    return told


@lru_cache(maxsize=1)
def _entries(dataset: Dataset) -> Sequence[_Entry]:
    """Read all statements once; kept, so that another day or switch need not read them again."""
    found: list[_Entry] = []
    for id in dataset.ids(Kind.STATEMENT):
        if not dataset.linked(id, Link.POSITIONS_TAKEN):
            continue
        statement = dataset.statement(id)
        if statement.status is RecordStatus.RETRACTED:
            continue
        span = dataset.said(id)
        held = (position for position in statement.held() if position.holder is not None)
        found.extend(_entry(dataset, position, statement, span) for position in held)
    return found


def _entry(dataset: Dataset, position: Position, statement: Statement, span: Span | None) -> _Entry:
    own = span is not None and position.own
    return _Entry(
        position=position,
        heard=_heard(dataset, position, statement, span) if span and own else None,
        known=span.counts_from if span else None,
        last=span.bounds[1] if span else None,
        exact=statement.quotable,
        draft=statement.status is RecordStatus.DRAFT,
    )


def _put(told: Told, entry: _Entry) -> None:
    position = entry.position
    group = told.groups.setdefault((position.holder or "", position.issue), Group())
    if not position.own:
        group.weaker.append((position, entry.last))
        told.second_hand += position.second_hand
        told.not_stated += not position.second_hand
    elif entry.heard is None:
        group.undated.append(position)
        told.undated += 1
    else:
        group.own.append(entry.heard)


def _heard(dataset: Dataset, position: Position, statement: Statement, span: Span) -> Heard:
    first, last = span.bounds
    capacity = statement.capacity if position.holder in statement.speakers else None
    return Heard(
        position=position,
        first=first or dt.date.min,
        last=last or dt.date.max,
        abroad=span.instant.date() if span.instant else None,
        exact=statement.quotable,
        disputed=statement.status is RecordStatus.DISPUTED,
        supersedes=statement.supersedes,
        capacity=capacity,
        chaired=capacity if capacity and not _of_a_state(dataset, capacity) else None,
    )


def _of_a_state(dataset: Dataset, id: str) -> bool:
    """Tell whether something is a state or a part of one."""
    seen: set[str] = set()
    above: str | None = id
    while above is not None and above not in seen:
        seen.add(above)
        actor = dataset.actor(above)
        if actor.kind is ActorKind.STATE:
            return True
        above = actor.part_of
    return False


def _on_shared_days(own: Iterable[Heard]) -> list[Heard]:
    """Put moments with an offset on days that can be compared.

    Among themselves these are the days of universal time; beside days of which no offset is known,
    a moment may fall on its own day or on that of universal time.
    """
    all_of_them = list(own)
    if not any(heard.abroad for heard in all_of_them):
        return all_of_them
    alone = all(heard.abroad for heard in all_of_them)
    return [_moved(heard, alone=alone) for heard in all_of_them]


def _moved(heard: Heard, *, alone: bool) -> Heard:
    day = heard.abroad
    if day is None:
        return heard
    if alone:
        return evolve(heard, first=day, last=day)
    return evolve(heard, first=min(heard.first, day), last=max(heard.last, day))
