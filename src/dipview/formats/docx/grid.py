"""Grid: a table of fixed columns, whose head stands on each page anew, as XML.

A row stays on one page where it is short enough for that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import chain, islice
from typing import NamedTuple, TypeAlias

from dipview.formats.docx.runs import Line, paragraph
from dipview.formats.docx.widths import width_of
from dipview.formats.safe_text import show
from dipview.model.values import frozen

_LINE_HEIGHT = 1.35
"""Of a line, by the size of its type."""
_FEW = 16
"""A table of no more rows stays together, where it takes no more of a page's height than:"""
_TOGETHER = 0.2
_WHOLE = 0.3
"""A row that takes more of a page's height than this may go over to the next page."""

Lines: TypeAlias = Sequence[tuple[Line, str]]
"""The lines of a cell, one at least, each with the id of its style."""


class Laid(NamedTuple):
    """A row as it is laid out."""

    cells: Sequence[Lines]
    height: int
    """About, in twentieths of a point."""


@frozen(kw_only=True)
class Page:
    """A page, one way round; lengths in twentieths of a point."""

    width: int
    """Between its margins."""
    height: int
    """Between its margins."""
    section: str
    """Properties of a section of such pages, as XML."""


@frozen
class Grid:
    """How the columns of a table are laid out."""

    style: str
    """Id of the table's style."""
    widths: tuple[int, ...]
    page: Page
    title: str
    """What the table is, for those who do not see it."""
    headed: bool = True
    """Its first row is a head."""

    def _begin(self) -> str:
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in self.widths)
        caption = escape(show(self.title).strip(), quote=True)
        told = f'<w:tblCaption w:val="{caption}"/>' if caption else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{self.style}"/>'
            f'<w:tblW w:w="{sum(self.widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
            f'<w:tblLook w:val="{0x0620 if self.headed else 0x0600:04X}"'
            f' w:firstRow="{self.headed:d}" w:lastRow="0" w:firstColumn="0" w:lastColumn="0"'
            f' w:noHBand="1" w:noVBand="1"/>{told}</w:tblPr>'
            f"<w:tblGrid>{columns}</w:tblGrid>"
        )

    def table(self, head: Sequence[str], rows: Iterable[Laid], count: int) -> Iterator[str]:
        """Write the table; its head stands above the rest on each page."""
        yield self._begin()
        if head:
            yield self._row("<w:cantSplit/><w:tblHeader/>", head)
        yield from self._rows(rows, count)
        yield "</w:tbl>"

    def _rows(self, rows: Iterable[Laid], count: int) -> Iterator[str]:
        """Write rows: a short table stays together, and no row stands alone at a page's edge."""
        rows = iter(rows)
        few = list(islice(rows, _FEW))
        room = self.page.height
        together = count <= _FEW and sum(row.height for row in few) < room * _TOGETHER
        for at, row in enumerate(chain(few, rows)):
            keep = at < count - 1 and (together or at in (0, count - 2))
            cells = ["".join(paragraph(each, id, keep=keep) for each, id in c) for c in row.cells]
            whole = row.height < room * _WHOLE
            yield self._row("<w:cantSplit/>" if whole else "", cells)

    def _row(self, properties: str, cells: Sequence[str]) -> str:
        fields = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
            for width, cell in zip(self.widths, cells, strict=True)
        )
        return f"<w:tr><w:trPr>{properties}</w:trPr>{fields}</w:tr>"


def height_of(line: Line, room: int, size: float) -> int:
    """Reckon how high a paragraph is."""
    lines = 1 + width_of(line.text, size) // max(1, room)
    return int(lines * size * 20 * _LINE_HEIGHT)
