"""The head line: the program, the dataset, its date, and how much it holds."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from dipview.dataset.dataset import Dataset
from dipview.formats.display import show
from dipview.model.kinds import Kind
from dipview.views.dates import day_in_full, in_full
from dipview.views.scope import Scope

_COUNTED = (Kind.ACTOR, Kind.STATEMENT, Kind.POSITION, Kind.EVENT)


class Head(Static):
    """One line at the top of the screen."""

    DEFAULT_CSS = """
    Head { height: 1; padding: 0 1; color: $foreground-muted;
        text-wrap: nowrap; text-overflow: ellipsis; }
    """

    def tell(self, dataset: Dataset, scope: Scope) -> None:
        """Say what is open and what it is looked at through."""
        counts = dataset.counts()
        told = [f"{counts.get(kind, 0)} {kind.plural}" for kind in _COUNTED]
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
            told.append(f"{problems} problem{'s' if problems != 1 else ''}: p")
        self.update(self._line(show(dataset.name), " · ".join(told)))

    def tell_reading(self, what: str) -> None:
        """Say that a dataset is being read."""
        self.update(self._line("", f"reading {show(what)} …"))

    @staticmethod
    def _line(name: str, told: str) -> Content:
        return Content.assemble(
            ("dipview", "bold $accent"),
            "   ",
            (name, "$foreground"),
            "     " if name else "",
            told,
        )
