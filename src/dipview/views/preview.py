"""A preview: the first records of files that are still being read, as plain rows."""

from __future__ import annotations

from collections.abc import Mapping

from attrs import field

from dipview.dataset.records import Written
from dipview.model.actors import Actor
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.model.statements import Statement
from dipview.model.values import frozen
from dipview.views.parts.dates_in_words import in_short
from dipview.views.parts.statement_row import quoted
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section, View

_LONGEST = 400
"""Characters of a text at most: a row has room for no more."""
_COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="text", title="Record"),
    Column(key="aside", title="Note", place=Place.UNDER),
)
_NAMES = (Column(key="text", title="Name"), Column(key="aside", title="Kind", place=Place.UNDER))


@frozen
class Seen:
    """A record as it was read, before anything that it refers to is known."""

    text: str
    meaning: Meaning = Meaning.TEXT
    date: str = ""
    aside: str = ""


@frozen
class Preview:
    """What has been read so far: the first records of each kind."""

    seen: Mapping[Kind, tuple[Seen, ...]] = field(factory=dict)


def seen_of(record: Written, names: Mapping[str, str]) -> Seen:
    """Look at a record.

    Args:
        record: The record, unchecked.
        names: The names of the actors that were read before it, by id.
    """
    match record:
        case Actor():
            return Seen(_cut(record.name), Meaning.NAME, aside=record.kind.value)
        case Statement():
            speakers = [names[id] for id in record.speakers if id in names]
            aside = ", ".join(speakers) or record.unnamed_speakers
            return Seen(*_words(record), _dated(record.date), _cut(aside))
        case Event():
            return Seen(_cut(record.title), date=_dated(record.date), aside=record.kind.value)
        case Issue():
            return Seen(_cut(record.sentence), aside=record.kind.value)
        case _:
            title, date = record.title or record.publisher or record.id, _dated(record.issued)
            return Seen(_cut(title), date=date, aside=record.type)


def preview_view(name: str, kind: Kind, preview: Preview) -> View:
    """Make the view of the records of a kind that have been read; of positions there are none.

    Args:
        name: Name of the pane that shows it.
        kind: The kind of its records.
        preview: What has been read.
    """
    seen = preview.seen.get(kind, ())
    actors = kind is Kind.ACTOR
    return View(
        name=f"reading {name}",
        title=name.capitalize(),
        sections=(
            Section(
                columns=_NAMES if actors else _COLUMNS,
                rows=tuple(_row(each, dated=not actors) for each in seen),
            ),
        ),
    )


def _row(seen: Seen, *, dated: bool) -> Row:
    date = (Cell(seen.date, Meaning.DATE),) if dated else ()
    cells = (*date, Cell(seen.text, seen.meaning), Cell(seen.aside, Meaning.QUIET))
    # Without an id: nothing can be opened, and no cursor stays on it, before all is read.
    return Row(id="", cells=cells)


def _words(statement: Statement) -> tuple[str, Meaning]:
    """Give the exact words in quotation marks, or else what cannot be taken for them."""
    if statement.quotable:
        return _cut(quoted(statement.text)), Meaning.WORDS
    return _cut(" … ".join(statement.text) or statement.summary or "no summary"), Meaning.SUMMARY


def _dated(span: Span | None) -> str:
    return in_short(span, None) if span else ""


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
