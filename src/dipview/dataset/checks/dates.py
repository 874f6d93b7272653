"""Dates: nothing ends before it starts, or is told as past before it happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.dataset.findings import Finding, Records
from dipview.model.actors import Membership, Role
from dipview.model.events import EventStatus
from dipview.model.spans import Span
from dipview.model.statements import Statement


def check(records: Records) -> Iterator[Finding]:
    """Find dates that contradict each other; dates that are impossible are refused when read."""
    yield from _offices(records)
    yield from _future(records)
    yield from _after_source(records)


def after(later: Span | None, earlier: Span | None) -> bool:
    """Tell whether every day of ``later`` certainly comes after every day of ``earlier``."""
    if later is None or earlier is None:
        return False
    first, last = later.earliest, earlier.latest
    if first is None or last is None or first <= last:
        return False
    return later.sure and earlier.sure


def _offices(records: Records) -> Iterator[Finding]:
    for id, actor in records.actors.items():
        held: tuple[tuple[str, Sequence[Role | Membership]], ...] = (
            ("roles", actor.roles),
            ("memberships", actor.memberships),
        )
        for name, offices in held:
            for number, office in enumerate(offices):
                if office.start and office.end and after(office.start, office.end):
                    said = f": {office.end.text} is before the start, {office.start.text}"
                    path = (name, number, "end")
                    hint = "correct one of the two dates"
                    yield records.find(id, actor, path, "end-before-start", said, hint)


def _future(records: Records) -> Iterator[Finding]:
    as_of = records.header.as_of
    if as_of is None:
        return
    for id, event in records.events.items():
        happened = event.status in (EventStatus.OCCURRED, EventStatus.ONGOING)
        if happened and event.date and after(event.date, as_of):
            said = (
                f" is {event.status.value}, but its date {event.date.text} is after"
                f" the dataset's as_of, {as_of.text}"
            )
            hint = 'set status = "planned", or bring as_of up to date'
            yield records.find(id, event, ("date",), "after-as-of", said, hint)
    for id, statement in records.statements.items():
        if statement.date and after(statement.date, as_of) and not _of_vote(records, statement):
            said = f": {statement.date.text} is after the dataset's as_of, {as_of.text}"
            hint = "correct the date, or bring as_of up to date"
            yield records.find(id, statement, ("date",), "after-as-of", said, hint)


def _of_vote(records: Records, statement: Statement) -> bool:
    """Tell whether a statement has its date from a vote, of which it is told already."""
    return statement.option is not None and records.as_read(statement.id, statement).date is None


def _after_source(records: Records) -> Iterator[Finding]:
    for id, statement in records.statements.items():
        source = records.sources[statement.source]
        if statement.date and source.issued and after(statement.date, source.issued):
            said = (
                f": {statement.date.text} is after {source.issued.text},"
                f" when its source '{source.id}' was issued"
            )
            hint = "correct one of the two dates"
            yield records.find(id, statement, ("date",), "after-source", said, hint)
