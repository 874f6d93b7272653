"""Reads DOCX in a limited process: every paragraph, in tables and boxes too, and the notes last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, BinaryIO
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as DocumentObject
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml.etree import LxmlError

from dipview.capture.articles.saying import fact, is_out_of_memory, paragraph, refused, remark
from dipview.processes.limited_work import serve
from dipview.processes.zip_directory import Packed, packed

_OLD = b"\xd0\xcf\x11\xe0"
"""How Office files begin that are encrypted, or of before 2007."""
_BROKEN = (BadZipFile, OpcError, KeyError, ValueError, AttributeError, OSError, EOFError)
_PARAGRAPH = qn("w:p")
_TEXT = qn("w:t")
_INSTEAD = {
    qn("w:tab"): " ",
    qn("w:br"): "\n",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\u2011",
}
_LEFT_OUT = frozenset(
    (
        *(qn("w:del"), qn("w:moveFrom"), qn("w:pPr"), qn("w:rPr"), qn("w:sectPr")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
"""What was struck out, what tells of the look, and what a box says a second time."""
_TRACKED = (qn("w:ins"), qn("w:del"), qn("w:moveFrom"), qn("w:moveTo"))
_NOTES = (RELATIONSHIP_TYPE.FOOTNOTES, RELATIONSHIP_TYPE.ENDNOTES)
_TYPE = qn("w:type")


def read(given: BinaryIO, _: Sequence[str]) -> Iterator[dict[str, object]]:
    """Read a document."""
    content = given.read()
    if content.startswith(_OLD):
        yield refused("old")
        return
    found = packed(BytesIO(content))
    if found is not Packed.SOUND:
        yield refused(found.value)
        return
    try:
        document = Document(BytesIO(content))
        told = _properties(document)
        body = document.element.body
        notes = [each for root in _roots_of_notes(document) for each in root]
    except LxmlError as error:
        if is_out_of_memory(error):
            raise MemoryError from error
        yield refused("packed")
        return
    except _BROKEN:
        yield refused("packed")
        return
    for key, value in told.items():
        if value.strip():
            yield fact(key, value, "its properties")
    yield from map(paragraph, _paragraphs(body))
    if any(next(each.iter(*_TRACKED), None) is not None for each in (body, *notes)):
        yield remark("tracked")
    if notes := [each for each in notes if each.get(_TYPE) is None]:  # others are lines between
        yield remark("notes", len(notes))
    for note in notes:
        yield from map(paragraph, _paragraphs(note))


def _properties(document: DocumentObject) -> dict[str, str]:
    """Give what a document says of itself; where it says nothing, python-docx would invent it."""
    relations = document.part.package.rels.values() if document.part.package else ()
    if all(relation.reltype != RELATIONSHIP_TYPE.CORE_PROPERTIES for relation in relations):
        return {}
    said = document.core_properties
    return {"title": said.title, "author": said.author, "language": said.language}


def _roots_of_notes(document: DocumentObject) -> list[Any]:
    """Give the roots of what has the footnotes and endnotes."""
    relations = document.part.rels.values()
    parts = [
        relation.target_part
        for relation in relations
        if relation.reltype in _NOTES and not relation.is_external
    ]
    return [parse_xml(part.blob) for part in parts]


def _paragraphs(body: Any) -> Iterator[str]:
    """Go through paragraphs in order; one that stands inside another comes after its beginning.

    It walks over the tree without recursion, however deep that is.
    """
    open_texts: list[list[str]] = []
    left: list[tuple[Any, bool]] = [(body, False)]
    while left:
        element, leaving = left.pop()
        if leaving:
            yield "".join(open_texts.pop())
            continue
        tag = element.tag
        if tag in _LEFT_OUT or not isinstance(tag, str):
            continue
        if tag == _PARAGRAPH:
            open_texts.append([])
            left.append((element, True))
        elif open_texts and tag == _TEXT:
            open_texts[-1].append(element.text or "")
        elif open_texts and tag in _INSTEAD:
            open_texts[-1].append(_INSTEAD[tag])
        left.extend((child, False) for child in reversed(element))


if __name__ == "__main__":
    serve(read)
