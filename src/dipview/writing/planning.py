"""Planning: what changes mean for the records of one file, as that file is now."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping, Sequence
from typing import Any

from dipview.model.kinds import Kind
from dipview.writing.catalogue import shared_by
from dipview.writing.change import Change
from dipview.writing.file_text import FileText
from dipview.writing.record_text import alike, ordered_table
from dipview.writing.table_edit import Table, TableEdit
from dipview.writing.write_error import TakenIdError, WriteError


def planned(
    file: FileText, changes: Sequence[Change], seen: MutableMapping[str, Table | None]
) -> Mapping[str, TableEdit]:
    """Say what is to become of the records of a file.

    Args:
        file: The file.
        changes: Those of its records.
        seen: What each record said when it was looked at first, by its id; what is not in there
            is added.

    Returns:
        What is to become of the records of each table that is concerned.

    Raises:
        WriteError: A record says something else than was to be changed, or stands there twice.
    """
    edits: dict[str, TableEdit] = {}
    numbers: dict[str, Mapping[str, Sequence[int]]] = {}
    for change in changes:
        name = change.kind.plural
        if name not in edits:
            edits[name] = TableEdit(_records(file, name))
            numbers[name] = _numbers(edits[name].old)
        edit = edits[name]
        number = _number(file, numbers[name].get(change.id, ()), change)
        record = None if number is None else edit.old[number]
        _refuse_another(file, change, record, seen)
        if change.table is None:
            if number is None:
                raise WriteError(file.path, f"it has no {change.named}", "nothing to take out")
            edit.removed.add(number)
            continue
        asked = _asked(file, change, record)
        if number is None:
            edit.added.append(asked)
        elif not alike(asked, ordered_table(change.kind, edit.old[number])):
            edit.replaced[number] = asked
    return edits


def _records(file: FileText, name: str) -> list[Any]:
    records = file.tables.get(name, [])
    if isinstance(records, list):
        return records
    what = f"a new [[{name}]] cannot follow what it says of {name} already"
    raise WriteError(file.path, what, "name another file of the dataset")


def _numbers(records: Sequence[Any]) -> Mapping[str, Sequence[int]]:
    """Give the numbers of the records of each id."""
    numbers: dict[str, list[int]] = {}
    for at, each in enumerate(records):
        if isinstance(each, Mapping) and isinstance(id := each.get("id"), str):
            numbers.setdefault(id, []).append(at)
    return numbers


def _number(file: FileText, found: Sequence[int], change: Change) -> int | None:
    if len(found) > 1:
        what = f"{change.named} stands in it {len(found)} times"
        raise WriteError(
            file.path, what, "give all but one another id: dipview check has the lines"
        )
    return found[0] if found else None


def _refuse_another(
    file: FileText, change: Change, record: Table | None, seen: MutableMapping[str, Table | None]
) -> None:
    """Refuse to change a record that somebody else changed meanwhile, or took out."""
    first = seen.setdefault(change.id, record)
    if change.new and record is not None and not _says_already(file, change, record):
        what = f"{change.named} is there already, and says something else"
        remedy = "nothing was written; choose another id"
        raise TakenIdError(file.path, what, remedy, change.id)
    was = first if change.was is None else change.was
    asked = None if change.table is None else {"id": change.id, **change.table}
    if _same(change.kind, was, record) or (
        record is not None and _same(change.kind, asked, record)
    ):
        return
    happened = "was taken out of it" if record is None else "was changed in it"
    what = f"{change.named} {happened} by somebody else in the meantime"
    raise WriteError(file.path, what, "nothing was written; look at it as it is now, and try again")


def _says_already(file: FileText, change: Change, record: Table) -> bool:
    """Tell whether a record says what is asked, with what its file gives to it."""
    shared = shared_by(file.path, file.tables) if change.kind is Kind.STATEMENT else {}
    asked = {"id": change.id, **(change.table or {})}
    return _same(change.kind, {**shared, **asked}, {**shared, **record})


def _same(kind: Kind, one: Table | None, other: Table | None) -> bool:
    if one is None or other is None:
        return one is other
    return alike(ordered_table(kind, one), ordered_table(kind, other))


def _asked(file: FileText, change: Change, record: Table | None) -> Table:
    """Give what a record is to say itself, in the order of the format."""
    assert change.table is not None  # noqa: S101 - for the type checker
    asked = ordered_table(change.kind, {"id": change.id, **change.table})
    if record is not None:
        asked = _spelled(asked, ordered_table(change.kind, record), record)
    if change.kind is not Kind.STATEMENT:
        return asked
    shared = ordered_table(change.kind, shared_by(file.path, file.tables))
    return {
        name: value
        for name, value in asked.items()
        if name not in shared
        or (record is not None and name in record)
        or not alike(shared[name], value)
    }


def _spelled(asked: Any, said: Any, written: Any) -> Any:
    """Leave what is said already as it is written, as a day in quotes.

    Args:
        asked: What is to be said.
        said: What is said, in the same form.
        written: That as it is written.
    """
    if alike(asked, said):
        return written
    if isinstance(asked, Mapping) and isinstance(said, Mapping):
        return {
            name: _spelled(value, said[name], written[name]) if name in said else value
            for name, value in asked.items()
        }
    if isinstance(asked, list) and isinstance(said, list):
        return [*map(_spelled, asked, said, written), *asked[len(said) :]]
    return asked
