"""Written tables: the records of a dataset as the tables that a file of TOML would have."""

from __future__ import annotations

from collections.abc import Iterator

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.records import CLASSES, TABLES, Written
from dipview.dataset.snapshot.encoding import unstructured
from dipview.model.kinds import Kind
from dipview.model.statements import Statement

Table = dict[str, object]


def written_tables(dataset: Dataset) -> Iterator[tuple[Kind, Table]]:
    """Give the table of each record but positions, which stand in statements, kind by kind.

    Read again, they give the same records: what follows from a vote is left out.
    """
    for kind in TABLES.values():
        for id in steps(dataset.ids(kind), kind.plural):
            record = dataset.record(id)
            assert isinstance(record, CLASSES[kind])  # noqa: S101 - for the type checker
            yield kind, written_table(dataset, record)


def written_table(dataset: Dataset, record: Written) -> Table:
    """Give the table of a record; dates are texts."""
    table = unstructured(record)
    if isinstance(record, Statement) and record.follows_vote:
        _without_what_follows(dataset, record, table)
    return table


def header_table(dataset: Dataset) -> Table:
    """Give the table of a dataset's header; empty where it says nothing."""
    return unstructured(dataset.header)


def _without_what_follows(dataset: Dataset, statement: Statement, table: Table) -> None:
    """Take out of a statement what its vote gives it again when it is read."""
    event = dataset.event(statement.event) if statement.event else None
    if event is None or event.vote is None or statement.option is None:
        return
    if statement.date == event.date:
        table.pop("date", None)
    kept = [
        written
        for entry, written in zip(statement.positions, _list(table, "positions"), strict=True)
        if entry.issue != event.vote.on
    ]
    table.pop("positions", None)
    if kept:
        table["positions"] = kept


def _list(table: Table, key: str) -> list[object]:
    value = table.get(key, [])
    assert isinstance(value, list)  # noqa: S101 - for the type checker
    return value
