"""Template: a house's own DOCX, of which a document takes its styles, head, foot and pages.

It comes from somewhere, so it is not opened as it is. A new package is made of the few parts of it
that are known to be harmless; whatever else it holds stays behind, and what a house might miss is
told. What is far too large, or no document, is refused.
"""

from __future__ import annotations

import io
import posixpath
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile

from attrs import define, field
from lxml import etree

from dipview.formats.document import DocumentError
from dipview.formats.docx.cleaning import Remark, cleaned, is_from_elsewhere
from dipview.formats.docx.skeleton import (
    PAGES,
    R,
    W,
    content_types,
    document_xml,
    packed,
    relationships,
    settings_xml,
)
from dipview.model.values import frozen
from dipview.processes.zip_directory import Packed
from dipview.processes.zip_directory import packed as directory_of

_LARGEST = 32 * 2**20
"""In bytes: a template as a file."""
_LARGEST_PART = 4 * 2**20
"""In bytes: a part of it that is read, unpacked."""
_OLD = b"\xd0\xcf\x11\xe0"
"""How Office files begin that are encrypted, or of before 2007."""
_WHOLE = {"styles": "styles", "numbering": "numbering", "theme": "theme/theme1"}
"""Parts that are taken over, by kind, with the names that they get."""
_PICTURES = {"png": "png", "jpg": "jpeg", "jpeg": "jpeg", "gif": "gif", "tif": "tiff"}
_PICTURES |= {"tiff": "tiff", "bmp": "bmp", "emf": "x-emf", "wmf": "x-wmf"}
"""Endings of pictures that may stand in a head or foot, and their types."""
_OF_SECTIONS = ("pgSz", "pgMar", "pgBorders", "pgNumType", "titlePg", "bidi", "docGrid")
"""What is taken of the properties of pages, in the order that Word wants."""
_REFUSED = {
    Packed.BOMB: "it unpacks to far more than a template has",
    Packed.ENCRYPTED: "it is encrypted; save it without a password",
    Packed.DAMAGED: "it is no DOCX, or damaged; save it anew from Word",
}
_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_PARSER = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


@frozen(kw_only=True)
class Template:
    """What is taken of a template."""

    skeleton: bytes
    """A package in which nothing is said, with the template's styles, heads, feet and pages."""
    left_out: tuple[str, ...] = ()
    """What was left out, a sentence each."""


def template_of(path: Path) -> Template:
    """Take of a template what is harmless.

    Args:
        path: A DOCX or DOTX; of those with macros, all but these is taken.

    Raises:
        DocumentError: It cannot be read, or is no template.
    """
    try:
        return _House.of(_content(path)).template(path)
    except _RefusedError as error:
        raise DocumentError(f"cannot take {path} for a template: {error}") from error


class _RefusedError(Exception):
    """Why a template cannot be taken."""


def _content(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise _RefusedError("there is no such file" if not path.exists() else "it is no file")
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "no file can have this name"
        raise _RefusedError(said) from error
    if len(content) > _LARGEST:
        raise _RefusedError(f"it is larger than {_LARGEST >> 20} MiB")
    if content.startswith(_OLD):
        raise _RefusedError("it is encrypted or of before 2007; save it as .docx")
    found = directory_of(io.BytesIO(content))
    if found is not Packed.SOUND:
        raise _RefusedError(_REFUSED[found])
    return content


@frozen
class _Link:
    kind: str
    """The last word of its type."""
    target: str
    """A part of the package; or, from elsewhere, an address."""
    elsewhere: bool


@define(slots=False)
class _House:
    """The template's package, and what is made of it."""

    archive: ZipFile
    names: frozenset[str]
    files: dict[str, bytes] = field(factory=dict)
    """The new parts."""
    remarks: set[Remark] = field(factory=set)
    _types: dict[str, str] = field(factory=dict)
    _pictures: dict[str, str] = field(factory=dict)

    @classmethod
    def of(cls, content: bytes) -> _House:
        """Open a package."""
        archive = ZipFile(io.BytesIO(content))
        return cls(archive, frozenset(archive.namelist()))

    def template(self, path: Path) -> Template:
        """Make the skeleton."""
        main = next(
            (each.target for each in self._links("").values() if each.kind == "officeDocument"), ""
        )
        if main not in self.names:
            raise _RefusedError("it holds no Word document")
        links = self._links(main)
        parts, targets = self._parts(links)
        section, references = self._section(main, links)
        self._look_around()
        further = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>'
            for name, kind in self._types.items()
        ) + "".join(
            f'<Default Extension="{ending}" ContentType="image/{kind}"/>'
            for ending, kind in _PICTURES.items()
        )
        files = {
            "[Content_Types].xml": content_types(parts, further),
            "_rels/.rels": relationships({"officeDocument": "word/document.xml"}),
            "word/document.xml": document_xml(section),
            "word/_rels/document.xml.rels": _with_ids(relationships(targets), references),
            "word/settings.xml": settings_xml(self._settings(links)),
            **self.files,
        }
        told = "; ".join(sorted(remark.value for remark in self.remarks))
        left_out = (f"of the template {path} were left out: {told}",) if told else ()
        return Template(skeleton=packed(files), left_out=left_out)

    def _read(self, name: str) -> bytes:
        try:
            with self.archive.open(name) as file:
                content = file.read(_LARGEST_PART + 1)
        except (BadZipFile, NotImplementedError, OSError, ValueError, EOFError, KeyError) as error:
            raise _RefusedError(_REFUSED[Packed.DAMAGED]) from error
        if len(content) > _LARGEST_PART:
            raise _RefusedError(f"a part of it, {name}, is larger than {_LARGEST_PART >> 20} MiB")
        return content

    def _parsed(self, name: str) -> Any:
        content = self._read(name)
        try:
            root = etree.fromstring(content, etree.XMLParser(**_PARSER))
        except (etree.LxmlError, ValueError) as error:
            raise _RefusedError(f"a part of it, {name}, is no XML") from error
        if root.getroottree().docinfo.doctype:
            raise _RefusedError(f"a part of it, {name}, declares entities")
        return root

    def _links(self, name: str) -> dict[str, _Link]:
        """Give the relationships of a part, or of the package, by id."""
        folder, _, file = name.rpartition("/")
        place = posixpath.join(folder, "_rels", f"{file}.rels")
        if place not in self.names:
            return {}
        links = {}
        for each in self._parsed(place).iter(_RELATIONSHIP):
            elsewhere = is_from_elsewhere(each)
            target = each.get("Target", "")
            path = target if elsewhere else posixpath.normpath(posixpath.join("/", folder, target))
            kind = each.get("Type", "").rpartition("/")[2]
            links[each.get("Id", "")] = _Link(kind, path.removeprefix("/"), elsewhere)
        return links

    def _parts(self, links: Mapping[str, _Link]) -> tuple[dict[str, str], dict[str, str]]:
        """Take over styles and their like; gives kinds of parts, and paths by kind."""
        parts, targets = {"settings": "settings"}, {"settings": "settings.xml"}
        for kind, name in _WHOLE.items():
            found = [each.target for each in links.values() if each.kind == kind]
            if not found or found[0] not in self.names:
                continue
            root = cleaned(self._parsed(found[0]), {}, self.remarks)
            if kind == "theme" and root.find(".//{*}blip") is not None:
                continue  # its pictures stay behind, and what names them would be broken
            self.files[f"word/{name}.xml"] = _written(root)
            targets[kind] = f"{name}.xml"
            if kind == "theme":
                self._types[f"word/{name}.xml"] = (
                    "application/vnd.openxmlformats-officedocument.theme+xml"
                )
            else:
                parts[kind] = name
        return parts, targets

    def _section(
        self, main: str, links: Mapping[str, _Link]
    ) -> tuple[str, dict[str, tuple[str, str]]]:
        """Take the last section's pages, with what stands at their head and foot.

        Returns:
            Its properties as XML, and for each new id the kind and the path of a part.
        """
        root = self._parsed(main)
        section = root.find(f"{{{W}}}body/{{{W}}}sectPr")
        if section is None:
            return PAGES, {}
        references: dict[str, tuple[str, str]] = {}
        pieces = []
        for each in section:
            kind = etree.QName(each).localname.removesuffix("Reference")
            link = links.get(each.get(f"{{{R}}}id", ""))
            place = each.get(f"{{{W}}}type", "default")
            if kind in ("header", "footer") and link and link.target in self.names:
                id = f"house{len(references) + 1}"
                references[id] = (kind, self._edge(kind, link.target, len(references) + 1))
                where = f'w:type="{escape(place)}" r:id="{id}"'
                pieces.append(f"<w:{kind}Reference {where}/>")
        for name in _OF_SECTIONS:
            found = section.find(f"{{{W}}}{name}")
            if found is not None:
                pieces.append(_element(found))
        return f"<w:sectPr>{''.join(pieces)}</w:sectPr>", references

    def _edge(self, kind: str, name: str, number: int) -> str:
        """Take over what stands at the head or the foot; gives its new path."""
        links = self._links(name)
        kept = {}
        for id, link in links.items():
            ending = link.target.rpartition(".")[2].lower()
            if link.kind == "image" and not link.elsewhere and ending in _PICTURES:
                kept[id] = self._picture(link.target, ending)
        root = cleaned(self._parsed(name), kept, self.remarks)
        new = f"{kind}{number}.xml"
        self.files[f"word/{new}"] = _written(root)
        self._types[f"word/{new}"] = (
            f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        )
        if kept:
            pictures = {id: ("image", target) for id, target in kept.items()}
            self.files[f"word/_rels/{new}.rels"] = _with_ids(relationships({}), pictures)
        return new

    def _picture(self, name: str, ending: str) -> str:
        if name not in self._pictures:
            if name not in self.names:
                raise _RefusedError(_REFUSED[Packed.DAMAGED])
            new = f"media/image{len(self._pictures) + 1}.{ending}"
            self.files[f"word/{new}"] = self._read(name)
            self._pictures[name] = new
        return self._pictures[name]

    def _settings(self, links: Mapping[str, _Link]) -> str:
        """Take the settings that heads and feet need."""
        found = [each.target for each in links.values() if each.kind == "settings"]
        if not found or found[0] not in self.names:
            return ""
        root = self._parsed(found[0])
        kept = (root.find(f"{{{W}}}{name}") for name in ("defaultTabStop", "evenAndOddHeaders"))
        return "".join(_element(each) for each in kept if each is not None)

    def _look_around(self) -> None:
        """See what else the package holds that a house might miss."""
        for name in self.names:
            if name.lower().endswith("vbaproject.bin"):
                self.remarks.add(Remark.MACROS)
            elif "/embeddings/" in name or "/activex/" in name.lower():
                self.remarks.add(Remark.OBJECTS)
        for name in self.names:
            if name.endswith(".rels"):
                self.remarks.update(self._remarks_of(name))

    def _remarks_of(self, name: str) -> Iterator[Remark]:
        for each in self._parsed(name).iter(_RELATIONSHIP):
            kind = each.get("Type", "").rpartition("/")[2]
            if is_from_elsewhere(each):
                yield Remark.of_link(kind)


def _element(element: Any) -> str:
    """Write an element without children, and with attributes of Word's alone."""
    bare = etree.Element(element.tag, nsmap={"w": W})
    for key, value in element.attrib.items():
        if key.startswith(f"{{{W}}}"):
            bare.set(key, value)
    for child in element if etree.QName(element).localname == "pgBorders" else ():
        bare.append(etree.fromstring(_element(child)))
    return str(etree.tostring(bare, encoding="unicode"))


def _written(root: Any) -> bytes:
    written: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return written


def _with_ids(xml: bytes, further: Mapping[str, tuple[str, str]]) -> bytes:
    """Add relationships with ids of their own: kind and path of each."""
    each = "".join(
        f'<Relationship Id="{escape(id)}" Type="{R}/{kind}" Target="{target}"/>'
        for id, (kind, target) in further.items()
    )
    return xml.replace(b"</Relationships>", f"{each}</Relationships>".encode())
