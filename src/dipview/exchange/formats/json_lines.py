"""JSON Lines: every record of a dataset, one a line, for programs; read back without loss.

The first line is the header, ``{"dataset": {…}}``; each other has the kind of its record as its
only key, ``{"actor": {…}}``, and under it the table that TOML would have, dates as texts.
https://jsonlines.org
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator

from dipview.computing import steps
from dipview.dataset.records import HEADER
from dipview.dataset.written_tables import header_table, written_tables
from dipview.exchange.exchange_format import (
    ExchangeFormat,
    NoJsonError,
    Reading,
    Writing,
    json_of,
)
from dipview.exchange.imported import Imported
from dipview.model.ids import is_slug
from dipview.model.kinds import Kind

_KINDS = {kind.value: kind for kind in Kind if kind is not Kind.POSITION}


def read(reading: Reading) -> Imported:
    """Read records, one a line.

    Raises:
        ExchangeError: A file is no text.
    """
    imported = Imported()
    for path, text in reading.texts():
        for number, line in enumerate(steps(text.split("\n"), "lines"), 1):
            if line.strip():
                _read_line(imported, line, f"{path.name}, line {number}")
    return imported


def write(writing: Writing) -> Iterator[str]:
    """Write every record, one a line."""
    yield _line(HEADER, header_table(writing.dataset))
    for kind, table in written_tables(writing.dataset):
        yield _line(kind.value, table)


def _line(name: str, table: dict[str, object]) -> str:
    return f"{json.dumps({name: table}, ensure_ascii=True, default=_dated)}\n"


def _dated(value: object) -> str:
    assert isinstance(value, dt.date | dt.time)  # noqa: S101 - nothing else is in a table
    return value.isoformat()


def _read_line(imported: Imported, line: str, place: str) -> None:
    try:
        said = json_of(line)
    except NoJsonError as error:
        said, why = None, str(error)
    else:
        why = "this is no record: one key, the kind, with a table"
    known = {HEADER, *_KINDS}
    if not (isinstance(said, dict) and len(said) == 1 and known.issuperset(said)):
        imported.not_read(place, why, f"the kinds are {', '.join(sorted(known))}")
        return
    ((name, table),) = said.items()
    if not isinstance(table, dict):
        imported.not_read(place, f"{name} is no table")
    elif name == HEADER:
        imported.head(table)
    elif not isinstance(table.get("id"), str):
        imported.not_read(place, f"this {name} has no id")
    elif not is_slug(table["id"]):
        hint = "an id has small letters, digits and hyphens"
        imported.not_read(place, f"'{table['id'][:80]}' is no id", hint)
    else:
        try:
            imported.add(_KINDS[name], table)
        except ValueError:
            said = f"there is a record '{table['id']}' above already"
            imported.not_read(place, said, "give one of them another id")


FORMATS = (
    ExchangeFormat(
        name="jsonl",
        title="JSON Lines",
        endings=(".jsonl", ".ndjson"),
        gives="every record, without loss",
        takes="every record, without loss",
        reads=read,
        writes=write,
        definition="https://jsonlines.org",
    ),
)
