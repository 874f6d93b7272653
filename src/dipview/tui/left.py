"""Left screens: what comes for a screen that has been left finds none of its parts, and ends there.

Workers, and the parts of a screen themselves, may go on for a moment while it is taken apart.
Whatever looks for a part then has nothing more to do: that is no fault, and nothing that draws has
to ask first whether its screen is there.
"""

from __future__ import annotations

from typing import Any, TypeVar, overload

from textual.css.query import NoMatches, QueryType
from textual.screen import Screen
from textual.widget import Widget
from textual.worker import WorkerFailed

Result = TypeVar("Result")


class LeftError(Exception):
    """A part was looked for of a screen that has been left."""


class Leavable(Screen[Result]):
    """A screen over the explorer, which is taken apart when it is left."""

    @overload
    def query_one(self, selector: str) -> Widget: ...
    @overload
    def query_one(self, selector: type[QueryType]) -> QueryType: ...
    @overload
    def query_one(self, selector: str, expect_type: type[QueryType]) -> QueryType: ...
    def query_one(self, selector: Any, expect_type: Any = None) -> Any:
        """Give a part of the screen.

        Args:
            selector: What it is found by.
            expect_type: Its class.

        Raises:
            LeftError: It is gone with the screen.
            NoMatches: There is no such part.
        """
        try:
            return super().query_one(selector, expect_type)
        except NoMatches as error:
            if self.is_left:
                raise LeftError from error
            raise

    @property
    def is_left(self) -> bool:
        """Whether it has been left, or the application has."""
        return self.app.return_code is not None or self not in self.app.screen_stack


def comes_too_late(error: Exception) -> bool:
    """Tell whether something failed alone because its screen has been left."""
    if isinstance(error, WorkerFailed):
        return isinstance(error.error, LeftError)
    return isinstance(error, LeftError)
