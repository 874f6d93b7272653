"""Sources: every record rests on one, of a type that citation tools know."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dipview.dataset.findings import Finding, Records
from dipview.dataset.nearest import Finder
from dipview.dataset.value_conversion import shortened
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.sources import SOURCE_TYPES, Source
from dipview.model.symbols import meant_as_symbol, read_symbol, symbol_hint

_KNOWN = frozenset(SOURCE_TYPES)
_TOLD_BY_SYMBOLS = ("resolution", "meeting-record")
"""Types that a symbol tells, so that one of them cannot stand for the other, or for a document."""


def check(records: Records) -> Iterator[Finding]:
    """Find records without sources, and sources of an unknown type."""
    finder = Finder(SOURCE_TYPES)
    for id, source in records.sources.items():
        if source.type not in _KNOWN:
            said = f": '{shortened(source.type)}' is not a type of source"
            hint = finder.hint(source.type, "use a type of CSL, such as article-newspaper")
            yield records.find(id, source, ("type",), "unknown-source-type", said, hint)
        if source.symbol:
            yield from _of_symbol(records, id, source)
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


def _of_symbol(records: Records, id: str, source: Source) -> Iterator[Finding]:
    """Find a symbol that is not made as one, or that says something else than the type."""
    symbol = read_symbol(source.symbol)
    if symbol is None:
        if meant_as_symbol(source.symbol):
            said = f": '{shortened(source.symbol)}' is no symbol of the United Nations"
            hint = symbol_hint(source.symbol)
            yield records.find(id, source, ("symbol",), "odd-symbol", said, hint)
    elif source.type in _TOLD_BY_SYMBOLS and source.type != symbol.type:
        said = f": {shortened(source.symbol)} is told to be a {source.type}"
        hint = f'by its symbol it is: {symbol.in_words}; write type = "{symbol.type}"'
        yield records.find(id, source, ("type",), "symbol-misfit", said, hint)
