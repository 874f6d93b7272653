"""Searching: the face of this package, from a dataset and a typed query to ranked matches."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from attrs import field, frozen

from dipview.dataset.dataset import Dataset
from dipview.search.documents import Document, documents
from dipview.search.index import Index, built
from dipview.search.matches import Matches, told
from dipview.search.matching import Matcher
from dipview.search.query_parser import parsed
from dipview.search.ranking import ranked
from dipview.search.vocabulary import Check

Progress = Callable[[int, int], None]
"""Told how many records are done, of how many."""


class SearchCancelled(Exception):  # noqa: N818 - nothing went wrong
    """The caller's ``cancelled`` said so; raised for no other reason."""


def never() -> bool:
    """Never cancel."""
    return False


@frozen(eq=False)
class SearchIndex:
    """A dataset and the index over it; never changed, so that threads can share it."""

    dataset: Dataset = field(repr=False)
    index: Index = field(repr=False)

    @classmethod
    def build(
        cls,
        dataset: Dataset,
        *,
        cancelled: Callable[[], bool] = never,
        progress: Progress | None = None,
    ) -> SearchIndex:
        """Index a dataset.

        Args:
            dataset: The records.
            cancelled: Asked every few hundred records whether to stop.
            progress: Told every few hundred records how far it is.

        Returns:
            The index.

        Raises:
            SearchCancelled: ``cancelled`` said so.
        """
        watched = _watched(documents(dataset), sum(dataset.counts().values()), progress)
        return cls(dataset, built(watched, _check(cancelled)))


def search(
    index: SearchIndex, query_text: str, *, cancelled: Callable[[], bool] = never
) -> Matches:
    """Find what a query asks for.

    Args:
        index: Where to look.
        query_text: The query as it was typed; empty for every record, in the dataset's order.
        cancelled: Asked every few milliseconds whether to stop.

    Returns:
        The complete set of matches, ranked.

    Raises:
        QueryError: The query cannot be read, or names a record that there is not.
        SearchCancelled: ``cancelled`` said so.
    """
    check = _check(cancelled)
    query = parsed(query_text)
    matched = Matcher(index.index, index.dataset, check).matched(query.root)
    return told(index.index, query, matched, ranked(index.index, matched, check))


def _check(cancelled: Callable[[], bool]) -> Check:
    def check() -> None:
        if cancelled():
            raise SearchCancelled

    return check


_BETWEEN_REPORTS = 500


def _watched(
    found: Iterator[Document], total: int, progress: Progress | None
) -> Iterator[Document]:
    for done, document in enumerate(found):
        if progress is not None and done % _BETWEEN_REPORTS == 0:
            progress(done, total)
        yield document
    if progress is not None:
        progress(total, total)
