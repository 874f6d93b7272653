"""Votes: positions that follow from how one voted, and counts that fit those who did.

What was cast counts. A correction that is notified later is kept beside it, and no position follows
from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import attrs

from dipview.dataset.records import Finding, Records
from dipview.model.events import Event, EventKind
from dipview.model.stances import IssueKind
from dipview.model.statements import Form, PositionEntry, Statement
from dipview.model.votes import Option, Vote


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
    """Find counts that do not fit the speakers, and those who chose two options in one vote."""
    cast: dict[str, dict[Option, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for statement in records.statements.values():
        if (
            statement.option is not None
            and statement.event is not None
            and not statement.corrects_vote
        ):
            cast[statement.event][statement.option].append(statement)
    for id, by_option in cast.items():
        yield from _chosen_twice(records, by_option)
        vote = records.events[id].vote if id in records.events else None
        if vote is not None and vote.counts is not None:
            yield from _miscounted(records, records.events[id], vote, by_option)


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
    if option is None or vote is None or statement.form is not Form.RECORDED:
        said = ": an option is chosen in a vote, and recorded"
        hint = 'set form = "recorded", and event to an event that has a vote'
        find = records.find(statement.id, statement, ("option",), "option-misplaced", said, hint)
        findings.append(find)
        return attrs.evolve(statement, option=None)
    kept = list(statement.positions)
    for number, entry in enumerate(statement.positions):
        if entry.issue == vote.on:
            said = f": the position on '{entry.issue}' follows from the option"
            hint = "remove it, or correct the option or the vote's direction"
            path = ("positions", number)
            find = records.find(statement.id, statement, path, "position-of-vote", said, hint)
            findings.append(find)
            kept.remove(entry)
    stance = None if statement.corrects_vote else vote.stance_of(option)
    if vote.on is not None and stance is not None:
        kept.append(PositionEntry(issue=vote.on, stance=stance))
    cast = attrs.evolve(statement, positions=tuple(kept))
    if event is None or statement.date is not None or statement.corrects_vote:
        return cast
    return attrs.evolve(cast, date=event.date, date_inferred=event.date_inferred)


def _chosen_twice(
    records: Records, by_option: Mapping[Option, list[Statement]]
) -> Iterator[Finding]:
    chosen: dict[str, Option] = {}
    for option, statements in by_option.items():
        for statement in statements:
            for number, speaker in enumerate(statement.speakers):
                before = chosen.setdefault(speaker, option)
                if before is not option:
                    said = f": '{speaker}' chose '{before.value}' in the same vote"
                    hint = 'keep one; of a correction say acts = ["correct"] and supersedes'
                    path = ("speakers", number)
                    yield records.find(statement.id, statement, path, "two-options", said, hint)


def _miscounted(
    records: Records, event: Event, vote: Vote, by_option: Mapping[Option, list[Statement]]
) -> Iterator[Finding]:
    counted: dict[str, int] = defaultdict(int)
    partly: set[str] = set()
    for option, statements in by_option.items():
        key = _KEYS[option]
        counted[key] += len({speaker for each in statements for speaker in each.speakers})
        if any(each.unnamed_speakers for each in statements):
            partly.add(key)
    for key, count in counted.items():
        printed = getattr(vote.counts, key)
        if printed is None or printed == count or (key in partly and count < printed):
            continue
        said = f": {printed} are counted, and {count} are named"
        hint = "correct the number or the speakers; name the rest by unnamed_speakers"
        yield records.find(event.id, event, ("vote", "counts", key), "miscounted", said, hint)


_KEYS: Mapping[Option, str] = {
    Option.YES: "yes",
    Option.NO: "no",
    Option.ABSTAIN: "abstain",
    Option.NOT_VOTING: "not_voting",
    Option.ABSENT: "not_voting",
}
