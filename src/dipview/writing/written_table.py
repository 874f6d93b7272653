"""Written tables: what a record says in its file, as it is written there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dipview.dataset.limits import Limits
from dipview.model.kinds import Kind
from dipview.writing.file_text import FileText
from dipview.writing.write_error import WriteError


def written_table(path: Path, kind: Kind, id: str) -> Mapping[str, Any]:
    """Read the table of a record, without what its file gives to all statements.

    Args:
        path: The file in which it stands.
        kind: Any but a position, which stands inside a statement.
        id: Its id.

    Raises:
        WriteError: The file cannot be read, or does not have the record once.
    """
    file = FileText.read(path, Limits())
    records = file.tables.get(kind.plural)
    found = [
        each
        for each in (records if isinstance(records, list) else [])
        if isinstance(each, dict) and each.get("id") == id
    ]
    if len(found) != 1:
        count = f"{len(found)} records" if found else "no record"
        what = f"it has {count} of {kind.value} '{id}'"
        raise WriteError(path, what, "look at the file: it may have changed")
    return found[0]
