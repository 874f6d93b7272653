"""Skeleton: the package of a Word document in which nothing is said yet."""

from __future__ import annotations

import io
from collections.abc import Mapping
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dipview.formats.docx.styles import fonts_xml, styles_xml

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NO_DATE = (1980, 1, 1, 0, 0, 0)
"""The date of every file in an archive: the first that there can be."""
PAGES = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1247" w:right="1191"'
    ' w:bottom="1134" w:left="1191" w:header="624" w:footer="567" w:gutter="0"/></w:sectPr>'
)
"""The properties of pages where nobody has others."""
_PARTS = {"styles": "styles", "settings": "settings", "fontTable": "fontTable"}


def packed(files: Mapping[str, bytes]) -> bytes:
    """Pack files into an archive that is the same whenever and wherever it is made."""
    target = io.BytesIO()
    with ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(entry(name), content)
    return target.getvalue()


def entry(name: str) -> ZipInfo:
    """Make the entry of a file, which tells of no time and no machine."""
    made = ZipInfo(name, NO_DATE)
    made.compress_type = ZIP_DEFLATED
    made.create_system = 0
    return made


def skeleton(language: str) -> bytes:
    """Make the package of an empty document in dipview's own look.

    Args:
        language: Of the document's texts, a BCP 47 tag.
    """
    return packed(
        {
            "[Content_Types].xml": content_types(_PARTS),
            "_rels/.rels": relationships({"officeDocument": "word/document.xml"}),
            "word/document.xml": document_xml(PAGES),
            "word/_rels/document.xml.rels": relationships(
                {kind: f"{name}.xml" for kind, name in _PARTS.items()}
            ),
            "word/styles.xml": f"{XML}{styles_xml(language)}".encode(),
            "word/settings.xml": settings_xml(),
            "word/fontTable.xml": f"{XML}{fonts_xml()}".encode(),
        }
    )


def content_types(parts: Mapping[str, str], further: str = "") -> bytes:
    """Write which part is of which type.

    Args:
        parts: Names of parts by their kinds, beside the document itself.
        further: More entries, as XML.
    """
    known = {"document": "document.main", **{name: kind for kind, name in parts.items()}}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPE}.{kind}+xml"/>'
        for name, kind in known.items()
    )
    return (
        f'{XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}{further}</Types>'
    ).encode()


def relationships(targets: Mapping[str, str]) -> bytes:
    """Write relationships to parts of the same package.

    Args:
        targets: Paths by kind of relationship.
    """
    each = "".join(
        f'<Relationship Id="rId{number}" Type="{R}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">{each}</Relationships>'.encode()


def document_xml(section: str) -> bytes:
    """Write the part of a document that says nothing.

    Args:
        section: Its section's properties, as XML.
    """
    spaces = f'xmlns:w="{W}" xmlns:r="{R}"'
    return f"{XML}<w:document {spaces}><w:body>{section}</w:body></w:document>".encode()


def settings_xml(further: str = "") -> bytes:
    """Write settings by which Word lays out as it does today.

    Args:
        further: Settings of a template that stand before the notes, as XML.
    """
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word"'
        f' w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
        )
    )
    return (
        f'{XML}<w:settings xmlns:w="{W}">{further}<w:footnotePr><w:footnote w:id="-1"/>'
        f'<w:footnote w:id="0"/></w:footnotePr><w:compat>{compatible}</w:compat></w:settings>'
    ).encode()
