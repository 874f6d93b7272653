"""Cells of a Word document: what a cell says, as lines, with styles for what it is."""

from __future__ import annotations

from collections.abc import Mapping

from dipview.formats.document import lines_of, says_nothing, shown_pieces
from dipview.formats.docx import styles
from dipview.formats.docx.notes import Notes
from dipview.formats.docx.runs import Line, begins_to_left, composed, joined, line, marked, run
from dipview.formats.html_cells import side_of
from dipview.formats.safe_text import show
from dipview.model.values import frozen
from dipview.views.view import Cell, Meaning

_STYLES = {
    Meaning.NAME: styles.NAME,
    Meaning.STANCE: styles.STANCE,
    Meaning.WARNING: styles.WARNING,
    Meaning.QUIET: styles.QUIET,
    Meaning.LIT: styles.LIT,
    Meaning.PASSAGE: styles.PASSAGE,
    Meaning.BAR: styles.BAR,
    Meaning.FOR: styles.DETAIL_SIDES["for"],
    Meaning.AGAINST: styles.DETAIL_SIDES["against"],
}
"""The style of each meaning; plain text has none."""
_DETAILS = {
    **_STYLES,
    Meaning.NAME: styles.INK,
    Meaning.CONDITION: styles.INK,
    Meaning.STANCE: "",
}
"""Those of details, which stand back but for names and conditions."""


_BARS = {
    Meaning.FOR: styles.BARS["for"],
    Meaning.AGAINST: styles.BARS["against"],
    Meaning.NEITHER: styles.BARS["quiet"],
    Meaning.QUIET: styles.QUIET,
}
"""Those of the stretches of a bar."""


@frozen(eq=False)
class Cells:
    """Writes cells."""

    notes: Notes
    """Writes what they cite."""
    _ids: Mapping[str, str]
    """The id of each style by its name."""

    def written(self, cell: Cell, *, below: bool = False) -> Line | None:
        """Write what a cell of a list says, its citations behind it; None for nothing.

        Args:
            cell: The cell.
            below: It stands among the details below.
        """
        cited = self.notes.line(cell.citations) if cell.citations else None
        if says_nothing(cell) or (cited and cell.meaning is Meaning.SOURCE):
            return cited
        said = (
            self._parts(cell, below=below)
            if cell.parts
            else line(cell.text, self._style(cell, below=below))
        )
        if cited is None:
            return said
        return marked(said, cited) if self.notes.at_foot else joined((said, cited))

    def detail(self, cell: Cell) -> Line | None:
        """Write what a cell says among the details below; None for nothing."""
        return self.written(cell, below=True)

    def trial(self) -> Cells:
        """Give what writes the same cells, and numbers for itself."""
        return Cells(self.notes.trial(), self._ids)

    def lines(self, cell: Cell) -> tuple[Line, ...]:
        """Write what a cell of a sheet says, line by line: the first is a stance or a name."""
        first, *rest = lines_of(cell) or [""]
        if not rest:
            written = self.written(cell)
            return (written,) if written else ()
        lines = [line(first, self._style(cell)), *map(line, rest)]
        if cell.citations:
            cited = self.notes.line(cell.citations)
            if self.notes.at_foot:
                lines[-1] = marked(lines[-1], cited)
            else:
                lines.append(cited)
        return tuple(lines)

    def _style(self, cell: Cell, *, below: bool = False) -> str:
        """Give the id of the style of a cell's text: of a stance, by its side."""
        strong = cell.meaning is Meaning.STANCE and not below
        side = (styles.SIDES if strong else styles.DETAIL_SIDES).get(side_of(cell))
        return self._id(side or (_DETAILS if below else _STYLES).get(cell.meaning))

    def _id(self, name: str | None) -> str:
        return self._ids[name] if name else ""

    def _parts(self, cell: Cell, *, below: bool) -> Line:
        """Write a text of which stretches have a meaning of their own."""
        names = any(part.meaning is Meaning.NAME for part in cell.parts)
        order = composed if names else str
        style = self._style(cell, below=below)
        known = _DETAILS if below else _BARS if cell.meaning is Meaning.BAR else _STYLES
        looks = ((piece, known.get(how) if how else None) for piece, how in shown_pieces(cell))
        pieces = (run(order(piece), self._id(look) or style) for piece, look in looks)
        text = show(cell.text)
        return Line("".join(pieces), text, not names and begins_to_left(text))


def only_cites(cell: Cell) -> bool:
    """Tell whether a cell says nothing but where something is printed."""
    return says_nothing(cell) or (cell.meaning is Meaning.SOURCE and bool(cell.citations))
