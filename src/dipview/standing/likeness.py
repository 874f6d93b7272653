"""Likeness: an order of holders in which those who stand alike come beside each other."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.computing import check, steps
from dipview.standing.table import StandingTable
from dipview.standing.tallies import Tallies, Tally

_UNKNOWN = 0.5
"""The distance of two who share no issue: neither near nor far."""


def likeness_order(
    table: StandingTable, holders: Sequence[str], issues: Sequence[str]
) -> tuple[str, ...]:
    """Order holders so that those who stand alike come beside each other.

    Only stated, first-hand stances that have a number are compared, and claims that contradict each
    other count once. Holders are joined as in average linkage: again and again the two nearest
    rows of holders become one, turned so that their nearest ends meet. The order says who stands
    near whom, not who is first. It depends on the standings and ids alone.

    Args:
        table: The standings.
        holders: Ids of the actors to order.
        issues: Ids of the policies and claims on which they are compared.

    Returns:
        All the holders; those of whom nothing can be compared come last, in the order given.
    """
    tallies = Tallies(table, holders, issues)
    compared = sorted(holder for holder in set(holders) if tallies.comparable(holder))
    rest = [h for h in dict.fromkeys(holders) if not tallies.comparable(h)]
    return (*_joined(compared, _distances(tallies, compared)), *rest)


def distance(tally: Tally) -> float:
    """Give how far apart two holders stand, from 0 to 1.

    It is the mean over what they share, of 0 for an agreement, ½ for a difference or an
    abstention beside a side, and 1 for a
    disagreement, with one more ½ put in: so those who share little are neither near nor far.
    """
    apart = tally.disagreements + (tally.differences + tally.abstained) / 2
    return (apart + _UNKNOWN) / (tally.shared + 1)


Distances = list[list[float]]


def _distances(tallies: Tallies, holders: Sequence[str]) -> Distances:
    table = [[0.0] * len(holders) for _ in holders]
    for i, one in enumerate(steps(holders, "actors")):
        for j in range(i):
            table[i][j] = table[j][i] = distance(tallies.of(one, holders[j]))
    return table


def _joined(holders: Sequence[str], between: Distances) -> list[str]:
    """Join rows of one holder each until there is one row."""
    rows = {place: [place] for place in range(len(holders))}
    apart = [list(row) for row in between]
    nearest = {place: _nearest(apart, rows, place) for place in rows}
    while len(rows) > 1:
        check()
        one = min(rows, key=lambda row: (nearest[row][0], row))
        other = nearest[one][1]
        _widen(apart, rows, one, other)
        rows[one] = _end_to_end(rows[one], rows.pop(other), between)
        nearest.pop(other)
        for row in rows:
            if row == one or nearest[row][1] in (one, other):
                nearest[row] = _nearest(apart, rows, row)
            else:
                nearest[row] = min(nearest[row], (apart[row][one], one))
    (order,) = rows.values() or [[]]
    if order and order[-1] < order[0]:
        order.reverse()
    return [holders[place] for place in order]


def _nearest(apart: Distances, rows: dict[int, list[int]], row: int) -> tuple[float, int]:
    """Give the row nearest to one, with its distance; the row itself where it is alone."""
    return min(((apart[row][other], other) for other in rows if other != row), default=(0.0, row))


def _widen(apart: Distances, rows: dict[int, list[int]], one: int, other: int) -> None:
    """Make the distances of ``one`` those of both together: the mean over all their holders."""
    left, right = len(rows[one]), len(rows[other])
    for row in rows:
        mean = (left * apart[one][row] + right * apart[other][row]) / (left + right)
        apart[one][row] = apart[row][one] = mean


def _end_to_end(left: list[int], right: list[int], between: Distances) -> list[int]:
    """Put two rows one behind the other, turned so that their nearest ends meet."""
    turned = (
        (left, right),
        (left, right[::-1]),
        (left[::-1], right),
        (left[::-1], right[::-1]),
    )
    first, second = min(turned, key=lambda rows: between[rows[0][-1]][rows[1][0]])
    return [*first, *second]
