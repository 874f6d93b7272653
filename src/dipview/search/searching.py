"""Searching: the face of this package, from a dataset and a typed query to ranked matches."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator

from dipview.dataset.collector_pause import collector_paused
from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.search.building import Original, RecordFacts, built
from dipview.search.documents import Document, Searched, document, documents, names_of
from dipview.search.fields import Field
from dipview.search.index import Index
from dipview.search.matches import Matches, matches_from
from dipview.search.matching import Matcher
from dipview.search.query_fields import FilterField
from dipview.search.query_parser import parsed
from dipview.search.ranking import ranked
from dipview.search.records import RecordIds, RecordNumbers
from dipview.search.texts import original_text

Progress = Callable[[int, int], None]
"""Told how many records are done, of how many."""


class SearchIndex:
    """A dataset and the index over it; never changed, so that threads can share it."""

    __slots__ = ("dataset", "index")

    def __init__(self, dataset: Dataset, index: Index) -> None:
        self.dataset = dataset
        self.index = index

    def labels(self, field: FilterField) -> tuple[str, ...]:
        """Give what people wrote on records that a field asks for: its tags, its coders."""
        return tuple(trait.value for trait in self.index.traits if trait.field is field)

    @classmethod
    def build(cls, dataset: Dataset, *, progress: Progress | None = None) -> SearchIndex:
        """Index a dataset.

        Args:
            dataset: The records.
            progress: Told every few hundred records how far it is.
        """
        watched = _watched(documents(dataset), sum(dataset.counts().values()), progress)
        ids, numbers = RecordIds(dataset), RecordNumbers(dataset)
        known = RecordFacts(ids, numbers, originals(dataset), _carriers(dataset))
        with collector_paused():
            return cls(dataset, built(watched, known))


def search(index: SearchIndex, query_text: str, *, day: dt.date | None = None) -> Matches:
    """Find what a query asks for.

    Args:
        index: Where to look.
        query_text: The query as it was typed; empty for every record, in the dataset's order.
        day: The day on which offices that are asked for must be held; None for the dataset's
            own.

    Returns:
        The complete set of matches, ranked.

    Raises:
        QueryError: The query cannot be read, or names a record that there is not.
        ComputationCancelled: Nobody waits for it any more, which is asked every few milliseconds.
    """
    query = parsed(query_text)
    matched = Matcher(index.index, index.dataset, day).matched(query.root)
    return matches_from(index.index, query, matched, ranked(index.index, matched))


def originals(dataset: Dataset) -> Original:
    """Give a text of a dataset's record as it is written."""
    ids = RecordIds(dataset)

    def original(number: int, field: Field, folded: str) -> str:
        kind = dataset.kind_of(ids[number])
        if kind is None:
            return folded
        found = document(dataset, kind, ids[number])
        return original_text(found, lambda id: names_of(dataset.record(id)), field, folded)

    return original


def _carriers(dataset: Dataset) -> dict[str, int]:
    """Give the numbers of all records that others are tied to."""
    return {
        id: number
        for kind in (Kind.ACTOR, Kind.EVENT, Kind.ISSUE)
        for id, number in zip(dataset.ids(kind), dataset.numbers(kind), strict=True)
    }


_BETWEEN_REPORTS = 500


def _watched(
    found: Iterator[Searched], total: int, progress: Progress | None
) -> Iterator[Searched]:
    done, told = 0, -_BETWEEN_REPORTS
    for each in found:
        if progress is not None and done - told >= _BETWEEN_REPORTS:
            progress(done, total)
            told = done
        yield each
        done += 1 if isinstance(each, Document) else len(each.holders)
    if progress is not None:
        progress(total, total)
