"""Source lines: a line of a file with a caret under the column that a problem speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.file_lines import Line
from dipview.formats.safe_text import show_with_offsets
from dipview.formats.width import ELLIPSIS, cells, cut, cut_before

_GUTTER = " | "
_LEAST = 20
"""How many cells of a line are shown however narrow the terminal is."""


def excerpt(line: Line, number: int, width: int) -> Iterator[str]:
    """Show a line, safe for a terminal, and a caret under its column.

    Args:
        line: The part of the line around the column.
        number: The line's number.
        width: How many cells there are; a longer line is cut on both sides of the column.

    Yields:
        Two lines without line feeds.
    """
    margin = f"  {number}"
    room = max(_LEAST, width - len(margin) - len(_GUTTER))
    shown, offsets = show_with_offsets(line.before + line.after)
    column = offsets[len(line.before)]
    before, after = shown[:column], shown[column:]
    head = ELLIPSIS if line.cut_before else ""
    tail = ELLIPSIS if line.cut_after else ""
    if cells(head + before + after + tail) > room:
        before = cut_before(head + before, max(room // 2, room - cells(after + tail)))
        after = cut(after + tail, room - cells(before))
    else:
        before, after = head + before, after + tail
    yield f"{margin}{_GUTTER}{before}{after}".rstrip()
    yield f"{' ' * len(margin)}{_GUTTER}{' ' * cells(before)}^"
