"""Orders: the sequences in which records of a kind can be listed, each sorted once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dipview.dataset.dataset import Dataset, Link
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.views.naming import voice_of
from dipview.views.rows.actors import statements_found
from dipview.views.scope import Scope

Key = Callable[[Dataset, str], Any]
"""Gives what to sort a record by."""

_FEW = 8
"""A part of all records that is smaller than one in so many is sorted anew."""
_LATE = (dt.date.max, dt.date.max, "")


class Orders:
    """The places of a dataset's records in each order; an order is sorted when first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._sorted: dict[tuple[Kind, str], tuple[str, ...]] = {}
        self._places: dict[tuple[Kind, str], dict[str, int]] = {}

    def arrange(self, kind: Kind, order: str, ids: Sequence[str]) -> Sequence[str]:
        """Put records in an order.

        Args:
            kind: Their kind.
            order: Name of the order; an unknown or empty one means the kind's first.
            ids: Their ids, none twice.
        """
        whole = self._whole(kind, order)
        if len(ids) == len(whole):
            return whole
        if len(ids) > len(whole) // _FEW:
            wanted = set(ids)
            return [id for id in whole if id in wanted]
        return sorted(ids, key=self._placed(kind, order).__getitem__)

    def _whole(self, kind: Kind, order: str) -> tuple[str, ...]:
        """Give all records of a kind in an order."""
        key = (kind, order if order in ORDERS[kind] else next(iter(ORDERS[kind])))
        if key not in self._sorted:
            self._sorted[key] = self._made(*key)
        return self._sorted[key]

    def _placed(self, kind: Kind, order: str) -> Mapping[str, int]:
        key = (kind, order if order in ORDERS[kind] else next(iter(ORDERS[kind])))
        if key not in self._places:
            self._places[key] = {id: place for place, id in enumerate(self._whole(*key))}
        return self._places[key]

    def _made(self, kind: Kind, order: str) -> tuple[str, ...]:
        key, backwards = ORDERS[kind][order]
        ids = sorted(self._dataset.ids(kind), key=lambda id: key(self._dataset, id))
        if backwards:
            # What has no date is not the newest: it stays last.
            undated = [id for id in ids if key(self._dataset, id)[:3] == _LATE]
            ids = [*reversed(ids[: len(ids) - len(undated)]), *undated]
        return tuple(ids)


def _said(dataset: Dataset, id: str) -> tuple[Any, ...]:
    seq = dataset.statement(id).seq
    return (*_span_key(dataset.said(id)), seq if seq is not None else 0)


def _taken(dataset: Dataset, id: str) -> tuple[Any, ...]:
    return _said(dataset, dataset.position(id).statement)


def _happened(dataset: Dataset, id: str) -> tuple[Any, ...]:
    """Order events by when they begin: a lasting one stands where it starts."""
    span = dataset.event(id).date
    if span is None:
        return _LATE
    return (span.earliest or span.latest or dt.date.max, span.latest or dt.date.max, "")


def _span_key(span: Span | None) -> tuple[Any, ...]:
    return span.order_key if span else _LATE


def _by_name(dataset: Dataset, id: str) -> str:
    return dataset.actor(id).sorts_as.casefold()


def _by_voice(dataset: Dataset, id: str) -> str:
    return voice_of(dataset, dataset.statement(id)).casefold()


def _by_holder(dataset: Dataset, id: str) -> str:
    holder = dataset.position(id).holder
    return _by_name(dataset, holder) if holder else "\U0010ffff"


def _by_count(dataset: Dataset, id: str) -> tuple[int, str]:
    return (-statements_found(dataset, id, Scope()), _by_name(dataset, id))


def _by_positions(dataset: Dataset, id: str) -> int:
    return -len(dataset.linked(id, Link.POSITIONS_ON))


def _as_written(_dataset: Dataset, _id: str) -> int:
    return 0


ORDERS: Mapping[Kind, Mapping[str, tuple[Key, bool]]] = {
    Kind.ACTOR: {"name": (_by_name, False), "most found": (_by_count, False)},
    Kind.STATEMENT: {
        "oldest first": (_said, False),
        "newest first": (_said, True),
        "speaker": (_by_voice, False),
    },
    Kind.POSITION: {
        "oldest first": (_taken, False),
        "newest first": (_taken, True),
        "holder": (_by_holder, False),
        "issue": (lambda dataset, id: dataset.issue(dataset.position(id).issue).sentence, False),
    },
    Kind.EVENT: {
        "oldest first": (_happened, False),
        "newest first": (_happened, True),
        "title": (lambda dataset, id: dataset.event(id).title.casefold(), False),
    },
    Kind.ISSUE: {
        "as written": (_as_written, False),
        "most positions": (_by_positions, False),
        "proposition": (lambda dataset, id: dataset.issue(id).sentence.casefold(), False),
    },
    Kind.SOURCE: {
        "as written": (_as_written, False),
        "newest first": (lambda dataset, id: _span_key(dataset.source(id).issued), True),
    },
}
"""The orders of each kind of record, its own first, each with whether its key runs backwards."""
