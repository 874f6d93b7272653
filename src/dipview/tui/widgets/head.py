"""The head line: the program, the dataset, its date, and how much it holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.widgets import Static

from dipview.formats.safe_text import show
from dipview.formats.width import cells, cut
from dipview.tui.gate import Ink, words
from dipview.workspace.progress import Progress

_PROGRAM = "dipview"
_BEFORE_NAME = "   "
_GAPS = ("     ", "   ")
"""Between the name and what is told: where there is room, and where there is not."""
_BETWEEN = " · "
_LEAST_NAME = 8
"""Cells that a name keeps at least."""


class Told(NamedTuple):
    """What is told of a dataset beside its name, a phrase each."""

    seen_through: Sequence[str]
    """What it is looked at through, and as of which day."""
    holds: Sequence[str] = ()
    """What it holds, which panes tell too: left out from the end where room is scarce."""
    wrong: Sequence[str] = ()
    """What is wrong in its files."""


class Head(Static):
    """One line at the top of the screen."""

    DEFAULT_CSS = """
    Head { height: 1; padding: 0 1; color: $foreground-muted;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    _open: tuple[str, Told] | None = None
    """The name of the dataset that is open, and what is told of it; None before one is."""

    def show(self, name: str, told: Told) -> None:
        """Say what is open, as much of it as there is room for.

        Args:
            name: The dataset's name, which is cut before a day or a switch is.
            told: What is known of it.
        """
        self._open = (name, told)
        self._put(*_fitting(show(name), told, self.size.width))

    def on_resize(self) -> None:
        """Say as much as there is room for now."""
        if self._open is not None:
            self.show(*self._open)

    def show_reading(self, what: str, progress: Progress | None = None) -> None:
        """Say that a dataset is being read, and how far that is."""
        far = f"   {progress.in_words()}   Esc stops" if progress else ""
        self._put("", "", f"reading {what} …{far}")

    def show_stopped(self, what: str, read_key: str = "r", quit_key: str = "q") -> None:
        """Say that nothing was read, as the user wished, and by which keys to go on."""
        self._put("", "", f"{what} was not read: {read_key} reads it, {quit_key} quits")

    def _put(self, name: str, gap: str, told: str) -> None:
        self.update(words((_PROGRAM, Ink.STRONG), _BEFORE_NAME, (name, Ink.PLAIN), gap, told))


def _fitting(name: str, told: Told, room: int) -> tuple[str, str, str]:
    """Choose what fits into ``room`` cells: the name, the gap after it, and what is told."""
    left = room - len(_PROGRAM) - len(_BEFORE_NAME)
    for count in range(len(told.holds), -1, -1):
        line = _BETWEEN.join((*told.seen_through, *told.holds[:count], *told.wrong))
        if cells(name) + len(_GAPS[0]) + cells(line) <= left:
            return name, _GAPS[0], line
    return cut(name, max(_LEAST_NAME, left - cells(line) - len(_GAPS[1]))), _GAPS[1], line
