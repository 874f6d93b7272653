"""Suggesting: how the query in the search box may go on, in pale letters behind the cursor."""

from __future__ import annotations

from collections.abc import Callable

from textual.suggester import Suggester

from dipview.formats.safe_text import show_typed
from dipview.tui.threads import away


class QuerySuggester(Suggester):
    """Completes the last word of a query; the right arrow takes it over.

    Args:
        complete: Completes a query; called in a thread, and gives nothing where it ends so.
    """

    def __init__(self, complete: Callable[[str], str]) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._complete = complete

    async def get_suggestion(self, value: str) -> str | None:
        """Give the whole query, completed; None where there is nothing to add."""
        # In a thread: the first time, all ids are sorted.
        whole = await away(self._complete, value)
        return show_typed(whole) or None
