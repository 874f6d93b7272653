"""Latest by day: which of a holder's statements on an issue is the latest, told by days alone.

Votes on what recurs are years apart, and none of them is superseded: the last is where a state
stands, and no statement need be read to tell. What is less plain is left to ``split_latest``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Mapping, Sequence
from itertools import compress, count
from operator import not_

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
    on = taken(columns.issues, several)
    said = [days[sets.statements[each - sets.first_position]] for each in several]
    untold.update(compress(on, map(not_, said)))
    latest, near = _well_apart(on, said, several, untold)
    for issue, those in near.items():
        last = _last(dataset, those)
        if last is None:
            untold.add(issue)
        else:
            latest[issue] = last
    often = Counter(on)
    counts = {issue: often[issue] for issue in latest}
    return Latest(numbers_of(latest.values()), numbers_of(untold), counts)


def _well_apart(
    on: Sequence[int], said: Sequence[int], positions: Numbers, untold: Container[int]
) -> tuple[dict[int, int], dict[int, list[tuple[int, int]]]]:
    """Find the last of some positions on each issue; their numbers are in the order of days.

    Args:
        on: Of each position its issue.
        said: Of each position its day.
        positions: Their numbers.
        untold: Issues to leave out.

    Returns:
        The last one where it is well apart from the one before; of other issues all positions, each
        with its day.
    """
    latest: dict[int, int] = {}
    near: dict[int, list[tuple[int, int]]] = {}
    last = dict(zip(on, count(), strict=False))
    earlier = bytearray(b"\1") * len(on)
    for at in last.values():
        earlier[at] = 0
    before = dict(zip(compress(on, earlier), compress(count(), earlier), strict=False))
    for issue, at in last.items():
        if issue in untold:
            continue
        if issue in before and said[at] - said[before[issue]] < _APART:
            near[issue] = []
        else:
            latest[issue] = positions[at]
    for issue, day, position in zip(on, said, positions, strict=True) if near else ():
        if issue in near:
            near[issue].append((day, position))
    return latest, near


def latest_of(dataset: Dataset, positions: Sequence[int]) -> int | None:
    """Give the latest of what a holder stated itself on one issue; None where days do not tell it.

    Args:
        dataset: Where the positions are.
        positions: Their numbers: all that count, of each utterance one.
    """
    if dataset.sets.counted_as:
        return None
    sets, days = dataset.sets, days_of(dataset)
    said = [(days[sets.statements[each - sets.first_position]], each) for each in positions]
    return _last(dataset, said) if all(day for day, _ in said) else None


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
