"""The plain style: publisher, title, date, agencies, address, and places in their own words."""

from __future__ import annotations

from collections.abc import Sequence

from dipview.model.sources import Source
from dipview.views.parts.citations import dated_reference, reference_text


def full(source: Source, places: str) -> str:
    """Write all of a source: ``RFE/RL, Tillerson Says…, 11 Apr 2017, paragraph 8``."""
    return ", ".join(part for part in (reference_text(source), places) if part)


def brief(source: Source) -> str:
    """Name a source in a few words: ``RFE/RL, 11 Apr 2017``."""
    return dated_reference(source)


def again(source: Source, places: str, number: int, *, last: bool) -> str:  # noqa: ARG001
    """Write a source that was cited before: all of it, each time."""
    return full(source, places)


def places(locators: Sequence[str]) -> str:
    """Join places, each once, naming a label that they share once: ``paragraphs 8, 9``."""
    each = list(dict.fromkeys(locators))
    parted = [one.partition(" ") for one in each]
    labels = {label for label, _, _ in parted}
    values = [value for _, _, value in parted]
    if len(each) > 1 and len(labels) == 1 and all(values):
        return f"{labels.pop().removesuffix('s')}s {', '.join(values)}"
    return ", ".join(each)
