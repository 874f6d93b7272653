"""Document hashes: the SHA-256 of the data that a document of any format says it rests on."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import BadZipFile, ZipFile, is_zipfile

from dipview.dataset.limits import MIB
from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_bytes
from dipview.processes.zip_directory import Packed, packed

_LARGEST = 64 * MIB
"""In bytes: of a document, and of each part of one that is packed."""
_HASH = re.compile(rb"(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])")
_ENDS = re.compile(rb"</(?:w:p|si|is)>|<w:(?:br|tab|cr)\b[^<>]*>")
"""Where a text of a packed document ends, or is parted."""
_TAG = re.compile(rb"<[^<>]*>")
_PARTS = (".xml", ".rels")


class DocumentError(Exception):
    """A document cannot be read; the message says which, why, and what to do."""


def hashes_in(document: Path) -> tuple[str, ...]:
    """Give what may be the SHA-256 of the data in a document, what stands last first.

    Args:
        document: Text, Markdown, HTML, JSON or CSV, or DOCX or XLSX.

    Raises:
        DocumentError: It cannot be read.
    """
    content = read_bytes(document, _LARGEST)
    if isinstance(content, Problem):
        raise DocumentError(f"{document}: {content.told}")
    found = [each.decode() for text in _texts(document, content) for each in _HASH.findall(text)]
    return tuple(dict.fromkeys(reversed(found)))


def _texts(document: Path, content: bytes) -> Iterator[bytes]:
    """Give the texts of a document: of a packed one those of its parts, without their tags."""
    file = io.BytesIO(content)
    if not is_zipfile(file):
        yield content
        return
    if packed(file) is not Packed.SOUND:
        raise DocumentError(f"{document}: it cannot be unpacked; write it anew")
    try:
        with ZipFile(file) as archive:
            for member in archive.infolist():
                if member.filename.lower().endswith(_PARTS):
                    with archive.open(member) as part:
                        yield _TAG.sub(b"", _ENDS.sub(b"\n", part.read(_LARGEST)))
    except (BadZipFile, NotImplementedError, OSError, ValueError, EOFError) as error:
        raise DocumentError(f"{document}: it cannot be unpacked; write it anew") from error
