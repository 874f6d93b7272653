"""Holdings: who holds anything on which issue in a scope, told without reading each position."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from dipview.dataset.dataset import Dataset, Link
from dipview.model.ids import position_parts
from dipview.model.kinds import Kind
from dipview.search.matches import Matches
from dipview.standing.evidence import counts
from dipview.views.looking import covered
from dipview.views.orders import Orders
from dipview.views.scope import Scope
from dipview.views.selection import select


class Holdings:
    """The positions that a scope lets through, by holder and issue.

    Args:
        dataset: Where the positions are.
        held: The ids of positions by holder (None for no named one) and issue.
        wanted: What the scope's subjects ask for.
    """

    def __init__(
        self,
        dataset: Dataset,
        held: Mapping[tuple[str, str | None], Sequence[str]],
        wanted: Wanted,
    ) -> None:
        self._dataset = dataset
        self._held = {
            (issue, holder): ids
            for (issue, holder), ids in held.items()
            if wanted.lets_through(issue, holder)
        }
        self._holders: dict[str, dict[str, None]] = {}
        for issue, holder in self._held:
            if holder is not None:
                self._holders.setdefault(issue, {})[holder] = None

    def issues(self, at_least: int = 1) -> tuple[str, ...]:
        """Give the issues with this many holders or more, in the dataset's order."""
        return tuple(
            issue
            for issue in self._dataset.ids(Kind.ISSUE)
            if len(self._holders.get(issue, ())) >= at_least
        )

    def holders(self, issues: Iterable[str]) -> tuple[str, ...]:
        """Give who holds anything on some issues."""
        return tuple(dict.fromkeys(h for issue in issues for h in self._holders.get(issue, ())))

    def folded(self, issues: Sequence[str]) -> int:
        """Count the issues with a holder that are not among these."""
        return len(self._holders.keys() - set(issues))

    def unheld(self, issues: Sequence[str]) -> int:
        """Count the positions on some issues that have no named holder."""
        return sum(len(self._held.get((issue, None), ())) for issue in issues)

    def positions(self, issues: Iterable[str]) -> tuple[str, ...]:
        """Give the positions with a named holder on some issues, in the dataset's order."""
        wanted = set(issues)
        found = [
            id
            for (issue, holder), ids in self._held.items()
            if issue in wanted and holder is not None
            for id in ids
        ]
        return tuple(sorted(found, key=lambda id: self._dataset.number_of(id) or 0))

    def covered(self, issues: Iterable[str]) -> tuple[int, str]:
        """Count the statements behind some issues, and say which days they cover."""
        parts = (position_parts(id) for id in self.positions(issues))
        statements = dict.fromkeys(statement for statement, _, _ in parts)
        return len(statements), covered(self._dataset.said(each) for each in statements)


class Wanted:
    """Which issues and holders the subjects of a scope ask for; without any, all of them."""

    def __init__(self, dataset: Dataset, subjects: Iterable[str]) -> None:
        self._issues: set[str] = set()
        self._actors: set[str] = set()
        for id in subjects:
            kind = dataset.kind_of(id)
            if kind is Kind.ISSUE:
                self._issues |= _with_those_below(dataset, id)
            elif kind is Kind.ACTOR:
                self._actors.add(id)

    def lets_through(self, issue: str, holder: str | None) -> bool:
        """Tell whether positions of a holder on an issue are asked for."""
        on = not self._issues or issue in self._issues
        return on and (not self._actors or holder in self._actors)


def holdings_in(
    dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None
) -> Holdings:
    """Find who holds anything on which issue in a scope; retracted statements and drafts aside."""
    ids = select(dataset, orders, scope, matches, Kind.POSITION)
    held: dict[tuple[str, str | None], list[str]] = {}
    uncounted = _uncounted(dataset)
    for id in ids:
        statement, issue, holder = position_parts(id)
        if statement not in uncounted:
            held.setdefault((issue, holder), []).append(id)
    return Holdings(dataset, held, Wanted(dataset, scope.subjects))


@lru_cache(maxsize=1)
def _uncounted(dataset: Dataset) -> frozenset[str]:
    """Give the statements that never count; the last dataset's are kept, for the next view."""
    ids = dataset.ids(Kind.STATEMENT)
    return frozenset(id for id in ids if not counts(dataset, id))


def _with_those_below(dataset: Dataset, topic: str) -> set[str]:
    found, waiting = {topic}, [topic]
    while waiting:
        below = set(dataset.linked(waiting.pop(), Link.SUBISSUES)) - found
        found |= below
        waiting.extend(below)
    return found
