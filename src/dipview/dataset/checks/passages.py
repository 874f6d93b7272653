"""Passages: two places in a text that is stored, in order."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.dataset.findings import Finding, Records


def check(records: Records) -> Iterator[Finding]:
    """Find passages that can be in no text; no text is read for it."""
    for id, statement in records.statements.items():
        passage = statement.passage
        if not passage:
            continue
        if not is_passage(passage):
            said = ": this is no start and end of a passage"
        elif not records.sources[statement.source].text:
            said = f": its source '{statement.source}' has no text"
        else:
            continue
        hint = "write [start, end], in characters from 0 of a text that the source names"
        yield records.find(id, statement, ("passage",), "passage-misfit", said, hint)


def is_passage(numbers: tuple[int, ...]) -> bool:
    """Tell whether numbers are the start and the end of something that is not empty."""
    return len(numbers) == 2 and 0 <= numbers[0] < numbers[1]
