"""Writes a view as one self-contained HTML document, to read, to print and to paste into Word.

A section is a heading and a real table whose cells carry their own rules and padding, since Word
and Outlook leave styles behind. Stances are in words; colour only repeats them. Nothing outside the
document is named in it, nothing in it runs, and no address in it can be followed but those within
the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain, islice

from attrs import frozen

from dipview.computing import steps
from dipview.formats.document import LIT_IN_WORDS, Layout, Numbering, head_of, limited
from dipview.formats.format import Cite
from dipview.formats.html_cells import cell_html, lines_html, sources_html, text_html
from dipview.formats.html_style import (
    CELL,
    NUMBER_CELL,
    SHEET,
    SHEET_CELL,
    TABLE,
    style_of,
)
from dipview.formats.written_cells import WrittenCells
from dipview.views.view import UNSEEN, Cell, Column, Meaning, Place, Row, Section, View

_SAMPLE = 200
"""How many rows a section may have for columns that are empty in all of them to be left out."""
_TURNED = 8
"""A sheet with more columns than this has its headings turned."""
_TAG = re.compile("[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*", re.ASCII)
"""A BCP 47 tag, by its shape."""
_BELOW = (Place.UNDER, Place.MARK)
_SAID = (Meaning.WORDS, Meaning.SUMMARY)
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def write_html(view: View, layout: Layout | None = None) -> Iterator[str]:
    """Write a view as HTML.

    Args:
        view: What to write; its scope's limit is applied.
        layout: How it cites.

    Yields:
        Pieces of the document, in order, about a row each.
    """
    view = limited(view)
    numbering = Numbering(view.references, (layout or Layout()).cite)
    filled = [section for section in view.sections if len(section.rows)]
    widest = max((len(section.columns) for section in filled if section.sheet), default=0)
    yield from _head(view, style_of(widest, lit=view.lit))
    for section in filled:
        yield from _section(section, numbering)
    if view.lit:
        marks = ('<span class="lit">', "</span>", '<span class="passage">', "</span>")
        yield f'<p class="remark">{LIT_IN_WORDS.format(*marks)}</p>\n'
    for note in view.notes:
        yield f'<p class="remark" dir="auto">{text_html(note)}</p>\n'
    yield from sources_html(numbering)
    yield "</body>\n</html>\n"


def _head(view: View, style: str) -> Iterator[str]:
    language = view.language if _TAG.fullmatch(view.language) else "en"
    title = text_html(view.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<h1 dir="auto">{title}</h1>\n'
    )
    facts = "<br>\n".join(
        f'{text_html(label)}: <span dir="auto">{text_html(fact)}</span>'
        for label, fact in head_of(view).items()
    )
    if facts:
        yield f'<p class="head">{facts}</p>\n'
    if not view.count and view.empty:
        yield f"<p>{text_html(view.empty)}</p>\n"


@frozen(kw_only=True)
class _Cells:
    """A row as it is written: the inside of each cell of its own, and what stands below."""

    row: Row
    own: Sequence[str]
    said: Sequence[str]
    below: str


@frozen(kw_only=True)
class _Table:
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

    def cells(self, row: Row, write: Callable[[Cell], str], numbering: Numbering) -> _Cells:
        """Write the insides of a row's cells, sources numbered in the order of its columns."""
        written = {i: write(row.cells[i]) for i in sorted((*self.own, *self.below))}
        below = [(row.cells[i], written[i]) for i in self.below if written[i]]
        return _Cells(
            row=row,
            own=[written[i] for i in self.own],
            said=[html for cell, html in below if cell.meaning in _SAID],
            below=_joined([each for each in below if each[0].meaning not in _SAID], numbering),
        )


def _joined(below: Iterable[tuple[Cell, str]], numbering: Numbering) -> str:
    """Join what stands below in smaller type; marks of notes stand right behind the rest."""
    written = ""
    for cell, html in below:
        marks = bool(cell.citations) and numbering.cite is Cite.FOOTNOTE
        written += f"{'' if not written else ' ' if marks else ' · '}{html}"
    return written


def _section(section: Section, numbering: Numbering) -> Iterator[str]:
    table = _shaped(section)
    write = _writing(section, numbering)
    rows = (table.cells(row, write, numbering) for row in steps(section.rows, "rows"))
    sample = list(islice(rows, _SAMPLE))
    table = _keeping(table, sample)
    yield "<section>\n"
    if section.title:
        yield f'<h2 dir="auto">{text_html(section.title)}</h2>\n'
    if section.note:
        yield f'<p class="note" dir="auto">{text_html(section.note)}</p>\n'
    if table.kept:
        yield from (
            _sheet(table, chain(sample, rows))
            if section.sheet
            else _list(table, chain(sample, rows))
        )
    yield "</section>\n"


def _writing(section: Section, numbering: Numbering) -> Callable[[Cell], str]:
    """Give what writes the inside of a cell: a cell that rows share once, unless it has notes.

    Where a note is first met, its mark is another than where it is met again.
    """
    write = partial(lines_html if section.sheet else cell_html, numbering=numbering)
    return write if numbering.cite is Cite.FOOTNOTE else WrittenCells(write)


def _shaped(section: Section) -> _Table:
    """Tell the columns that stand beside each other from those that stand below."""
    seen = [i for i, column in enumerate(section.columns) if column.place not in UNSEEN]
    below = [i for i in seen if section.columns[i].place in _BELOW]
    own = [i for i in seen if i not in below]
    if section.sheet or not own:
        own, below = seen, []
    return _Table(section=section, own=tuple(own), below=tuple(below))


def _keeping(table: _Table, sample: Sequence[_Cells]) -> _Table:
    """Leave out columns in which no row says anything; one stays where anything stands below.

    A long section keeps all: no piece of it is held back to see what the last row says.
    """
    kept = list(range(len(table.own)))
    if not table.section.sheet and len(table.section.rows) <= _SAMPLE:
        kept = [place for place in kept if any(cells.own[place] for cells in sample)]
    if not kept and any(cells.said or cells.below for cells in sample):
        kept = [len(table.own) - 1]
    return _Table(section=table.section, own=table.own, below=table.below, kept=tuple(kept))


def _list(table: _Table, rows: Iterable[_Cells]) -> Iterator[str]:
    """Write rows that are read from top to bottom."""
    kind = ' class="facts"' if table.names_rows else ""
    yield f'<table{kind} style="{TABLE}">\n'
    classes = _classes(table)
    if not table.names_rows and any(column.title for column in table.columns):
        heads = (
            f'<th scope="col"{named} style="{_style(column)}">{text_html(column.title)}</th>'
            for column, named in zip(table.columns, classes, strict=True)
        )
        yield f"<thead>\n<tr>{''.join(heads)}</tr>\n</thead>\n"
    yield "<tbody>\n"
    for cells in rows:
        faint = ' class="faint"' if cells.row.faint else ""
        fields = (
            _field(table, cells, place, column, named)
            for place, column, named in zip(table.kept, table.columns, classes, strict=True)
        )
        yield f"<tr{faint}>{''.join(fields)}</tr>\n"
    yield "</tbody>\n</table>\n"


def _classes(table: _Table) -> list[str]:
    """Give each written column its class: in the margin, first of several, at the end."""
    mains = [column for column in table.columns if column.place is Place.MAIN]
    first = mains[0] if len(mains) > 1 and not table.names_rows else None
    names = {Place.MARGIN: "margin", Place.END: "end"}
    return [
        f' class="{name}"' if (name := "first" if c is first else names.get(c.place, "")) else ""
        for c in table.columns
    ]


def _field(table: _Table, cells: _Cells, place: int, column: Column, named: str) -> str:
    """Write one cell: its own words, and in the last of the words what stands below them."""
    inside = cells.own[place]
    if place == table.carrier and (cells.said or cells.below):
        lines = [f"<div>{line}</div>" for line in (inside, *cells.said) if line]
        if cells.below:
            lines.append(f'<div class="under">{cells.below}</div>')
        inside = "".join(lines)
    if table.names_rows and place == 0:
        return f'<th scope="row"{named} style="{_style(column)}">{inside}</th>'
    return f'<td{named} style="{_style(column)}">{inside}</td>'


def _style(column: Column) -> str:
    return NUMBER_CELL if column.place is Place.END else CELL


def _sheet(table: _Table, rows: Iterable[_Cells]) -> Iterator[str]:
    """Write rows that are read both ways: the first cell of each names it."""
    turned = " turned" if len(table.own) > _TURNED else ""
    yield f'<div class="wide">\n<table class="sheet{turned}" style="{SHEET}">\n<thead>\n<tr>'
    for place, column in enumerate(table.columns):
        named = (' class="turned"' if turned else "") if place else ' class="corner"'
        title = f'<span dir="auto">{text_html(column.title)}</span>' if column.title else ""
        yield f'<th scope="col"{named} style="{SHEET_CELL}">{title}</th>'
    yield "</tr>\n</thead>\n<tbody>\n"
    for cells in rows:
        head, *others = cells.own
        fields = "".join(f'<td style="{SHEET_CELL}">{each}</td>' for each in others)
        yield f'<tr><th scope="row" style="{SHEET_CELL}">{head}</th>{fields}</tr>\n'
    yield "</tbody>\n</table>\n</div>\n"
