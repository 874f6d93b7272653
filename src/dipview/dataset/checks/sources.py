"""Sources: every record rests on one, of a type that citation tools know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.dataset.nearest import Finder
from dipview.dataset.records import Finding, Records
from dipview.dataset.value_conversion import shortened
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.sources import SOURCE_TYPES

_KNOWN = frozenset(SOURCE_TYPES)


def check(records: Records) -> Iterator[Finding]:
    """Find records without sources, and sources of an unknown type."""
    finder = Finder(SOURCE_TYPES)
    for id, source in records.sources.items():
        if source.type not in _KNOWN:
            said = f": '{shortened(source.type)}' is not a type of source"
            hint = finder.hint(source.type, "use a type of CSL, such as article-newspaper")
            yield records.find(id, source, ("type",), "unknown-source-type", said, hint)
    groups: tuple[Mapping[str, Actor | Issue | Event], ...] = (
        records.actors,
        records.issues,
        records.events,
    )
    for group in groups:
        for id, record in group.items():
            if not (record.sources or records.was_given(id, record, "sources")):
                hint = 'add sources = ["id"]'
                path = ("sources",)
                yield records.find(id, record, path, "unsourced", " rests on no source", hint)
