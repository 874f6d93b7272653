"""Latest by day: which of a holder's statements on an issue is the latest, told by days alone.

Votes on what recurs are years apart, and none of them is superseded: the last is where a state
stands, and no statement need be read to tell. What is less plain is left to ``split_latest``.
"""

from array import array
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import compress, count, takewhile
from operator import not_
from typing import NamedTuple

from attrs import field

from dipview.dataset.dataset import Dataset
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
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
    said = [*map(days.__getitem__, taken(sets.statement_at, several))]
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


class _Said(NamedTuple):
    """What one statement says on an issue."""

    day: int
    """The day on which it was made, as an ordinal; 0 where days do not tell of its holders."""
    positions: Sequence[int]
    holders: Sequence[int]
    """Of each of these positions its holder."""
    holding: Numbers
    """All holders."""

    def of(self, holders: Numbers) -> Iterable[int]:
        """Give the positions of some of the holders."""
        if len(holders) == len(self.holding):
            return self.positions
        return compress(self.positions, map(holders.__contains__, self.holders))


def latest_of_each(
    dataset: Dataset, positions: Numbers, untold: Numbers
) -> tuple[Numbers, Numbers]:
    """Find the latest of what each holder stated itself on one issue.

    Those who voted alike, vote after vote, are told from the others all at once.

    Args:
        dataset: Where the positions are.
        positions: All that count and that holders stated themselves, of each utterance one.
        untold: Holders of whom these do not tell it.

    Returns:
        The latest position of each holder, and the holders of whom days alone do not tell it.
    """
    if dataset.sets.counted_as:
        return NONE, untold | columns_of(dataset).holders_of(positions)
    said = sorted(_said(dataset, positions), reverse=True)
    seen = untold = union([untold, *(each.holding for each in said if not each.day)])
    latest = array("I")
    for at, each in enumerate(said):
        new, seen = each.holding - seen, seen | each.holding
        for holders, near in _parted(new, said[at:]) if new else ():
            last = _last(dataset, [(one.day, one.positions[0]) for one in near])
            if last is None:
                untold |= holders
            else:
                latest.extend(next(one for one in near if one.positions[0] == last).of(holders))
    return numbers_of(latest), untold


def _said(dataset: Dataset, positions: Numbers) -> Iterator[_Said]:
    """Part positions by the statements that take them."""
    sets, days = dataset.sets, days_of(dataset)
    first, starts, among = sets.first_position, sets.starts, positions.range_cardinality
    numbers = positions.to_array()
    holders = array("I", taken(columns_of(dataset).holders, positions))
    begun = 0
    for statement in sets.codings_of(positions):
        at = statement - sets.first_statement
        end = begun + among(first + starts[at], first + starts[at + 1])
        those = holders[begun:end]
        holding = numbers_of(those)
        day = days[statement] if len(holding) == len(those) else 0
        yield _Said(day, numbers[begun:end], those, holding)
        begun = end


def _parted(holders: Numbers, said: Sequence[_Said]) -> Iterable[tuple[Numbers, list[_Said]]]:
    """Part the holders of the first of some statements by which of the near ones are theirs too."""
    parts = [(holders, [said[0]])]
    for other in takewhile(lambda each: said[0].day - each.day < _APART, said[1:]):
        parts = [
            part
            for those, near in parts
            for part in ((those - other.holding, near), (those & other.holding, [*near, other]))
            if part[0]
        ]
    return parts


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
