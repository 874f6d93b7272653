"""Updating: what a second import changes, told in words, and what people changed since, kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from attrs import define, field

from dipview.exchange.import_memory import ImportMemory, digest
from dipview.exchange.imported import Imported, Table
from dipview.model.kinds import Kind


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


def updated(
    imported: Imported, there: Mapping[tuple[Kind, str], Table], memory: ImportMemory
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
    for kind, table in imported:
        id = str(table["id"])
        before = memory.digests.get(id)
        written = there.get((kind, id))
        if written is None:
            if before is None:
                update.tables[kind, id] = table
                update.new.append(id)
            else:
                update.kept.append(f"{kind.value} '{id}' was taken out of the dataset")
            continue
        merged = dict(written)
        for line in _merge(merged, table, before or {}, update):
            update.changed.append(f"{kind.value} '{id}': {line}")
        if merged != written:
            update.tables[kind, id] = merged
    _tell_gone(update, imported, there, memory)
    return update


def _merge(merged: Table, table: Table, before: Mapping[str, str], update: Update) -> Iterator[str]:
    """Put what is imported into a record; yields in words what changes."""
    for key in dict.fromkeys((*table, *before)):
        ours, theirs = merged.get(key), table.get(key)
        here, now, then = _digest(merged, key), _digest(table, key), before.get(key)
        if now in (here, then):
            continue
        if here != then:
            update.kept.append(f"'{merged['id']}': {key} stays {_said(ours)}, not {_said(theirs)}")
        elif theirs is None:
            del merged[key]
            yield f"{key} goes; it was {_said(ours)}"
        else:
            merged[key] = theirs
            yield f"{key} is now {_said(theirs)}" + (f", not {_said(ours)}" if ours else "")


def _digest(table: Table, key: str) -> str | None:
    return digest(table[key]) if key in table else None


def _tell_gone(
    update: Update,
    imported: Imported,
    there: Mapping[tuple[Kind, str], Table],
    memory: ImportMemory,
) -> None:
    made = {str(table["id"]) for _, table in imported}
    update.gone.extend(
        f"{kind.value} '{id}'" for kind, id in there if id in memory.digests and id not in made
    )


def _said(value: object) -> str:
    """Give a value in a few words."""
    if value is None:
        return "nothing"
    text = f"'{value}'" if isinstance(value, str) else str(value)
    return text if len(text) <= 60 else f"{text[:59]}…"
