"""Selection: which records of a kind a scope lets through, and in which order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeAlias

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import DATED
from dipview.dataset.related import related_numbers
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.model.values import frozen
from dipview.search.matches import Ids, Matches
from dipview.search.number_sets import Numbers, in_range
from dipview.standing.evidence import known_by
from dipview.views.orders import ORDERS, Orders
from dipview.views.related_matches import asked_by_relation, related_to_matches
from dipview.views.scope import Scope
from dipview.views.scope_filter import let_through

if TYPE_CHECKING:
    from dipview.views.view import View


@frozen
class Selection:
    """What a scope and its query select of a dataset; of it makers make their views."""

    dataset: Dataset
    orders: Orders
    """The dataset's orders."""
    scope: Scope
    """What is looked through."""
    matches: Matches | None = None
    """What the scope's query finds; None without a query."""

    def through(self, scope: Scope) -> Selection:
        """Look through another scope, for what the query of this one finds."""
        return evolve(self, scope=scope)

    @property
    def is_narrowed(self) -> bool:
        """Whether there is a query or a pin, be it one that leaves nothing out."""
        return self.matches is not None or bool(self.scope.pins) or self.scope.focus is not None

    def effective(self, contents: Callable[[Selection], object]) -> Selection:
        """Drop the query and the pins where they leave nothing out.

        A view that would be the same without its query is shown, and told, as the whole that it is.

        Args:
            contents: Tells what a view shows; compared, so the cheapest that tells two apart.
        """
        whole = evolve(self, scope=self.scope.without_narrowing(), matches=None)
        return self if self.is_narrowed and contents(self) != contents(whole) else whole

    def found(self, kind: Kind) -> Numbers | None:
        """Give the records that query and pins find, of any day; None where neither narrows."""
        if not self.is_narrowed:
            return None
        scope = self.scope
        narrowed = Scope(query=scope.query, pins=scope.pins, focus=scope.focus)
        found = self.through(narrowed).members(kind)
        return in_range(self.dataset.numbers(kind)) if found is None else found

    def ids(self, kind: Kind, *, along: bool = True) -> Sequence[str]:
        """Select the records of a kind.

        Pins and the focus narrow the records of every other kind to those with a part in them; they
        never narrow their own kind.

        Args:
            kind: The kind of record wanted.
            along: Where the query has fields that cannot ask for this kind, give what goes with
                what it matches.

        Returns:
            Ids: in the order that the scope asks for, else best match first where the query ranks,
            else in the kind's own order. They are looked up when they are asked for.
        """
        return Ids(self.numbers(kind, along=along), self.orders.ids)

    def numbers(self, kind: Kind, *, along: bool = True) -> Sequence[int]:
        """Select the records of a kind by their numbers; see ``ids``."""
        scope, matches = self.scope, self.matches
        brought = along and asked_by_relation(matches, kind)
        ranked = ranks(matches) and scope.sort not in ORDERS[kind]
        if matches is not None and ranked and not brought:
            wanted, found = self._wanted(kind), matches.numbers(kind)
            return found if wanted is None else found.only(wanted)
        return self.orders.arrange(kind, scope.sort, self.members(kind, along=along))

    def members(self, kind: Kind, *, along: bool = True) -> Numbers | None:
        """Select the records of a kind, in no order; None for all of it. See ``ids``."""
        matches, wanted = self.matches, self._wanted(kind)
        if matches is None:
            return wanted
        found = matches.numbers(kind).members
        if along and asked_by_relation(matches, kind):
            found |= related_to_matches(self.dataset, self.scope, matches, kind)
        return _both(wanted, found)

    def _wanted(self, kind: Kind) -> Numbers | None:
        """Give the records that go with dates, switches, pins and the focus; None for all."""
        wanted = let_through(self.dataset, self.scope, kind)
        if self.scope.pins or self.scope.focus:
            wanted = _narrowed(self.dataset, self.scope, kind, wanted)
        return wanted


Maker: TypeAlias = "Callable[[Selection], View]"
"""Makes a view of what a scope selects."""


def _narrowed(dataset: Dataset, scope: Scope, kind: Kind, wanted: Numbers | None) -> Numbers | None:
    """Keep the records that go with every pin, and with the focus."""
    for pin in dict.fromkeys((*scope.pins, *([scope.focus] if scope.focus else []))):
        if dataset.kind_of(pin) not in (kind, None):
            wanted = _both(wanted, related_numbers(dataset, pin, kind))
    return wanted


def _both(one: Numbers | None, other: Numbers) -> Numbers:
    return other if one is None else one & other


def ranks(matches: Matches | None) -> bool:
    """Tell whether a query asks for words, so that its matches have a best one."""
    best = matches.best if matches is not None else None
    return best is not None and best.field is not None


def in_scope(dataset: Dataset, scope: Scope, kind: Kind, id: str) -> bool:
    """Tell whether a scope's dates and switches let a record through, whatever its query."""
    return _in_time(dataset, scope, kind, id) and _switched_in(dataset, scope, kind, id)


def span_of(dataset: Dataset, kind: Kind, id: str) -> Span | None:
    """Give the span of a statement, position or event; None for other kinds and without a date."""
    match kind:
        case Kind.STATEMENT:
            return dataset.said(id)
        case Kind.POSITION:
            return dataset.said(dataset.position(id).statement)
        case Kind.EVENT:
            return dataset.happened(id)
        case _:
            return None


def _in_time(dataset: Dataset, scope: Scope, kind: Kind, id: str) -> bool:
    if kind not in DATED or (scope.as_of is None and scope.since is None):
        return True
    return known_by(dataset, id, scope.as_of) and _not_before(dataset, scope.since, kind, id)


def _not_before(dataset: Dataset, since: dt.date | None, kind: Kind, id: str) -> bool:
    if since is None:
        return True
    span = span_of(dataset, kind, id)
    return span is not None and (span.latest is None or span.latest >= since)


def _switched_in(dataset: Dataset, scope: Scope, kind: Kind, id: str) -> bool:
    """Apply the switches: exact words only, second-hand."""
    if kind is Kind.STATEMENT:
        return not scope.exact_only or dataset.statement(id).quotable
    if kind is Kind.POSITION:
        position = dataset.position(id)
        exact = not scope.exact_only or dataset.statement(position.statement).quotable
        return exact and (scope.second_hand or not position.second_hand)
    return True
