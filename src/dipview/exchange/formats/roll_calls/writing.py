"""Roll calls, writing: a row for each actor in each vote, as cast and as meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

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


def write(writing: Writing) -> Iterator[str]:
    """Write all votes."""
    dataset = writing.dataset
    cast: dict[str, list[Statement]] = defaultdict(list)
    for id in dataset.ids(Kind.STATEMENT):
        statement = dataset.statement(id)
        if set_aside(dataset, id):
            continue  # of a vote that several wrote down, one says who chose what
        if statement.option is None or statement.event is None:
            writing.left_out["statements besides votes"] += 1
        else:
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
