"""Spans: stretches of display-safe text with a role, cut and wrapped by the cells they take."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple, TypeAlias

from rich.cells import cell_len

from dipview.formats.width import GLUE, is_single
from dipview.tui.theme import Role

_JOINER = "\u200d"
_ELLIPSIS = "…"
_DATE = re.compile(r"\b\d{1,2} [A-Z][a-z]{2}(?: \d{4})?\b|\b[A-Z][a-z]{2} \d{4}\b")
"""A date as dipview writes it: ``15 Nov 2033``, ``15 Nov`` or ``Nov 2033``."""
_LONGEST_DATE = 11
"""Cells of a date."""


class TextSpan(NamedTuple):
    """A stretch of text that is drawn in one way; the text is display-safe already."""

    text: str
    role: Role = Role.INK
    match: bool = False
    """Drawn as something that the user searched for."""


Line: TypeAlias = tuple[TextSpan, ...]
"""Runs that are drawn from left to right."""
_Piece: TypeAlias = tuple[str, int, TextSpan]
"""What must not be torn apart, the cells that it takes, and whose part it is."""


def width_of(line: Iterable[TextSpan]) -> int:
    """Count the terminal cells that ``line`` takes."""
    return sum(len(span.text) if is_single(span.text) else cell_len(span.text) for span in line)


def text_of(line: Iterable[TextSpan]) -> str:
    """Give the text of ``line``."""
    return "".join(span.text for span in line)


def clusters(text: str) -> Iterator[str]:
    """Split ``text`` into the smallest pieces that must not be torn apart.

    A piece is a character with the zero-width ones after it, and whatever a joiner ties to it; a
    newline is one of its own.
    """
    start = 0
    for index in range(1, len(text)):
        parted = "\n" in text[index - 1 : index + 1]
        if not parted and (text[index - 1] == _JOINER or not cell_len(text[index])):
            continue
        yield text[start:index]
        start = index
    if text:
        yield text[start:]


def _pieces(line: Iterable[TextSpan]) -> Iterator[_Piece]:
    for span in line:
        if is_single(span.text):
            yield from ((character, 1, span) for character in span.text)
        else:
            yield from ((piece, cell_len(piece), span) for piece in clusters(span.text))


def _joined(pieces: Iterable[_Piece]) -> Line:
    """Put pieces together again, as few spans as their roles allow."""
    spans: list[TextSpan] = []
    texts: list[str] = []
    last: TextSpan | None = None
    for text, _, span in pieces:
        if last is not None and (span.role, span.match) != (last.role, last.match):
            spans.append(last._replace(text="".join(texts)))
            texts = []
        texts.append(text)
        last = span
    if last is not None:
        spans.append(last._replace(text="".join(texts)))
    return tuple(spans)


def fit(line: Line, width: int) -> Line:
    """Cut ``line`` to at most ``width`` cells; an ellipsis stands for what is cut off."""
    if width <= 0:
        return ()
    if width_of(line) <= width:
        return _unglued(line)
    if all(is_single(span.text) for span in line):
        kept = _slice(line, 0, width - 1)
        role = next(span for span in (*_slice(line, width - 1, width), *line))
        return _unglued(_merged((*kept, role._replace(text=_ELLIPSIS))))
    pieces: list[_Piece] = []
    used = 0
    for piece in _pieces(line):
        if used + piece[1] > width - 1:
            pieces.append((_ELLIPSIS, 1, piece[2]))
            break
        used += piece[1]
        pieces.append(piece)
    return _unglued(_joined(pieces))


def _slice(line: Line, start: int, end: int) -> Line:
    """Give characters ``start`` up to ``end`` of a line."""
    spans: list[TextSpan] = []
    for span in line:
        if start < len(span.text) and end > 0 and (text := span.text[max(start, 0) : end]):
            spans.append(span._replace(text=text))
        start, end = start - len(span.text), end - len(span.text)
        if end <= 0:
            break
    return tuple(spans)


def _merged(line: Line) -> Line:
    """Put the last two spans together, where they have the same role."""
    if len(line) > 1 and line[-1][1:] == line[-2][1:]:
        return (*line[:-2], line[-2]._replace(text=line[-2].text + line[-1].text))
    return line


def pad(line: Line, width: int, *, right: bool = False) -> Line:
    """Cut or fill ``line`` to exactly ``width`` cells; ``right`` fills before the text."""
    line = fit(line, width)
    space = width - width_of(line)
    if space <= 0:
        return line
    blank = (TextSpan(" " * space),)
    return blank + line if right else line + blank


def wrap(line: Line, width: int, most: int | None = None) -> list[Line]:
    """Break ``line`` into lines of at most ``width`` cells, between words where that is possible.

    A word that is wider than a line is broken behind its hyphens where it has any.

    A newline in the text begins a new line; at ``GLUE``, which is drawn as a space, none breaks,
    nor in a date.
    There is always at least one line; a character that is wider than ``width`` is left out.

    Args:
        line: What to break.
        width: Cells of a line.
        most: Lines that are wanted; what follows them may be missing. None for all.
    """
    text = text_of(line)
    newlines = "\n" in text
    if not newlines and width_of(line) <= width:
        return [_unglued(line)]
    line = _with_whole_dates(line, width)
    text = text_of(line)
    if width > 0 and is_single(text.replace("\n", "") if newlines else text):
        return [_unglued(_slice(line, *each)) for each in islice(_breaks(text, width), most)]
    return [_unglued(each) for each in islice(_wrapped(line, width), most)]


def _with_whole_dates(line: Line, width: int) -> Line:
    """Glue the parts of each date together, where a line has room for one."""
    if width < _LONGEST_DATE:
        return line
    return tuple(
        span._replace(text=_DATE.sub(lambda found: found[0].replace(" ", GLUE), span.text))
        for span in line
    )


def _breaks(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Give where each line begins and ends, of text whose characters take one cell each."""
    start = 0
    for paragraph in text.split("\n"):
        yield from breaks(text, start, start + len(paragraph), width)
        start += len(paragraph) + 1


def breaks(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Break a line of a text whose characters take one cell each.

    Args:
        text: The text.
        start: Where the line begins in it.
        end: Where it ends.
        width: Cells of a line.

    Yields:
        Where each part begins and ends.
    """
    while end - start > width:
        last = start + width
        if text[last] != " ":
            last = text.rfind(" ", start + 1, last)
        if last < 0:
            last = text.rfind("-", start + 1, start + width) + 1 or start + width
            yield start, last
            start = last
        else:
            yield start, last
            start = last + 1
    yield start, end


def _wrapped(line: Line, width: int) -> Iterator[Line]:
    """Break a line as ``wrap`` does, character by character, clusters kept whole."""
    row: list[_Piece] = []
    used = 0
    space = -1
    for text, cells, span in _pieces(line):
        if text == "\n":
            yield _joined(row)
            row, used, space = [], 0, -1
            continue
        if cells > width:
            continue
        if used + cells > width and text == " ":
            yield _joined(row)
            row, used, space = [], 0, -1
            continue
        while row and used + cells > width:
            if space > 0:
                head, row = row[:space], row[space + 1 :]
            else:
                head, row = _parted(row)
            yield _joined(head)
            used, space = sum(piece[1] for piece in row), -1
        if text == " ":
            space = len(row)
        row.append((text, cells, span))
        used += cells
    yield _joined(row)


def _parted(row: list[_Piece]) -> tuple[list[_Piece], list[_Piece]]:
    """Part a word that fills a line: behind its last hyphen, or else nowhere."""
    for at in range(len(row) - 1, 0, -1):
        if row[at][0] == "-":
            return row[: at + 1], row[at + 1 :]
    return row, []


def limited(lines: list[Line], most: int, width: int) -> list[Line]:
    """Keep the first ``most`` lines; an ellipsis ends the last where more would follow.

    Args:
        lines: Lines of at most ``width`` cells.
        most: How many to keep; at least 1.
        width: Cells of a line.
    """
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    role = last[-1].role if last else Role.INK
    return [*lines[: most - 1], fit((*last, TextSpan(f" {_ELLIPSIS}", role)), width)]


def _unglued(line: Line) -> Line:
    """Put spaces where no line might break."""
    if not any(GLUE in span.text for span in line):
        return line
    return tuple(span._replace(text=span.text.replace(GLUE, " ")) for span in line)
