"""Runs and paragraphs of a Word document, as XML made of display-safe text.

Whatever the data says becomes text between tags. No element, attribute, style or address is ever
made of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from html import escape
from typing import NamedTuple

from dipview.formats.html_cells import BETWEEN
from dipview.formats.safe_text import show

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
_STRETCH = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]"
    "(?:[^A-Za-z\u00c0-\u058f\u0900-\ufb1c]*"
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff])*"
)
"""From a letter that runs to the left to the last one before letters that do not."""
_TO_THE_RIGHT = "\u200e"
"""Keeps what stands behind Arabic or Hebrew behind it: a date would else be drawn before it."""


class Line(NamedTuple):
    """What stands in a paragraph, or in a part of one."""

    xml: str
    """Its runs."""
    text: str
    """The same in words."""
    to_left: bool = False
    """It begins with letters that run to the left."""


def run(text: str, style: str = "", *, italic: bool = False) -> str:
    """Write display-safe text as runs, those from right to left apart.

    Args:
        text: Of one line.
        style: Id of a character style; empty for none.
        italic: Set it in italics.
    """
    look = f'<w:rStyle w:val="{style}"/>' if style else ""
    look += "<w:i/>" if italic else ""
    return "".join(_one_way(piece, look, to_left) for piece, to_left in _stretches(text))


def _one_way(text: str, look: str, to_left: bool) -> str:
    look += "<w:rtl/>" if to_left else ""
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""
    written = escape(text, quote=False)
    return f'<w:r>{properties}<w:t xml:space="preserve">{written}</w:t></w:r>'


def _stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Part a text into stretches, each with whether it runs to the left."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        yield from [(text, False)] if text else []
        return
    done = 0
    for match in _STRETCH.finditer(text):
        end = match.end()
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        if text[done : match.start()]:
            yield text[done : match.start()], False
        yield text[match.start() : end], True
        done = end
    if text[done:]:
        yield text[done:], False


def begins_to_left(text: str) -> bool:
    """Tell whether the first letter that has a direction runs to the left."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return False
    ways = map(unicodedata.bidirectional, text)
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)


def composed(text: str) -> str:
    """Keep the order of names, dates and places in a list, whichever way each of them runs."""
    if text.isascii() or not _RIGHT_TO_LEFT.search(text):
        return text
    pieces = BETWEEN.split(text)
    return "".join(f"{each}{_TO_THE_RIGHT * bool(_ends_to_left(each))}" for each in pieces)


def _ends_to_left(text: str) -> bool:
    ways = map(unicodedata.bidirectional, reversed(text))
    return next((way != "L" for way in ways if way in ("L", "R", "AL")), False)


def line(text: str, style: str = "") -> Line:
    """Write a text of the data so that it is shown as it is and nothing in it acts."""
    shown = show(text).strip()
    return Line(run(shown, style), shown, begins_to_left(shown))


def joined(lines: Iterable[Line], between: str = " · ") -> Line:
    """Put lines behind each other, in their order whichever way each of them runs."""
    each = [one for one in lines if one.xml]
    if len(each) == 1:
        return each[0]
    pieces = [f"{one.xml}{_kept_in_order(one.text)}" for one in each]
    return Line(run(between).join(pieces), between.join(one.text for one in each))


def marked(words: Line, marks: Line) -> Line:
    """Put the marks of notes right behind words, which run their own way."""
    return Line(words.xml + marks.xml, words.text + marks.text, words.to_left)


def _kept_in_order(text: str) -> str:
    return run(_TO_THE_RIGHT) if not text.isascii() and _ends_to_left(text) else ""


def paragraph(line: Line, style: str, *, keep: bool = False, inside: str = "") -> str:
    """Write a paragraph.

    Args:
        line: What stands in it.
        style: Id of a paragraph style.
        keep: It stays on a page with what follows.
        inside: Further properties of the paragraph that follow its direction.
    """
    way = "<w:bidi/>" if line.to_left else ""
    kept = "<w:keepNext/>" if keep else ""
    look = f'<w:pStyle w:val="{style}"/>{kept}{way}{inside}'
    return f"<w:p><w:pPr>{look}</w:pPr>{line.xml}</w:p>"
