"""Selection: which records of a kind a scope lets through, and in which order."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from dipview.dataset.dataset import Dataset
from dipview.dataset.related import related
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.search.matches import Ids, Matches, Ordered
from dipview.search.numbers import numbers_of
from dipview.standing.evidence import known_by
from dipview.views.orders import ORDERS, Orders
from dipview.views.scope import Scope

DATED = (Kind.STATEMENT, Kind.POSITION, Kind.EVENT)
"""The kinds of record that happen on a day."""


def select(
    dataset: Dataset, orders: Orders, scope: Scope, matches: Matches | None, kind: Kind
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

    Returns:
        Ids: in the order that the scope asks for, else best match first where the query ranks, else
        in the kind's own order. Where nothing but the query narrows, they are looked up when they
        are asked for.
    """
    numbers: Sequence[int] = orders.numbers(kind) if matches is None else matches.numbers(kind)
    pins = dict.fromkeys((*scope.pins, *([scope.focus] if scope.focus else [])))
    for pin in pins:
        if dataset.kind_of(pin) not in (kind, None):
            numbers = _among(numbers, dataset, related(dataset, pin, kind))
    if _lets_through_some(scope, kind):
        ids = orders.ids
        numbers = [each for each in numbers if in_scope(dataset, scope, kind, ids[each])]
    if not ranks(matches) or scope.sort in ORDERS[kind]:
        numbers = orders.arrange(kind, scope.sort, numbers)
    return Ids(numbers, orders.ids)


def _among(numbers: Sequence[int], dataset: Dataset, linked: frozenset[str]) -> Sequence[int]:
    """Keep linked records, in the order of all."""
    found = (dataset.number_of(id) for id in linked)
    wanted = numbers_of([number for number in found if number is not None])
    if isinstance(numbers, Ordered):
        return numbers.only(wanted)
    return [number for number in wanted if number in numbers]


def _lets_through_some(scope: Scope, kind: Kind) -> bool:
    """Tell whether the dates or switches of a scope may leave records of a kind out."""
    in_time = scope.as_of is not None or scope.since is not None
    if kind is Kind.POSITION:
        return in_time or scope.exact_only or not scope.second_hand
    return kind in DATED and (in_time or (scope.exact_only and kind is Kind.STATEMENT))


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
            return dataset.event(id).date
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
