"""Widths in terminal cells: measuring, cutting, padding and wrapping display-safe text.

Character clusters (an emoji with its modifiers, a letter with its accents) are kept whole as far
as Rich's tables of Unicode tell them. Latin letters and the usual punctuation need no tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len, split_graphemes

ELLIPSIS = "…"
GLUE = "\ue000"
"""A space at which no line breaks: display-safe text has no such character."""
_SPACES = f" {GLUE}"
_WORD = re.compile("[^ ]+ *")
_LISTED = re.compile(f"(?s:.+?)(?:[,;]{GLUE}|\\Z)")
_GLUED = re.compile(rf"(?:\[\d+\]{GLUE})?(?s:.+?)(?:{GLUE}+|\Z)")
_LOOSE_END = r"[\s\u200c-\u200f]+\Z"
"""What has nothing to part, join or direct any more before an ellipsis."""
_LATIN = (range(0x20, 0x7F), range(0xA0, 0x300), range(0x2010, 0x2028), range(0x2030, 0x205F))
_SINGLE = frozenset((GLUE, *(chr(point) for points in _LATIN for point in points)))
"""Latin letters and punctuation: each takes one cell and joins no other."""


def cells(text: str) -> int:
    """Count the terminal cells that display-safe text takes."""
    if is_single(text):
        return len(text)
    return cell_len(text)


def is_single(text: str) -> bool:
    """Tell whether each character takes one cell and joins no other."""
    return text.isascii() or _SINGLE.issuperset(text)


def _clusters(text: str) -> Sequence[tuple[int, int]]:
    """Give where each cluster begins, and the cells that it takes."""
    if is_single(text):
        return [(at, 1) for at in range(len(text))]
    return [(start, size) for start, _, size in split_graphemes(text)[0]]


def cut(text: str, width: int) -> str:
    """Shorten text to at most ``width`` cells, with an ellipsis where something is left out."""
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    return re.sub(_LOOSE_END, "", _head(text, width - 1)) + ELLIPSIS


def cut_before(text: str, width: int) -> str:
    """Shorten text to at most ``width`` cells at its beginning, with an ellipsis there."""
    if cells(text) <= width:
        return text
    if width < 1:
        return ""
    taken, first = len(ELLIPSIS), len(text)
    for start, size in reversed(_clusters(text)):
        taken += size
        if taken > width:
            break
        first = start
    return ELLIPSIS + text[first:]


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Fill text up with spaces to ``width`` cells; longer text stays as it is.

    Args:
        text: Display-safe text.
        width: In cells.
        right: Put the spaces before the text.
    """
    filling = " " * (width - cells(text))
    return filling + text if right else text + filling


def fit(text: str, width: int) -> str:
    """Make text exactly ``width`` cells wide, cut or padded."""
    return pad(cut(text, width), width)


def wrap(text: str, width: int) -> list[str]:
    """Break text into lines of at most ``width`` cells, at spaces where there are any.

    Args:
        text: Display-safe text, of one line.
        width: In cells; at least 1. A single character wider than that has a line of its own.

    Returns:
        The lines; nothing is lost but the spaces at which they break. One empty line for no text.
    """
    text = text.strip(" ")
    if is_single(text) and (GLUE not in text or _breaks_at_spaces(text, width)):
        return _wrapped(text, width)
    return _wrapped_by_words(text, width)


def _breaks_at_spaces(text: str, width: int) -> bool:
    """Tell whether no line of text with glue in it need break but at a space."""
    if f"{GLUE} " in text or text.endswith(GLUE):
        return False
    return max(map(len, text.split(" "))) <= width


def _wrapped(text: str, width: int) -> list[str]:
    """Break text of single cells, jumping from line to line."""
    lines: list[str] = []
    begin, length = 0, len(text)
    while length - begin > width:
        end = text.rfind(" ", begin, begin + width + 1)
        if end < 0:  # a word that is wider than a line
            return [*lines, *_wrapped_by_words(text[begin:], width)]
        lines.append(text[begin:end].rstrip(" "))
        begin = end + 1
        while text[begin] == " ":
            begin += 1
    return [*lines, text[begin:]]


def _wrapped_by_words(text: str, width: int) -> list[str]:
    lines: list[str] = []
    line, filled = "", 0
    for word in _words(text, width):
        taken = cells(word)
        bare = cells(word.rstrip(_SPACES))
        if line and filled + bare > width:
            lines.append(line.rstrip(_SPACES))
            line, filled = "", 0
        line += word
        filled += taken
    return [*lines, line.rstrip(_SPACES)]


def _words(text: str, width: int) -> Iterator[str]:
    """Split text after each run of spaces, and words wider than a line wherever they fill one."""
    for word in _WORD.findall(text):
        yield from [word] if cells(word.rstrip(_SPACES)) <= width else _parted(word, width)


def _parted(word: str, width: int) -> Iterator[str]:
    """Split what is glued together and wider than a line: after a comma before anywhere else."""
    for part in _LISTED.findall(word):
        if cells(part.rstrip(_SPACES)) <= width:
            yield part
            continue
        for piece in _GLUED.findall(part):
            yield from [piece] if cells(piece.rstrip(_SPACES)) <= width else _split(piece, width)


def _split(word: str, width: int) -> list[str]:
    """Split a word wherever it fills a line, in one pass; clusters are kept whole."""
    bare = word.rstrip(_SPACES)
    parts, begin, taken = [], 0, 0
    for start, size in _clusters(bare):
        if taken + size > width and start > begin:
            parts.append(word[begin:start])
            begin, taken = start, 0
        taken += size
    return [*parts, word[begin:]]


def _head(text: str, width: int) -> str:
    """Give the longest beginning of text that takes at most ``width`` cells, clusters whole."""
    taken = 0
    for start, size in _clusters(text):
        taken += size
        if taken > width:
            return text[:start]
    return text
