"""Votes as facts on a card: what was voted on, how it was counted, how one voted."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from dipview.dataset.dataset import Dataset
from dipview.model.events import Event
from dipview.model.statements import Statement
from dipview.model.votes import Direction, Part
from dipview.standing.roll_calls import roll_call
from dipview.views.parts.votes_in_words import OPTIONS, correction_in_words, counts_in_words

if TYPE_CHECKING:
    from dipview.views.parts.facts import Facts

_PARTS = {Part.AMENDMENT: "an amendment", Part.PARAGRAPH: "a paragraph"}


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
