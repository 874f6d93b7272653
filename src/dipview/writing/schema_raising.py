"""Raising the schema: a header names the version of the format that a record comes to need."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from dipview.dataset.editions import SECOND, in_table, second_edition
from dipview.dataset.records import HEADER
from dipview.dataset.scanning import Outline, outlined
from dipview.model.header import FIRST, Header
from dipview.writing.catalogue import FileRecords
from dipview.writing.change import Change
from dipview.writing.file_text import FileText, Splice
from dipview.writing.record_edits import record_splices

_SCHEMA = "schema"


def header_behind(files: Iterable[FileRecords], changes: Iterable[Change]) -> Path | None:
    """Give the file whose header has to name a later version; None where none has to.

    A dataset without a header names no version.

    Args:
        files: The files of the dataset, in the order in which they are opened.
        changes: What is to be written.
    """
    needs = any(
        each.table is not None and second_edition(each.kind, each.table, in_table)
        for each in changes
    )
    if not needs:
        return None
    first = next((each for each in files if each.schema is not None), None)
    behind = first is not None and (first.schema or FIRST) < SECOND
    return first.path if first is not None and behind and not first.path.is_symlink() else None


def header_raised(file: FileText) -> Mapping[str, Any] | None:
    """Give what the header of a file is to say; None where it says that already."""
    header = file.tables.get(HEADER)
    if not isinstance(header, Mapping) or (header.get(_SCHEMA) or FIRST) != FIRST:
        return None
    return {**header, _SCHEMA: SECOND}


def header_splices(file: FileText, outline: Outline, header: Mapping[str, Any]) -> list[Splice]:
    """Change the header of a file; nothing where it does not stand under a line of its own."""
    segments = outline.records.get(HEADER)
    old = file.tables.get(HEADER)
    if not segments or not isinstance(old, Mapping):
        return []
    return record_splices(file.text, segments[0], old, header, Header)


def at_schema_of(file: FileText, other: FileText) -> FileText:
    """Give a file whose header names the later version of two, as somebody else's came to."""
    named = other.tables.get(HEADER)
    header = header_raised(file)
    if header is None or not isinstance(named, Mapping) or named.get(_SCHEMA) != SECOND:
        return file
    splices = header_splices(file, outlined(file.text), header)
    if not splices:
        return file
    return file.with_text(file.spliced(splices), {**file.tables, HEADER: header})


def without_schema(tables: Mapping[str, object]) -> dict[str, object]:
    """Give tables without the version that their header names."""
    header = tables.get(HEADER)
    if not isinstance(header, Mapping):
        return dict(tables)
    return {**tables, HEADER: {key: each for key, each in header.items() if key != _SCHEMA}}
