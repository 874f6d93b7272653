"""A Word document and a workbook say what the page of HTML says: the same words, rows and notes.

Each view that has golden files is written in all three, and read back by python-docx, mammoth and
python-calamine.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import runpy
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from pathlib import Path

import mammoth
import pytest
from python_calamine import CalamineWorkbook
from tests.bodies import one_body
from tests.formats.reading_docx import Read, read_docx
from tests.formats.reading_html import Document, read_html

from dipview.formats.document import Layout
from dipview.formats.docx_writer import write_docx
from dipview.formats.format import Cite
from dipview.formats.html_writer import write_html
from dipview.formats.xlsx_writer import write_xlsx
from dipview.views.parts.dates_in_words import day_in_full
from dipview.views.view import View
from dipview.workspace.workspace import Workspace

GOLDEN_VIEWS = runpy.run_path(str(Path(__file__).parent / "regenerate.py"))
FOOTNOTES = Layout(cite=Cite.FOOTNOTE)
_BETWEEN = re.compile("[\\s·\u200e\u27e6-\u27e9]+")
_NOTE = re.compile(r"\[(\d+)\]")


def squashed(text: str) -> str:
    """Leave out what only parts words."""
    return _BETWEEN.sub("", text)


def without_marks(text: str) -> str:
    return squashed(_NOTE.sub("", text))


def assert_alike(view: View) -> None:
    """Hold that a view is the same in a Word document, in a workbook and on a page."""
    page = "".join(write_html(view, FOOTNOTES))
    content = b"".join(write_docx(view))
    read = read_docx(content)
    read.notes = {number: squashed(text) for number, text in read.notes.items()}
    assert_same_rows(read, read_html(page), notes_of(page))
    assert_same_paragraphs(read, page)
    assert_fits(read)
    assert_read_by_mammoth(content, read)
    assert_workbook(view)


def notes_of(page: str) -> dict[int, str]:
    found = re.findall(r'<li id="note-(\d+)">(.*?) <a class="back"', page)
    return {int(number): squashed(unescape(re.sub("<[^>]+>", "", text))) for number, text in found}


def assert_same_rows(read: Read, page: Document, notes: dict[int, str]) -> None:
    assert len(read.tables) == len(page.tables)
    for rows, table in zip(read.tables, page.tables, strict=True):
        heads, body = [row for row in rows if row.head], [row for row in rows if not row.head]
        assert [row.head for row in rows] == [True] * len(heads) + [False] * len(body)
        for head, there in zip(heads, table.heads, strict=True):
            left = iter(there.copy())
            assert all(cell in left for cell in head.cells), "titles are missing or turned round"
        assert len(body) == len(table.rows)
        for row, there in zip(body, table.rows, strict=True):
            assert squashed("".join(row.cells)) == without_marks("".join(there))
            cited = [int(number) for cell in there for number in _NOTE.findall(cell)]
            assert sorted(map(read.notes.get, row.notes)) == sorted(  # type: ignore[type-var]
                map(notes.get, cited)
            )
    assert sorted(read.notes.values()) == sorted(notes.values())
    assert list(read.notes) == list(range(1, len(notes) + 1))


def assert_same_paragraphs(read: Read, page: str) -> None:
    body = page[page.index("<body>") :]
    body = re.sub(r'<h2>Notes</h2>\s*<ol class="sources">.*?</ol>', "", body, flags=re.DOTALL)
    body = re.sub(r"<table.*?</table>", "", body, flags=re.DOTALL)
    lines = re.split("</h1>|</h2>|</p>|<br>", body)
    said = [squashed(unescape(re.sub("<[^>]+>", "", line))) for line in lines]
    told = [squashed(text) for style, text in read.paragraphs if not text.startswith("Columns ")]
    assert [line for line in told if line] == [line for line in said if line]


def assert_fits(read: Read) -> None:
    """Hold that no table runs off its page, and that no column is too narrow for a letter."""
    for widths, room in zip(read.widths, read.rooms, strict=True):
        assert sum(widths) == room
        assert min(widths) >= 250


def assert_read_by_mammoth(content: bytes, read: Read) -> None:
    found = mammoth.convert_to_html(io.BytesIO(content))
    assert not [each for each in found.messages if each.type == "error"]
    listed = re.findall(r'<li id="footnote-(-?\d+)">', found.value)
    assert len(listed) == len(read.notes)
    words = without_marks(unescape(re.sub("<[^>]+>", "", found.value)))
    for note in read.notes.values():
        assert note in words
    for row in (row for table in read.tables for row in table):
        assert all(squashed(cell) in words for cell in row.cells if not row.notes)


def assert_workbook(view: View) -> None:
    text = "".join(write_html(view))
    page = read_html(text)
    content = b"".join(write_xlsx(view))
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    *names, about = book.sheet_names
    if 'class="sources"' in text:
        assert names.pop().startswith("Sources")
    rows = [row for name in names for row in rows_of(book, name)]
    there = [row for table in page.tables for row in table.rows]
    head_rows = len(rows) - len(there)
    assert 0 <= head_rows <= len(names)
    said = [without_headings(row) for row in there]
    assert [squashed(text) for text in page.headings][:1] == [
        squashed(str(book.get_sheet_by_name(about).to_python()[0][0]))
    ]
    written = iter(rows)
    for texts in said:
        assert any(same_row(row, texts) for row in written), f"a row is missing: {texts}"


def rows_of(book: CalamineWorkbook, name: str) -> Iterator[list[str]]:
    for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False):
        yield [text_of(value) for value in row]


def text_of(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return day_in_full(value.date())
    return day_in_full(value) if isinstance(value, dt.date) else str(value)


def without_headings(row: list[str]) -> str:
    return squashed("".join(row)).replace(",", "")


def same_row(row: list[str], texts: str) -> bool:
    """Tell whether cells say what a row of the page does, in whatever order; 0 may be a dot."""
    cells = [squashed(cell).replace(",", "") for cell in row]
    cells = [cell for cell in cells if cell]
    for first in (0, 1):
        length = sum(map(len, cells[first:]))
        short = sum(cell == "0" for cell in cells[first:])
        inside = all(cell in texts or cell == "0" for cell in cells[first:])
        if inside and length - short <= len(texts) <= length:
            return True
    return False


@pytest.fixture(scope="module")
def every_view(
    bundled: Workspace,
    strait: Workspace,
    sethra: Workspace,
    saltway: Workspace,
    lagoon: Workspace,
) -> dict[str, View]:
    made = GOLDEN_VIEWS
    return dict(
        (
            *made["views"](bundled),
            *made["whole_views"](bundled, strait),
            *made["second_views"](sethra),
            *made["vote_views"](saltway),
            *made["text_views"](lagoon),
        )
    )


FAST = ("brief-issue", "matrix", "strait-compare", "timeline", "stats", "lagoon-text")


@one_body
@pytest.mark.parametrize("name", FAST)
def test_a_view_is_the_same_in_every_document(name: str, every_view: dict[str, View]) -> None:
    assert_alike(every_view[name])


@one_body
@pytest.mark.parametrize("name", FAST)
@pytest.mark.parametrize("write", [write_docx, write_xlsx])
def test_a_document_is_the_same_each_time(
    name: str, write: Callable[[View], Iterable[bytes]], every_view: dict[str, View]
) -> None:
    assert b"".join(write(every_view[name])) == b"".join(write(every_view[name]))


@one_body
@pytest.mark.slow
def test_every_view_is_the_same_in_every_document(every_view: dict[str, View]) -> None:
    for name, view in every_view.items():
        if view.count:
            try:
                assert_alike(view)
            except AssertionError as error:
                raise AssertionError(f"{name}: {error}") from error
