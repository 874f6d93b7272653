"""Table shape: which columns of a section stand beside each other on a page, and which below."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from attrs import evolve

from dipview.model.values import frozen
from dipview.views.view import UNSEEN, Cell, Column, Meaning, Place, Row, Section

SAMPLE = 200
"""How many rows a section may have for columns that are empty in all of them to be left out."""
_BELOW = (Place.UNDER, Place.MARK)
_SAID = (Meaning.WORDS, Meaning.SUMMARY)
W = TypeVar("W")
"""What a writer makes of a cell; false where that says nothing."""


@frozen(kw_only=True)
class WrittenRow(Generic[W]):
    """A row as it is written: each cell of its own, and what stands below the last of the words."""

    row: Row
    own: Sequence[W]
    """One for each column that has cells of its own."""
    said: Sequence[W]
    """Words and summaries, each on a line of its own."""
    below: Sequence[tuple[Cell, W]]
    """Details, which share a line."""


@frozen(kw_only=True)
class TableShape:
    """Which columns of a section stand beside each other, and which below."""

    section: Section
    own: tuple[int, ...]
    """Indexes of the columns that have cells of their own."""
    below: tuple[int, ...]
    """Indexes of the columns that stand below the last of the words."""
    kept: tuple[int, ...] = ()
    """Which of the columns with cells of their own say anything, by their place among these."""

    @property
    def columns(self) -> list[Column]:
        """The columns that are written."""
        return [self.section.columns[self.own[place]] for place in self.kept]

    @property
    def names_rows(self) -> bool:
        """Whether the first column names what stands beside it, without a heading of its own."""
        first = self.section.columns[self.own[0]]
        return not self.section.sheet and not first.title and first.place is Place.MARGIN

    @property
    def carrier(self) -> int:
        """The place of the column in whose cells the rest stands below: the last of the words."""
        mains = [p for p in self.kept if self.section.columns[self.own[p]].place is Place.MAIN]
        return (mains or list(self.kept))[-1]

    @property
    def _as_read(self) -> tuple[int, ...]:
        """The indexes of all columns, those below behind the last of the words."""
        mains = [at for at, i in enumerate(self.own) if self._place(i) is Place.MAIN]
        behind = (mains[-1] if mains else len(self.own) - 1) + 1
        return (*self.own[:behind], *self.below, *self.own[behind:])

    def _place(self, index: int) -> Place:
        return self.section.columns[index].place

    def written(
        self, row: Row, write: Callable[[Cell], W], detail: Callable[[Cell], W] | None = None
    ) -> WrittenRow[W]:
        """Write a row, sources numbered in the order in which it is read.

        Args:
            row: The row.
            write: Writes a cell.
            detail: Writes a cell that stands below; None where that is written as any other.
        """
        under = detail or write
        written = {i: (under if i in self.below else write)(row.cells[i]) for i in self._as_read}
        below = [
            (row.cells[i], written[i])
            for i in self.below
            if written[i] and not row.cells[i].repeated
        ]
        return WrittenRow(
            row=row,
            own=[written[i] for i in self.own],
            said=[each for cell, each in below if cell.meaning in _SAID],
            below=[(cell, each) for cell, each in below if cell.meaning not in _SAID],
        )

    def keeping(self, sample: Sequence[WrittenRow[W]]) -> TableShape:
        """Leave out columns in which no row says anything; one stays where anything stands below.

        A long section keeps all: no piece of it is held back to see what the last row says.
        """
        kept = list(range(len(self.own)))
        if not self.section.sheet and len(self.section.rows) <= SAMPLE:
            kept = [place for place in kept if any(written.own[place] for written in sample)]
        if not kept and any(written.said or written.below for written in sample):
            kept = [len(self.own) - 1]
        return evolve(self, kept=tuple(kept))


def shape_of(section: Section) -> TableShape:
    """Tell the columns that stand beside each other from those that stand below."""
    seen = [i for i, column in enumerate(section.columns) if column.place not in UNSEEN]
    below = [i for i in seen if section.columns[i].place in _BELOW]
    own = [i for i in seen if i not in below]
    if section.sheet or not own:
        own, below = seen, []
    return TableShape(section=section, own=tuple(own), below=tuple(below))
