"""Writes a view as one self-contained HTML document, to read, to print and to paste into Word.

A section is a heading and a real table whose cells carry their own rules and padding, since Word
and Outlook leave styles behind. Stances are in words; colour only repeats them. Nothing outside the
document is named in it, nothing in it runs, and no address in it can be followed but those within
the document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import chain, islice

from dipview.computing import steps
from dipview.formats.document import (
    LIT_IN_WORDS,
    RESTS_ON,
    Layout,
    Numbering,
    banner_of,
    end_of,
    head_of,
    language_of,
    limited,
    numbering_of,
)
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
from dipview.formats.table_shape import SAMPLE, TableShape, WrittenRow, shape_of
from dipview.formats.written_cells import WrittenCells
from dipview.views.view import Cell, Column, Place, Section, View

_TURNED = 8
"""A sheet with more columns than this has its headings turned."""
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
    numbering = numbering_of(view, layout)
    filled = [section for section in view.sections if len(section.rows)]
    widest = max((len(section.columns) for section in filled if section.sheet), default=0)
    style = style_of(widest, lit=view.lit, marked=bool(view.marking))
    yield from _head(view, style)
    for section in filled:
        yield from _section(section, numbering)
    if view.lit:
        marks = ('<span class="lit">', "</span>", '<span class="passage">', "</span>")
        yield f'<p class="remark">{LIT_IN_WORDS.format(*marks)}</p>\n'
    for note in view.notes:
        yield f'<p class="remark" dir="auto">{text_html(note)}</p>\n'
    yield from sources_html(numbering)
    yield from _end(view)
    yield f"{_banner(view, 'footer')}</body>\n</html>\n"


def _head(view: View, style: str) -> Iterator[str]:
    title = text_html(view.title)
    yield (
        f'<!DOCTYPE html>\n<html lang="{language_of(view)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{title}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f"{_banner(view, 'header')}"
        f'<h1 dir="auto">{title}</h1>\n'
    )
    yield from _facts(head_of(view))
    if not view.count and view.empty:
        yield f"<p>{text_html(view.empty)}</p>\n"


def _banner(view: View, element: str) -> str:
    """Write the marking at the head or the foot of every page."""
    if not (banner := banner_of(view)):
        return ""
    return f'<{element} class="marking" dir="auto">{text_html(banner)}</{element}>\n'


def _end(view: View) -> Iterator[str]:
    facts = end_of(view)
    if facts:
        yield f'<section class="end">\n<h2>{text_html(RESTS_ON)}</h2>\n'
        yield from _facts(facts)
        yield "</section>\n"


def _facts(facts: Mapping[str, str]) -> Iterator[str]:
    """Write facts a line each, by label."""
    written = "<br>\n".join(
        f'{text_html(label)}: <span dir="auto">{text_html(fact)}</span>'
        for label, fact in facts.items()
    )
    if written:
        yield f'<p class="head">{written}</p>\n'


def _joined(below: Iterable[tuple[Cell, str]], numbering: Numbering) -> str:
    """Join what stands below in smaller type; marks of notes stand right behind the rest."""
    written = ""
    for cell, html in below:
        marks = bool(cell.citations) and numbering.cite is Cite.FOOTNOTE
        written += f"{'' if not written else ' ' if marks else ' · '}{html}"
    return written


def _section(section: Section, numbering: Numbering) -> Iterator[str]:
    table = shape_of(section)
    write = _writing(section, numbering)
    rows = (table.written(row, write) for row in steps(section.rows, "rows"))
    sample = list(islice(rows, SAMPLE))
    table = table.keeping(sample)
    yield "<section>\n"
    if section.title:
        yield f'<h2 dir="auto">{text_html(section.title)}</h2>\n'
    if section.note:
        yield f'<p class="note" dir="auto">{text_html(section.note)}</p>\n'
    if table.kept:
        yield from (
            _sheet(table, chain(sample, rows))
            if section.sheet
            else _list(table, chain(sample, rows), numbering)
        )
    yield "</section>\n"


def _writing(section: Section, numbering: Numbering) -> Callable[[Cell], str]:
    """Give what writes the inside of a cell: a cell that rows share once, where it cites by number.

    Other ways to cite may say a source in full only where it is first met.
    """
    write = partial(lines_html if section.sheet else cell_html, numbering=numbering)
    return WrittenCells(write) if numbering.cite is Cite.NUMBERED else write


def _list(
    table: TableShape, rows: Iterable[WrittenRow[str]], numbering: Numbering
) -> Iterator[str]:
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
            _field(table, cells, place, _style(column), named, numbering)
            for place, column, named in zip(table.kept, table.columns, classes, strict=True)
        )
        yield f"<tr{faint}>{''.join(fields)}</tr>\n"
    yield "</tbody>\n</table>\n"


def _classes(table: TableShape) -> list[str]:
    """Give each written column its class: in the margin, first of several, at the end."""
    mains = [column for column in table.columns if column.place is Place.MAIN]
    first = mains[0] if len(mains) > 1 and not table.names_rows else None
    names = {Place.MARGIN: "margin", Place.END: "end"}
    return [
        f' class="{name}"' if (name := "first" if c is first else names.get(c.place, "")) else ""
        for c in table.columns
    ]


def _field(
    table: TableShape,
    cells: WrittenRow[str],
    place: int,
    style: str,
    named: str,
    numbering: Numbering,
) -> str:
    """Write one cell: its own words, and in the last of the words what stands below them."""
    inside = cells.own[place]
    if place == table.carrier and (cells.said or cells.below):
        lines = [f"<div>{line}</div>" for line in (inside, *cells.said) if line]
        if cells.below:
            lines.append(f'<div class="under">{_joined(cells.below, numbering)}</div>')
        inside = "".join(lines)
    if table.names_rows and place == 0:
        return f'<th scope="row"{named} style="{style}">{inside}</th>'
    return f'<td{named} style="{style}">{inside}</td>'


def _style(column: Column) -> str:
    return NUMBER_CELL if column.place is Place.END else CELL


def _sheet(table: TableShape, rows: Iterable[WrittenRow[str]]) -> Iterator[str]:
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
