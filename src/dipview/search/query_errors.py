"""Mistakes in a query: what is wrong, where, and what to write instead."""

from __future__ import annotations

import unicodedata


class QueryError(ValueError):
    """A query cannot be read, or names something that the dataset does not have."""

    def __init__(self, message: str, offset: int, length: int = 1, hint: str = "") -> None:
        """Describe the mistake.

        Args:
            message: What is wrong, in one sentence without a full stop.
            offset: Index of the first wrong character of the query.
            length: How many characters are wrong; at least 1.
            hint: What to do; empty where the message says it.
        """
        super().__init__(message)
        self.message = message
        self.offset = offset
        self.length = max(1, length)
        self.hint = hint

    @property
    def told(self) -> str:
        """What is wrong, and what to do."""
        return f"{self.message}; {self.hint}" if self.hint else self.message


def rendered(query: str, error: QueryError) -> str:
    """Show a mistake with carets under it.

    Args:
        query: The query as it was typed.
        error: What is wrong with it.

    Returns:
        Lines without a final newline: the query, the carets, the message, and the hint if any.
    """
    shown = "".join(sign if sign.isprintable() else " " for sign in query)
    before = _cells(shown[: error.offset])
    under = max(1, _cells(shown[error.offset : error.offset + error.length]))
    lines = [shown, " " * before + "^" * under, error.message]
    return "\n".join([*lines, error.hint] if error.hint else lines)


def _cells(text: str) -> int:
    """Count terminal cells: two for a wide character (UAX #11), none for a combining mark."""
    return sum(
        0 if unicodedata.combining(sign) else 1 + (unicodedata.east_asian_width(sign) in "WF")
        for sign in text
    )
