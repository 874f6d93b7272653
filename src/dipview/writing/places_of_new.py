"""Places of new records: which file of a dataset a record goes to that is not in it yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from dipview.model.kinds import Kind
from dipview.writing.catalogue import SOURCES, FileRecords


def place_of_new(
    kind: Kind, source: str, files: Sequence[FileRecords], opened: Sequence[Path]
) -> Path:
    """Say which file a new record goes to.

    Args:
        kind: Its kind.
        source: The id of the source that prints it, or of the source that it is; may be empty.
        files: What stands where.
        opened: The files and folders of the dataset, at least one.

    Returns:
        The source's own file, where the dataset has one for each source; else the file that has
        most of the kind, for a statement of those of its source; else the one that was opened.
    """
    if source and kind in (Kind.STATEMENT, Kind.SOURCE):
        own = _file_of_source(source, files)
        if own is not None:
            return own
    if kind is Kind.STATEMENT and (
        of_source := [each for each in files if source in each.by_source]
    ):
        return max(of_source, key=lambda each: each.by_source[source]).path
    if source and kind in (Kind.STATEMENT, Kind.SOURCE):
        folder = _folder_of_sources(files)
        if folder is not None:
            return folder / f"{source}.toml"
    most = max(files, key=lambda each: each.counts[kind.plural], default=None)
    if most is not None and most.counts[kind.plural]:
        return most.path
    first = opened[0]
    return first / f"{kind.plural}.toml" if first.is_dir() else first


def _file_of_source(source: str, files: Sequence[FileRecords]) -> Path | None:
    """Find the file that is called like a source, and has it, in a folder of such files."""
    named = (each for each in files if each.path.parent.name == SOURCES)
    return next((each.path for each in named if each.path.stem == source), None)


def _folder_of_sources(files: Sequence[FileRecords]) -> Path | None:
    """Find the folder in which each source has a file of its own."""
    for each in files:
        if each.path.parent.name == SOURCES and each.ids.get(each.path.stem) == SOURCES:
            return each.path.parent
    return None
