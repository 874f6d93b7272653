"""Reads PDF in a limited process: the lines of its pages, put together to paragraphs.

A PDF knows no paragraphs. One begins where the distance between lines grows, a line is indented,
has letters of another size or a bullet, or where the last line is short and ends a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import Any, BinaryIO, NamedTuple

import pypdfium2

from dipview.capture.articles.saying import fact, paragraph, refused, remark
from dipview.processes.limited_work import serve

_WRONG_PASSWORD, _UNKNOWN_SECURITY = 4, 5
"""Error codes of PDFium's fpdfview.h."""
_HYPHEN = "\ufffe"
"""What PDFium has for a hyphen at the end of a line, and the end of that line with it."""
_PAGE = "\f"
"""What parts pages in a stored text."""
_ENDS_SENTENCE = re.compile(r"""[.!?:;…]["'”’»)\]]*$""")
_BULLET = re.compile(r"[•◦▪‣·–—*-] |\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,5})[.)] ")
_NO_TITLE = re.compile(
    r"microsoft word - .*|untitled.*|.*\.(?:docx?|rtf|odt|pdf|tex|indd|qxd|dvi)", re.IGNORECASE
)


class Line(NamedTuple):
    """A line of a page, in points from its lower left corner."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """Of its letters."""


def read(given: BinaryIO, _: Sequence[str]) -> Iterator[dict[str, object]]:
    """Read a PDF."""
    try:
        document = pypdfium2.PdfDocument(given.read())
    except pypdfium2.PdfiumError as error:
        secured = error.err_code in (_WRONG_PASSWORD, _UNKNOWN_SECURITY)
        yield refused("encrypted" if secured else "damaged")
        return
    for key, name in (("title", "Title"), ("author", "Author")):
        value = document.get_metadata_value(name).strip()
        if value and not (key == "title" and _NO_TITLE.fullmatch(value)):
            yield fact(key, value, "its properties")
    empty = 0
    for number in range(len(document)):
        lines = _lines(document[number])
        empty += not lines
        if number:
            yield paragraph(_PAGE)
        yield from map(paragraph, _paragraphs(lines))
    if empty and empty == len(document):
        yield refused("scanned")
    elif empty:
        yield remark("pictures", empty, len(document))


def _lines(page: Any) -> list[Line]:
    """Read the lines of a page in the order in which the file has them."""
    text_page = page.get_textpage()
    lines, at = [], 0
    for text in text_page.get_text_range().split("\r\n"):
        if text.strip():
            start = at + len(text) - len(text.lstrip())
            lines.append(_line(text_page, text, start, at + len(text.rstrip()) - 1))
        at += len(text) + 2
    text_page.close()
    page.close()
    return lines


def _line(text_page: Any, text: str, first: int, last: int) -> Line:
    left, base, right, top = text_page.get_charbox(first, loose=True)
    if last < text_page.count_chars():
        right = text_page.get_charbox(last, loose=True)[2]
    return Line(
        text.strip().replace(_HYPHEN, "-\n").replace(_PAGE, " "), left, right, base, top - base
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Put the lines of a page together; a hyphen at the end of a line keeps the line's end."""
    if not lines:
        return
    pitches = [one.base - two.base for one, two in pairwise(lines)]
    usual = median([each for each in pitches if each > 0] or [0.0])
    edge = max(line.right for line in lines)
    text = lines[0].text
    for before, line in pairwise(lines):
        if _begins(before, line, usual, edge):
            yield text
            text = line.text
        else:
            text += ("\n" if text.endswith(("-", "\u2010")) else " ") + line.text
    yield text


def _begins(before: Line, line: Line, usual: float, edge: float) -> bool:
    """Tell whether a line begins a paragraph."""
    pitch = before.base - line.base
    ended = _ENDS_SENTENCE.search(before.text) is not None
    if pitch <= 0:  # another column, or what stands beside
        return ended or abs(pitch) < before.size / 2
    return (
        pitch > 1.35 * usual
        or abs(line.size - before.size) > 0.15 * before.size
        or (line.left - before.left > 0.8 * line.size and not _BULLET.match(before.text))
        or _BULLET.match(line.text) is not None
        or (ended and before.right < edge - 0.1 * (edge - before.left))
    )


if __name__ == "__main__":
    serve(read)
