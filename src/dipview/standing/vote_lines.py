"""Vote lines: what one chose whenever an issue was put to the vote again, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise

from dipview.dataset.dataset import Dataset
from dipview.model.stances import Stance
from dipview.model.values import frozen
from dipview.model.votes import Option
from dipview.standing.roll_calls import VOTED, RollCall
from dipview.standing.series import series_of


@frozen(kw_only=True, eq=False)
class RecurringVote:
    """An issue that was put to the vote several times, itself or as the texts of a series."""

    issue: str
    """The policy, or the series."""
    calls: tuple[RollCall, ...]
    """In the order of time, those without a date last."""

    @property
    def dated(self) -> tuple[RollCall, ...]:
        """Those that have a date: of the others nothing says before or after which they were."""
        return tuple(call for call in self.calls if call.date is not None)


@frozen(kw_only=True)
class Stretch:
    """Votes, one after another among those that one took part in, of which one chose the same."""

    option: Option
    stance: Stance | None
    """What it is on the issue; None where it is no vote."""
    runs: tuple[tuple[RollCall, ...], ...]
    """The votes; what lies between two runs was missed."""
    statements: tuple[str, ...]
    """What says so, a statement a vote."""

    @property
    def calls(self) -> tuple[RollCall, ...]:
        """All votes."""
        return tuple(call for run in self.runs for call in run)


Line = tuple[Stretch, ...]
"""What one chose over the years."""

_Chosen = tuple[int, RollCall, Option]
"""The place of a vote among those on an issue, the vote, and what one chose in it."""
_FEW = 3
"""Voters up to which each is looked for by itself."""


def recurring(dataset: Dataset, calls: Sequence[RollCall]) -> list[RecurringVote]:
    """Find which issues were put to the vote several times.

    Args:
        dataset: Where the issues are.
        calls: Votes in the order of time.

    Returns:
        Those with two votes and more, in the order of their first one.
    """
    by_issue: dict[str, list[RollCall]] = defaultdict(list)
    for call in calls:
        if call.vote.on is not None:
            by_issue[series_of(dataset, call.vote.on)].append(call)
    return [
        RecurringVote(issue=issue, calls=tuple(found))
        for issue, found in by_issue.items()
        if len(found) > 1
    ]


def lines_of(again: RecurringVote, voters: Collection[str] = ()) -> Mapping[str, Line]:
    """Tell what each chose over the years, in votes that have a date.

    Args:
        again: The votes.
        voters: Ids of those wanted; none for all.
    """
    chosen: dict[str, list[_Chosen]] = defaultdict(list)
    for place, call in enumerate(again.dated):
        for voter, option in _options(call, voters):
            chosen[voter].append((place, call, option))
    return {voter: _line(voter, found) for voter, found in chosen.items()}


def _options(call: RollCall, voters: Collection[str]) -> Iterator[tuple[str, Option]]:
    """Give what voters chose; of few, without a look at all the others."""
    if not voters or len(voters) > _FEW:
        yield from ((v, o) for v, o in call.chosen.items() if not voters or v in voters)
        return
    for voter in voters:
        if (option := call.option_of(voter)) is not None:
            yield voter, option


def changes(line: Line) -> int:
    """Count how often one chose another option than the time before that it voted."""
    signs = [each.stance or each.option for each in line if each.option in VOTED]
    return sum(one != other for one, other in pairwise(signs))


def _line(voter: str, chosen: Sequence[_Chosen]) -> Line:
    found: list[tuple[_Chosen, list[list[RollCall]], list[str]]] = []
    before: object = None
    last = -1
    for each in chosen:
        place, call, option = each
        sign = (call.vote.stance_of(option), option)
        if sign != before:
            found.append((each, [], []))
        _, runs, statements = found[-1]
        if sign != before or place != last + 1:
            runs.append([])
        runs[-1].append(call)
        statements.append(call.statement_of(voter) or "")
        before, last = sign, place
    return tuple(
        Stretch(
            option=option,
            stance=call.vote.stance_of(option),
            runs=tuple(map(tuple, runs)),
            statements=tuple(statements),
        )
        for (_, call, option), runs, statements in found
    )
