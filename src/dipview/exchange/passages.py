"""Passages: the text of each source and where its statements stand in it."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.computing import steps
from dipview.dataset.record_places import record_place
from dipview.dataset.texts.stored import Stored, root_of, stored_text
from dipview.exchange.exchange_format import Writing
from dipview.model.kinds import Kind
from dipview.model.sources import Source
from dipview.model.statements import RecordStatus, Statement
from dipview.model.values import frozen


@frozen
class Document:
    """A source with statements."""

    source: Source
    text: str
    """What is stored, and below it the words of statements that have no place in that."""
    places: dict[str, tuple[int, int]]
    """Where each statement stands, by its id, in characters."""


def documents_of(writing: Writing) -> Iterator[Document]:
    """Give the sources of a dataset that have statements; counts those that have none.

    What was retracted is left out, and counted: no such format can say that it was.
    """
    dataset = writing.dataset
    by_source: dict[str, list[Statement]] = {}
    for id in dataset.ids(Kind.STATEMENT):
        statement = dataset.statement(id)
        if statement.status is RecordStatus.RETRACTED:
            writing.left_out["retracted statements"] += 1
            continue
        by_source.setdefault(statement.source, []).append(statement)
    for id in steps(dataset.ids(Kind.SOURCE), "sources"):
        if id in by_source:
            yield _document(writing, dataset.source(id), by_source[id])
        else:
            writing.left_out["sources without statements"] += 1


def _document(writing: Writing, source: Source, statements: list[Statement]) -> Document:
    text = _stored(writing, source)
    places = {}
    for statement in statements:
        if text and len(statement.passage) == 2 and statement.passage[1] <= len(text):
            start, stop = statement.passage
        else:
            words = " […] ".join(statement.text or statement.printed) or statement.summary or "—"
            start = len(text) + 2 if text else 0
            text = f"{text}\n\n{words}" if text else words
            stop = len(text)
        places[statement.id] = (start, stop)
    return Document(source, text, places)


def _stored(writing: Writing, source: Source) -> str:
    """Give the stored text of a source; empty where there is none that can be read."""
    place = record_place(writing.dataset, source.id) if source.text else None
    if place is None:
        return ""
    stored = stored_text(source.text, place.file, root_of(place.file, writing.roots))
    return stored.text if isinstance(stored, Stored) else ""
