"""Roll calls, writing: a row for each actor in each vote, as cast and as meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterator

from dipview.computing import steps
from dipview.exchange.exchange_format import Writing
from dipview.exchange.separated_text import line_of
from dipview.formats.formulas import kept_as_text
from dipview.model.events import Event
from dipview.model.kinds import Kind
from dipview.model.statements import Statement
from dipview.model.votes import Option
from dipview.standing.evidence import set_aside

_HEADINGS = (
    *("ballot", "date", "resolution", "title", "who", "code", "vote", "intended", "result"),
    *("yes", "no", "abstain", "not voting"),
)
_OF_STATEMENTS = frozenset(
    ("id", "source", "form", "speakers", "event", "option", "acts", "date", "positions")
)
"""What comes back, is made anew, or is counted otherwise; so of other records below."""
_OF_CORRECTIONS = _OF_STATEMENTS | {"supersedes"}
_OF_EVENTS = frozenset(("id", "title", "kind", "date", "vote", "sources"))
_OF_VOTES = frozenset(("number", "result", "counts"))
_OF_ACTORS = frozenset(("id", "name", "kind", "identifiers", "sources"))


def write(writing: Writing) -> Iterator[str]:
    """Write all votes."""
    dataset = writing.dataset
    cast: dict[str, list[Statement]] = defaultdict(list)
    voters: set[str] = set()
    for id in dataset.ids(Kind.STATEMENT):
        statement = dataset.statement(id)
        if set_aside(dataset, id):
            continue  # of a vote that several wrote down, one says who chose what
        if statement.option is None or statement.event is None:
            writing.left_out["statements besides votes"] += 1
        else:
            _count_besides(writing, statement, dataset.event(statement.event))
            cast[statement.event].append(statement)
    yield line_of(list(_HEADINGS))
    for id, statements in steps(list(cast.items()), "votes"):
        event = dataset.event(id)
        meant = {
            actor: each.option
            for each in statements
            if each.corrects_vote
            for actor in each.speakers
        }
        for statement in statements:
            if statement.option is None or statement.corrects_vote:
                continue
            for actor in statement.speakers:
                yield line_of(_row(writing, event, actor, statement.option, meant.get(actor)))
        voters.update(actor for each in statements for actor in each.speakers)
    _count_left_out(writing, cast, voters)


def _count_besides(writing: Writing, statement: Statement, event: Event) -> None:
    """Count what a statement says besides who chose what: its vote says the rest of it."""
    kept = _OF_CORRECTIONS if statement.corrects_vote else _OF_STATEMENTS
    writing.count_besides(statement, "statements", kept)
    if statement.date not in (None, event.date):
        writing.left_out["date of # statements"] += 1
    on = event.vote.on if event.vote else None
    if any(entry.issue != on for entry in statement.positions):
        writing.left_out["statements that take positions besides their vote"] += 1


def _count_left_out(writing: Writing, cast: Container[str], voters: Container[str]) -> None:
    """Count what has no place, of records besides statements.

    Args:
        writing: Counts it.
        cast: Ids of the events that are votes.
        voters: Ids of who voted.
    """
    dataset = writing.dataset
    writing.leave_out(Kind.SOURCE, Kind.ISSUE)
    for id in dataset.ids(Kind.ACTOR):
        if id in voters:
            writing.count_besides(dataset.actor(id), "actors", _OF_ACTORS)
        else:
            writing.left_out["actors that do not vote"] += 1
    for id in dataset.ids(Kind.EVENT):
        event = dataset.event(id)
        if id not in cast:
            writing.left_out["events besides votes"] += 1
            continue
        writing.count_besides(event, "events", _OF_EVENTS)
        if event.vote is not None:
            writing.count_besides(event.vote, "votes", _OF_VOTES)


def _row(
    writing: Writing, event: Event, actor: str, option: Option, meant: Option | None
) -> list[str]:
    vote, who = event.vote, writing.dataset.actor(actor)
    counts = vote.counts if vote else None
    numbers = [
        None if counts is None else counts.of(each)
        for each in (Option.YES, Option.NO, Option.ABSTAIN, Option.NOT_VOTING)
    ]
    cells = [
        event.id,
        event.date.text if event.date else "",
        vote.number if vote else "",
        event.title,
        who.name,
        who.identifiers.get("iso3166", ""),
        option.value,
        meant.value if meant else "",
        vote.result.value if vote and vote.result else "",
        *("" if each is None else str(each) for each in numbers),
    ]
    return [kept_as_text(cell) for cell in cells]
