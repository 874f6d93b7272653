"""Holdings: who holds anything on which issue in a scope, told without reading each position."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice

from dipview.computing import check
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature
from dipview.dataset.issues_below import with_those_below
from dipview.model.kinds import Kind
from dipview.search.matches import Ids
from dipview.search.number_sets import NONE, Numbers, numbers_of, union
from dipview.standing.columns import Columns, columns_of, numbered
from dipview.standing.roll_up import positions_held
from dipview.views.covering import span_behind
from dipview.views.orders import Orders
from dipview.views.scope import Scope
from dipview.views.selection import Selection


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
        self._columns = columns_of(dataset)
        self._numbers = numbers
        self._held = numbers & self._columns.held
        self._asked: tuple[Iterable[str], Numbers] = ((), NONE)
        """The issues that were asked for last, and their numbers."""
        self._behind: tuple[Numbers, Numbers] = (NONE, NONE)
        """The positions that were asked for last, and the statements behind them."""

    @cached_property
    def _every(self) -> Numbers:
        """The numbers of all issues with a holder."""
        return self._columns.issues_of(self._held)

    @cached_property
    def of_one_holder(self) -> Numbers:
        """The numbers of the issues on which one holder alone is found."""
        columns, held = self._columns, self._held
        return numbers_of([n for n in self._every if _of_one(columns, columns.on(n) & held)])

    def issues(self, *, shared: bool = False) -> tuple[str, ...]:
        """Give the issues that are held on, or by two at least, in the dataset's order."""
        return tuple(self._dataset.ids_of(Kind.ISSUE, self.issue_numbers(shared=shared)))

    def issue_numbers(self, *, shared: bool = False) -> Numbers:
        """Give the numbers of the issues that are held on, or by two at least."""
        return self._every - self.of_one_holder if shared else self._every

    def holders(self, issues: Iterable[str]) -> tuple[str, ...]:
        """Give who holds anything on some issues, in the dataset's order."""
        return tuple(self._ids[number] for number in self.holder_numbers(issues))

    def holder_numbers(self, issues: Iterable[str]) -> Sequence[int]:
        """Give the numbers of who holds anything on some issues, in the dataset's order."""
        check()
        return list(self._columns.holders_of(self._on(self._held, issues)))

    def held_by(self, actors: Iterable[str]) -> Numbers:
        """Give the numbers of the issues on which any of some actors holds anything."""
        mine = union(map(self._columns.by, numbered(self._dataset, actors)))
        return self._columns.issues_of(self._held & mine)

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
        return len(self._statements(issues))

    def span(self, issues: Sequence[str]) -> str:
        """Say which days the statements behind some issues cover."""
        return span_behind(self._dataset, self._statements(issues))

    def _statements(self, issues: Sequence[str]) -> Numbers:
        """Give the statements behind some issues."""
        held = self._on(self._held, issues)
        if held != self._behind[0]:
            self._behind = held, self._dataset.sets.statements_of(held)
        return self._behind[1]

    def _on(self, numbers: Numbers, issues: Iterable[str]) -> Numbers:
        """Give those of some positions that are on some issues."""
        on = self._numbered(issues)
        if not numbers or (numbers is self._held and on == self._every):
            return numbers
        return numbers & self._columns.on_any(on)

    def _numbered(self, issues: Iterable[str]) -> Numbers:
        """Give the numbers of some issues, which are mostly those that were asked for last."""
        if issues is not self._asked[0]:
            self._asked = issues, numbered(self._dataset, issues)
        return self._asked[1]


def _of_one(columns: Columns, positions: Numbers) -> bool:
    """Tell whether some positions are of one holder; of most, the first two are not."""
    check()
    first = {columns.holders[number] for number in islice(positions, 2)}
    return len(first) == 1 and len(columns.holders_of(positions)) == 1


def holdings_in(selection: Selection) -> Holdings:
    """Find who holds anything on which issue in a scope; retracted statements and drafts aside."""
    dataset, sets = selection.dataset, selection.dataset.sets
    found = numbers_of(selection.numbers(Kind.POSITION))
    numbers = sets.once(found) & sets.features[Feature.COUNTED]
    for wanted in _asked_for(dataset, selection.scope):
        numbers &= sets.once(wanted)
    return Holdings(dataset, selection.orders, numbers)


def _asked_for(dataset: Dataset, scope: Scope) -> Iterator[Numbers]:
    """Give the positions on the issues, and those of the actors, among a scope's subjects.

    Rolled up, an actor's are those of its officials and bodies too.
    """
    kinds = {id: dataset.kind_of(id) for id in scope.subjects}
    issues = [id for id, kind in kinds.items() if kind is Kind.ISSUE]
    actors = [id for id, kind in kinds.items() if kind is Kind.ACTOR]
    if issues:
        below = with_those_below(dataset, issues)
        yield columns_of(dataset).on_any(numbered(dataset, below))
    if actors:
        yield union(positions_held(dataset, id, roll_up=scope.roll_up) for id in actors)
