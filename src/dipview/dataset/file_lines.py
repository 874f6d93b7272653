"""File lines: the line that a problem speaks of, read once more when it is to be shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from dipview.dataset.problems import Place
from dipview.model.values import frozen


@frozen
class Line:
    """The part of a line around a column, however long the line is."""

    before: str
    """What stands before the column."""
    after: str
    """What stands at the column and after it."""
    cut_before: bool = False
    """Whether the line begins earlier."""
    cut_after: bool = False
    """Whether the line goes on."""


class Lines:
    """Gives lines of files; asked in order of file and line, it reads each file once."""

    __slots__ = ("_at", "_file", "_line", "_load", "_text")

    def __init__(self, load: Callable[[Path], str | None]) -> None:
        """Prepare.

        Args:
            load: Gives a file's text, or None where it can no longer be read.
        """
        self._load = load
        self._file: Path | None = None
        self._text = ""
        self._line = 1
        self._at = 0

    def around(self, place: Place, reach: int) -> Line | None:
        """Give the line of a place, up to ``reach`` characters on either side of the column.

        Returns:
            The line; None where the place has no line and column, or the file no longer has them.
        """
        if place.line is None or place.column is None:
            return None
        if place.file != self._file:
            self._file, self._text = place.file, self._load(place.file) or ""
            self._line, self._at = 1, 0
        if not self._go_to(place.line):
            return None
        end = self._text.find("\n", self._at)
        end = len(self._text) if end < 0 else end
        here = self._at + place.column - 1
        if not self._text or here > end:
            return None
        first, last = max(self._at, here - reach), min(end, here + reach)
        return Line(self._text[first:here], self._text[here:last], first > self._at, last < end)

    def _go_to(self, line: int) -> bool:
        if line < self._line:
            self._line, self._at = 1, 0
        while self._line < line:
            newline = self._text.find("\n", self._at)
            if newline < 0:
                return False
            self._line, self._at = self._line + 1, newline + 1
        return True
