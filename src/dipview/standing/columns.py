"""Columns: of every position the numbers of its issue and its holder, and who holds and is on what.

They answer who stands anywhere without a look at a single position.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from operator import itemgetter

from attrs import field

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.numbered_records import ranges_of
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.values import frozen
from dipview.search.number_sets import NONE, Numbers, numbers_of, union

_FEW = 2
"""From this many records on, a column gives them all at once."""


@frozen(eq=False)
class Columns:
    """The issues and holders of a dataset's positions, by number."""

    issues: Sequence[int]
    """Of every position, at its number, the number of its issue."""
    holders: Sequence[int]
    """The same of its holder; no matter what where it has none."""
    held: Numbers
    """The positions that have a holder."""
    _on: dict[int, Numbers] = field(repr=False)
    _by: dict[int, Numbers] = field(repr=False)

    def on(self, issue: int) -> Numbers:
        """Give the positions on an issue."""
        return self._on.get(issue, NONE)

    def on_any(self, issues: Numbers) -> Numbers:
        """Give the positions on any of some issues."""
        return union(map(self.on, issues))

    def by(self, holder: int) -> Numbers:
        """Give the positions that an actor holds."""
        return self._by.get(holder, NONE)

    def issues_of(self, positions: Numbers) -> Numbers:
        """Give the issues of some positions."""
        return numbers_of(array("I", taken(self.issues, positions)))

    def holders_of(self, positions: Numbers) -> Numbers:
        """Give the holders of some positions, those without one left out."""
        return numbers_of(array("I", taken(self.holders, positions & self.held)))


def taken(column: Sequence[int], positions: Numbers) -> Sequence[int]:
    """Give what a column has of some positions, in their order."""
    if len(positions) < _FEW:
        return [column[number] for number in positions]
    found: Sequence[int] = itemgetter(*positions)(column)
    return found


@kept_by_dataset(1)
def columns_of(dataset: Dataset) -> Columns:
    """Make the columns of a dataset; the last one's are kept, for the next view."""
    ranges = ranges_of(dataset.counts())
    whole = 4 * ranges[Kind.POSITION].stop
    columns, sets = [], []
    for kind, link in ((Kind.ISSUE, Link.POSITIONS_ON), (Kind.ACTOR, Link.POSITIONS_HELD)):
        column, found = array("I", bytes(whole)), {}
        for number, id in enumerate(dataset.ids(kind), ranges[kind].start):
            if len(linked := dataset.linked_numbers(id, link)):
                for position in linked:
                    column[position] = number
                found[number] = numbers_in(linked)
        columns.append(column)
        sets.append(found)
    issues, holders = columns
    on, by = sets
    return Columns(issues, holders, union(by.values()), on, by)


def positions_held_on(dataset: Dataset, holder: str, issue: str) -> Sequence[str]:
    """Give the ids of what an actor holds on an issue, in the dataset's order."""
    by, on = dataset.number_of(holder), dataset.number_of(issue)
    if by is None or on is None:
        return ()
    columns = columns_of(dataset)
    ids, first = dataset.ids(Kind.POSITION), dataset.sets.first_position
    return [ids[number - first] for number in columns.on(on) & columns.by(by)]
