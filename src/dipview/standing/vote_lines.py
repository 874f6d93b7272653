"""Vote lines: what one chose whenever an issue was put to the vote again, and what changed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from dipview.dataset.dataset import Dataset
from dipview.model.stances import Stance
from dipview.model.votes import Option
from dipview.standing.roll_calls import VOTED, RollCall
from dipview.standing.series import series_of


@frozen(kw_only=True, eq=False)
class RecurringVote:
    """An issue that was put to the vote several times, itself or as the texts of a series."""

    issue: str
    """The policy, or the series."""
    calls: tuple[RollCall, ...]
    """In the order of time."""


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
    """Tell what each chose over the years.

    Args:
        again: The votes.
        voters: Ids of those wanted; none for all.
    """
    at: dict[str, list[int]] = defaultdict(list)
    for place, call in enumerate(again.calls):
        for voter in call.chosen:
            if not voters or voter in voters:
                at[voter].append(place)
    return {voter: _line(again.calls, voter, places) for voter, places in at.items()}


def changed(line: Line) -> bool:
    """Tell whether one chose another option than before; to miss a vote is none."""
    return changes(line) > 0


def changes(line: Line) -> int:
    """Count how often one chose another option than the time before that it voted."""
    signs = [_sign(each) for each in line if each.option in VOTED]
    return sum(one != other for one, other in pairwise(signs))


def _sign(stretch: Stretch) -> object:
    return stretch.stance or stretch.option


def _line(calls: Sequence[RollCall], voter: str, places: Sequence[int]) -> Line:
    found: list[tuple[list[list[RollCall]], list[str]]] = []
    before: object = None
    last = -1
    for place in places:
        call = calls[place]
        option = call.chosen[voter]
        sign = (call.vote.stance_of(option), option)
        if sign != before:
            found.append(([], []))
        runs, statements = found[-1]
        if sign != before or place != last + 1:
            runs.append([])
        runs[-1].append(call)
        statements.append(call.statement_of(voter) or "")
        before, last = sign, place
    return tuple(
        Stretch(
            option=runs[0][0].chosen[voter],
            stance=runs[0][0].vote.stance_of(runs[0][0].chosen[voter]),
            runs=tuple(map(tuple, runs)),
            statements=tuple(statements),
        )
        for runs, statements in found
    )
