"""Orders: the sequences in which records of a kind can be listed, each sorted once."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import compress, islice
from threading import Lock
from typing import Any, TypeVar, overload

from dipview.computing import check, checked
from dipview.dataset.dataset import Dataset
from dipview.dataset.features import DATED
from dipview.model.collation import sort_key
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.placement import UNDATED, place_of
from dipview.search.number_sets import Numbers
from dipview.search.records import RecordIds
from dipview.standing.columns import columns_of
from dipview.views.parts.actor_names import voice_of
from dipview.views.parts.heard import statements_found
from dipview.views.scope import Scope

T = TypeVar("T")

MOST_FOUND = "most found"
"""The order of actors by how many statements they are heard in."""
Key = Callable[[Dataset, str], Any]
"""Gives what to sort a record by."""


Order = tuple[Kind, str]
"""A kind of record, and the name of one of its orders."""


_RANKS = 32
"""Bits of what orders in time that tell which comes first at one place."""
_NOBODY = "\U0010ffff"
"""Stands after every name."""
_FEW = 2000
"""Records up to which it is quicker to sort them than to sift them out of all."""
_PIECE = 8192
"""Those of many that are gone through between two looks at whether anybody still waits."""
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
                for _ in range(0, missing, _PIECE):
                    check()
                    self._found.extend(islice(self._going, min(missing, _PIECE)))
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
        self._ranges = {kind: dataset.numbers(kind) for kind in Kind}
        self._sorted = dict(sorted or {})
        self._places: dict[Order, Sequence[int]] = {}
        self.kept: dict[object, Any] = {}
        """What was worked out with them (see ``dataset.keeping``); goes with them."""

    def kind_of(self, number: int) -> Kind:
        """Give the kind of the record with a number."""
        return next(kind for kind, numbers in self._ranges.items() if number in numbers)

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
        return sorted(wanted, key=self.places(kind, order))

    def places(self, kind: Kind, order: str = "") -> Callable[[int], int]:
        """Give what tells of a record of a kind, by its number, its place in an order."""
        start, places = self._ranges[kind].start, self._placed(kind, order)
        return lambda number: places[number - start]

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
            for place, number in enumerate(_in_pieces(self.made(*key))):
                places[number - start] = place
            self._places[key] = places
        return self._places[key]

    def _made(self, kind: Kind, order: str) -> Sequence[int]:
        dataset, every = self._dataset, self._ranges[kind]
        key, backwards = ORDERS[kind][order]
        if key is _as_they_are:
            return every
        if key is in_time and kind is Kind.POSITION:
            return self._as_statements(order)
        if key is in_time:
            keys: Sequence[Any] = _times(dataset, kind)
            places = sorted(range(len(keys)), key=keys.__getitem__, reverse=backwards)
        else:
            ids = dataset.ids(kind)
            keys = _of_positions(dataset, every, order) or [key(dataset, id) for id in ids]
            places = _untied(dataset, kind, keys, ids)
        if backwards:
            # What has no date is not the newest: it stays last.
            places.sort(key=lambda place: keys[place] >> _RANKS == UNDATED)
        return array("I", map(every.__getitem__, _in_pieces(places)))

    def _as_statements(self, order: str) -> Sequence[int]:
        """Put all positions in an order of time: those of a statement stand where it does."""
        dataset, found = self._dataset, array("I")
        for statement in self.made(Kind.STATEMENT, order):
            check()
            found.extend(dataset.linked_numbers(self.ids[statement], Link.POSITIONS_TAKEN))
        return found


def _in_pieces(many: Sequence[T]) -> Iterator[T]:
    """Go through what is many with a look now and then at whether anybody still waits."""
    for begun in range(0, len(many), _PIECE):
        check()
        yield from many[begun : begun + _PIECE]


def _of_positions(dataset: Dataset, positions: range, order: str) -> Sequence[str]:
    """Give what to sort positions by, out of the keys of holders or issues; none for other orders.

    They are the most numerous records: a key for each holder or issue is made once.
    """
    if positions != dataset.numbers(Kind.POSITION) or order not in ("holder", "issue"):
        return ()
    columns = columns_of(dataset)
    kind, by, column = (
        (Kind.ACTOR, _by_name, columns.holders)
        if order == "holder"
        else (Kind.ISSUE, _by_sentence, columns.issues)
    )
    numbered = zip(dataset.numbers(kind), dataset.ids(kind), strict=True)
    key_of = {number: by(dataset, id) for number, id in numbered}
    if order == "issue":
        return [key_of[column[position]] for position in positions]
    held = columns.held
    return [key_of[column[n]] if n in held else _NOBODY for n in positions]


def _untied(dataset: Dataset, kind: Kind, keys: Sequence[Any], ids: Sequence[str]) -> list[int]:
    """Sort by keys; those that are alike in time, or by id, never as files happen to have them."""
    tie: Callable[[int], Any] = ids.__getitem__
    if kind in DATED:
        tie = _times(dataset, kind).__getitem__
    # Many are alike. They come together without being compared, which would hold up all threads.
    alike: dict[Any, list[int]] = {}
    for place, key in enumerate(_in_pieces(keys)):
        alike.setdefault(key, []).append(place)
    found: list[int] = []
    for key in checked(sorted(alike)):
        together = alike[key]
        found += together if len(together) == 1 else sorted(together, key=tie)
    return found


def in_time(dataset: Dataset, id: str) -> int:
    """Give what a statement, an event or a position is sorted by from the oldest to the newest."""
    place, rank = dataset.placed(id)
    return place << _RANKS | rank


def _times(dataset: Dataset, kind: Kind) -> Sequence[int]:
    """Give for every record of a kind what ``in_time`` gives, without looking at it."""
    dated = Kind.STATEMENT if kind is Kind.POSITION else kind
    both = zip(dataset.places(dated), dataset.ranks(dated), strict=True)
    times = [place << _RANKS | rank for place, rank in both]
    if kind is not Kind.POSITION:
        return times
    first = dataset.numbers(dated).start
    return [times[statement - first] for statement in dataset.sets.statements]


def _issued(dataset: Dataset, id: str) -> tuple[int, str]:
    """Order sources by when they were issued, the newest first; without a date, last."""
    source = dataset.source(id)
    place = place_of(source.issued)
    return (-place if place != UNDATED else 1, sort_key(source.title or source.publisher))


def _by_name(dataset: Dataset, id: str) -> str:
    return sort_key(dataset.actor(id).sorts_as)


def _by_holder(dataset: Dataset, id: str) -> str:
    holder = dataset.position(id).holder
    return _by_name(dataset, holder) if holder else _NOBODY


def _by_sentence(dataset: Dataset, id: str) -> str:
    return sort_key(dataset.issue(id).sentence)


def _by_count(dataset: Dataset, id: str) -> tuple[int, str]:
    return (-statements_found(dataset, id, Scope()), _by_name(dataset, id))


def _as_they_are(_dataset: Dataset, _id: str) -> int:
    """Leave records in the dataset's own order (see ``dataset.ordering``)."""
    return 0


ORDERS: Mapping[Kind, Mapping[str, tuple[Key, bool]]] = {
    Kind.ACTOR: {"name": (_by_name, False), MOST_FOUND: (_by_count, False)},
    Kind.STATEMENT: {
        "oldest first": (in_time, False),
        "newest first": (in_time, True),
        "speaker": (lambda dataset, id: sort_key(voice_of(dataset, dataset.statement(id))), False),
    },
    Kind.POSITION: {
        "oldest first": (in_time, False),
        "newest first": (in_time, True),
        "holder": (_by_holder, False),
        "issue": (lambda dataset, id: _by_sentence(dataset, dataset.position(id).issue), False),
    },
    Kind.EVENT: {
        "oldest first": (in_time, False),
        "newest first": (in_time, True),
        "title": (lambda dataset, id: sort_key(dataset.event(id).title), False),
    },
    Kind.ISSUE: {
        "topic": (_as_they_are, False),
        "most positions": (lambda dataset, id: -len(dataset.linked(id, Link.POSITIONS_ON)), False),
        "proposition": (_by_sentence, False),
    },
    Kind.SOURCE: {
        "oldest first": (_as_they_are, False),
        "newest first": (_issued, False),
    },
}
"""The orders of each kind of record, its own first, each with whether its key runs backwards."""
