"""Updating: what a second import changes, told in words, and what people changed since, kept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from attrs import define, field

from dipview.computing import steps
from dipview.dataset.conversion import converter
from dipview.dataset.records import CLASSES
from dipview.dataset.snapshot.encoding import unstructured
from dipview.exchange.import_memory import ImportMemory, digest
from dipview.exchange.imported import Imported, Table
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.writing.toml_text import inline_text


@define
class Update:
    """What is to be written, by kind and id, and what is to be told of it."""

    tables: dict[tuple[Kind, str], Table] = field(factory=dict)
    """New records, and those of which something changes, whole."""
    new: list[str] = field(factory=list)
    """Ids of records that are made."""
    changed: list[str] = field(factory=list)
    """What changes in records that are there, in words."""
    kept: list[str] = field(factory=list)
    """What people changed since, and is kept, in words."""
    gone: list[str] = field(factory=list)
    """What is in the dataset and not in the files any more, and is kept, in words."""


@frozen
class Standing:
    """A record as it stands in a dataset."""

    table: Table
    """As it is written."""
    shared: Mapping[str, object] = MappingProxyType({})
    """What its file gives to it besides."""
    path: Path | None = None
    """Its file."""


def updated(
    imported: Imported, there: Mapping[tuple[Kind, str], Standing], memory: ImportMemory
) -> Update:
    """Compare what is imported with what is there, and with what was imported before.

    A key that stands as it was imported takes what is imported now; one that somebody has changed
    since is kept, and told where the import says something else.

    Args:
        imported: What the files give now.
        there: The records of the dataset as they are written, by kind and id.
        memory: What was imported from these files before.
    """
    update = Update()
    for kind, table in steps(list(imported), "records"):
        id = str(table["id"])
        before = memory.before(id)
        standing = there.get((kind, id))
        if standing is None:
            if before is None:
                update.tables[kind, id] = table
                update.new.append(id)
            else:
                update.kept.append(f"{kind.value} '{id}' was taken out of the dataset")
            continue
        if _says_the_same(standing, table):
            continue
        merged = dict(standing.table)
        for line in _merge(kind, merged, standing, table, before or {}, update):
            update.changed.append(f"{kind.value} '{id}': {line}")
        if merged != standing.table:
            update.tables[kind, id] = merged
    if not imported.changes_alone:
        _tell_gone(update, imported, there, memory)
    return update


def _says_the_same(standing: Standing, table: Table) -> bool:
    """Tell at once that a record says what is imported, and no more; False where that is unsure."""
    said = standing.table
    if standing.shared or said.keys() != table.keys():
        return False
    return all(value == table[key] or _in_iso(value) == table[key] for key, value in said.items())


def _in_iso(value: object) -> str | None:
    """Give a day as its text."""
    return value.isoformat() if type(value) is dt.date else None


def _merge(
    kind: Kind,
    merged: Table,
    standing: Standing,
    table: Table,
    before: Mapping[str, str],
    update: Update,
) -> Iterator[str]:
    """Put what is imported into a record; yields in words what changes."""
    ours = _canonical(kind, {**standing.shared, **merged})
    # A part of a record, as a workbook gives it, is compared as a part of the whole.
    left = {key: value for key, value in ours.items() if key not in before}
    theirs = _canonical(kind, {**left, **table})
    for key in dict.fromkeys((*table, *before)):
        here, now, then = _digest(ours, key), _digest(theirs, key), before.get(key)
        if now in (here, then) or then == _digest(table, key):
            continue
        if then is not None and then == _digest(standing.table, key):
            here = then  # As it was written, in whatever form the files had it.
        was, wanted = _apart(ours.get(key), theirs.get(key))
        many = isinstance(ours.get(key, theirs.get(key)), list)
        if here != then:
            said = f"{key} {'stay' if many else 'stays'} {_said(was)}, not {_said(wanted)}"
            update.kept.append(f"{kind.value} '{merged['id']}': {said}")
        elif key not in table:
            merged.pop(key, None)
            yield f"{key} {'go; they were' if many else 'goes; it was'} {_said(was)}"
        else:
            merged[key] = table[key]
            before_that = f", not {_said(was)}" if key in ours else ""
            yield f"{key} {'are' if many else 'is'} now {_said(wanted)}{before_that}"


def _apart(ours: object, theirs: object) -> tuple[object, object]:
    """Give what two values have not in common: of lists, the items that are in one of them."""
    if not isinstance(ours, list) or not isinstance(theirs, list):
        return ours, theirs
    mine = [each for each in ours if each not in theirs]
    new = [each for each in theirs if each not in ours]
    if not mine and not new:  # They are in another order.
        return ours, theirs
    return _alone(mine), _alone(new)


def _alone(items: list[object]) -> object:
    return items[0] if len(items) == 1 else items or None


def _digest(table: Table, key: str) -> str | None:
    return digest(table[key]) if key in table else None


def _tell_gone(
    update: Update,
    imported: Imported,
    there: Mapping[tuple[Kind, str], Standing],
    memory: ImportMemory,
) -> None:
    made = {str(table["id"]) for _, table in imported}
    update.gone.extend(
        f"{kind.value} '{id}'" for kind, id in there if id in memory.records and id not in made
    )


def _said(value: object) -> str:
    """Give a value in a few words."""
    if value is None:
        return "nothing"
    text = f"'{value}'" if isinstance(value, str) else inline_text(value)
    return text if len(text) <= 60 else f"{text[:59]}…"


def _canonical(kind: Kind, table: Mapping[str, object]) -> Table:
    """Give a record's table as it would be if it were read and written again.

    A list of one text is no text, a default is left out, a date is its text. What is no sound
    record is given as it is.
    """
    try:
        return unstructured(_structure()(dict(table), CLASSES[kind]))
    except Exception:  # whatever a faulty table raises: `check` tells of it, not an import
        return dict(table)


@cache
def _structure() -> Callable[[Any, Any], Any]:
    return converter(shared=1 << 10).structure
