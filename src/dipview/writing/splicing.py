"""Splicing: the text of a file in which records are added, changed and taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from attrs import define, field

from dipview.dataset.records import CLASSES, TABLES
from dipview.dataset.scanning import Outline, outlined
from dipview.writing.catalogue import shared_by
from dipview.writing.file_text import FileText, Splice
from dipview.writing.record_edits import lost_comments, record_splices
from dipview.writing.record_lines import (
    end_with_comments,
    inline_array,
    line_start,
    records_of,
    runs_of,
    without_gap,
)
from dipview.writing.record_text import record_text
from dipview.writing.value_edits import edited_value
from dipview.writing.write_error import WriteError

Table: TypeAlias = Mapping[str, Any]


@define
class TableEdit:
    """What is to become of the records of one table of a file, each by its number in it."""

    old: Sequence[Any] = ()
    """The records as they are, as the TOML reader gives them."""
    replaced: dict[int, Table] = field(factory=dict)
    removed: set[int] = field(factory=set)
    added: list[Table] = field(factory=list)

    def left(self) -> list[Any]:
        """Give the records that were there and stay, changed or not."""
        numbered = enumerate(self.old)
        return [self.replaced.get(at, was) for at, was in numbered if at not in self.removed]


def spliced_file(file: FileText, edits: Mapping[str, TableEdit]) -> FileText:
    """Give a file's text with some of its records changed, and with the tables that it is to say.

    Args:
        file: The file.
        edits: What is to become of its records, by the names of their tables.

    Raises:
        WriteError: The records are written in a way in which they cannot be changed.
    """
    outline = outlined(file.text)
    tables: dict[str, Any] = dict(file.tables)
    splices: list[Splice] = []
    added = {name: edit.added for name, edit in edits.items()}
    for name, edit in edits.items():
        array = inline_array(file.text, outline, name)
        tables[name] = edit.left()
        if array is not None:
            tables[name] += added.pop(name)
            raw = file.text[array.value : array.end]
            edited = edited_value(raw, list(edit.old), tables[name], len(name) + 3)
            splices.append(Splice(array.value, array.end, edited))
            splices += lost_comments(file.text, splices[-1:], line_start(file.text, array.start))
            continue
        splices += _changed(file, outline, name, edit)
        if not tables[name]:
            del tables[name]
    changed = file.with_text(file.spliced(splices), tables)
    return _with_added(changed, added) if any(added.values()) else changed


def _changed(file: FileText, outline: Outline, name: str, edit: TableEdit) -> Iterator[Splice]:
    records = records_of(outline, name)
    if len(records) != len(edit.old) and (edit.replaced or edit.removed):
        what = f"its {name} are written in a way in which one alone cannot be changed"
        raise WriteError(file.path, what, f"begin each with [[{name}]]")
    for at, table in edit.replaced.items():
        cls = CLASSES[TABLES[name]]
        yield from record_splices(file.text, records[at], edit.old[at], table, cls)
    for at in edit.removed:
        for start, end in runs_of(file.text, records[at]):
            yield Splice(*without_gap(file.text, start, end), "")


def _with_added(file: FileText, added: Mapping[str, Sequence[Table]]) -> FileText:
    """Put new records behind those that are the most like them, else at the end."""
    outline = outlined(file.text)
    shared = shared_by(file.path, file.tables)
    tables = dict(file.tables)
    splices: list[Splice] = []
    last: list[str] = []
    for name, records in added.items():
        before = tables.get(name, [])
        if not isinstance(before, list):
            before = []
        behind: dict[int, list[Table]] = {}
        for table in records:
            behind.setdefault(_neighbour(before, table, shared), []).append(table)
        tables[name] = [
            each
            for at, was in enumerate([None, *before], -1)
            for each in ([] if was is None else [was]) + behind.get(at, [])
        ]
        for at, group in sorted(behind.items()):
            texts = [record_text(TABLES[name], table) for table in group]
            if at < 0 or at >= len(records_of(outline, name)):
                last += texts
            else:
                runs = runs_of(file.text, records_of(outline, name)[at])
                end = end_with_comments(file.text, max(end for _, end in runs))
                splices.append(Splice(end, end, _parted(file.text, end, texts)))
    if last:
        end = len(file.text)
        splices.append(Splice(end, end, _parted(file.text, end, last)))
    return file.with_text(file.spliced(splices), tables)


def _neighbour(records: Sequence[Any], table: Table, shared: Table) -> int:
    """Give the number of the record behind which a new one belongs; -1 where there is none.

    A statement follows the last one of its source.
    """
    source = table.get("source", shared.get("source"))
    if source is not None:
        for at in range(len(records) - 1, -1, -1):
            each = records[at]
            if isinstance(each, Mapping) and each.get("source", shared.get("source")) == source:
                return at
    return len(records) - 1


def _parted(text: str, end: int, records: Sequence[str]) -> str:
    """Part new records from each other and from what stands around them by a blank line."""
    written = "\n".join(records)
    if text[:end].strip():
        written = f"\n{written}" if text[:end].endswith("\n") else f"\n\n{written}"
    if end < len(text) and not text[end:].startswith("\n"):
        written += "\n"
    return written
