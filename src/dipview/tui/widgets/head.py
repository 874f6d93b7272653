"""The head line: the program, the dataset, its date, and how much it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from dipview.model.kinds import Kind
from dipview.tui.gate import Ink, words

if TYPE_CHECKING:
    from dipview.dataset.dataset import Dataset
    from dipview.views.scope import Scope
    from dipview.workspace.progress import Progress

_COUNTED = (Kind.ACTOR, Kind.STATEMENT, Kind.POSITION, Kind.EVENT)


class Head(Static):
    """One line at the top of the screen."""

    DEFAULT_CSS = """
    Head { height: 1; padding: 0 1; color: $foreground-muted;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def tell(self, dataset: Dataset, scope: Scope, problems_key: str = "p") -> None:
        """Say what is open and what it is looked at through.

        Args:
            dataset: What is open.
            scope: What it is looked at through.
            problems_key: The key that lists the problems.
        """
        from dipview.views.dates import day_in_full, in_full  # noqa: PLC0415 (not at the start)
        from dipview.views.looking import known_in_words  # noqa: PLC0415 (as above)

        told = [known_in_words(dataset, scope, kind) for kind in _COUNTED]
        if scope.as_of:
            told.insert(0, f"as of {day_in_full(scope.as_of)}")
        elif dataset.header.as_of:
            told.insert(0, f"as of {in_full(dataset.header.as_of)}")
        if scope.roll_up:
            told.insert(0, "rolled up")
        if scope.exact_only:
            told.insert(0, "exact words only")
        if not scope.second_hand:
            told.insert(0, "second-hand left out")
        if problems := len(dataset.problems):
            told.append(f"{problems} problem{'s' if problems != 1 else ''}: {problems_key}")
        self._put(dataset.name, " · ".join(told))

    def tell_reading(self, what: str, progress: Progress | None = None) -> None:
        """Say that a dataset is being read, and how far that is."""
        from dipview.workspace.progress import in_words  # noqa: PLC0415 (not at the start)

        far = f"   {in_words(progress)}   Esc stops" if progress else ""
        self._put("", f"reading {what} …{far}")

    def tell_stopped(self, what: str, read_key: str = "r", quit_key: str = "q") -> None:
        """Say that nothing was read, as the user wished, and by which keys to go on."""
        self._put("", f"{what} was not read: {read_key} reads it, {quit_key} quits")

    def _put(self, name: str, told: str) -> None:
        gap = "     " if name else ""
        self.update(words(("dipview", Ink.STRONG), "   ", (name, Ink.PLAIN), gap, told))
