"""Layout: into which files of a new dataset the imported records go."""

from __future__ import annotations

from dipview.exchange.imported import Imported, Table
from dipview.model.header import SCHEMA
from dipview.model.kinds import Kind
from dipview.writing.record_text import header_text, record_text

_MAIN = "dataset.toml"


def laid_out(imported: Imported, *, whole: bool) -> dict[str, str]:
    """Write the files of a dataset.

    Args:
        imported: Its records and texts.
        whole: Put all records into one file, the first; else the statements of each source go
            into a file of their own, ``sources/ID.toml``.

    Returns:
        The text of each file by its path from the dataset.
    """
    parts: dict[str, list[str]] = {_MAIN: [header_text(_header(imported))]}
    for kind, table in imported:
        parts.setdefault(_file(kind, table, whole=whole), []).append(record_text(kind, table))
    files = {name: "\n".join(texts) for name, texts in parts.items()}
    return {**files, **imported.texts}


def _header(imported: Imported) -> Table:
    return {"schema": SCHEMA, **imported.header}


def _file(kind: Kind, table: Table, *, whole: bool) -> str:
    """Give the file of a record; sources stand in the main one, beside which their texts lie."""
    if kind is Kind.STATEMENT and not whole and table.get("source"):
        return f"sources/{table['source']}.toml"
    return _MAIN
