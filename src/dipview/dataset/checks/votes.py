"""Votes: positions that follow from how one voted, and counts that fit those who did.

What was cast counts. A correction that is notified later is kept beside it, and no position follows
from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

import attrs

from dipview.dataset.findings import Finding, Records
from dipview.dataset.problems import Way
from dipview.model.events import Event, EventKind
from dipview.model.positions import PositionEntry
from dipview.model.stances import IssueKind
from dipview.model.statements import Form, RecordStatus, Statement
from dipview.model.votes import Counts, Option


def prune(records: Records) -> tuple[Records, list[Finding]]:
    """Give statements with an option the position, and the date, that follow from their vote.

    A vote at an event of another kind is left out, and so is what it is on where that is no policy;
    an option without a vote is left out, and a position on what the vote is on that is written by
    hand. Every id must resolve.
    """
    findings: list[Finding] = []
    events = {
        id: settled
        for id, event in records.events.items()
        if event.vote is not None and (settled := _settled_event(records, event, findings)) != event
    }
    if events:
        records = attrs.evolve(records, events={**records.events, **events})
    changed = {
        id: cast
        for id, statement in records.statements.items()
        if statement.option is not None
        and (cast := _settled_statement(records, statement, findings)) is not statement
    }
    if changed:
        records = attrs.evolve(records, statements={**records.statements, **changed})
    return records, findings


def check(records: Records) -> Iterator[Finding]:
    """Find counts that do not fit the speakers, those who chose twice, and corrections of nothing.

    What is retracted is not counted.
    """
    for id, statements in cast_in(records).items():
        yield from _chosen_twice(records, statements)
        event = records.events[id]
        if event.vote is not None and event.vote.counts is not None:
            yield from _miscounted(records, event, event.vote.counts, statements)
    for statement in records.statements.values():
        if statement.option is not None:
            yield from _correcting_nothing(records, statement)


def check_alone(
    records: Records, statement: Statement, cast: Iterable[Statement]
) -> Iterator[Finding]:
    """Find what :func:`check` finds of one statement, but for counts.

    Args:
        records: The records among which it stands.
        statement: The statement.
        cast: The others that were cast in the same vote.
    """
    others = [each for each in cast if each.id != statement.id]
    found = _chosen_twice(records, [*others, statement] if _is_cast(statement) else [])
    yield from (each for each in found if each.record == statement.id)
    yield from _correcting_nothing(records, statement)


def cast_in(records: Records) -> Mapping[str, list[Statement]]:
    """Give the statements of each vote, by its event, that say how one voted."""
    cast: dict[str, list[Statement]] = defaultdict(list)
    for statement in records.statements.values():
        if statement.event is not None and _is_cast(statement):
            cast[statement.event].append(statement)
    return cast


def fit_to_count(findings: Iterable[Finding], lost: Iterable[Statement]) -> list[Finding]:
    """Leave out what was found of the counts of votes of which a statement did not load.

    Args:
        findings: What was found.
        lost: The statements that did not load.
    """
    partly = {each.event for each in lost}
    return [each for each in findings if each.code != "miscounted" or each.record not in partly]


def _is_cast(statement: Statement) -> bool:
    return statement.follows_vote and statement.status is not RecordStatus.RETRACTED


def _settled_event(records: Records, event: Event, findings: list[Finding]) -> Event:
    vote = event.vote
    if event.kind is not EventKind.VOTE:
        said = f" has a vote, but is a {event.kind.value}"
        hint = 'set kind = "vote", or remove vote'
        findings.append(records.find(event.id, event, ("vote",), "vote-misplaced", said, hint))
        return attrs.evolve(event, vote=None)
    if vote is not None and vote.on is not None:
        kind = records.issues[vote.on].kind
        if kind is not IssueKind.POLICY:
            said = f": '{vote.on}' is a {kind.value}, and one votes on a policy"
            hint = "name the policy that a yes is for, or against"
            path = ("vote", "on")
            findings.append(records.find(event.id, event, path, "wrong-issue-kind", said, hint))
            return attrs.evolve(event, vote=attrs.evolve(vote, on=None))
    return event


def _settled_statement(
    records: Records, statement: Statement, findings: list[Finding]
) -> Statement:
    option = statement.option
    event = records.events[statement.event] if statement.event is not None else None
    vote = event.vote if event is not None else None
    if option is None or event is None or vote is None or statement.form is not Form.RECORDED:
        if not _lost(records, statement, event):
            said = ": an option is chosen in a vote, and recorded"
            hint = 'set form = "recorded", and event to an event that has a vote'
            path: Way = ("option",)
            find = records.find(statement.id, statement, path, "option-misplaced", said, hint)
            findings.append(find)
        return attrs.evolve(statement, option=None)
    kept = []
    for number, entry in enumerate(statement.positions):
        if entry.issue != vote.on:
            kept.append(entry)
        else:
            said = f": the position on '{entry.issue}' follows from the option"
            hint = "remove it, or correct the option or the vote's direction"
            path = ("positions", number)
            find = records.find(statement.id, statement, path, "position-of-vote", said, hint)
            findings.append(find)
    stance = vote.stance_of(option) if statement.follows_vote else None
    if vote.on is not None and stance is not None:
        kept.append(PositionEntry(issue=vote.on, stance=stance))
    cast = attrs.evolve(statement, positions=tuple(kept))
    if statement.date is None and statement.follows_vote:
        return attrs.evolve(cast, date=event.date, date_inferred=event.date_inferred)
    return cast


def _lost(records: Records, statement: Statement, event: Event | None) -> bool:
    """Tell whether the event, or its vote, is not there because of a mistake that is told."""
    if event is None:
        return records.as_read(statement.id, statement).event is not None
    return event.vote is None and records.was_given(event.id, event, "vote")


def _correcting_nothing(records: Records, statement: Statement) -> Iterator[Finding]:
    read = records.as_read(statement.id, statement)
    if statement.corrects_vote and statement.supersedes is None and read.supersedes is None:
        said = " corrects how one voted, but does not say which statement told that"
        hint = "add supersedes, or remove correct from acts"
        yield records.find(statement.id, statement, ("acts",), "corrects-nothing", said, hint)


def _chosen_twice(records: Records, statements: Iterable[Statement]) -> Iterator[Finding]:
    chosen: dict[str, Option] = {}
    for statement in statements:
        if statement.option is None:
            continue
        for number, speaker in enumerate(statement.speakers):
            before = chosen.setdefault(speaker, statement.option)
            if before is not statement.option:
                said = f": '{speaker}' chose '{before.value}' in the same vote"
                hint = 'keep one; of a correction say acts = ["correct"] and supersedes'
                path = ("speakers", number)
                yield records.find(statement.id, statement, path, "two-options", said, hint)


def _miscounted(
    records: Records, event: Event, counts: Counts, statements: Iterable[Statement]
) -> Iterator[Finding]:
    named: dict[str, set[str]] = defaultdict(set)
    partly: set[str] = set()
    for statement in statements:
        if statement.option is not None:
            key = _KEYS[statement.option]
            named[key].update(records.as_read(statement.id, statement).speakers)
            if statement.unnamed_speakers:
                partly.add(key)
    for key, speakers in named.items():
        printed, count = getattr(counts, key), len(speakers)
        if printed is None or printed == count or (key in partly and count < printed):
            continue
        said = f": {printed:,} are counted, and {count:,} are named"
        hint = "correct the number or the speakers; name the rest by unnamed_speakers"
        yield records.find(event.id, event, ("vote", "counts", key), "miscounted", said, hint)


_KEYS: Mapping[Option, str] = {
    Option.YES: "yes",
    Option.NO: "no",
    Option.ABSTAIN: "abstain",
    Option.NOT_VOTING: "not_voting",
    Option.ABSENT: "not_voting",
}
