"""Selection: which records of a kind a scope lets through, and in which order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import DATED
from dipview.dataset.related import related_numbers
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.search.matches import Ids, Matches
from dipview.search.number_sets import Numbers
from dipview.standing.evidence import known_by
from dipview.views.orders import ORDERS, Orders
from dipview.views.related_matches import asked_by_relation, related_to_matches
from dipview.views.scope import Scope
from dipview.views.scope_filter import let_through


def select(
    dataset: Dataset,
    orders: Orders,
    scope: Scope,
    matches: Matches | None,
    kind: Kind,
    *,
    along: bool = True,
) -> Sequence[str]:
    """Select the records of a kind.

    Pins and the focus narrow the records of every other kind to those with a part in them; they
    never narrow their own kind.

    Args:
        dataset: Where the records are.
        orders: The dataset's orders.
        scope: What to look through.
        matches: What the scope's query finds; None without a query.
        kind: The kind of record wanted.
        along: Where the query has fields that cannot ask for this kind, give what goes with what
            it matches.

    Returns:
        Ids: in the order that the scope asks for, else best match first where the query ranks, else
        in the kind's own order. They are looked up when they are asked for.
    """
    return Ids(select_numbers(dataset, orders, scope, matches, kind, along=along), orders.ids)


def select_numbers(
    dataset: Dataset,
    orders: Orders,
    scope: Scope,
    matches: Matches | None,
    kind: Kind,
    *,
    along: bool = True,
) -> Sequence[int]:
    """Select the records of a kind by their numbers; see ``select``."""
    wanted = let_through(dataset, scope, kind)
    if scope.pins or scope.focus:
        wanted = _narrowed(dataset, scope, kind, wanted)
    if matches is None:
        return orders.arrange(kind, scope.sort, wanted)
    found = matches.numbers(kind)
    if along and asked_by_relation(matches, kind):
        brought = found.members | related_to_matches(dataset, scope, matches, kind)
        return orders.arrange(kind, scope.sort, _both(wanted, brought))
    if ranks(matches) and scope.sort not in ORDERS[kind]:
        return found if wanted is None else found.only(wanted)
    return orders.arrange(kind, scope.sort, _both(wanted, found.members))


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
