"""Reading back: what is to be written is read once more before it takes the old file's place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from dipview.dataset.problems import Problem
from dipview.dataset.reading import parsed
from dipview.dataset.records import TABLES
from dipview.writing.file_text import FileText
from dipview.writing.record_lines import comments_in
from dipview.writing.record_text import alike, ordered_table
from dipview.writing.splicing import Spliced
from dipview.writing.write_error import WriteError

_NOTHING = "nothing was written; make the change in an editor"


def check_read_back(old: FileText, new: Spliced) -> None:
    """Make sure that a text says what it is to say, and has every comment that was there.

    Args:
        old: The file as it is.
        new: What is to take its place.

    Raises:
        WriteError: It does not.
    """
    path = new.file.path
    file = parsed(path, new.file.raw, len(new.file.raw))
    if isinstance(file, Problem) or not _as_asked(new.file.tables, file.tables):
        what = "as it is written, the change would change something else too"
        raise WriteError(path, what, _NOTHING)
    if _lost_comments(old.text, new):
        what = "as it is written, a comment would be lost by the change"
        raise WriteError(path, what, _NOTHING)


def _as_asked(asked: Mapping[str, Any], read: Mapping[str, Any]) -> bool:
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


def _lost_comments(old: str, new: Spliced) -> Counter[str]:
    """Count the comments that are not there any more, those within records that go left out.

    The text between the first place that changes and the last is looked through.
    """
    start = min((each.start for each in new.splices), default=0)
    end = max((each.end for each in new.splices), default=0)
    tail = len(old) - end
    had = Counter(comments_in(old[start:end]))
    has = Counter(comments_in(new.file.text[start : len(new.file.text) - tail]))
    for each in new.gone:
        had.subtract(comments_in(old[each.start : each.end]))
    return had - has
