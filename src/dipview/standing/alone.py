"""Alone: on which issues a holder stands as nobody else does, and the longest run of these."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dipview.computing import checked
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, union
from dipview.standing.relation import Side
from dipview.standing.table import StandingTable


@frozen(eq=False)
class Alone:
    """Where one holder stands alone, of the issues on which it and others can be compared."""

    holder: str
    statements: Mapping[int, int]
    """The statement of where it stands, by issue, both by number; in order of time."""
    issues: Numbers
    """The issues on which nobody else stands so."""

    @property
    def longest(self) -> Sequence[int]:
        """The longest run of issues, one after another in time, on which it is alone.

        The first of the longest; empty where it is never alone.
        """
        longest: list[int] = []
        run: list[int] = []
        for issue in self.statements:
            if issue in self.issues:
                run.append(issue)
                continue
            longest, run = max(longest, run, key=len), []
        return max(longest, run, key=len)


def standing_alone(
    table: StandingTable, wanted: Iterable[str], others: Iterable[str], issues: Numbers
) -> Sequence[Alone]:
    """Find where holders stand alone.

    Only what can be compared counts: a side or an abstention, stated first-hand and not mixed.
    Where nobody else has such a standing nobody is alone.

    Args:
        table: The standings.
        wanted: Ids of the holders to tell of.
        others: Ids of all who count as others; the wanted may be among them.
        issues: The numbers of the issues that count.
    """
    once: dict[Side, Numbers] = defaultdict(lambda: NONE)
    twice: dict[Side, Numbers] = defaultdict(lambda: NONE)
    any_one = any_two = NONE
    wanted = tuple(wanted)
    for holder in checked(dict.fromkeys((*others, *wanted))):
        profile = table.profile(holder)
        any_two |= any_one & profile.every
        any_one |= profile.every
        for side, on in profile.by_side.items():
            twice[side] |= once[side] & on
            once[side] |= on
    among = issues & any_two
    return [_alone(table, holder, among, twice) for holder in checked(wanted)]


def _alone(
    table: StandingTable, holder: str, among: Numbers, shared: Mapping[Side, Numbers]
) -> Alone:
    profile, dataset = table.profile(holder), table.dataset
    statements = table.latest_statements(holder, profile.every & among)
    ranks, first = dataset.ranks(Kind.STATEMENT), dataset.numbers(Kind.STATEMENT).start
    ordered = sorted((ranks[number - first], issue) for issue, number in statements.items())
    alone = union(on - shared[side] for side, on in profile.by_side.items() if side in shared)
    return Alone(holder, {issue: statements[issue] for _, issue in ordered}, alone & among)
