"""Certain days: the one day on which a statement was made, and with what such a day ended."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from weakref import ref

from dipview.dataset.codings import codings_of
from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.dataset.numbered_records import ranges_of
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.spans import Shape, Span


class _Days(dict[int, int]):
    """The days by the numbers of statements.

    Args:
        dataset: Where the statements are.
        whole: Whether only what has no time of day has one.
    """

    def __init__(self, dataset: Dataset, *, whole: bool) -> None:
        super().__init__()
        self._dataset, self._whole = ref(dataset), whole
        self._first = ranges_of(dataset.counts())[Kind.STATEMENT].start

    def __missing__(self, number: int) -> int:
        dataset, found = self._dataset(), 0
        if dataset is not None:
            id = dataset.ids(Kind.STATEMENT)[number - self._first]
            span = dataset.said(id)
            if span is not None and not (self._whole and not _without_time(span)):
                found = 0 if _superseded(dataset, id) else _day(span)
        self[number] = found
        return found


def _superseded(dataset: Dataset, id: str) -> bool:
    codings = codings_of(dataset, id)
    return any(len(dataset.linked_numbers(each, Link.SUPERSEDED_BY)) for each in codings)


def _day(span: Span) -> int:
    """Give the one certain day of a span, as an ordinal; 0 where there is none."""
    if not span.sure or span.earliest is None or span.earliest != span.latest:
        return 0
    return span.earliest.toordinal()


def _without_time(span: Span) -> bool:
    return span.moment is None and span.shape is Shape.ON


@kept_by_dataset(1)
def days_of(dataset: Dataset) -> Mapping[int, int]:
    """Give of each statement the day on which it was made, by number, as an ordinal.

    It is 0 where that is not one day that is certain, and where another statement supersedes it.
    """
    return _Days(dataset, whole=False)


@kept_by_dataset(1)
def whole_days_of(dataset: Dataset) -> Mapping[int, int]:
    """Give the same, and 0 of what has a time of day."""
    return _Days(dataset, whole=True)


class _Places(dict[int, "int | None"]):
    """Of each statement its number in the order of its source, read when first asked for."""

    def __init__(self, dataset: Dataset) -> None:
        super().__init__()
        self._dataset = ref(dataset)
        self._first = ranges_of(dataset.counts())[Kind.STATEMENT].start

    def __missing__(self, number: int) -> int | None:
        dataset = self._dataset()
        assert dataset is not None  # noqa: S101 (whoever asks has a hold on it)
        id = dataset.ids(Kind.STATEMENT)[number - self._first]
        found = self[number] = dataset.statement(id).seq
        return found


@kept_by_dataset(1)
def _places_of(dataset: Dataset) -> Mapping[int, int | None]:
    return _Places(dataset)


def ended(dataset: Dataset, statements: Sequence[int]) -> list[bool]:
    """Tell of statements of one whole day which of them are there as it ended.

    What ``seq`` puts before another one of the same source is replaced (see ``split_latest``).

    Args:
        dataset: Where they are.
        statements: Their numbers.
    """
    places, sets = _places_of(dataset), dataset.sets
    found = [(sets.sources[each - sets.first_statement], places[each]) for each in statements]
    last: dict[int, int] = {}
    for source, place in found:
        if place is not None:
            last[source] = max(place, last.get(source, place))
    return [place is None or place == last[source] for source, place in found]
