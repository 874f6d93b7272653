"""Reads a Word document strictly: no part that is not known, nothing that runs or points out."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from attrs import define, field
from docx import Document
from docx.oxml.ns import qn
from lxml import etree

PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/core\.xml"
    r"|word/(?:document|styles|settings|fontTable|footnotes|numbering|(?:header|footer)\d+)\.xml"
    r"|word/theme/theme1\.xml|word/_rels/(?:document|(?:header|footer)\d+)\.xml\.rels"
    r"|word/media/image\d+\.(?:png|jpe?g|gif|tiff?|bmp|emf|wmf)"
)
ACTS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufffe\uffff]")
_MARK = "FootnoteReference"
_BLOCK = re.compile(r"Columns ([\d,]+) to [\d,]+ of [\d,]+")


@define
class Row:
    """A row of a table: what each cell says, and the numbers of the notes in it."""

    cells: list[str]
    notes: list[int]
    head: bool = False


@define
class Read:
    """What a Word document says."""

    paragraphs: list[tuple[str, str]] = field(factory=list)
    """The name of the style of each, and its text."""
    tables: list[list[Row]] = field(factory=list)
    """Blocks of columns of one table put together again."""
    widths: list[list[int]] = field(factory=list)
    """Of the columns of each table as it stands, in twentieths of a point."""
    rooms: list[int] = field(factory=list)
    """What each table has room for between the margins of its page."""
    notes: dict[int, str] = field(factory=dict)
    names: list[str] = field(factory=list)
    """Files of the package."""
    package: Any = None

    def of(self, style: str) -> list[str]:
        """Give the paragraphs of a style."""
        return [text for name, text in self.paragraphs if name == style]


def read_docx(content: bytes) -> Read:
    """Read a document; fails where anything in it is not as the writer means it to be."""
    found = Read(package=Document(io.BytesIO(content)))
    with ZipFile(io.BytesIO(content)) as archive:
        found.names = archive.namelist()
        for info in archive.infolist():
            assert PARTS.fullmatch(info.filename), f"a part {info.filename}"
            assert info.date_time == (1980, 1, 1, 0, 0, 0)
        for name in found.names:
            if name.endswith((".xml", ".rels")):
                text = archive.read(name).decode("utf-8")
                assert not ACTS.search(text), f"{name} holds what acts"
                assert "TargetMode" not in text
                etree.fromstring(text.encode())
        notes = etree.fromstring(archive.read("word/footnotes.xml"))
    for note in notes.findall(qn("w:footnote")):
        if note.get(qn("w:type")) is None:
            found.notes[int(note.get(qn("w:id")))] = _text(note).strip()
    _read_body(found)
    return found


def _read_body(found: Read) -> None:
    body = found.package.element.body
    rooms = list(_rooms(body))
    page, block = 0, 1
    names = {style.style_id: style.name for style in found.package.styles}
    for element in body:
        if element.tag == qn("w:p"):
            text = _text(element)
            match = _BLOCK.fullmatch(text)
            if match:
                block = int(match[1].replace(",", ""))
            style = element.find(f"{qn('w:pPr')}/{qn('w:pStyle')}").get(qn("w:val"))
            found.paragraphs.append((names[style], text))
            page += element.find(f"{qn('w:pPr')}/{qn('w:sectPr')}") is not None
        elif element.tag == qn("w:tbl"):
            rows = [_row(row) for row in element.findall(qn("w:tr"))]
            grid = element.find(qn("w:tblGrid"))
            found.widths.append([int(each.get(qn("w:w"))) for each in grid])
            found.rooms.append(rooms[page])
            if block > 1:
                for row, more in zip(found.tables[-1], rows, strict=True):
                    assert row.cells[0] == more.cells[0]
                    row.cells += more.cells[1:]
                    row.notes += more.notes
                block = 1
            else:
                found.tables.append(rows)


def _rooms(body: Any) -> Iterator[int]:
    for section in body.iter(qn("w:sectPr")):
        size, margins = section.find(qn("w:pgSz")), section.find(qn("w:pgMar"))
        sides = sum(int(margins.get(qn(f"w:{side}"))) for side in ("left", "right"))
        yield int(size.get(qn("w:w"))) - sides


def _row(row: Any) -> Row:
    cells = row.findall(qn("w:tc"))
    marks = [mark for cell in cells for mark in _marks(cell)]
    head = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
    return Row(["".join(map(_text, cell.iter(qn("w:p")))) for cell in cells], marks, head)


def _runs(element: Any) -> Iterator[tuple[Any, bool]]:
    """Go through the runs of an element, each with whether it is the mark of a note."""
    for run in element.iter(qn("w:r")):
        style = run.find(f"{qn('w:rPr')}/{qn('w:rStyle')}")
        yield run, style is not None and style.get(qn("w:val")) == _MARK


def _text(element: Any) -> str:
    return "".join(
        each.text or ""
        for run, is_mark in _runs(element)
        if not is_mark
        for each in run.iter(qn("w:t"))
    )


def _marks(element: Any) -> Iterator[int]:
    for run, is_mark in _runs(element):
        for each in run.iter(qn("w:footnoteReference")):
            yield int(each.get(qn("w:id")))
        for each in run.iter(qn("w:t")):
            if is_mark and (each.text or "").strip(", "):
                yield int(each.text)
