"""Clause: the constraints of a query that must all hold, and what they bring along together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature, numbers_in
from dipview.dataset.numbered_records import ranges_of
from dipview.dataset.related import leading_to
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.search.constraints import Constraint
from dipview.search.number_sets import NONE, Numbers, in_range, intersection, union
from dipview.search.query_fields import FilterField
from dipview.views.scope import Scope
from dipview.views.scope_filter import let_through

_HEARD = (Link.STATEMENTS_BY, Link.STATEMENTS_FOR, Link.STATEMENTS_HOLDING)
_AT = (Link.STATEMENTS_AT, Link.STATEMENTS_ON_EVENT)
_STATEMENTS = {Kind.EVENT: _AT, Kind.ACTOR: _HEARD, Kind.SOURCE: (Link.RESTS_ON,)}
"""How records of some kinds lead to the statements that go with them."""
_UTTERED = {
    Link.STATEMENTS_BY: Feature.SPEAKERS,
    Link.STATEMENTS_FOR: Feature.PRINCIPALS,
}
"""How an actor is heard in a statement, and the positions in it that are the holder's alone."""


def apply(constraints: Iterable[Constraint], kind: Kind) -> bool:
    """Tell whether all of some constraints can ask for records of a kind."""
    return all(each.applies_to(kind) for each in constraints)


class Clause:
    """Constraints that must all hold.

    Args:
        dataset: Where the records are.
        scope: Its date and switches choose the positions and statements that bring any along.
        constraints: The parts of a query, each with what it matches.
    """

    def __init__(self, dataset: Dataset, scope: Scope, constraints: Sequence[Constraint]) -> None:
        self._dataset = dataset
        self._scope = scope
        self._constraints = constraints
        self._ranges = ranges_of(dataset.counts())

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
                return self.positions
            case Kind.STATEMENT:
                return self.statements
            case Kind.ACTOR:
                return self._actors()
            case Kind.EVENT:
                events = leading_to(self._dataset, kind, _AT, self.behind)
                return events | self._linked(self._all(Kind.ACTOR), Link.EVENTS_WITH)
            case Kind.ISSUE:
                return leading_to(self._dataset, kind, (Link.POSITIONS_ON,), self.positions)
            case Kind.SOURCE:
                resting = self.behind | self._all(Kind.EVENT)
                return leading_to(self._dataset, kind, (Link.RESTS_ON,), resting)

    def _actors(self) -> Numbers:
        """Give who takes the positions, speaks in the statements, takes part in the events.

        Of what is said for somebody, those who say it: for whom is what was asked.
        """
        dataset, kind = self._dataset, Kind.ACTOR
        found = leading_to(dataset, kind, (Link.POSITIONS_HELD,), self.held)
        for link, statements in self.uttered.items():
            found |= leading_to(dataset, kind, (link,), statements)
        if self.asks_for_whom:
            return found
        return found | leading_to(dataset, kind, (Link.EVENTS_WITH,), self._all(Kind.EVENT))

    @cached_property
    def asks_for_whom(self) -> bool:
        """Whether one asks on whose behalf a statement is made."""
        return any(each.asks_for((FilterField.FOR,)) for each in self._constraints)

    @cached_property
    def asks_for_positions(self) -> bool:
        """Whether one is a field that asks for positions."""
        return any(each.of_positions for each in self._constraints)

    @cached_property
    def asks_on_what(self) -> bool:
        """Whether one asks on what issue a position is taken."""
        return any(each.on_issues for each in self._constraints)

    @cached_property
    def behind(self) -> Numbers:
        """The statements that bring anything along."""
        if self.asks_for_positions:
            return self._dataset.sets.codings_of(self.positions)
        return self.statements

    @cached_property
    def positions(self) -> Numbers:
        """The positions that go with it, each coding of an utterance by itself."""
        return self._known(Kind.POSITION, map(self._positions_of, self._constraints))

    @cached_property
    def statements(self) -> Numbers:
        """The statements that go with it, each coding of an utterance by itself."""
        return self._known(Kind.STATEMENT, map(self._statements_of, self._constraints))

    @cached_property
    def held(self) -> Numbers:
        """The positions for which their holders go along.

        Where it is asked on what, what a holder says on something else in the same statement
        does not count, nor what others say there.
        """
        if self.asks_for_whom:
            return NONE
        if self.asks_for_positions or not self.asks_on_what:
            return self.positions
        if all(each.on_issues for each in self._constraints):
            return self.positions
        sets = self._dataset.sets
        taking = sets.taking(self.statements, self._on_what)
        return self.positions | self._on_what & sets.positions_of(taking)

    @cached_property
    def held_beyond(self) -> Numbers:
        """Those of them that are not taken in the statements that go with it."""
        return self.held - self._dataset.sets.positions_of(self.statements)

    @cached_property
    def uttered(self) -> dict[Link, Numbers]:
        """The statements for which those go along who utter them, or for whom they are uttered."""
        if self.asks_for_whom:
            return {Link.STATEMENTS_BY: self.behind}
        if self.asks_for_positions:
            return {}
        if not self.asks_on_what:
            return dict.fromkeys(_UTTERED, self.statements)
        sets, asked = self._dataset.sets, self._on_what
        return {
            link: sets.taking(self.statements, asked - sets.features[theirs])
            for link, theirs in _UTTERED.items()
        }

    @cached_property
    def _on_what(self) -> Numbers:
        """The positions on the issues that are asked for."""
        asking = [each for each in self._constraints if each.on_issues]
        return self._known(Kind.POSITION, [self._of(each, Kind.POSITION) for each in asking])

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
        within = self._statements_tied(constraint, (Kind.EVENT, Kind.SOURCE))
        held = self._linked(self._of(constraint, Kind.ACTOR), Link.POSITIONS_HELD)
        on = self._linked(self._of(constraint, Kind.ISSUE), Link.POSITIONS_ON)
        return union([sets.positions_of(within), held, on])

    def _statements_of(self, constraint: Constraint) -> Numbers:
        if constraint.applies_to(Kind.STATEMENT):
            return self._of(constraint, Kind.STATEMENT)
        on = self._linked(self._of(constraint, Kind.ISSUE), Link.POSITIONS_ON)
        tied = self._statements_tied(constraint, _STATEMENTS)
        return union([tied, self._dataset.sets.codings_of(on)])

    def _statements_tied(self, constraint: Constraint, kinds: Iterable[Kind]) -> Numbers:
        """Give the statements that go with what a constraint asks for of some kinds."""
        tied = [self._linked(self._of(constraint, kind), *_STATEMENTS[kind]) for kind in kinds]
        return union(tied) & in_range(self._ranges[Kind.STATEMENT])

    def _all(self, kind: Kind) -> Numbers:
        """Give what all constraints ask for of a kind; nothing where one of them cannot."""
        if not apply(self._constraints, kind):
            return NONE
        return intersection([self._of(each, kind) for each in self._constraints])

    def _of(self, constraint: Constraint, kind: Kind) -> Numbers:
        return constraint.numbers & in_range(self._ranges[kind])

    def _linked(self, numbers: Numbers, *links: Link) -> Numbers:
        ids = self._dataset.ids
        found = [
            numbers_in(self._dataset.linked_numbers(id, link))
            for kind, at in self._ranges.items()
            for number in numbers & in_range(at)
            for id in (ids(kind)[number - at.start],)
            for link in links
        ]
        return union(found)
