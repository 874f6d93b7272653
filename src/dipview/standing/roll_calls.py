"""Roll calls: who chose which option in a vote, as it was cast, and how many did.

What is counted is what the record prints; where it prints no number, those that it names are
counted, and the number says so. What was notified later stands beside it and changes nothing.
"""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import cached_property

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature, numbers_in
from dipview.dataset.issues_below import with_those_below
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.sets import NOBODY
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.spans import Span
from dipview.model.stances import Stance
from dipview.model.statements import RecordStatus, Statement
from dipview.model.values import frozen
from dipview.model.votes import Direction, Option, Vote
from dipview.search.number_sets import Numbers, numbers_of, union
from dipview.standing.evidence import known_by, set_aside

VOTED = (Option.YES, Option.NO, Option.ABSTAIN)
"""The options of those who took part in a vote."""
COUNTED = (*VOTED, Option.NOT_VOTING)
"""The options that are counted each by itself; with those not voting, the absent are counted."""
_VOTERS = 8
"""Voters of whom it is kept what they chose."""
_UNCOUNTED = (RecordStatus.DRAFT, RecordStatus.RETRACTED)


class Stood(StrEnum):
    """How two stood to each other in one vote."""

    WITH = "with"
    """They chose the same."""
    APART = "apart"
    """One abstained, and the other took a side."""
    AGAINST = "against"
    """One chose yes, and the other no."""


@frozen(kw_only=True)
class Count:
    """How many chose an option."""

    number: int
    printed: bool
    """Whether the record prints the number; else it is of those whom the record names."""
    at_least: bool = False
    """Whether others chose it too, who are not named."""


@frozen(kw_only=True)
class Correction:
    """What was notified after a vote: how some meant to vote. As cast counts."""

    statement: str
    voters: tuple[str, ...]
    cast: Option | None
    """What they chose; None where the statement that is corrected has no option."""
    meant: Option


@frozen(eq=False)
class RollCall:
    """A vote, and who chose what in it; its statements are read when they are asked for."""

    dataset: Dataset
    event: str
    vote: Vote
    day: dt.date | None
    """The day to look from; None for all that is known."""

    @property
    def date(self) -> Span | None:
        """When the vote was taken."""
        return self.dataset.happened(self.event)

    @cached_property
    def rank(self) -> int:
        """Its number in the one order of time."""
        return self.dataset.placed(self.event)[1]

    @cached_property
    def _recorded(self) -> tuple[Statement, ...]:
        """All that say who chose what, or meant to, but for drafts and what is retracted."""
        linked = self.dataset.linked(self.event, Link.STATEMENTS_AT)
        found = (self.dataset.statement(id) for id in linked)
        return tuple(each for each in found if _counts(self.dataset, each, self.day))

    @cached_property
    def statements(self) -> Mapping[Option, tuple[Statement, ...]]:
        """Those that say who chose each option, as cast."""
        cast = [each for each in self._recorded if not each.corrects_vote]
        found = {option: tuple(e for e in cast if e.option is option) for option in Option}
        return {option: those for option, those in found.items() if those}

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        """What was notified later."""
        return tuple(
            Correction(
                statement=each.id,
                voters=voters_of(each),
                cast=self.dataset.statement(each.supersedes).option if each.supersedes else None,
                meant=each.option,
            )
            for each in self._recorded
            if each.corrects_vote and each.option is not None
        )

    @cached_property
    def chosen(self) -> Mapping[str, Option]:
        """What each voter chose, by its id; of two, what was found to be a problem, the first."""
        found: dict[str, Option] = {}
        for option, statements in self.statements.items():
            for statement in statements:
                for voter in voters_of(statement):
                    found.setdefault(voter, option)
        return found

    def option_of(self, voter: str) -> Option | None:
        """Give what one voter chose, without a look at all the others; None where nothing tells."""
        for option, statements in self.statements.items():
            if any(voter in voters_of(each) for each in statements):
                return option
        return None

    def statement_of(self, voter: str) -> str | None:
        """Give the id of the statement that says what a voter chose."""
        option = self.option_of(voter)
        found = self.statements[option] if option is not None else ()
        return next((each.id for each in found if voter in voters_of(each)), None)

    def stance_of(self, voter: str) -> Stance | None:
        """Give the stance that a voter's option is; None where it took no part."""
        option = self.option_of(voter)
        return self.vote.stance_of(option) if option is not None else None

    def count(self, option: Option) -> Count | None:
        """Give how many chose an option of those that are counted; None where nothing tells."""
        printed = self.vote.counts.of(option) if self.vote.counts is not None else None
        if printed is not None:
            return Count(number=printed, printed=True)
        named = self.statements.get(option, ())
        if option is Option.NOT_VOTING:
            named += self.statements.get(Option.ABSENT, ())
        found = sum(option is self._counted_as(each) for each in self._speaking.values())
        unnamed = any(each.unnamed_speakers for each in named)
        if not (found or unnamed):
            return None
        return Count(number=found, printed=False, at_least=unnamed)

    @cached_property
    def _speaking(self) -> Mapping[str, Option]:
        """What each speaker chose, who is counted once; see ``chosen``."""
        found: dict[str, Option] = {}
        for option, statements in self.statements.items():
            for statement in statements:
                found |= {each: option for each in statement.speakers if each not in found}
        return found

    @staticmethod
    def _counted_as(option: Option) -> Option:
        return Option.NOT_VOTING if option is Option.ABSENT else option

    @property
    def counts(self) -> Mapping[Option, Count]:
        """How many chose each option, of those options of which anything is told."""
        found = {option: self.count(option) for option in COUNTED}
        return {option: count for option, count in found.items() if count is not None}

    @property
    def in_favour(self) -> Count | None:
        """How many chose what is for the policy: yes, or no where a yes is against it."""
        return self.count(Option.YES if self.vote.direction is Direction.FOR else Option.NO)


def voters_of(statement: Statement) -> tuple[str, ...]:
    """Give whose vote a statement records: those for whom it was cast, or else who cast it."""
    return statement.on_behalf_of or statement.speakers


@kept_by_dataset(_VOTERS)
def options_of(dataset: Dataset, voter: str, day: dt.date | None) -> Mapping[int, Option]:
    """Give what a voter chose, as cast, by the event's number; no statement is read for that."""
    sets, links = dataset.sets, (Link.STATEMENTS_FOR, Link.STATEMENTS_BY)
    cast = union(sets.options.values()) & sets.features[Feature.COUNTED]
    if day is not None:
        cast &= sets.known_by(Kind.STATEMENT, day)
    principal, own = (numbers_in(dataset.linked_numbers(voter, link)) & cast for link in links)
    events = _events_of_statements(dataset)
    found: dict[int, Option] = {}
    # Of what was cast for others, the vote is theirs.
    for statement in steps([*principal, *(own - _for_others(dataset))], "statements"):
        if (event := events[statement - sets.first_statement]) != NOBODY:
            option = next(each for each, those in sets.options.items() if statement in those)
            found.setdefault(event, option)
    return found


@kept_by_dataset(1)
def _for_others(dataset: Dataset) -> Numbers:
    """Give the statements that are made on anybody's behalf."""
    ids = dataset.ids(Kind.ACTOR)
    return union(numbers_in(dataset.linked_numbers(id, Link.STATEMENTS_FOR)) for id in ids)


@kept_by_dataset(1)
def _events_of_statements(dataset: Dataset) -> Sequence[int]:
    """Give of each statement, in order, the number of the event at which it was made."""
    sets = dataset.sets
    found = array("I", [NOBODY]) * (len(sets.starts) - 1)
    first = dataset.numbers(Kind.EVENT).start
    for event, id in enumerate(steps(dataset.ids(Kind.EVENT), "events"), first):
        for statement in dataset.linked_numbers(id, Link.STATEMENTS_AT):
            found[statement - sets.first_statement] = event
    return found


def _counts(dataset: Dataset, statement: Statement, day: dt.date | None) -> bool:
    """Tell whether a statement records an option, is no draft, not retracted, and known."""
    if statement.option is None or statement.status in _UNCOUNTED:
        return False
    if set_aside(dataset, statement.id):
        return False
    return known_by(dataset, statement.id, day)


def stood(one: Option | None, other: Option | None) -> Stood | None:
    """Tell how two stood to each other; None where not both took part."""
    if one not in VOTED or other not in VOTED:
        return None
    if one is other:
        return Stood.WITH
    return Stood.APART if Option.ABSTAIN in (one, other) else Stood.AGAINST


def votes_in(dataset: Dataset) -> Numbers:
    """Give the numbers of the events of a dataset that have a vote."""
    return dataset.sets.features[Feature.VOTED]


def votes_on(dataset: Dataset, issue: str) -> Numbers:
    """Give the numbers of the votes on an issue, on the texts of a series, on all under a topic."""
    issues = with_those_below(dataset, (issue,))
    return numbers_of([n for each in issues for n in dataset.linked_numbers(each, Link.VOTES_ON)])


def roll_calls(dataset: Dataset, events: Iterable[str], day: dt.date | None) -> list[RollCall]:
    """Read votes, in the order of time.

    Args:
        dataset: Where they are.
        events: Ids of events that have a vote.
        day: The day to look from; None for all that is known.
    """
    found = [roll_call(dataset, id, day) for id in steps(list(events), "roll calls")]
    return sorted(found, key=lambda call: call.rank)


def roll_call(dataset: Dataset, id: str, day: dt.date | None) -> RollCall:
    """Give the vote of an event; raises ValueError where it has none."""
    vote = dataset.event(id).vote
    if vote is None:
        message = f"event '{id}' has no vote"
        raise ValueError(message)
    return RollCall(dataset, id, vote, day)
