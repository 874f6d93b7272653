"""Project: a .qdpx file, unpacked within limits, and its XML, read without entities."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree as ET

from attrs import define, field

from dipview.dataset.limits import MIB, Limits
from dipview.exchange.exchange_format import ExchangeError, bytes_of

NAMESPACE = "urn:QDA-XML:project:1.0"
CODEBOOK = "urn:QDA-XML:codebook:1.0"
_MAIN = "project.qde"
_INSIDE = "internal://"
_MOST_UNPACKED = 1024 * MIB
"""In bytes: what may be unpacked of a project."""
_LONGEST = 64 * MIB
"""In bytes: how long its XML, or a text, may be."""


@define
class Project:
    """An open project."""

    path: Path
    root: ET.Element
    _packed: zipfile.ZipFile
    _names: dict[str, str] = field(factory=dict)
    """The parts of the zip by their names in small letters: programs are not of one mind."""

    def text_of(self, source: ET.Element) -> str:
        """Give the plain text of a source; empty where it has none.

        Raises:
            ValueError: It is not where the project says, or is no text; the message says so.
        """
        if (content := source.find(tag("PlainTextContent"))) is not None:
            return content.text or ""
        name = source.get("plainTextPath", "")
        if not name.startswith(_INSIDE):
            raise ValueError("its text is not in the project" if name else "it has no plain text")
        inside = f"sources/{name.removeprefix(_INSIDE)}".casefold()
        if inside not in self._names:
            raise ValueError(f"there is no {name} in the project")
        raw = _unpacked(self._packed, self._names[inside])
        try:
            return raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ValueError(f"{name} is no text in UTF-8") from error


def tag(name: str) -> str:
    """Give the name of an element as ElementTree has it."""
    return f"{{{NAMESPACE}}}{name}"


def guid_of(element: ET.Element, name: str = "guid") -> str:
    """Give the GUID of an element, or that of what it refers to, as all programs write it."""
    return element.get(name, "").strip("{}").casefold()


def open_project(path: Path, limits: Limits) -> Project:
    """Open a project.

    Raises:
        ExchangeError: It is none.
    """
    content = bytes_of(path, limits.file)
    try:
        packed = zipfile.ZipFile(io.BytesIO(content))
        size = sum(each.file_size for each in packed.infolist())
        if size > _MOST_UNPACKED:
            raise ValueError(f"it would take {size // MIB:,} MiB when it is unpacked")
        names = {each.casefold(): each for each in packed.namelist()}
        if _MAIN not in names:
            raise ValueError(f"there is no {_MAIN} in it")
        root = parsed(_unpacked(packed, names[_MAIN]))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError) as error:
        said = f"{path}: this is no project of REFI-QDA: {error}"
        raise ExchangeError(f"{said}; export it again as .qdpx") from error
    if root.tag != tag("Project"):
        raise ExchangeError(f"{path}: this is no project of REFI-QDA; export it again as .qdpx")
    return Project(path, root, packed, names)


class _Builder(ET.TreeBuilder):
    """Builds elements, and refuses a document type, in which entities are declared."""

    def doctype(self, *_: object) -> None:
        """Refuse it."""
        raise ValueError("it has a document type, which no such file needs")


def parsed(raw: bytes) -> ET.Element:
    """Parse XML that declares no entities.

    Raises:
        ValueError: It is no sound XML, or has a document type.
    """
    parser = ET.XMLParser(target=_Builder())  # noqa: S314 - see there
    try:
        parser.feed(raw)
        root: ET.Element = parser.close()
    except ET.ParseError as error:
        raise ValueError(f"it is no sound XML: {error}") from error
    return root


def paths_of_codes(
    codebook: ET.Element | None, space: str = NAMESPACE
) -> Iterator[tuple[str, ...]]:
    """Give the path of each code, from the top: its names, and at last its GUID."""
    if codebook is None:
        return
    name = f"{{{space}}}Code"
    stack = [(each, ()) for each in reversed(codebook.findall(f"{{{space}}}Codes/{name}"))]
    while stack:
        code, above = stack.pop()
        path: tuple[str, ...] = (*above, code.get("name", ""))
        yield (*path, guid_of(code))
        stack.extend((each, path) for each in reversed(code.findall(name)))  # type: ignore[misc]


def _unpacked(packed: zipfile.ZipFile, name: str) -> bytes:
    """Unpack a part; a directory that lies about its size is found out."""
    with packed.open(name) as part:
        raw = part.read(_LONGEST + 1)
    if len(raw) > _LONGEST:
        raise ValueError(f"{name} is longer than {_LONGEST // MIB:,} MiB")
    return raw
