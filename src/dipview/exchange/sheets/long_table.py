"""Long table: a row a position as CSV, with headings that an import takes without a mapping."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.exchange.exchange_format import Writing
from dipview.exchange.separated_text import line_of
from dipview.exchange.sheets.mapping import FIELDS
from dipview.formats.formulas import kept_as_text
from dipview.model.kinds import Kind
from dipview.model.positions import PositionEntry
from dipview.model.statements import Statement

_LIST = "; "


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


def _row(dataset: Dataset, statement: Statement, entry: PositionEntry | None) -> dict[str, str]:
    source = dataset.source(statement.source)
    row = {
        "id": statement.id if len(statement.positions) <= 1 else "",
        "speaker": _names(dataset, statement.speakers),
        "unnamed_speakers": statement.unnamed_speakers,
        "on_behalf_of": _names(dataset, statement.on_behalf_of),
        "date": statement.date.text if statement.date else "",
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
            "stance": entry.stance.value,
            "value": entry.value,
            "condition": entry.condition,
            "reason": entry.reason,
            "priority": entry.priority.value if entry.priority else "",
        }
    return row


def _names(dataset: Dataset, ids: tuple[str, ...]) -> str:
    return _LIST.join(dataset.actor(id).name for id in ids)


def _count_left_out(writing: Writing, statement: Statement) -> None:
    for key in ("capacity", "targets", "about", "responds_to", "supersedes", "acts", "extra"):
        if getattr(statement, key):
            writing.left_out[f"{key} of # statements"] += 1
    named = (*statement.speakers, *statement.on_behalf_of)
    if any(_LIST.strip() in writing.dataset.actor(id).name for id in named):
        writing.left_out["statements of whom a name has a semicolon, which parts names"] += 1
    for entry in statement.positions:
        if entry.attributed_by or entry.holders or entry.basis:
            writing.left_out["positions with other holders, or on another's report"] += 1
