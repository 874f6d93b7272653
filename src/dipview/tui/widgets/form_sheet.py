"""The lines of a statement's form: each with its key, what it holds, and what is to be seen to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.widgets import Static

from dipview.capture.form_lines import Line
from dipview.capture.shown_lines import ShownLine
from dipview.formats.safe_text import show
from dipview.formats.width import cut, pad, wrap
from dipview.tui.gate import Ink, Part, stacked

_MARK = 2
"""Cells of the mark before a line."""
_LABEL = 13
"""Cells of what a line is called."""
_BEFORE = _MARK + 2 + _LABEL + 1
"""Cells before what a line holds: mark, key and name."""
_LEAST = 12
_LINES = 3
"""Lines of the screen that the value of one line takes at most."""


class FormSheet(Static):
    """Draws the lines of a form, and grows with them."""

    DEFAULT_CSS = "FormSheet { height: auto; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)

    def show(
        self,
        shown: Sequence[ShownLine],
        width: int,
        open_line: Line | None = None,
        besides: str = "",
        *,
        brief: bool = False,
    ) -> int:
        """Show lines.

        Args:
            shown: What they hold.
            width: The cells that there are.
            open_line: The line into which something is typed now.
            besides: What is to be told below them.
            brief: Give each but the open one a line of the screen alone.

        Returns:
            The lines of the screen that they take.
        """
        rows = [
            row
            for each in shown
            for row in _rows(each, width, open_=each.line is open_line, brief=brief)
        ]
        if besides:
            rows.append((" " * _MARK, (cut(show(besides), width - _MARK), Ink.MUTED)))
        self.update(stacked(rows))
        return len(rows)


def _rows(shown: ShownLine, width: int, *, open_: bool, brief: bool) -> Iterator[tuple[Part, ...]]:
    """Draw a line: its mark, its key, its name, what it holds, and what is to be known of it."""
    room = max(width - _BEFORE, _LEAST)
    mark, ink = _mark(shown)
    value, remark = show(shown.text), show(shown.remark)
    if remark and not value:
        value, remark, told = remark, "", ink
    else:
        told = Ink.MUTED if shown.assumed or not value else Ink.PLAIN
    if brief and not open_:
        value = cut(value, room)
    first, *more = wrap(value or "–", room)
    if len(more) >= _LINES:
        more = [*more[: _LINES - 2], cut(f"{' '.join(more[_LINES - 2 :])} …", room)]
    name = pad(shown.line.word, _LABEL)
    before = "› " if open_ else f"{mark} "
    yield (
        (before, Ink.STRONG if open_ else ink),
        (f"{shown.line.value} ", Ink.STRONG),
        (f"{name} ", Ink.ACCENT if open_ else Ink.MUTED),
        (first, told),
        *(() if more else _beside(first, remark, room, ink)),
    )
    for line in more:
        yield (" " * _BEFORE, (line, told))
    if remark and (more or not _fits(first, remark, room)) and (open_ or not brief):
        for line in wrap(remark, room)[:_LINES]:
            yield (" " * _BEFORE, (line, ink))


def _fits(first: str, remark: str, room: int) -> bool:
    return len(pad(first, 0)) + 3 + len(remark) <= room


def _beside(first: str, remark: str, room: int, ink: Ink) -> tuple[Part, ...]:
    if not remark or not _fits(first, remark, room):
        return ()
    return ("   ", (remark, ink))


def _mark(shown: ShownLine) -> tuple[str, Ink]:
    """Give the sign before a line: something is missing, or has to be looked at."""
    if shown.missing:
        return "!", Ink.CONDITIONAL
    if shown.doubtful:
        return "?", Ink.CONDITIONAL
    return " ", Ink.MUTED
