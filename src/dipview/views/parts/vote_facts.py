"""Votes as facts on a card: what was voted on, how it was counted, how one voted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dipview.dataset.dataset import Dataset
from dipview.model.events import Event
from dipview.model.statements import Statement
from dipview.model.votes import Direction, Option, Part, Vote
from dipview.standing.roll_calls import roll_call
from dipview.views.parts.actor_names import names_of

if TYPE_CHECKING:
    from dipview.views.parts.facts import Facts

OPTIONS = {
    Option.YES: "in favour",
    Option.NO: "against",
    Option.ABSTAIN: "abstaining",
    Option.NOT_VOTING: "not voting",
    Option.ABSENT: "absent",
}
"""How one voted, in words."""

_VOTED = {
    Option.YES: "Voted in favour",
    Option.NO: "Voted against",
    Option.ABSTAIN: "Abstained",
    Option.NOT_VOTING: "Did not vote",
    Option.ABSENT: "Was absent from the vote",
}
_MEANT = {
    Option.YES: "meant to vote in favour",
    Option.NO: "meant to vote against",
    Option.ABSTAIN: "meant to abstain",
    Option.NOT_VOTING: "meant not to vote",
    Option.ABSENT: "meant to be absent",
}

_PARTS = {Part.AMENDMENT: "an amendment", Part.PARAGRAPH: "a paragraph"}


def counts_in_words(vote: Vote) -> str:
    """Write the counts as the record prints them: ``59 in favour, 3 against``."""
    if vote.counts is None:
        return ""
    shown = (Option.YES, Option.NO, Option.ABSTAIN, Option.NOT_VOTING)
    counted = ((vote.counts.of(option), OPTIONS[option]) for option in shown)
    return ", ".join(f"{count} {words}" for count, words in counted if count is not None)


def add_vote(facts: Facts, dataset: Dataset, event: Event, day: dt.date | None) -> None:
    """Add what was put to the vote at an event, the counts, and corrections notified later.

    Args:
        facts: What they are added to.
        dataset: Where the event is.
        event: The event; of one without a vote nothing is added.
        day: The day to look from; None for all that is known.
    """
    vote = event.vote
    if vote is None:
        return
    facts.add("Text", vote.number, _PARTS.get(vote.part, ""))
    if vote.body:
        facts.add("Body", dataset.actor(vote.body).name, leads_to=vote.body)
    if vote.on:
        against = vote.direction is Direction.AGAINST
        means = "a yes is against it" if against else "a yes is for it"
        facts.add("On", dataset.issue(vote.on).sentence, means, leads_to=vote.on)
    counts = counts_in_words(vote)
    facts.add("Counts", counts, vote.result.value if vote.result else "")
    if not counts and vote.result:
        facts.add("Result", vote.result.value)
    for each in roll_call(dataset, event.id, day).corrections:
        said = correction_in_words(dataset, dataset.statement(each.statement))
        facts.add("Notified later", said, leads_to=each.statement)


def correction_in_words(dataset: Dataset, statement: Statement) -> str:
    """Say who meant to vote how: ``Ostrel meant to vote in favour``."""
    who = names_of(dataset, statement.speakers) or statement.unnamed_speakers
    meant = _MEANT[statement.option] if statement.option else ""
    return f"{who} {meant}; the vote as cast counts"


def option_in_words(dataset: Dataset, statement: Statement) -> str:
    """Say how the speakers of a statement voted, and on what: ``Voted in favour (A/4)``."""
    if statement.option is None:
        return ""
    if statement.corrects_vote:
        return correction_in_words(dataset, statement)
    vote = dataset.event(statement.event).vote if statement.event else None
    number = vote.number if vote is not None else ""
    return f"{_VOTED[statement.option]} ({number})" if number else _VOTED[statement.option]


def add_option(facts: Facts, dataset: Dataset, statement: Statement) -> None:
    """Add how the speakers of a statement voted, or meant to."""
    if statement.option is None:
        return
    vote = dataset.event(statement.event).vote if statement.event else None
    words = OPTIONS[statement.option]
    if statement.corrects_vote:
        facts.add("Meant", words, "notified later: the vote as cast counts")
    else:
        aside = "no position follows" if vote is None or vote.on is None else ""
        facts.add("Voted", words, aside)
