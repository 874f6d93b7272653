"""Record lines: which lines of a text are a record's own, and which comments belong to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dipview.dataset.scanning import Outline, Segment, WrittenKey, comments, written_keys

_COMMENTS = re.compile(r"(?:[ \t]*#[^\n]*(?:\n|\Z))+")
_BLANK_LINE = re.compile(r"[ \t]*\n")
_HEADER = re.compile(r"[ \t]*\[")


def inline_array(text: str, outline: Outline, table: str) -> WrittenKey | None:
    """Find a table's records where they are written as one array: ``actors = [{ … }]``."""
    return next((key for key in written_keys(text, outline.root) if key.path == (table,)), None)


def comments_in(text: str) -> Iterator[str]:
    """Give the comments of a text, without blanks behind them."""
    return (comment.rstrip() for _, comment in comments(text))


def line_start(text: str, offset: int) -> int:
    """Give the offset at which the line of an offset begins."""
    return text.rfind("\n", 0, offset) + 1


def line_end(text: str, offset: int) -> int:
    """Give the offset behind the line of an offset, and behind its line feed if it has one."""
    found = text.find("\n", offset)
    return len(text) if found < 0 else found + 1


def end_of(text: str, segment: Segment) -> int:
    """Give the offset behind the last line of a segment that says something."""
    ends = [key.end for key in written_keys(text, segment)]
    return line_end(text, ends[-1] if ends else segment.start)


def runs_of(text: str, segments: Sequence[Segment]) -> list[tuple[int, int]]:
    """Give the stretches of whole lines that segments take up, those that adjoin as one.

    The comments behind the last key of a stretch are not in it.
    """
    runs: list[tuple[int, int]] = []
    last: Segment | None = None
    for segment in segments:
        start = line_start(text, segment.header)
        if last is not None and last.end == segment.header:
            start = runs.pop()[0]
        runs.append((start, end_of(text, segment)))
        last = segment
    return runs


def end_with_comments(text: str, end: int) -> int:
    """Give the offset behind the comments that follow a record at once and are its own.

    Comments that a header follows at once are that record's.
    """
    found = _COMMENTS.match(text, end)
    if found is None or _HEADER.match(text, found.end()):
        return end
    return found.end()


def without_gap(text: str, start: int, end: int) -> tuple[int, int]:
    """Stretch a run of lines that is to go by the blank lines that would be too many then."""
    blank_before = start == 0 or text[:start].endswith(("\n\n", "\n \n"))
    after = end
    while blank_before and (blank := _BLANK_LINE.match(text, after)):
        after = blank.end()
    if after == len(text) and after > start > 0:
        # Nothing follows: what parted it from what stands before goes too.
        kept = text[:start].rstrip(" \t\n")
        start = line_end(text, len(kept)) if kept else 0
    return start, after
