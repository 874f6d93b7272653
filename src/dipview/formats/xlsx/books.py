"""Books: workbooks in which texts stay texts, as much as Excel takes, under names it takes."""

from __future__ import annotations

import io
import re
from typing import NamedTuple

import xlsxwriter

from dipview.formats.safe_text import show

LONGEST = 32_767
"""The most characters of a cell."""
MOST_ROWS = 1_048_576
"""The most rows of a sheet, its head among them."""
MOST_COLUMNS = 16_384
LONGEST_NAME = 31
"""Characters of a sheet's name."""
_REFUSED = re.compile(r"[\[\]:*?/\\\x00-\x1f]+")
_TAKEN = frozenset(("history",))
"""What Excel keeps for itself."""
PLAIN = {"num_format": "@", "valign": "top"}
"""The look of a text."""
HEAD = {**PLAIN, "bold": True, "bg_color": "#eeeeee"}
"""The look of a heading."""
_AS_TEXT = {f"strings_to_{what}": False for what in ("formulas", "urls", "numbers")}


class Limits(NamedTuple):
    """What a sheet has room for; what is more goes on elsewhere."""

    characters: int = LONGEST
    rows: int = MOST_ROWS
    columns: int = MOST_COLUMNS


EXCEL = Limits()


def new_book(target: io.BytesIO) -> xlsxwriter.Workbook:
    """Begin a workbook that leaves nothing on the disk while it is made.

    Args:
        target: Gets it when it is closed.
    """
    return xlsxwriter.Workbook(target, {**_AS_TEXT, "in_memory": True})


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
    if length_of(text) <= length:
        return text
    while length_of(text) > length - 1:
        text = text[:-1]
    return f"{text.rstrip()}…"


def length_of(text: str) -> int:
    """Count characters as Excel does: those beyond the first plane twice."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2
