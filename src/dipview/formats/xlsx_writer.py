"""Writes a view as an Excel workbook: a sheet for rows of the same columns, sources, and about.

Heads are frozen and filtered, whole days are dates and numbers are numbers. All else is text, which
Excel neither computes nor follows. The same view gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from dipview.formats.document import (
    LIT,
    LIT_IN_WORDS,
    RESTS_ON,
    Layout,
    Numbering,
    alike,
    banner_of,
    end_of,
    head_of,
    limited,
    numbering_of,
)
from dipview.formats.format import Cite
from dipview.formats.safe_text import show
from dipview.formats.xlsx.books import EXCEL, LONGEST_NAME, Limits, new_book
from dipview.formats.xlsx.cells import Written
from dipview.formats.xlsx.tables import Book, TableSheets, set_height
from dipview.views.parts.counting import counted
from dipview.views.view import Section, View

ABOUT = "About"
FACTS = "Facts"
_PIECE = 1 << 16
"""Bytes that are given at once."""
_NO_TIME = dt.datetime(1980, 1, 1)
_LONGEST_PROPERTY = 255


def write_xlsx(view: View, layout: Layout | None = None, limits: Limits = EXCEL) -> Iterator[bytes]:
    """Write a view as XLSX.

    Args:
        view: What to write; its scope's limit is applied.
        layout: How it cites; the paper, an author, a marking.
        limits: How much a sheet and a cell take; what is more goes on elsewhere, which is said.

    Yields:
        Pieces of the archive, when all of it is made.
    """
    layout = layout or Layout()
    view = limited(view)
    target = io.BytesIO()
    book = Book(new_book(target), layout, view.title, banner_of(view), limits)
    numbering = numbering_of(view, layout)
    for sections in alike(view):
        TableSheets(book, sections, numbering, _name_of(sections, view)).fill()
    _sources(book, numbering)
    book.end_long()
    _about(book, view)
    _describe(book, view, layout)
    book.book.close()
    target.seek(0)
    yield from iter(partial(target.read, _PIECE), b"")


def _name_of(sections: Sequence[Section], view: View) -> str:
    """Name a sheet: by its section, by the view where it has several, or as facts."""
    if len(sections) == 1 and sections[0].title:
        return sections[0].title
    if not sections[0].sheet and not sections[0].columns[0].title:
        return FACTS
    return view.title if len(view.title) <= LONGEST_NAME else view.name.capitalize()


def _sources(book: Book, numbering: Numbering) -> None:
    """Write the list of what is cited; no sheet where nothing is."""
    cited = list(numbering.cited())
    if not cited:
        return
    sheet, name = book.sheet(numbering.heading, counted(len(cited), "row"))
    sheet.write_row(0, 0, ("Number", numbering.heading.removesuffix("s")), book.head)
    sheet.set_column(0, 0, 9)
    sheet.set_column(1, 1, 110)
    sheet.fit_to_pages(1, 0)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, len(cited), 1)
    for row, (number, _, text) in enumerate(cited, 1):
        sheet.write_number(row, 0, number, book.look("0"))
        book.put(sheet, name, row, 1, Written(show(text).strip()))
        set_height(sheet, row, ("", text), (9, 110))
    if numbering.cite is Cite.INLINE:
        sheet.set_column(0, 0, 9, None, {"hidden": True})


def _about(book: Book, view: View) -> None:
    """Write what the workbook is: what stands at the head and the end of a document."""
    sheets = dict(book.listed)
    sheet, name = book.sheet(ABOUT)
    widths = (28, 90)
    for column, width in enumerate(widths):
        sheet.set_column(column, column, width)
    sheet.fit_to_pages(1, 0)
    title = {"bold": True, "font_size": 14, "num_format": "@"}
    sheet.write_string(0, 0, show(view.title).strip(), book.book.add_format(title))
    legend = [LIT_IN_WORDS.format(*chain(*LIT.values()))] if view.lit else []
    notes = [*legend, *view.notes]
    blocks = (
        ("", head_of(view).items()),
        ("", [("Marking", book.banner)] if book.banner else []),
        ("Sheets", sheets.items()),
        ("Sections", [(each.title, each.note) for each in view.sections if each.note]),
        ("Notes", [("", note) for note in notes]),
        (RESTS_ON, end_of(view).items()),
    )
    row = 1
    for heading, facts in blocks:
        if heading and facts:
            row += 1
            sheet.write_string(row, 0, heading, book.look(bold=True))
            row += 1
        for label, fact in facts:
            book.put(sheet, name, row, 0, Written(show(label).strip()))
            book.put(sheet, name, row, 1, Written(show(fact).strip()))
            set_height(sheet, row, (label, fact), widths)
            row += 1


def _describe(book: Book, view: View, layout: Layout) -> None:
    """Say in the properties what the workbook is, and nothing of who made it, or when."""
    told = {"title": view.title, "subject": view.dataset, "author": layout.author}
    shown = {key: show(text).strip()[:_LONGEST_PROPERTY] for key, text in told.items()}
    book.book.set_properties({**shown, "created": _NO_TIME})
