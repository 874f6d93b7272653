"""Normal form: a text without what only typesetting changes, and where each character was.

Made alike are quotation marks, dashes, ligatures, words hyphenated at the end of a line, spaces and
line ends, ellipses, and accents written apart; nothing else is.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right

from dipview.computing import check
from dipview.model.combining_marks import is_composed, normalized
from dipview.model.values import frozen

_DASH = "\u2010-\u2015\u2212"
_LIGATURES = "\ufb00-\ufb06"
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u2039\u203a"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"
_NOTHING = "\u00ad\u200b\u2060\ufeff"
_BROKEN = r"[-\u2010](?<=[^\W\d_].)\n[ \t]*(?=[^\W\d_])"
_SET = (
    rf"(?P<broken>{_BROKEN})"
    rf"|(?P<dash>[{_DASH}][-{_DASH}]*|-[-{_DASH}]+)"
    r"|(?P<space>[^\S ]\s*| \s+)"
    rf"|(?P<single>[{_SINGLE}])|(?P<double>[{_DOUBLE}])"
    r"|(?P<ellipsis>\u2026|\.\s\.\s\.)"
    rf"|(?P<nothing>[{_NOTHING}]+)"
    rf"|(?P<ligature>[{_LIGATURES}])"
)
_CHANGED = re.compile(_SET)
_CHANGED_OR_ACCENTED = re.compile(rf"{_SET}|(?P<accented>\w[\u0300-\u036f]+)")
_BROKEN_WORD = re.compile(_BROKEN)
_BECOMES = {
    "dash": "-",
    "space": " ",
    "single": "'",
    "double": '"',
    "ellipsis": "...",
    "nothing": "",
}


@frozen(eq=False)
class NormalForm:
    """A text in normal form; places are counted in characters of the text as it was."""

    text: str
    _starts: array[int]
    """Where each character began."""
    _ends: array[int]
    """Where each character ended."""

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Give the place in the text as it was of characters of the normal form, at least one."""
        return self._starts[start], self._ends[end - 1]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """Give what lies between two places of the text as it was."""
        return bisect_left(self._starts, start), bisect_right(self._ends, end)


def normal_form(text: str, *, hyphens: bool = False) -> NormalForm:
    """Make the normal form of a text.

    Args:
        text: Any text.
        hyphens: Keep the hyphen of a word that is broken at the end of a line: it may be its own.
    """
    pieces: list[str] = []
    starts, ends = array("Q"), array("Q")
    done = 0
    pattern = _CHANGED if is_composed(text) else _CHANGED_OR_ACCENTED
    for match in pattern.finditer(text):
        check()
        start, end = match.span()
        pieces.append(text[done:start])
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        new = _becomes(match, hyphens=hyphens)
        pieces.append(new)
        starts.extend([start] * len(new))
        ends.extend([end] * len(new))
        done = end
    pieces.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return NormalForm("".join(pieces), starts, ends)


def breaks_words(text: str) -> bool:
    """Tell whether words of a text are broken at the ends of lines."""
    return _BROKEN_WORD.search(text) is not None


def _becomes(match: re.Match[str], *, hyphens: bool) -> str:
    kind = match.lastgroup or ""
    if kind == "broken":
        return "-" if hyphens else ""
    if kind in _BECOMES:
        return _BECOMES[kind]
    return normalized("NFKC" if kind == "ligature" else "NFC", match[0])
