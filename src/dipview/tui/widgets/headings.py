"""Headings: the titles of narrow columns on a few lines, so cut that they are told apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import takewhile

from dipview.computing import checked
from dipview.formats.safe_text import show
from dipview.formats.width import cells
from dipview.tui.theme import Role
from dipview.tui.widgets.text_spans import (
    Line,
    TextSpan,
    clusters,
    limited,
    text_of,
    wrap,
)

_ELLIPSIS = "…"
_WIDEST = 40
"""Cells of a column at most, however long its title is."""
_WORD = re.compile(r"\S+\s*")
_LONG = 20
"""Characters of a word that is split where titles begin alike."""
_LONGEST = 400
"""Characters of a title that are looked at."""


def widths_for(titles: Sequence[str], room: int, gap: int, bounds: tuple[int, int]) -> list[int]:
    """Choose widths of columns of marks: the longest word, and what is free for longer titles.

    Args:
        titles: The titles.
        room: Cells for all columns.
        gap: Cells between two columns.
        bounds: The least and the most cells of a column where there is no room to spare.
    """
    least, most = bounds
    widths = [min(max(least, longest), most) for longest in longest_words(tuple(titles))]
    free = room - sum(widths) - gap * (len(widths) - 1)
    if free < 1:
        return widths
    wanted = [
        max(width, min(_WIDEST, len(t) // 2)) for width, t in zip(widths, titles, strict=True)
    ]
    level = least
    while level < _WIDEST:
        grown = [max(w, min(want, level + 1)) for w, want in zip(widths, wanted, strict=True)]
        if sum(grown) + gap * (len(grown) - 1) > room:
            break
        level += 1
    return [max(w, min(want, level)) for w, want in zip(widths, wanted, strict=True)]


def headings(titles: Sequence[str], widths: Sequence[int], most: int) -> list[list[Line]]:
    """Break titles into lines; what is cut says so, and titles that begin alike stay apart.

    Args:
        titles: The titles.
        widths: The cells of each column.
        most: Lines of a title at most.
    """
    shown = [show(title[:_LONGEST]) for title in titles]
    drawn = {at: _cut(title, widths[at], most) for at, title in enumerate(shown)}
    _tell_apart(list(drawn), [_words(title) for title in shown], widths, most, drawn, 0)
    return [drawn[at] for at in range(len(titles))]


def _tell_apart(
    places: Sequence[int],
    words: Sequence[Sequence[str]],
    widths: Sequence[int],
    most: int,
    drawn: dict[int, list[Line]],
    common: int,
) -> None:
    """Draw those anew that look alike: without words in the middle that they have in common."""
    alike: dict[str, list[int]] = {}
    for at in places:
        alike.setdefault(" ".join(map(text_of, drawn[at])), []).append(at)
    for group in alike.values():
        titles = {tuple(words[at]) for at in group}
        shared = _shared(titles)
        if len(titles) < 2 or shared <= common:
            continue
        for at in group:
            drawn[at] = _without_middle(words[at], shared, widths[at], most)
        _tell_apart(group, words, widths, most, drawn, shared)


def _without_middle(words: Sequence[str], shared: int, width: int, most: int) -> list[Line]:
    """Draw the words that tell a title apart, and before them as many others as have room."""
    gap = " " if words[shared - 1].endswith(" ") else ""
    rest = gap + ("".join(words[shared:]) or words[-1])
    room = width * most - len(rest)
    kept = shared - 1
    while kept > 0 and sum(map(len, words[:kept])) > room:
        kept -= 1
    for head in range(kept, -1, -1):
        lines = wrap(_line(f"{''.join(words[:head])}{_ELLIPSIS}{rest}"), width)
        if len(lines) <= most:
            return lines
    return _cut(f"{_ELLIPSIS}{rest}", width, most)


def _cut(title: str, width: int, most: int) -> list[Line]:
    return limited(wrap(_line(title), width, most + 1), most, width)


def _line(text: str) -> Line:
    return (TextSpan(text, Role.QUIET),)


def _words(title: str) -> Sequence[str]:
    """Split a title after each word; long ones, and those of scripts without spaces, further."""
    words = _WORD.findall(title)
    pieces = ([word] if len(word) <= _LONG and word.isascii() else clusters(word) for word in words)
    return [piece for each in pieces for piece in each] or [""]


def _shared(titles: Iterable[tuple[str, ...]]) -> int:
    """Count the words with which all titles begin."""
    first, last = min(titles), max(titles)
    pairs = zip(first, last, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


@lru_cache(maxsize=2)
def longest_words(titles: tuple[str, ...]) -> tuple[int, ...]:
    """Measure the longest word of each title, in cells.

    The last ones are kept: the titles are the same at each width of the terminal, and there may be
    thousands.
    """
    return tuple(_longest_word(title) for title in checked(titles))


def _longest_word(title: str) -> int:
    shown = show(title[:_LONGEST])
    # Of thousands of columns each is measured: a printable character of ASCII has one cell.
    return max(map(len if shown.isascii() else cells, shown.split()), default=0)
