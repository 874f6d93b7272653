"""Related matches: what goes with what a query asks for, of kinds to which its fields cannot apply.

``issue:sanctions`` asks for positions and statements; the actors that go along are those who take
these positions or speak in these statements. What the fields ask for together is looked for among
positions and statements first, so that ``issue:sanctions stance:against`` brings along who is
against them, not who is against anything and speaks of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.related import leading_to
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.constraints import Constraint
from dipview.search.matches import Matches
from dipview.search.number_sets import NONE, Numbers, in_range, intersection, union
from dipview.search.query import Filter, FilterField
from dipview.views.scope import Scope
from dipview.views.scope_filter import let_through

_SPOKEN = (Link.STATEMENTS_BY, Link.STATEMENTS_FOR)
_HEARD = (*_SPOKEN, Link.STATEMENTS_HOLDING)
_AT = (Link.STATEMENTS_AT, Link.STATEMENTS_ON_EVENT)


def asked_by_relation(matches: Matches | None, kind: Kind) -> bool:
    """Tell whether a query has fields that cannot ask for records of a kind themselves."""
    if matches is None:
        return False
    return any(not _apply(each, kind) for each in matches.alternatives)


def related_to_matches(dataset: Dataset, scope: Scope, matches: Matches, kind: Kind) -> Numbers:
    """Give the records of a kind that go with what a query matches, on a scope's date.

    Args:
        dataset: Where the records are.
        scope: Its date and switches choose the positions and statements that bring any along.
        matches: What the query matches.
        kind: A kind of which ``asked_by_relation`` says so.
    """
    return union(
        _Clause(dataset, scope, each).along(kind)
        for each in matches.alternatives
        if not _apply(each, kind)
    )


def spoken_for(dataset: Dataset, scope: Scope, matches: Matches | None) -> Numbers | None:
    """Give the statements on somebody's behalf that a query asks for; None where it does not.

    Args:
        dataset: Where the records are.
        scope: Its date and switches choose the statements.
        matches: What the query matches; None without a query.
    """
    asked = [each for each in matches.alternatives if _asks_for_whom(each)] if matches else []
    if not asked:
        return None
    return union(_Clause(dataset, scope, each).behind() for each in asked)


def _asks_for_whom(constraints: Iterable[Constraint]) -> bool:
    """Tell whether one asks on whose behalf a statement is made."""
    nodes = (each.node for each in constraints)
    return any(isinstance(node, Filter) and node.name is FilterField.FOR for node in nodes)


def _apply(constraints: Iterable[Constraint], kind: Kind) -> bool:
    return all(each.applies_to(kind) for each in constraints)


class _Clause:
    """Constraints that must all hold."""

    def __init__(self, dataset: Dataset, scope: Scope, constraints: Sequence[Constraint]) -> None:
        self._dataset = dataset
        self._scope = scope
        self._constraints = constraints

    def along(self, kind: Kind) -> Numbers:
        """Give what goes along of a kind, as far as those constraints allow that can ask for it."""
        native = [
            self._of(each, kind)
            for each in self._constraints
            if each.node is not None and each.applies_to(kind)
        ]
        return intersection([self._brought(kind), *native])

    def _brought(self, kind: Kind) -> Numbers:
        match kind:
            case Kind.POSITION:
                return self._positions()
            case Kind.STATEMENT:
                return self._statements()
            case Kind.ACTOR:
                return self._actors()
            case Kind.EVENT:
                events = leading_to(self._dataset, kind, _AT, self.behind())
                return events | self._linked(self._all(Kind.ACTOR), Link.EVENTS_WITH)
            case Kind.ISSUE:
                return leading_to(self._dataset, kind, (Link.POSITIONS_ON,), self._positions())
            case Kind.SOURCE:
                resting = self.behind() | self._all(Kind.EVENT)
                return leading_to(self._dataset, kind, (Link.RESTS_ON,), resting)

    def _actors(self) -> Numbers:
        """Give who takes the positions, speaks in the statements, takes part in the events.

        Of what is said for somebody, those who say it: for whom is what was asked.
        """
        dataset, kind = self._dataset, Kind.ACTOR
        if _asks_for_whom(self._constraints):
            return leading_to(dataset, kind, (Link.STATEMENTS_BY,), self.behind())
        found = leading_to(dataset, kind, (Link.POSITIONS_HELD,), self._positions())
        if not self._asks_for_positions:
            found |= leading_to(dataset, kind, _SPOKEN, self._statements())
        return found | leading_to(dataset, kind, (Link.EVENTS_WITH,), self._all(Kind.EVENT))

    @property
    def _asks_for_positions(self) -> bool:
        return any(each.of_positions for each in self._constraints)

    def behind(self) -> Numbers:
        """Give the statements that bring anything along."""
        if self._asks_for_positions:
            return self._dataset.sets.codings_of(self._positions())
        return self._statements()

    def _positions(self) -> Numbers:
        return self._known(Kind.POSITION, map(self._positions_of, self._constraints))

    def _statements(self) -> Numbers:
        return self._known(Kind.STATEMENT, map(self._statements_of, self._constraints))

    def _known(self, kind: Kind, sets: Iterable[Numbers]) -> Numbers:
        known = let_through(self._dataset, self._scope, kind)
        return intersection([*sets, *([known] if known is not None else [])])

    def _positions_of(self, constraint: Constraint) -> Numbers:
        """Give the positions that a constraint asks for, or that go with what it does."""
        sets = self._dataset.sets
        own = self._of(constraint, Kind.POSITION)
        if constraint.node is None:
            return own | sets.positions_of(self._of(constraint, Kind.STATEMENT))
        if constraint.applies_to(Kind.POSITION):
            return own
        at = self._linked(self._of(constraint, Kind.EVENT), *_AT)
        held = self._linked(self._of(constraint, Kind.ACTOR), Link.POSITIONS_HELD)
        on = self._linked(self._of(constraint, Kind.ISSUE), Link.POSITIONS_ON)
        return union([sets.positions_of(at), held, on])

    def _statements_of(self, constraint: Constraint) -> Numbers:
        if constraint.applies_to(Kind.STATEMENT):
            return self._of(constraint, Kind.STATEMENT)
        at = self._linked(self._of(constraint, Kind.EVENT), *_AT)
        heard = self._linked(self._of(constraint, Kind.ACTOR), *_HEARD)
        on = self._linked(self._of(constraint, Kind.ISSUE), Link.POSITIONS_ON)
        return union([at, heard, self._dataset.sets.codings_of(on)])

    def _all(self, kind: Kind) -> Numbers:
        """Give what all constraints ask for of a kind; nothing where one of them cannot."""
        if not _apply(self._constraints, kind):
            return NONE
        return intersection([self._of(each, kind) for each in self._constraints])

    def _of(self, constraint: Constraint, kind: Kind) -> Numbers:
        return constraint.numbers & in_range(self._dataset.numbers(kind))

    def _linked(self, numbers: Numbers, *links: Link) -> Numbers:
        dataset = self._dataset
        found = [
            numbers_in(dataset.linked_numbers(id, link))
            for kind in Kind
            for id in dataset.ids_of(kind, numbers & in_range(dataset.numbers(kind)))
            for link in links
        ]
        return union(found)
