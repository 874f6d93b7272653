"""Cleaning: takes out of a part of a template what loads, runs, or points out of the document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import Any

from attrs import define, field
from lxml import etree

from dipview.formats.docx.skeleton import R, W

_O = "urn:schemas-microsoft-com:office:office"
_HARMLESS = frozenset(
    (
        *("PAGE", "NUMPAGES", "SECTION", "SECTIONPAGES", "TITLE", "SUBJECT", "STYLEREF"),
        *("DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "SYMBOL", "QUOTE", "SEQ", "="),
    )
)
"""Fields that work out something of the document itself."""
_FRAMES = (f"{{{W}}}drawing", f"{{{W}}}pict", f"{{{W}}}object")
_NEVER = frozenset(
    (
        *(f"{{{W}}}{name}" for name in ("object", "control", "dataBinding", "altChunk")),
        *(f"{{{W}}}{name}" for name in ("subDoc", "numPicBullet", "lvlPicBulletId")),
        *(f"{{{W}}}embed{name}" for name in ("Regular", "Bold", "Italic", "BoldItalic")),
        *(f"{{{W}}}{name}" for name in ("footnoteReference", "endnoteReference")),
        *(f"{{{W}}}{name}" for name in ("commentReference", "commentRangeStart")),
    )
)
_CLICKED = ("hlinkClick", "hlinkHover", "hlinkMouseOver")
_FIRST_WORD = re.compile(r"\s*(=|[A-Za-z]+)")


class Remark(Enum):
    """What was left out of a template."""

    MACROS = "its macros"
    TEMPLATE = "a template that it would load from elsewhere"
    PICTURES = "pictures that it would load from elsewhere"
    OBJECTS = "embedded objects"
    FIELDS = "fields that load or tell something from outside the document"
    LINKS = "links in its head, foot or text"

    @classmethod
    def of_link(cls, kind: str) -> Remark:
        """Give the remark on a link to somewhere else, by the last word of its type."""
        named = {"attachedTemplate": cls.TEMPLATE, "image": cls.PICTURES, "oleObject": cls.OBJECTS}
        return named.get(kind, cls.LINKS)


def is_from_elsewhere(relationship: Any) -> bool:
    """Tell whether a relationship points out of the package, whatever it says of itself."""
    if relationship.get("TargetMode", "").lower() == "external":
        return True
    return ":" in relationship.get("Target", "") or relationship.get("Target", "")[:2] == "//"


def cleaned(root: Any, kept: Mapping[str, str], remarks: set[Remark]) -> Any:
    """Take out of a part what loads, runs, or points out of the document.

    Args:
        root: The part; it is changed.
        kept: The relationships that stay, by id.
        remarks: Gets what was left out.
    """
    for element in [*root.iter()]:
        if not isinstance(element.tag, str):
            _remove(element)
        elif element.tag in _NEVER:
            if element.tag == f"{{{W}}}object":
                remarks.add(Remark.OBJECTS)
            _remove(element)
        elif etree.QName(element).localname in _CLICKED:
            remarks.add(Remark.LINKS)
            _remove(element)
        else:
            _unlink(element, kept, remarks)
    _stop_fields(root, remarks)
    return root


def _unlink(element: Any, kept: Mapping[str, str], remarks: set[Remark]) -> None:
    """Take away what an element points to, and the picture that it would load."""
    for key in [*element.attrib]:
        name = etree.QName(key)
        if name.namespace == R or (name.namespace == _O and name.localname == "relid"):
            if element.attrib[key] in kept:
                continue
            del element.attrib[key]
            if element.tag == f"{{{W}}}hyperlink":
                remarks.add(Remark.LINKS)
            else:
                remarks.add(Remark.PICTURES)
                _remove_frame(element)
        elif name.localname in ("src", "href") and name.namespace in (None, _O):
            del element.attrib[key]
            remarks.add(Remark.LINKS)


def _remove_frame(element: Any) -> None:
    """Take away the picture that an element stands in."""
    frames = (each for each in (element, *element.iterancestors()) if each.tag in _FRAMES)
    _remove(next(frames, element))


def _remove(element: Any) -> None:
    """Take an element away; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    if element.tail and before is not None:
        before.tail = (before.tail or "") + element.tail
    elif element.tail:
        parent.text = (parent.text or "") + element.tail
    parent.remove(element)


@define
class _Field:
    """A field that spans runs: what marks it, and what it asks for."""

    marks: list[Any] = field(factory=list)
    asked: str = ""


def _stop_fields(root: Any, remarks: set[Remark]) -> None:
    """Leave of fields that are not known to be harmless what they say now."""
    for simple in [*root.iter(f"{{{W}}}fldSimple")]:
        if not _is_harmless(simple.get(f"{{{W}}}instr", "")):
            remarks.add(Remark.FIELDS)
            at = simple.getparent().index(simple)
            for child in reversed([*simple]):
                simple.getparent().insert(at, child)
            _remove(simple)
    for found in _fields(root):
        if not _is_harmless(found.asked):
            remarks.add(Remark.FIELDS)
            for mark in found.marks:
                _remove(mark)


def _fields(root: Any) -> Iterator[_Field]:
    """Go through the fields that span runs, those in others first; one that does not end too."""
    left: list[_Field] = []
    marks = (f"{{{W}}}fldChar", f"{{{W}}}instrText", f"{{{W}}}delInstrText")
    for element in [*root.iter(*marks)]:
        kind = element.get(f"{{{W}}}fldCharType", "")
        if element.tag == marks[0] and kind == "begin":
            left.append(_Field())
        if not left:
            left.append(_Field())
        left[-1].marks.append(element)
        if element.tag != marks[0]:
            left[-1].asked += element.text or ""
        elif kind == "end":
            yield left.pop()
    yield from left


def _is_harmless(asked: str) -> bool:
    found = _FIRST_WORD.match(asked)
    return found is not None and found[1].upper() in _HARMLESS
