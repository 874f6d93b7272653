"""Names of sheets: such as Excel takes, each once."""

from __future__ import annotations

import re

from dipview.formats.display import show

LONGEST_NAME = 31
"""Characters of a sheet's name."""
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_TAKEN = frozenset(("history",))
"""What Excel keeps for itself."""


class SheetNames:
    """Gives sheets their names."""

    def __init__(self) -> None:
        self._given: set[str] = set(_TAKEN)

    def named(self, wanted: str, otherwise: str = "Sheet") -> str:
        """Give a name: the one that is wanted as far as Excel takes it, numbered where it is taken.

        Args:
            wanted: Text of the data.
            otherwise: What to call the sheet where nothing of that is left.
        """
        shown = " ".join(_REFUSED.sub(" ", show(wanted)).split()).strip("' ")
        bare = _cut(shown, LONGEST_NAME) or otherwise
        name, number = bare, 1
        while name.casefold() in self._given:
            number += 1
            ending = f" ({number})"
            name = _cut(bare, LONGEST_NAME - len(ending)) + ending
        self._given.add(name.casefold())
        return name


def _cut(text: str, length: int) -> str:
    """Shorten a name to what Excel counts as so many characters, whole ones."""
    if _length(text) <= length:
        return text
    while _length(text) > length - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def _length(text: str) -> int:
    """Count characters as Excel does: those beyond the first plane twice."""
    return len(text.encode("utf-16-le")) // 2
