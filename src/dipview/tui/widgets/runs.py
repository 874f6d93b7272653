"""Runs: stretches of display-safe text with a look, cut and wrapped by the cells they take."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len

from dipview.formats.width import GLUE
from dipview.tui.theme import Look

_JOINER = "\u200d"
_ELLIPSIS = "…"


class Run(NamedTuple):
    """A stretch of text that is drawn in one way; the text is display-safe already."""

    text: str
    look: Look = Look.INK
    match: bool = False
    """Drawn as something that the user searched for."""


Line: TypeAlias = tuple[Run, ...]
"""Runs that are drawn from left to right."""


def width_of(line: Iterable[Run]) -> int:
    """Count the terminal cells that ``line`` takes."""
    return sum(cell_len(run.text) for run in line)


def clusters(text: str) -> Iterator[str]:
    """Split ``text`` into the smallest pieces that must not be torn apart.

    A piece is a character with the zero-width ones after it, and whatever a joiner ties to it.
    """
    start = 0
    for index in range(1, len(text)):
        if text[index - 1] == _JOINER or not cell_len(text[index]):
            continue
        yield text[start:index]
        start = index
    if text:
        yield text[start:]


def _pieces(line: Iterable[Run]) -> Iterator[tuple[str, int, Run]]:
    for run in line:
        if run.text.isascii():
            yield from ((character, 1, run) for character in run.text)
        else:
            yield from ((piece, cell_len(piece), run) for piece in clusters(run.text))


def _joined(pieces: Iterable[tuple[str, int, Run]]) -> Line:
    """Put pieces together again, as few runs as their looks allow."""
    runs: list[Run] = []
    texts: list[str] = []
    last: Run | None = None
    for text, _, run in pieces:
        if last is not None and (run.look, run.match) != (last.look, last.match):
            runs.append(last._replace(text="".join(texts)))
            texts = []
        texts.append(text)
        last = run
    if last is not None:
        runs.append(last._replace(text="".join(texts)))
    return tuple(runs)


def fit(line: Line, width: int) -> Line:
    """Cut ``line`` to at most ``width`` cells; an ellipsis stands for what is cut off."""
    if width <= 0:
        return ()
    if width_of(line) <= width:
        return _unglued(line)
    kept: list[tuple[str, int, Run]] = []
    used = 0
    for piece in _pieces(line):
        if used + piece[1] > width - 1:
            kept.append((_ELLIPSIS, 1, piece[2]))
            break
        used += piece[1]
        kept.append(piece)
    return _unglued(_joined(kept))


def pad(line: Line, width: int, *, right: bool = False) -> Line:
    """Cut or fill ``line`` to exactly ``width`` cells; ``right`` fills before the text."""
    line = fit(line, width)
    space = width - width_of(line)
    if space <= 0:
        return line
    blank = (Run(" " * space),)
    return blank + line if right else line + blank


def wrap(line: Line, width: int) -> list[Line]:
    """Break ``line`` into lines of at most ``width`` cells, between words where that is possible.

    A newline in the text begins a new line; at ``GLUE``, which is drawn as a space, none breaks.
    There is always at least one line; a character that is wider than ``width`` is left out.
    """
    if width_of(line) <= width and not any("\n" in run.text for run in line):
        return [_unglued(line)]
    lines: list[Line] = []
    row: list[tuple[str, int, Run]] = []
    used = 0
    space = -1
    for text, cells, run in _pieces(line):
        if text == "\n":
            lines.append(_joined(row))
            row, used, space = [], 0, -1
            continue
        if cells > width:
            continue
        if used + cells > width and text == " ":
            lines.append(_joined(row))
            row, used, space = [], 0, -1
            continue
        while row and used + cells > width:
            head, row = (row[:space], row[space + 1 :]) if space > 0 else (row, [])
            lines.append(_joined(head))
            used, space = sum(piece[1] for piece in row), -1
        if text == " ":
            space = len(row)
        row.append((text, cells, run))
        used += cells
    lines.append(_joined(row))
    return [_unglued(each) for each in lines]


def _unglued(line: Line) -> Line:
    """Put spaces where no line might break."""
    if not any(GLUE in run.text for run in line):
        return line
    return tuple(run._replace(text=run.text.replace(GLUE, " ")) for run in line)
