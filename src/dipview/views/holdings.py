"""Holdings: who holds anything on which issue in a scope, told without reading each position."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from operator import itemgetter

from attrs import frozen

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.keeping import kept_by
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.matches import Ids, Matches
from dipview.search.numbers import Numbers, numbers_of
from dipview.standing.roll_up import rolled_up_positions
from dipview.views.looking import covered
from dipview.views.orders import Orders
from dipview.views.scope import Scope
from dipview.views.selection import select_numbers

_FEW = 2
"""From this many records on, a column gives them all at once."""


@frozen(eq=False)
class _Columns:
    """Of every position, at its number, the numbers of its issue and its holder."""

    issues: Sequence[int]
    holders: Sequence[int]
    held: Numbers
    """The positions that have a holder."""

    def of(self, numbers: Numbers) -> tuple[Sequence[int], Sequence[int]]:
        """Give the issues and the holders of some positions."""
        if len(numbers) < _FEW:
            return ([self.issues[n] for n in numbers], [self.holders[n] for n in numbers])
        take = itemgetter(*numbers)
        return take(self.issues), take(self.holders)


class Holdings:
    """The positions of a scope, by holder and issue.

    Args:
        dataset: Where the positions are.
        orders: The dataset's orders.
        numbers: The positions' numbers.
    """

    def __init__(self, dataset: Dataset, orders: Orders, numbers: Numbers) -> None:
        self._dataset = dataset
        self._ids = orders.ids
        self._columns = _columns(dataset)
        self._numbers = numbers
        self._held = numbers & self._columns.held

    @cached_property
    def _taken(self) -> tuple[Sequence[int], Sequence[int]]:
        """The issue and the holder of each position that has one, by their numbers."""
        return self._columns.of(self._held)

    @cached_property
    def _every(self) -> frozenset[int]:
        """The numbers of all issues with a holder."""
        return frozenset(self._taken[0])

    @cached_property
    def _pairs(self) -> frozenset[tuple[int, int]]:
        """The different pairs of an issue and its holder, by their numbers."""
        return frozenset(zip(*self._taken, strict=True))

    @cached_property
    def _holders_on(self) -> Counter[int]:
        return Counter(map(itemgetter(0), self._pairs))

    def issues(self, at_least: int = 1) -> tuple[str, ...]:
        """Give the issues with this many holders or more, in the dataset's order."""
        found = sorted(
            self._every
            if at_least <= 1
            else (n for n, holders in self._holders_on.items() if holders >= at_least)
        )
        return tuple(self._ids[number] for number in found)

    def holders(self, issues: Iterable[str]) -> tuple[str, ...]:
        """Give who holds anything on some issues, in the dataset's order."""
        return tuple(self._ids[number] for number in self.holder_numbers(issues))

    def holder_numbers(self, issues: Iterable[str]) -> Sequence[int]:
        """Give the numbers of who holds anything on some issues, in the dataset's order."""
        check()
        on = self._numbered(issues)
        if len(on) == len(self._every):
            return sorted(set(self._taken[1]))
        return sorted({holder for issue, holder in self._pairs if issue in on})

    def folded(self, issues: Sequence[str]) -> int:
        """Count the issues with a holder that are not among these."""
        return len(self._every - self._numbered(issues))

    def unheld(self, issues: Sequence[str]) -> int:
        """Count the positions on some issues that have no named holder."""
        return len(self._on(self._numbers - self._held, issues))

    def positions(self, issues: Sequence[str]) -> Sequence[str]:
        """Give the positions with a named holder on some issues, in the dataset's order."""
        return Ids(list(self._on(self._held, issues)), self._ids)

    def statements(self, issues: Sequence[str]) -> int:
        """Count the statements behind some issues."""
        return len(self._dataset.sets.statements_of(self._on(self._held, issues)))

    def span(self, issues: Sequence[str]) -> str:
        """Say which days the statements behind some issues cover."""
        statements = self._dataset.sets.statements_of(self._on(self._held, issues))
        return covered(self._dataset.said(self._ids[number]) for number in statements)

    def _numbered(self, ids: Iterable[str]) -> frozenset[int]:
        numbers = map(self._dataset.number_of, ids)
        return frozenset(number for number in numbers if number is not None)

    def _on(self, numbers: Numbers, issues: Sequence[str]) -> Numbers:
        """Give those of some positions that are on some issues."""
        if numbers is self._held and len(issues) == len(self._every):
            return numbers
        on, column = self._numbered(issues), self._columns.issues
        return numbers_of([number for number in numbers if column[number] in on])


def holdings_in(
    dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None
) -> Holdings:
    """Find who holds anything on which issue in a scope; retracted statements and drafts aside."""
    found = select_numbers(dataset, orders, scope, matches, Kind.POSITION)
    numbers = numbers_of(found) & dataset.sets.features[Feature.COUNTED]
    for wanted in _asked_for(dataset, scope):
        numbers &= wanted
    return Holdings(dataset, orders, numbers)


def _asked_for(dataset: Dataset, scope: Scope) -> tuple[Numbers, ...]:
    """Give the positions on the issues, and those of the actors, among a scope's subjects.

    Rolled up, an actor's are those of its officials and bodies too.
    """
    subjects = scope.subjects
    asked: dict[Kind, list[str]] = {Kind.ISSUE: [], Kind.ACTOR: []}
    for id in subjects:
        kind = dataset.kind_of(id)
        if kind is Kind.ISSUE:
            for issue in _with_those_below(dataset, id):
                asked[kind].extend(dataset.linked(issue, Link.POSITIONS_ON))
        elif kind is Kind.ACTOR:
            asked[kind].extend(dataset.linked(id, Link.POSITIONS_HELD))
            if scope.roll_up:
                through = rolled_up_positions(dataset, id)
                asked[kind].extend(position.id for position, _ in through)
    kinds = {dataset.kind_of(id) for id in subjects}
    return tuple(
        numbers_of([n for id in ids if (n := dataset.number_of(id)) is not None])
        for kind, ids in asked.items()
        if kind in kinds
    )


@kept_by(1)
def _columns(dataset: Dataset) -> _Columns:
    """Make the columns of a dataset; the last one's are kept, for the next view."""
    first = dataset.sets.first_position
    issues, holders = array("I", bytes(4 * first)), array("I", bytes(4 * first))
    held = array("I")
    for number, id in enumerate(dataset.ids(Kind.POSITION), start=first):
        check()
        _, issue, holder = position_parts(id)
        issues.append(dataset.number_of(issue) or 0)
        holders.append((dataset.number_of(holder) or 0) if holder else 0)
        if holder:
            held.append(number)
    return _Columns(issues, holders, numbers_of(held))


def _with_those_below(dataset: Dataset, topic: str) -> set[str]:
    found, waiting = {topic}, [topic]
    while waiting:
        below = set(dataset.linked(waiting.pop(), Link.SUBISSUES)) - found
        found |= below
        waiting.extend(below)
    return found
