"""Latest by day: which of a holder's statements on an issue is the latest, told by days alone.

Votes on what recurs are years apart, and none of them is superseded: the last is where a state
stands, and no statement need be read to tell. What is less plain is left to ``split_latest``.
"""

from __future__ import annotations

from collections import defaultdict
from weakref import ref

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of
from dipview.standing.columns import columns_of, several_on, taken

_APART = 3
"""Days by which the last is to be apart from all others: two moments that are a day apart by their
own clocks may be in the other order by one."""


@frozen(eq=False)
class Latest:
    """What days alone tell of the issues on which a holder said several things."""

    positions: Numbers = NONE
    """The position that is the latest, stated by the holder itself, of each issue that is told."""
    untold: Numbers = NONE
    """The issues of which days alone do not tell it."""


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
    columns, sets, days = columns_of(dataset), dataset.sets, _days_of(dataset)
    several = several_on(dataset, positions, issues)
    untold = set(taken(columns.issues, several - own))
    found: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for position, issue in zip(several, taken(columns.issues, several), strict=True):
        day = days[sets.statements[position - sets.first_position]]
        if day:
            found[issue].append((day, position))
        else:
            untold.add(issue)
    latest: list[int] = []
    for issue in found.keys() - untold:
        *others, (last, position) = sorted(found[issue])
        if others and last - others[-1][0] < _APART:
            untold.add(issue)
        else:
            latest.append(position)
    return Latest(numbers_of(latest), numbers_of(untold))


class _Days(dict[int, int]):
    """Of each statement the day on which it was made, found when first asked for.

    It is 0 where that is not one day that is certain, and where another statement supersedes it.
    """

    def __init__(self, dataset: Dataset) -> None:
        super().__init__()
        self._dataset = ref(dataset)

    def __missing__(self, number: int) -> int:
        dataset, found = self._dataset(), 0
        if dataset is not None:
            id = dataset.id_of(Kind.STATEMENT, number)
            span = dataset.said(id)
            one_day = span is not None and span.sure and span.earliest == span.latest
            if span is not None and one_day and span.earliest is not None:
                superseded = len(dataset.linked_numbers(id, Link.SUPERSEDED_BY))
                found = 0 if superseded else span.earliest.toordinal()
        self[number] = found
        return found


@kept_by_dataset(1)
def _days_of(dataset: Dataset) -> _Days:
    return _Days(dataset)
