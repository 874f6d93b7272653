"""Latest by day: which of a holder's statements on an issue is the latest, told by days alone.

Votes on what recurs are years apart, and none of them is superseded: the last is where a state
stands, and no statement need be read to tell. What is less plain is left to ``split_latest``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import compress

from attrs import field

from dipview.dataset.dataset import Dataset
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of
from dipview.standing.certain_days import days_of, ended, whole_days_of
from dipview.standing.columns import columns_of, several_on, taken

_APART = 3
"""Days by which the last is to be apart from all others, unless all of these days are whole ones:
two moments that are a day apart by their own clocks may be in the other order by one."""


@frozen(eq=False)
class Latest:
    """What days alone tell of the issues on which a holder said several things."""

    positions: Numbers = NONE
    """The position that is the latest, stated by the holder itself, of each issue that is told."""
    untold: Numbers = NONE
    """The issues of which days alone do not tell it."""
    counts: Mapping[int, int] = field(factory=dict)
    """Of each issue that is told, by number, how many statements the holder made on it."""


NO_LATEST = Latest()
"""Of a holder who said nothing twice."""


def latest_by_day(dataset: Dataset, positions: Numbers, own: Numbers, issues: Numbers) -> Latest:
    """Find the latest of a holder's positions on each of some issues.

    Args:
        dataset: Where the positions are.
        positions: The holder's positions that count.
        own: Those of them that it stated itself.
        issues: The issues on which it has several.
    """
    if not issues or dataset.sets.counted_as:  # of several codings, which count is told elsewhere
        return Latest(untold=issues)
    columns, sets, days = columns_of(dataset), dataset.sets, days_of(dataset)
    several = several_on(dataset, positions, issues)
    untold = set(taken(columns.issues, several - own))
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for position, issue in zip(several, taken(columns.issues, several), strict=True):
        day = days[sets.statements[position - sets.first_position]]
        if day:
            found[issue].append((day, position))
        else:
            untold.add(issue)
    latest: dict[int, int] = {}
    for issue in found.keys() - untold:
        last = _last(dataset, found[issue])
        if last is None:
            untold.add(issue)
        else:
            latest[issue] = last
    counts = {issue: len(found[issue]) for issue in latest}
    return Latest(numbers_of(latest.values()), numbers_of(untold), counts)


def _last(dataset: Dataset, said: Sequence[tuple[int, int]]) -> int | None:
    """Give the latest of some positions, each with its day; None where days do not tell it."""
    last, position = max(said)
    near = [each for each in said if last - each[0] < _APART]
    if len(near) == 1:
        return position
    sets, whole = dataset.sets, whole_days_of(dataset)
    of = {at: sets.statements[at - sets.first_position] for _, at in near}
    if not all(whole[statement] for statement in of.values()):
        return None
    that_day = [at for day, at in near if day == last]
    if len(that_day) > 1:
        that_day = list(compress(that_day, ended(dataset, [of[at] for at in that_day])))
    return that_day[0] if len(that_day) == 1 else None
