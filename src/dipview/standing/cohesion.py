"""Cohesion: how the members of a bloc voted, each as a member on the day of the vote."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from itertools import groupby

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.offices import Certainty, members_on
from dipview.model.links import Link
from dipview.model.spans import Span
from dipview.model.values import frozen
from dipview.model.votes import Option
from dipview.standing.roll_calls import VOTED, RollCall

Members = Callable[[Span], tuple[frozenset[str], frozenset[str]]]
"""Gives who was a member on a date for certain, and of whom that is not known."""
_DATES = 1_024
"""Dates of which the members are kept: many votes are taken on one."""


@frozen(kw_only=True, eq=False)
class BlocVote:
    """How the members of a bloc voted in one vote."""

    bloc: str
    event: str
    """Id of the vote."""
    chosen: Mapping[Option, tuple[str, ...]]
    """Ids of the members that chose each option, in the dataset's order of members."""
    uncertain: tuple[str, ...]
    """Those who took part, and of whom it is not known whether they were members then."""

    @property
    def voted(self) -> int:
        """How many members took part in the vote."""
        return sum(len(self.chosen.get(option, ())) for option in VOTED)

    @property
    def together(self) -> bool:
        """Whether all members that took part chose the same."""
        return sum(bool(self.chosen.get(option)) for option in VOTED) == 1

    @property
    def leading(self) -> Option | None:
        """What most of those who took part chose; None where two options have as many."""
        sizes = {option: len(self.chosen.get(option, ())) for option in VOTED}
        most = max(sizes.values())
        found = [option for option, size in sizes.items() if size == most]
        return found[0] if len(found) == 1 else None

    @property
    def alike(self) -> int:
        """How many members are in the largest group that chose the same."""
        return max(len(self.chosen.get(option, ())) for option in VOTED)


def bloc_votes(dataset: Dataset, bloc: str, calls: Iterable[RollCall]) -> list[BlocVote]:
    """Tell how the members of a bloc voted, of those votes in which any of them took part."""
    order = dict.fromkeys(dataset.linked(bloc, Link.MEMBERS))
    members = _members(dataset, bloc)
    found = (_bloc_vote(bloc, call, order, members) for call in steps(list(calls), "roll calls"))
    return [each for each in found if each.voted]


def _members(dataset: Dataset, bloc: str) -> Members:
    @lru_cache(maxsize=_DATES)
    def on(span: Span) -> tuple[frozenset[str], frozenset[str]]:
        """Tell who was a member on a date, and who may have been."""
        found = members_on(dataset, bloc, span)
        held = frozenset(each.actor for each in found if each.certainty is Certainty.HELD)
        return held, frozenset(each.actor for each in found) - held

    return on


def _bloc_vote(bloc: str, call: RollCall, order: Iterable[str], members: Members) -> BlocVote:
    nobody: frozenset[str] = frozenset()
    certain, perhaps = members(call.date) if call.date else (nobody, frozenset(order))
    chosen: dict[Option, list[str]] = {}
    for member in order:
        if member in certain and (option := call.chosen.get(member)):
            chosen.setdefault(option, []).append(member)
    uncertain = tuple(each for each in order if each in perhaps and call.chosen.get(each) in VOTED)
    return BlocVote(
        bloc=bloc,
        event=call.event,
        chosen={option: tuple(found) for option, found in chosen.items()},
        uncertain=uncertain,
    )


@frozen(kw_only=True, eq=False)
class BlocStretch:
    """Votes, one after another, in which the members of a bloc chose one option, or split."""

    option: Option | None
    """What all that took part chose; None where they split."""
    votes: tuple[BlocVote, ...]


def bloc_line(votes: Iterable[BlocVote]) -> list[BlocStretch]:
    """Tell what the members of a bloc did over the years.

    Args:
        votes: How they voted, in the order of time; on one issue.
    """
    signed = groupby(votes, key=lambda vote: vote.leading if vote.together else None)
    return [BlocStretch(option=option, votes=tuple(found)) for option, found in signed]


@frozen(kw_only=True)
class MemberRecord:
    """How often one member voted with most of the others."""

    member: str
    with_most: int
    apart: tuple[str, ...]
    """Ids of the votes in which it chose something else than most of the others."""

    @property
    def votes(self) -> int:
        """The votes in which it took part, and most of the members chose one option."""
        return self.with_most + len(self.apart)


def member_records(votes: Iterable[BlocVote]) -> list[MemberRecord]:
    """Tell of each member how often it voted with most; where there is no most, nobody is apart."""
    with_most: dict[str, int] = {}
    apart: dict[str, list[str]] = {}
    for vote in votes:
        leading = vote.leading
        if leading is None:
            continue
        for option in VOTED:
            for member in vote.chosen.get(option, ()):
                with_most.setdefault(member, 0)
                if option is leading:
                    with_most[member] += 1
                else:
                    apart.setdefault(member, []).append(vote.event)
    return [
        MemberRecord(member=member, with_most=count, apart=tuple(apart.get(member, ())))
        for member, count in with_most.items()
    ]
