"""The head line: the program, the dataset, its date, and how much it holds."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets import Static

from dipview.tui.gate import Ink, words
from dipview.workspace.progress import Progress


class Head(Static):
    """One line at the top of the screen."""

    DEFAULT_CSS = """
    Head { height: 1; padding: 0 1; color: $foreground-muted;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def show(self, name: str, told: Sequence[str]) -> None:
        """Say what is open.

        Args:
            name: The dataset's name.
            told: What is known of it, and what it is looked at through, a phrase each.
        """
        self._put(name, " · ".join(told))

    def show_reading(self, what: str, progress: Progress | None = None) -> None:
        """Say that a dataset is being read, and how far that is."""
        far = f"   {progress.in_words()}   Esc stops" if progress else ""
        self._put("", f"reading {what} …{far}")

    def show_stopped(self, what: str, read_key: str = "r", quit_key: str = "q") -> None:
        """Say that nothing was read, as the user wished, and by which keys to go on."""
        self._put("", f"{what} was not read: {read_key} reads it, {quit_key} quits")

    def _put(self, name: str, told: str) -> None:
        gap = "     " if name else ""
        self.update(words(("dipview", Ink.STRONG), "   ", (name, Ink.PLAIN), gap, told))
