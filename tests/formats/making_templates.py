"""Makes templates of a house: a letterhead, and what somebody could put into one."""

from __future__ import annotations

import io
import struct
import zlib
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document
from docx.shared import Mm, Pt

_KEPT = ("Normal", "Title", "Heading 1", "Header", "Footer", "Normal Table")
"""Styles of what python-docx begins with; there are 300 more."""
RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def picture() -> bytes:
    """Make a PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        checked = kind + data
        return struct.pack(">I", len(data)) + checked + struct.pack(">I", zlib.crc32(checked))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    data = zlib.compress(b"\x00\x12\x3a\x6b")
    pieces = (chunk(b"IHDR", head), chunk(b"IDAT", data), chunk(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(pieces)


def letterhead() -> bytes:
    """Make a template with a letterhead on the first page, another head behind it, and styles."""
    document = Document()
    styles = document.styles.element
    for style in [*document.styles]:
        if style.name not in _KEPT:
            styles.remove(style.element)
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.different_first_page_header_footer = True
    first = section.first_page_header.paragraphs[0]
    first.add_run().add_picture(io.BytesIO(picture()), width=Mm(18))
    first.add_run("Ministry of Harbours")
    section.header.paragraphs[0].text = "Harbours, further pages"
    section.first_page_footer.paragraphs[0].text = "1 Quay Street"
    document.styles["Normal"].font.name = "Cambria"
    document.styles["Title"].font.size = Pt(31)
    document.add_paragraph("Old words that must not stay")
    document.core_properties.author = "Somebody of the house"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def changed(content: bytes, changes: Mapping[str, tuple[str, str]], **files: str | bytes) -> bytes:
    """Change parts of a template.

    Args:
        content: The template.
        changes: What is replaced by what, by the name of the part.
        files: Contents of parts to add, by names with ``__`` for a slash and ``_`` for a dot.
    """
    target = io.BytesIO()
    with (
        ZipFile(io.BytesIO(content)) as old,
        ZipFile(target, "w", ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name in changes:
                before, after = changes[name]
                assert before.encode() in data, f"{name} has no {before}"
                data = data.replace(before.encode(), after.encode(), 1)
            new.writestr(name, data)
        for name, added in files.items():
            new.writestr(name.replace("__", "/").replace("_", "."), added)
    return target.getvalue()


def related(id: str, kind: str, target: str, *, elsewhere: bool = True) -> str:
    """Write a relationship."""
    mode = ' TargetMode="External"' if elsewhere else ""
    return f'<Relationship Id="{id}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{mode}/>'
