"""Votes in words: how they were counted, how one voted, what was notified later."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset
from dipview.model.statements import Statement
from dipview.model.votes import Option, Vote
from dipview.views.parts.actor_names import names_of

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


def counts_in_words(vote: Vote) -> str:
    """Write the counts as the record prints them: ``59 in favour, 3 against``."""
    if vote.counts is None:
        return ""
    shown = (Option.YES, Option.NO, Option.ABSTAIN, Option.NOT_VOTING)
    counted = ((vote.counts.of(option), OPTIONS[option]) for option in shown)
    return ", ".join(f"{count} {words}" for count, words in counted if count is not None)


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
