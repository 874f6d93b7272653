"""Layout: into which files of a new dataset the imported records go."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from os.path import relpath
from pathlib import PurePosixPath

from dipview.computing import steps
from dipview.dataset.records import HEADER
from dipview.exchange.imported import Imported, Table
from dipview.model.header import SCHEMA, Header
from dipview.model.ids import is_slug
from dipview.model.kinds import Kind
from dipview.writing.catalogue import SOURCES
from dipview.writing.record_text import in_order, record_text
from dipview.writing.toml_text import line_text

_MAIN = "dataset.toml"


def laid_out(imported: Imported, *, whole: bool) -> dict[str, str]:
    """Write the files of a dataset that have records; gives the text of each by its path."""
    pieces = laid_out_in_pieces(imported, whole=whole)
    return {name: "".join(each) for name, each in pieces.items()}


def laid_out_in_pieces(imported: Imported, *, whole: bool) -> dict[str, list[str]]:
    """Write the files of a dataset that have records.

    Args:
        imported: Its records.
        whole: Put all records into one file, the first; else a source with statements goes into a
            file of its own with them, ``sources/ID.toml``.

    Returns:
        The text of each file, in pieces, by its path from the dataset.
    """
    own = frozenset() if whole else sources_apart(imported)
    parts: dict[str, list[str]] = {_MAIN: [_header_text(imported.header)]}
    for kind, table in steps(list(imported), "records"):
        name = file_of(kind, table, own) if own else _MAIN
        stored = kind is Kind.SOURCE and "text" in table
        written = {**table, "text": text_from(name, table)} if stored else table
        pieces = parts.setdefault(name, [])
        pieces += ("\n", record_text(kind, written)) if pieces else (record_text(kind, written),)
    return parts


def text_from(file: str, source: Table) -> object:
    """Give the path of a source's stored text from the file that has the source.

    Args:
        file: The path of that file from the dataset.
        source: The source; the path in it is one from the dataset.
    """
    text = source["text"]
    if not isinstance(text, str) or "/" not in text:
        return text
    return PurePosixPath(relpath(text, PurePosixPath(file).parent)).as_posix()


def _header_text(header: Mapping[str, object]) -> str:
    table: Table = {"schema": SCHEMA, **header}
    lines = [line_text(name, table[name]) for name in in_order(Header, table)]
    return "".join(f"{line}\n" for line in (f"[{HEADER}]", *lines))


def sources_apart(imported: Imported) -> frozenset[str]:
    """Give the ids of the sources that have a file of their own in a folder."""
    named = (each.get("source") for each in imported.of(Kind.STATEMENT).values())
    return frozenset(each for each in named if isinstance(each, str) and is_slug(each))


def file_of(kind: Kind, table: Table, own: Collection[str]) -> str:
    """Say which file of a new dataset a record goes to.

    Args:
        kind: Its kind.
        table: The record.
        own: The sources that have a file of their own.
    """
    source = table["id"] if kind is Kind.SOURCE else table.get("source")
    if kind in (Kind.SOURCE, Kind.STATEMENT) and isinstance(source, str) and source in own:
        return f"{SOURCES}/{source}.toml"
    return _MAIN
