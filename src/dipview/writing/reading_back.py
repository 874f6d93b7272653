"""Reading back: what is to be written is read once more before it takes the old file's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from dipview.dataset.problems import Problem
from dipview.dataset.reading import parsed
from dipview.dataset.records import TABLES
from dipview.dataset.scanning import comments, outlined
from dipview.writing.file_text import FileText
from dipview.writing.record_lines import records_of, runs_of
from dipview.writing.record_text import alike, ordered_table
from dipview.writing.splicing import TableEdit
from dipview.writing.write_error import WriteError


def check_read_back(old: FileText, new: FileText, edits: Mapping[str, TableEdit]) -> None:
    """Make sure that a text says what it is to say, and has every comment that was there.

    Args:
        old: The file as it is.
        new: Its new text, with the tables that it is to say.
        edits: What became of its records.

    Raises:
        WriteError: It does not.
    """
    size = len(new.raw)
    file = parsed(new.path, new.raw, size)
    if isinstance(file, Problem) or not _as_asked(new.tables, file.tables):
        what = "as it is written, the change would change something else too"
        raise WriteError(new.path, what, "nothing was written; make the change in an editor")
    if Counter(_told(old, edits)) - Counter(each.rstrip() for _, each in comments(new.text)):
        what = "as it is written, a comment would be lost by the change"
        raise WriteError(new.path, what, "nothing was written; make the change in an editor")


def _as_asked(asked: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
    if asked == read and list(asked) == list(read):
        return True
    return asked.keys() == read.keys() and all(
        asked[name] == read[name] or _same_records(name, asked[name], read[name]) for name in asked
    )


def _same_records(name: str, asked: object, read: object) -> bool:
    """Compare records one by one: a day may be written as a text."""
    if name not in TABLES or not isinstance(asked, list) or not isinstance(read, list):
        return alike(asked, read)
    kind = TABLES[name]
    return len(asked) == len(read) and all(
        one == other
        or (
            alike(ordered_table(kind, one), ordered_table(kind, other))
            if isinstance(one, Mapping) and isinstance(other, Mapping)
            else alike(one, other)
        )
        for one, other in zip(asked, read, strict=True)
    )


def _told(old: FileText, edits: Mapping[str, TableEdit]) -> Iterator[str]:
    """Give the comments that must still be there: all but those inside of records that go."""
    outline = outlined(old.text)
    gone = [
        run
        for name, edit in edits.items()
        for at in edit.removed
        for run in (
            runs_of(old.text, records_of(outline, name)[at]) if records_of(outline, name) else ()
        )
    ]
    for offset, comment in comments(old.text):
        if not any(start <= offset < end for start, end in gone):
            yield comment.rstrip()
