"""Columns: of every position the numbers of its issue and its holder, and who holds and is on what.

They answer who stands anywhere without a look at a single position.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, groupby
from operator import itemgetter
from weakref import ref

from attrs import field

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature, numbers_in
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.sets import from_the_first
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
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
    on: Callable[[int], Numbers] = field(repr=False)
    """Gives the positions on an issue."""
    by: Callable[[int], Numbers] = field(repr=False)
    """Gives the positions that an actor holds."""

    def on_any(self, issues: Numbers) -> Numbers:
        """Give the positions on any of some issues."""
        return union(map(self.on, issues))

    def issues_of(self, positions: Numbers) -> Numbers:
        """Give the issues of some positions."""
        return numbers_of(array("I", taken(self.issues, positions)))

    def holders_of(self, positions: Numbers) -> Numbers:
        """Give the holders of some positions, those without one left out."""
        return numbers_of(array("I", taken(self.holders, positions & self.held)))


class _Linked(dict[int, Numbers]):
    """The positions that a link leads to from records of a kind, found when first asked for."""

    def __init__(self, dataset: Dataset, kind: Kind, link: Link) -> None:
        super().__init__()
        self._dataset, self._kind, self._link = ref(dataset), kind, link
        self._numbers = dataset.numbers(kind)

    def __missing__(self, number: int) -> Numbers:
        dataset = self._dataset()
        found = NONE
        if dataset is not None and number in self._numbers:
            id = dataset.id_of(self._kind, number)
            found = numbers_in(dataset.linked_numbers(id, self._link))
        self[number] = found
        return found


def taken(column: Sequence[int], positions: Numbers) -> Sequence[int]:
    """Give what a column has of some positions, in their order."""
    count = len(positions)
    if count < _FEW:
        return [column[number] for number in positions]
    if (end := positions[-1] + 1) - (first := positions[0]) == count:  # they follow one another
        return column[first:end]
    found: Sequence[int] = itemgetter(*positions)(column)
    return found


def numbered(dataset: Dataset, ids: Iterable[str]) -> Numbers:
    """Give the numbers of records; ids of none are passed over."""
    numbers = map(dataset.number_of, ids)
    return numbers_of([number for number in numbers if number is not None])


@kept_by_dataset(1)
def columns_of(dataset: Dataset) -> Columns:
    """Make the columns of a dataset; the last one's are kept, for the next view."""
    sets = dataset.sets
    on = _Linked(dataset, Kind.ISSUE, Link.POSITIONS_ON)
    by = _Linked(dataset, Kind.ACTOR, Link.POSITIONS_HELD)
    held = union(map(by.__getitem__, dataset.numbers(Kind.ACTOR)))
    first = sets.first_position
    issues, holders = from_the_first(sets.issues, first), from_the_first(sets.holders, first)
    return Columns(issues, holders, held, on.__getitem__, by.__getitem__)


@kept_by_dataset(1)
def not_settled(dataset: Dataset) -> Numbers:
    """Give the positions that do not tell by themselves where their holders stand.

    Codings differ on them, or another statement says that it supersedes theirs.
    """
    features = dataset.sets.features
    return features[Feature.CONTESTED] | features[Feature.SUPERSEDED]


@kept_by_dataset(1)
def _not_alone(dataset: Dataset) -> Numbers:
    """Give the positions on issues on which any holder has several, or one has to be read."""
    holders, unsettled = dataset.sets.holders, not_settled(dataset)
    first, found = dataset.sets.first_position, []
    for on in steps([*dataset.linked_from_all(Kind.ISSUE, Link.POSITIONS_ON)], "issues"):
        count = len(on)
        if count > 1 and on[-1] - on[0] == count - 1:  # they follow one another
            several = len(set(holders[on[0] - first : on[-1] - first + 1])) < count
        else:
            several = len({holders[number - first] for number in on}) < count
        if several or (unsettled and not unsettled.isdisjoint(numbers_in(on))):
            found.append(numbers_in(on))
    return union(found)


def several_on(dataset: Dataset, positions: Numbers, issues: Numbers | None = None) -> Numbers:
    """Keep the positions of a holder that alone need not tell where it stands on an issue.

    These are the ones on issues on which anybody holds several, or one of which is not settled.

    Args:
        dataset: Where they are.
        positions: The holder's.
        issues: The numbers of those of these issues that count; None for all.
    """
    among = positions & _not_alone(dataset)
    if issues is None:
        return among
    on = taken(columns_of(dataset).issues, among)
    return numbers_of(array("I", compress(among, map(issues.__contains__, on))))


def positions_at(dataset: Dataset, numbers: Iterable[int]) -> Iterator[Position]:
    """Make positions of their numbers, which ascend: each statement is looked up once for all."""
    sets, first = dataset.sets, dataset.sets.first_position
    for of, taken_in_it in groupby(numbers, lambda number: sets.statements[number - first]):
        statement = dataset.statement(dataset.id_of(Kind.STATEMENT, of))
        begun = first + bisect_left(sets.statements, of)
        for number in taken_in_it:
            yield statement.held_at(number - begun)


def position_at(dataset: Dataset, number: int) -> Position:
    """Make a position of its number."""
    return next(positions_at(dataset, (number,)))


def positions_held_on(dataset: Dataset, holder: str, issue: str) -> Sequence[str]:
    """Give the ids of what an actor holds on an issue, in the dataset's order."""
    by, on = dataset.number_of(holder), dataset.number_of(issue)
    if by is None or on is None:
        return ()
    columns = columns_of(dataset)
    ids, first = dataset.ids(Kind.POSITION), dataset.sets.first_position
    return [ids[number - first] for number in columns.on(on) & columns.by(by)]
