"""Clusters: groups of holders with more agreement than disagreement among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from heapq import heapify, heappop, heappush

from dipview.computing import check, checked


def clusters_of(ties: Iterable[tuple[str, str, int]]) -> tuple[tuple[str, ...], ...]:
    """Group holders by their signed ties.

    Each holder begins as a group of its own. Again and again, the two groups are joined between
    which the sum of ties is greatest, until no sum is above zero; of equal sums, the one whose
    holders have the lesser ids comes first. This is greedy additive edge contraction (Keuper et
    al., "Efficient Decomposition of Image and Mesh Graphs by Lifted Multicuts", ICCV 2015), a rule
    of thumb for correlation clustering (Bansal, Blum and Chawla, Machine Learning 56, 2004): the
    number of groups follows from the ties, and conflict parts them. It is arithmetic on counts: it
    finds no alliance and judges nobody.

    Args:
        ties: Pairs of ids, each pair once, with a weight above zero for agreement.

    Returns:
        The groups of two and more, each sorted by id; the largest first.
    """
    sums: dict[str, dict[str, int]] = defaultdict(dict)
    for one, other, weight in checked(ties):
        sums[one][other] = sums[other][one] = weight
    groups = {holder: [holder] for holder in sums}
    waiting = [(-sums[a][b], a, b) for a in sums for b in sums[a] if a < b and sums[a][b] > 0]
    heapify(waiting)
    while waiting:
        check()
        weight, one, other = heappop(waiting)
        if one not in groups or sums[one].get(other) != -weight:
            continue  # of before a change
        groups[one] += groups.pop(other)
        for third, tie in sums.pop(other).items():
            del sums[third][other]
            if third == one:
                continue
            sums[one][third] = sums[third][one] = sums[one].get(third, 0) + tie
            if sums[one][third] > 0:
                heappush(waiting, (-sums[one][third], min(one, third), max(one, third)))
    found = (tuple(sorted(group)) for group in groups.values() if len(group) > 1)
    return tuple(sorted(found, key=lambda group: (-len(group), group)))
