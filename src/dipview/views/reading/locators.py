"""Locators: places in a text as they are cited, ``§19``, ``paragraph 19``, ``p. 4``."""

from __future__ import annotations

import re
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.dataset.texts.locators import printed_number
from dipview.views.reading.reading import Reading

_LOCATOR = re.compile(
    r"""["'\u201c]?\s*(?:
        (?P<paragraph>\u00a7{1,2}|\u00b6|para(?:graph|s)?\b\.?)
      | (?P<page>p{1,2}\b\.?|page\b)
    )\s*(?P<number>\d{1,6})(?:\s*[-\u2013]\s*\d{1,6})?\s*["'\u201d]?""",
    re.VERBOSE | re.IGNORECASE,
)


class Locator(NamedTuple):
    """A paragraph or a page; of several the first."""

    label: str
    """``paragraph`` or ``page``."""
    number: int


def locator_in(typed: str) -> Locator | None:
    """Read a locator; None where what is typed is none."""
    found = _LOCATOR.fullmatch(typed.strip())
    if found is None:
        return None
    return Locator("paragraph" if found["paragraph"] else "page", int(found["number"]))


def part_meant(dataset: Dataset, reading: Reading, locator: Locator) -> int | None:
    """Find the part of a text that a locator means.

    That is, of paragraphs, the one before which the number is printed, where any is; then the one
    on which a statement of that locator rests; then the one that is so many from the beginning.

    Returns:
        None where there is none.
    """
    if locator.label == "page":
        page = reading.paragraphs.of_page(locator.number)
        return _cited(dataset, reading, locator) if page is None else page
    for way in (_printed, _cited):
        if (part := way(dataset, reading, locator)) is not None:
            return part
    return reading.paragraphs.of_number(locator.number)


def _printed(_dataset: Dataset, reading: Reading, locator: Locator) -> int | None:
    paragraphs = reading.paragraphs
    for part, start in enumerate(paragraphs.starts):
        if paragraphs.numbers[part] and printed_number(reading.text, start) == locator.number:
            return part
    return None


def _cited(dataset: Dataset, reading: Reading, locator: Locator) -> int | None:
    for id in reading.order:
        statement = dataset.statement(id)
        if statement.source == reading.source and locator_in(statement.locator) == locator:
            return reading.parts[id]
    return None
