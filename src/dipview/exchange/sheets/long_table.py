"""Long table: a row a position as CSV, with headings that an import takes without a mapping."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.exchange.exchange_format import Writing
from dipview.exchange.separated_text import line_of
from dipview.exchange.sheets.mapping import FIELDS
from dipview.formats.formulas import kept_as_text
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry
from dipview.model.stances import Stance
from dipview.model.statements import Statement

_LIST, _YES = "; ", "yes"
_HELD = {
    Kind.SOURCE: {"id", "title", "publisher", "issued", "url"},
    Kind.ACTOR: {"id", "name", "kind", "sources"},
    Kind.ISSUE: {"id", "proposition", "kind", "sources"},
    Kind.EVENT: {"id", "title", "date", "sources"},
}
"""Keys of other records than statements that rows hold, or that come back with them."""
_OF_STATEMENTS = frozenset(("positions", "speakers", *FIELDS))


def write(writing: Writing) -> Iterator[str]:
    """Write a row for each position, and for each statement without one."""
    dataset = writing.dataset
    yield line_of(list(FIELDS))
    for id in steps(dataset.ids(Kind.STATEMENT), "statements"):
        statement = dataset.statement(id)
        for entry in statement.positions or (None,):
            row = _row(dataset, statement, entry)
            yield line_of([kept_as_text(row.get(name, "")) for name in FIELDS])
        _count_left_out(writing, statement)
    for kind, held in _HELD.items():
        for id in dataset.ids(kind):
            record = dataset.record(id)
            if record is not None:
                writing.count_besides(record, kind.plural, held)


def _row(dataset: Dataset, statement: Statement, entry: PositionEntry | None) -> dict[str, str]:
    source = dataset.source(statement.source)
    row = {
        "id": statement.id if len(statement.positions) <= 1 else "",
        "speaker": _names(dataset, statement.speakers),
        "speaker_kind": _kind(dataset, statement.speakers),
        "unnamed_speakers": statement.unnamed_speakers,
        "on_behalf_of": _names(dataset, statement.on_behalf_of),
        "date": statement.date.text if statement.date else "",
        "date_inferred": _YES if statement.date_inferred else "",
        "source": source.title or source.id,
        "publisher": source.publisher,
        "issued": source.issued.text if source.issued else "",
        "url": source.url,
        "locator": statement.locator,
        "event": dataset.event(statement.event).title if statement.event else "",
        "text": " […] ".join(statement.text),
        "printed": " […] ".join(statement.printed),
        "summary": statement.summary,
        "form": statement.form.value,
        "status": statement.status.value if statement.status else "",
        "coded_by": statement.coded_by,
        "notes": statement.notes,
        "tags": _LIST.join(statement.tags),
    }
    if entry is not None:
        row |= {
            "issue": dataset.issue(entry.issue).sentence,
            "stance": entry.stance.value if entry.stance is not Stance.VALUE else "",
            "value": entry.value,
            "condition": entry.condition,
            "reason": entry.reason,
            "priority": entry.priority.value if entry.priority else "",
            "fallback": _YES if entry.fallback else "",
            "holders": _names(dataset, entry.holders),
            "attributed_by": _names(dataset, filter(None, (entry.attributed_by,))),
            "basis": entry.basis.value if entry.basis else "",
        }
    return row


def _names(dataset: Dataset, ids: Iterable[str]) -> str:
    return _LIST.join(dataset.actor(id).name for id in ids)


def _kind(dataset: Dataset, ids: Iterable[str]) -> str:
    """Give what kind of actor all of them are; nothing where they differ."""
    kinds = {dataset.actor(id).kind.value for id in ids}
    return kinds.pop() if len(kinds) == 1 else ""


def _count_left_out(writing: Writing, statement: Statement) -> None:
    writing.count_besides(statement, "statements", _OF_STATEMENTS)
    named = (*statement.speakers, *statement.on_behalf_of)
    if any(_LIST.strip() in writing.dataset.actor(id).name for id in named):
        writing.left_out["statements of whom a name has a semicolon, which parts names"] += 1
    for entry in statement.positions:
        writing.count_besides(entry, "positions", FIELDS.keys())
