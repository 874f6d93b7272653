"""Suggesting: how the query in the search box may go on, in pale letters behind the cursor."""

from __future__ import annotations

from asyncio import to_thread
from typing import TYPE_CHECKING, Protocol

from textual.suggester import Suggester

from dipview.formats.display import show_typed

if TYPE_CHECKING:
    from dipview.dataset.dataset import Dataset


class HasDataset(Protocol):
    """Something that knows what is open."""

    dataset: Dataset | None
    """None before anything is."""


class QuerySuggester(Suggester):
    """Completes the last word of a query; the right arrow takes it over.

    Args:
        box: Knows the dataset whose ids are completed.
    """

    def __init__(self, box: HasDataset) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._box = box

    async def get_suggestion(self, value: str) -> str | None:
        """Give the whole query, completed; None where there is nothing to add."""
        from dipview.search.completion import completed  # noqa: PLC0415 - not for the first frame

        # In a thread: the first time, all ids are sorted.
        whole = await to_thread(completed, value, self._box.dataset)
        return show_typed(whole) or None
