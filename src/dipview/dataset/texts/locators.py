"""Locators: the page or the paragraph on which a passage of a text stands, as it is cited."""

from __future__ import annotations

import re

from dipview.dataset.texts.paragraphs import Paragraphs, paragraphs_in

_PRINTED = re.compile(r"(?:\u00a7\s*|\(|\[)?(\d{1,6})(?:[.)\]]|\s)")
"""A number that is printed before a paragraph."""
_BARE = re.compile(r"\W*\d{1,6}\W*")
"""A number that stands alone: that of a page."""
_NUMBERED = 3
"""A text numbers its paragraphs itself where one of so many prints the next number: those of a
resolution's preamble have none, and the items of a list do not number the paragraphs around it."""


def printed_number(text: str, start: int) -> int | None:
    """Give the number that is printed before a paragraph; None for none.

    Args:
        text: The text.
        start: Where the paragraph begins.
    """
    found = _PRINTED.match(text, start)
    return int(found[1]) if found else None


class Locators:
    """Says where in a text a passage stands.

    Args:
        text: The text.
    """

    def __init__(self, text: str) -> None:
        self._paragraphs = paragraphs_in(text)
        self._counted, self._printed = _numbers(text, self._paragraphs)

    def at(self, start: int, end: int) -> str:
        """Give the locator of a passage: ``page 4``, ``paragraph 8``, ``paragraph 8-9``.

        Paragraphs have the numbers that the text prints before them, where it does. Else pages are
        counted where the text has them, and paragraphs where it has none.

        Args:
            start: Where the passage begins, in characters of the text.
            end: Where it ends.

        Returns:
            Empty where it cannot be told so that nothing else can be meant.
        """
        paragraphs, last = self._paragraphs, max(start, end - 1)
        paged = len(paragraphs.pages) > 1
        if self._printed or not paged:
            first, after = (self._number(paragraphs.at(place)) for place in (start, last))
            if first and after:
                return _between("paragraph", first, after)
        if not paged:
            return ""
        return _between("page", paragraphs.page_at(start), paragraphs.page_at(last))

    def _number(self, part: int) -> int:
        """Give the number by which a paragraph is cited; 0 for none."""
        if part < 0:
            return 0
        if self._printed:
            return self._printed[part]
        number = self._paragraphs.number_at(self._paragraphs.starts[part])
        other = self._counted.get(number)
        return number if other is None or other == part else 0


def _numbers(text: str, paragraphs: Paragraphs) -> tuple[dict[int, int], list[int]]:
    """Read the numbers that are printed before paragraphs.

    Returns:
        The first part before which each number is printed. And where the text numbers its
        paragraphs itself, under which number each part stands, 0 before the first; else nothing.
    """
    first: dict[int, int] = {}
    under: list[int] = []
    count, last, whole = 0, 0, 0
    for part, (start, number) in enumerate(zip(paragraphs.starts, paragraphs.numbers, strict=True)):
        whole += bool(number)
        printed = printed_number(text, start) if number else None
        if printed is not None and not _BARE.fullmatch(text, start, paragraphs.ends[part]):
            first.setdefault(printed, part)
            if not count or printed == last + 1:
                count, last = count + 1, printed
        under.append(last)
    return first, under if count > 1 and count * _NUMBERED >= whole else []


def _between(label: str, first: int, last: int) -> str:
    return f"{label} {first}" if first >= last else f"{label} {first}-{last}"
