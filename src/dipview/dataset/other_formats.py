"""Other formats: what a file is that is no TOML, by its first bytes and its name.

Nothing is unpacked and nothing of it is read: it is only named, so that its owner can go on.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import NamedTuple

_IMPORTS = {
    ".dna": "dna",
    ".csv": "csv",
    ".tsv": "csv",
    ".ods": "csv",
    ".xlsx": "xlsx",
    ".xls": "xlsx",
    ".xlsm": "xlsx",
    ".xlsb": "xlsx",
    ".qdpx": "qdpx",
    ".qdc": "qdc",
    ".json": "popolo",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".ris": "ris",
    ".bib": "bibtex",
    ".xz": "rollcalls",
}
"""The name of the format under which a file of an ending is imported."""


class Known(NamedTuple):
    """A format, as a reader calls it, and what to do with such a file."""

    name: str
    hint: str


_BEGIN = "dipview reads TOML alone: 'dipview init' begins a dataset, and 'dipview new' a record"
_UNPACK = "unpack it first: dipview opens no archives"

_BY_BYTES: tuple[tuple[bytes, str, str], ...] = (
    (b"\x1f\x8b", "compressed (gzip)", _UNPACK),
    (b"BZh", "compressed (bzip2)", _UNPACK),
    (b"\xfd7zXZ\x00", "compressed (xz)", _UNPACK),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)", _UNPACK),
    (b"Rar!\x1a\x07", "an archive (rar)", _UNPACK),
    (b"SQLite format 3\x00", "a database (SQLite)", _BEGIN),
    (b"%PDF-", "a document (PDF)", _BEGIN),
    (b"{\\rtf", "a document (RTF)", _BEGIN),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an older document or spreadsheet (OLE)", _BEGIN),
    (b"\x89PNG\r\n", "a picture (PNG)", _BEGIN),
    (b"\xff\xd8\xff", "a picture (JPEG)", _BEGIN),
)

_IN_ZIP: tuple[tuple[bytes, str], ...] = (
    (b"project.qde", "a project of qualitative analysis (REFI-QDA)"),
    (b"xl/", "a spreadsheet (Excel)"),
    (b"word/", "a document (Word)"),
    (b"ppt/", "a presentation (PowerPoint)"),
    (b"opendocument.spreadsheet", "a spreadsheet (OpenDocument)"),
    (b"opendocument.text", "a document (OpenDocument)"),
    (b"application/epub", "a book (EPUB)"),
)

_BY_ENDING = {
    ".csv": "a table (CSV)",
    ".tsv": "a table (tab-separated)",
    ".xlsx": "a spreadsheet (Excel)",
    ".docx": "a document (Word)",
    ".qdpx": "a project of qualitative analysis (REFI-QDA)",
    ".json": "JSON",
    ".jsonl": "JSON, one value a line",
    ".ndjson": "JSON, one value a line",
    ".geojson": "JSON",
    ".yaml": "YAML",
    ".yml": "YAML",
    ".xml": "XML",
    ".html": "a web page (HTML)",
    ".htm": "a web page (HTML)",
    ".md": "a text (Markdown)",
    ".txt": "a plain text",
    ".ris": "a list of references (RIS)",
    ".bib": "a list of references (BibTeX)",
    ".graphml": "a network (GraphML)",
    ".gexf": "a network (GEXF)",
}

_PLAIN = frozenset((".toml", ".txt", ".md"))
"""The endings of files in which a table of TOML makes it likely that TOML is meant."""
_HEADER = r"(?m)^\[\[?[A-Za-z0-9_.-]+\]\]?[ \t]*$"
_DNA = "a database of Discourse Network Analyzer (SQLite)"
_LOOKED_AT = 65536
"""How many bytes or characters tell what a file is."""


def of_bytes(path: Path, content: bytes) -> Known | None:
    """Tell what bytes are that are no text; None where that is not known."""
    for magic, name, hint in _BY_BYTES:
        if content.startswith(magic):
            dna = magic.startswith(b"SQLite") and path.suffix.lower() == ".dna"
            return Known(_DNA if dna else name, _hint(path, hint))
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        beginning = content[:_LOOKED_AT] + content[-_LOOKED_AT:]
        found = next((name for inside, name in _IN_ZIP if inside in beginning), None)
        return Known(found, _hint(path)) if found else Known("an archive (zip)", _UNPACK)
    return None


def of_text(path: Path, text: str) -> Known | None:
    """Tell what a text is that is no TOML; None where it may well be meant as such."""
    ending = path.suffix.lower()
    beginning = text[:_LOOKED_AT].lstrip()
    name = _by_beginning(beginning, whole=len(text) <= _LOOKED_AT)
    if ending not in _PLAIN or not re.search(_HEADER, text):
        name = name if ending == ".toml" else _BY_ENDING.get(ending) or name
    if name is None and ending in ("", ".toml", ".data") and _is_table(beginning):
        name = _BY_ENDING[".csv"]
    return Known(name, _hint(path)) if name else None


def _hint(path: Path, otherwise: str = _BEGIN) -> str:
    """Say what to do with a file: to import it, where that can be done."""
    format = _IMPORTS.get(path.suffix.lower())
    return f"'dipview import {format} {path.name} -o FILE.toml' reads it" if format else otherwise


def _by_beginning(text: str, *, whole: bool) -> str | None:
    lower = text[:200].lower()
    if lower.startswith("<?xml"):
        return "XML"
    if lower.startswith(("<!doctype html", "<html")):
        return "a web page (HTML)"
    if text.startswith(("{\n", "{ ", '{"', "[{", "[\n")) and _is_json(text, whole=whole):
        return "JSON"
    return "YAML" if text.startswith(("---\n", "%YAML")) else None


def _is_json(text: str, *, whole: bool) -> bool:
    """Tell whether a text is JSON; of a long one, whether its beginning may be."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        # What does not fit is only the end, or a second value on a line of its own.
        return error.msg == "Extra data" or (not whole and error.pos > len(text) - 200)
    except (ValueError, RecursionError):
        return False
    return True


def _is_table(text: str) -> bool:
    """Tell whether several lines have as many cells as the first, and none of them sets a key."""
    lines = text.split("\n")[:6]
    if len(lines) < 3 or any("=" in line or line.startswith(("[", "#")) for line in lines):
        return False
    for separator in (",", ";", "\t"):
        try:
            widths = {len(row) for row in csv.reader(lines[:-1], delimiter=separator)}
        except csv.Error:
            continue
        if len(widths) == 1 and widths.pop() > 1:
            return True
    return False
