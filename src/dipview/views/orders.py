"""Orders: the sequences in which records of a kind can be listed, each sorted once."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress, islice
from threading import Lock
from typing import Any, overload

from dipview.dataset.dataset import Dataset
from dipview.dataset.numbered import ranges_of
from dipview.model.ids import statement_of
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.spans import Span
from dipview.search.numbers import Numbers
from dipview.search.records import RecordIds
from dipview.views.naming import voice_of
from dipview.views.scope import Scope

Key = Callable[[Dataset, str], Any]
"""Gives what to sort a record by."""

_LATE = (dt.date.max, dt.date.max, "")


Order = tuple[Kind, str]
"""A kind of record, and the name of one of its orders."""


_FEW = 2000
"""Records up to which it is quicker to sort them than to sift them out of all."""
_AHEAD = 256
"""Records that are sifted out at once, at least."""


class Sifted(Sequence[int]):
    """Those numbers of an order that are wanted, found as far as they are looked at.

    Args:
        order: Numbers in an order.
        wanted: Those that are wanted, all of them in ``order``.
    """

    def __init__(self, order: Sequence[int], wanted: Numbers) -> None:
        self._count = len(wanted)
        self._found: list[int] = []
        self._going = compress(order, map(wanted.__contains__, order))
        self._finding = Lock()

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> int: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[int]: ...
    def __getitem__(self, at: int | slice) -> int | Sequence[int]:
        places = range(self._count)[at]
        if isinstance(places, int):
            return self._up_to(places + 1)[places]
        found = self._up_to(max(places, default=-1) + 1)
        return [found[place] for place in places]

    def __iter__(self) -> Iterator[int]:
        return iter(self._up_to(self._count))

    def _up_to(self, count: int) -> list[int]:
        """Give the numbers that are found, at least so many."""
        if len(self._found) < count:
            with self._finding:
                missing = max(count - len(self._found), _AHEAD)
                self._found.extend(islice(self._going, missing))
        return self._found


class Orders:
    """A dataset's records by number in each order; an order is sorted when first asked for."""

    def __init__(
        self, dataset: Dataset, sorted: Mapping[Order, Sequence[int]] | None = None
    ) -> None:
        """Prepare.

        Args:
            dataset: The records.
            sorted: Orders that are known already; see ``made``.
        """
        self._dataset = dataset
        self.ids = RecordIds(dataset)
        """The id of every record by its number."""
        self._ranges = ranges_of(dataset.counts())
        self._sorted = dict(sorted or {})
        self._places: dict[Order, Sequence[int]] = {}

    def numbers(self, kind: Kind) -> range:
        """Give the numbers of all records of a kind."""
        return self._ranges[kind]

    def arrange(self, kind: Kind, order: str, wanted: Numbers | None) -> Sequence[int]:
        """Put records in an order.

        Args:
            kind: Their kind.
            order: Name of the order; an unknown or empty one means the kind's first.
            wanted: Their numbers; None for all of the kind.

        Returns:
            Their numbers, put in order as far as they are looked at.
        """
        if wanted is None or len(wanted) == len(self._ranges[kind]):
            return self.made(kind, order)
        if len(wanted) > _FEW:
            return Sifted(self.made(kind, order), wanted)
        start = self._ranges[kind].start
        places = self._placed(kind, order)
        return sorted(wanted, key=lambda number: places[number - start])

    def made(self, kind: Kind, order: str = "") -> Sequence[int]:
        """Give all records of a kind in an order."""
        key = (kind, order if order in ORDERS[kind] else next(iter(ORDERS[kind])))
        if key not in self._sorted:
            self._sorted[key] = self._made(*key)
        return self._sorted[key]

    def _placed(self, kind: Kind, order: str) -> Sequence[int]:
        """Give the place of each record of a kind in an order, by its number in the kind."""
        key = (kind, order if order in ORDERS[kind] else next(iter(ORDERS[kind])))
        if key not in self._places:
            start = self._ranges[kind].start
            places = array("I", bytes(4 * len(self._ranges[kind])))
            for place, number in enumerate(self.made(*key)):
                places[number - start] = place
            self._places[key] = places
        return self._places[key]

    def _made(self, kind: Kind, order: str) -> Sequence[int]:
        dataset, every = self._dataset, self._ranges[kind]
        key, backwards = ORDERS[kind][order]
        if key is _as_written:
            return every
        keys = [key(dataset, id) for id in dataset.ids(kind)]
        places = sorted(range(len(keys)), key=keys.__getitem__)
        if backwards:
            # What has no date is not the newest: it stays last.
            undated = [place for place in places if keys[place][:3] == _LATE]
            places = [*reversed(places[: len(places) - len(undated)]), *undated]
        return array("I", map(every.__getitem__, places))


def _said(dataset: Dataset, id: str) -> tuple[Any, ...]:
    seq = dataset.statement(id).seq
    return (*_span_key(dataset.said(id)), seq if seq is not None else 0)


def _taken(dataset: Dataset, id: str) -> tuple[Any, ...]:
    return _said(dataset, statement_of(id))


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
    from dipview.views.rows.actors import statements_found  # noqa: PLC0415 - of one order

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
