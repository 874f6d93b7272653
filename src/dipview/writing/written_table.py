"""Written tables: what records say in their files, as it is written there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dipview.dataset.limits import Limits
from dipview.model.kinds import Kind
from dipview.writing.file_text import FileText
from dipview.writing.write_error import WriteError


def records_in(tables: Mapping[str, object], kind: Kind) -> list[dict[str, Any]]:
    """Give the records of a kind that a file has, whatever else stands in their place."""
    listed = tables.get(kind.plural)
    return [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []


def written_table(path: Path, kind: Kind, id: str) -> Mapping[str, Any]:
    """Read the table of a record, without what its file gives to all statements.

    Args:
        path: The file in which it stands.
        kind: Any but a position, which stands inside a statement.
        id: Its id.

    Raises:
        WriteError: The file cannot be read, or does not have the record once.
    """
    tables = FileText.read(path, Limits()).tables
    found = [each for each in records_in(tables, kind) if each.get("id") == id]
    if len(found) != 1:
        count = f"{len(found)} records" if found else "no record"
        what = f"it has {count} of {kind.value} '{id}'"
        raise WriteError(path, what, "look at the file: it may have changed")
    return found[0]
