"""Formats: formats and ways to cite, by name, and the format that a file's ending means."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType


class Format(StrEnum):
    """A format for a view."""

    TEXT = "text"
    MARKDOWN = "markdown"
    CSV = "csv"
    JSON = "json"
    HTML = "html"
    DOCX = "docx"
    XLSX = "xlsx"

    @property
    def is_binary(self) -> bool:
        """It is no text: it goes into a file, never to a terminal."""
        return self in (Format.DOCX, Format.XLSX)

    @property
    def is_data(self) -> bool:
        """It is read by programs, and is UTF-8 whatever the locale says."""
        return self in (Format.CSV, Format.JSON)

    @property
    def is_table(self) -> bool:
        """It has rows and nothing else: what is to be said of them is said beside it."""
        return self is Format.CSV


TEXT_FORMATS = tuple(each for each in Format if not each.is_binary)
"""The formats that are text."""
FORMATS = f"{', '.join([*Format][:-1])} or {[*Format][-1]}"
"""The names of all formats, in words."""


class Cite(StrEnum):
    """How a document for readers says where something is printed."""

    NUMBERED = "numbered"
    """A number in the text, the place beside it; a numbered list of sources at the end."""
    INLINE = "inline"
    """The source and the place in brackets in the text; a list of sources at the end."""
    FOOTNOTE = "footnote"
    """A number in the text; a note at the end for each place that is cited."""


class FormatError(ValueError):
    """No writer fits a name or a file's ending; the message says which there are."""


ENDINGS: Mapping[str, Format] = MappingProxyType(
    {
        "": Format.TEXT,
        ".txt": Format.TEXT,
        ".text": Format.TEXT,
        ".md": Format.MARKDOWN,
        ".markdown": Format.MARKDOWN,
        ".csv": Format.CSV,
        ".json": Format.JSON,
        ".html": Format.HTML,
        ".htm": Format.HTML,
        ".docx": Format.DOCX,
        ".xlsx": Format.XLSX,
    }
)
"""The format that a file's ending means; a name without ending means text."""

PROPOSED: Mapping[Format, str] = MappingProxyType(
    {
        format: next(ending for ending, means in ENDINGS.items() if ending and means is format)
        for format in Format
    }
)
"""The ending that is proposed for each format; it means that format."""


def format_named(name: str) -> Format:
    """Find a format by its name or ending (``markdown``, ``md``).

    Raises:
        FormatError: There is none.
    """
    wanted = name.strip().lower()
    if found := ENDINGS.get(f".{wanted}"):
        return found
    raise FormatError(f"there is no format '{name}'; use {FORMATS}")


def with_ending(name: str, format: Format) -> str:
    """Give a file's name the ending of a format, in place of one that means another.

    What does not say a format stays a part of the name: ``report.2017`` becomes
    ``report.2017.csv``.
    """
    path = Path(name)
    stem = name.removesuffix(path.suffix) if path.suffix.lower() in ENDINGS else name
    return f"{stem}{PROPOSED[format]}" if path.name else name


def guess_format(path: Path) -> Format:
    """Tell a format by a file's ending.

    Raises:
        FormatError: The ending is not known.
    """
    ending = path.suffix.lower()
    if found := ENDINGS.get(ending):
        return found
    raise FormatError(
        f"a file's ending '{ending}' does not say in which format to write; name one: {FORMATS}"
    )
