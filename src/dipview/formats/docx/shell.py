"""Shell: all of a Word document but its body and notes: styles, pages, head and foot, properties.

python-docx opens and saves the package; the body is written between what it saves, piece by piece.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Mapping, Sequence
from copy import deepcopy
from typing import Any
from zipfile import ZipFile

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.section import Section as PageSection
from docx.shared import Mm
from lxml import etree

from dipview.formats.document import Layout, banner_of, language_of
from dipview.formats.docx.grid import Page
from dipview.formats.docx.runs import line, paragraph, run
from dipview.formats.docx.skeleton import W, skeleton
from dipview.formats.docx.styles import FOOTER, MARKING, ids_of, missing_styles
from dipview.formats.docx.template import template_of
from dipview.formats.paper import Paper
from dipview.formats.safe_text import show
from dipview.formats.usual_paper import usual_paper
from dipview.formats.width import cut
from dipview.model.values import frozen
from dipview.views.view import View

NOTES = "word/footnotes.xml"
DOCUMENT = "word/document.xml"
_NOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_NO_TIME = dt.datetime(1980, 1, 1)
_TWIP = 635
"""In English Metric Units, which python-docx reckons in."""
_MARK = '<w:p w:rsidR="00D1A7E5"/>'
"""Where the body is to stand."""
_PAGE = re.compile(r"\bPAGE\b")
_REFERENCES = (qn("w:headerReference"), qn("w:footerReference"))
_LONGEST = 255
"""Characters of a property."""
_LONGEST_FOOT = 90
"""Cells of a title at the foot of a page."""


def _field(name: str) -> str:
    return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


_NUMBER = f"{run('Page ')}{_field('PAGE')}{run(' of ')}{_field('NUMPAGES')}"


@frozen(kw_only=True)
class Shell:
    """What a body is put into."""

    files: Mapping[str, bytes]
    """The files of the package, but its document and notes, by name."""
    before: bytes
    """The document's part before its body."""
    after: bytes
    """The document's part behind its body and the last section's properties."""
    upright: Page
    lying: Page
    ids: Mapping[str, str]
    """The id of each style by its name."""


def shell_of(view: View, layout: Layout) -> Shell:
    """Make the shell of a document.

    Raises:
        DocumentError: The template cannot be taken.
    """
    house = template_of(layout.template) if layout.template else None
    for remark in house.left_out if house else ():
        layout.tell(remark)
    language = _language(view, layout)
    document = docx.Document(io.BytesIO(house.skeleton if house else skeleton(language)))
    ids = _styled(document)
    _describe(document, view, layout)
    _add_notes(document)
    if house:
        _house_pages(document)
        _number_pages(document, ids)
    else:
        _own_pages(document, layout)
        _foot(document, view, ids)
    banner = banner_of(view)
    if banner:
        _mark(document, banner, ids, linked=house is not None)
    return _saved(document, ids)


def _styled(document: Document) -> dict[str, str]:
    """Add the styles that are lacking; gives the id of each by its name."""
    styles = document.styles.element
    names = {each.get(qn("w:styleId")): each.find(qn("w:name")) for each in styles}
    known = {
        str(name.get(qn("w:val"))).lower(): str(id)
        for id, name in names.items()
        if id is not None and name is not None
    }
    for xml in missing_styles(known):
        styles.append(_parsed(xml))
    return ids_of(known)


def _parsed(xml: str) -> Any:
    return parse_xml(re.sub(r"^<([\w:]+)", rf'<\1 xmlns:w="{W}"', xml, count=1))


def _language(view: View, layout: Layout) -> str:
    """Give the language of the texts as Word names it; English is that of the paper's country."""
    named = language_of(view)
    if named != "en":
        return named
    return "en-US" if _paper(layout) is Paper.LETTER else "en-GB"


def _paper(layout: Layout) -> Paper:
    return layout.paper or usual_paper()


def _describe(document: Document, view: View, layout: Layout) -> None:
    """Say in the properties what the document is, and nothing of who made it, or when."""
    told = document.core_properties
    told.title = show(view.title).strip()[:_LONGEST]
    told.subject = show(view.dataset).strip()[:_LONGEST]
    told.language = language_of(view)
    told.author = told.last_modified_by = show(layout.author).strip()[:_LONGEST]
    told.created = told.modified = _NO_TIME
    told.revision = 1


def _add_notes(document: Document) -> None:
    """Give notes a part, which is filled when the body is written."""
    package = document.part.package
    part = Part(PackURI(f"/{NOTES}"), _NOTES_TYPE, b"<w:footnotes/>", package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def _own_pages(document: Document, layout: Layout) -> None:
    """Make a section of upright pages and one of lying ones, each with a foot of its own."""
    upright = document.sections[0]
    width, height = _paper(layout).millimetres
    upright.page_width, upright.page_height = Mm(width), Mm(height)
    lying = document.add_section()
    lying.orientation = WD_ORIENT.LANDSCAPE
    lying.page_width, lying.page_height = Mm(height), Mm(width)


def _house_pages(document: Document) -> None:
    """Turn the page of a template; what stands at its head and foot stands on the turned one."""
    upright = document.sections[0]
    lying = document.add_section()
    width, height = upright.page_width, upright.page_height
    if width is not None and height is not None and width < height:
        lying.orientation = WD_ORIENT.LANDSCAPE
        lying.page_width, lying.page_height = height, width


def _foot(document: Document, view: View, ids: Mapping[str, str]) -> None:
    """Put the title and the number of the page at the foot of each page."""
    title = line(cut(show(view.title).strip(), _LONGEST_FOOT))
    for section in document.sections:
        section.footer.is_linked_to_previous = False
        stop = f'<w:tabs><w:tab w:val="right" w:pos="{_room(section)}"/></w:tabs>'
        properties = f'<w:pPr><w:pStyle w:val="{ids[FOOTER]}"/>{stop}</w:pPr>'
        between = "<w:r><w:tab/></w:r>"
        foot = f"<w:p>{properties}{title.xml}{between}{_NUMBER}</w:p>"
        _replace(section.footer._element, [foot])


def _number_pages(document: Document, ids: Mapping[str, str]) -> None:
    """Number the pages of a template that does not."""
    places = [place for pair in _places(document, document.sections[0]) for place in pair]
    if any(_PAGE.search(_fields_in(place)) for place in places):
        return
    for _, foot in _places(document, document.sections[0]):
        end = f'<w:pPr><w:pStyle w:val="{ids[FOOTER]}"/><w:jc w:val="right"/></w:pPr>'
        foot.append(_parsed(f"<w:p>{end}{_NUMBER}</w:p>"))


def _fields_in(place: Any) -> str:
    """Give what the fields of a head or foot ask for."""
    simple = (each.get(qn("w:instr"), "") for each in place.iter(qn("w:fldSimple")))
    parted = "".join(each.text or "" for each in place.iter(qn("w:instrText")))
    return " ".join((*simple, parted))


def _places(document: Document, section: PageSection) -> list[tuple[Any, Any]]:
    """Give what stands at the head and the foot of each kind of page."""
    pairs = [(section.header, section.footer)]
    if section.different_first_page_header_footer:
        pairs.append((section.first_page_header, section.first_page_footer))
    if document.settings.odd_and_even_pages_header_footer:
        pairs.append((section.even_page_header, section.even_page_footer))
    return [(head._element, foot._element) for head, foot in pairs]


def _mark(document: Document, banner: str, ids: Mapping[str, str], *, linked: bool) -> None:
    """Put a marking above all that stands at the head of a page, and below all at its foot."""
    marking = paragraph(line(banner), ids[MARKING])
    for section in [*document.sections][: 1 if linked else None]:
        if not linked:
            section.header.is_linked_to_previous = False
            _replace(section.header._element, [])
        for head, foot in _places(document, section):
            head.insert(0, _parsed(marking))
            foot.append(_parsed(marking))


def _replace(element: Any, paragraphs: Sequence[str]) -> None:
    for child in [*element]:
        element.remove(child)
    for each in paragraphs:
        element.append(_parsed(each))


def _room(section: PageSection) -> int:
    """Give the width between the margins."""
    lengths = (section.page_width, section.left_margin, section.right_margin)
    width, left, right = (each or 0 for each in lengths)
    return int(width - left - right) // _TWIP


def _page(section: PageSection, references: Sequence[Any]) -> Page:
    lengths = (section.page_height, section.top_margin, section.bottom_margin)
    height, top, bottom = (each or 0 for each in lengths)
    properties = deepcopy(section._sectPr)
    if not any(each.tag in _REFERENCES for each in properties):
        for at, each in enumerate(references):
            properties.insert(at, deepcopy(each))
    return Page(
        width=_room(section),
        height=int(height - abs(top) - abs(bottom)) // _TWIP,
        section=etree.tostring(properties, encoding="unicode"),
    )


def _saved(document: Document, ids: Mapping[str, str]) -> Shell:
    """Save the package, and part it where the body is to stand."""
    first = document.sections[0]._sectPr
    references = [each for each in first if each.tag in _REFERENCES]
    upright, lying = (_page(section, references) for section in document.sections)
    _replace(document.element.body, [_MARK])
    target = io.BytesIO()
    document.save(target)
    with ZipFile(target) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    before, after = files.pop(DOCUMENT).split(_MARK.encode())
    files.pop(NOTES)
    return Shell(files=files, before=before, after=after, upright=upright, lying=lying, ids=ids)
