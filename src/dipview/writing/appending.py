"""Appending: a text of TOML put at the end of a file, whole or not at all, the rest as it is.

For what is no record yet: a skeleton with its comments, the header of a dataset. Records are
written by the writer.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from dipview.dataset.problems import Problem
from dipview.dataset.reading import parsed
from dipview.dataset.records import HEADER
from dipview.writing.file_text import FileText, Splice
from dipview.writing.locking import alone
from dipview.writing.steps import write_text
from dipview.writing.write_error import WriteError


def append(file: FileText, name: str, record: str) -> int:
    """Append a record to a file as it was read; to one that is not there, it is made.

    Args:
        file: The file.
        name: The name of the record's table, like ``actors``.
        record: Its TOML, with line feeds.

    Returns:
        The number of the line on which its first line stands.

    Raises:
        OutputError: It does not fit what is there, somebody else changed the file in the meantime,
            or it cannot be written; then the file is as it was.
    """
    text, end = file.text, len(file.text)
    gap = "\n" if text and not text.endswith("\n") else ""
    gap += "\n" if text.strip() else ""
    raw = file.spliced([Splice(end, end, f"{gap}{record}")])
    if not _holds(raw, file.tables, name):
        written = f"[{name}]" if name == HEADER else f"[[{name}]]"
        what = f"a new {written} cannot follow what it says of {name} already"
        raise WriteError(file.path, what, "name another file of the dataset")
    with alone(file.path):
        write_text(file, raw)
    return f"{text}{gap}".count("\n") + 1


def _holds(text: str, before: Mapping[str, object], name: str) -> bool:
    """Tell whether a text says all that was said before, and one more record, or the header."""
    file = parsed(Path(), text, len(text))
    if isinstance(file, Problem):
        return False
    said = {key: value for key, value in file.tables.items() if key != name}
    had = {key: value for key, value in before.items() if key != name}
    records, earlier = file.tables.get(name), before.get(name, [])
    if not isinstance(records, list):
        return said == had and name not in before
    return said == had and isinstance(earlier, list) and records[:-1] == earlier
