"""Splicing: the text of a file in which records are added, changed and taken out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from dipview.dataset.records import CLASSES, HEADER, TABLES
from dipview.dataset.scanning import Outline, WrittenKey, outlined
from dipview.model.values import frozen
from dipview.writing.catalogue import shared_by
from dipview.writing.file_text import FileText, Splice
from dipview.writing.record_edits import lost_comments, record_splices
from dipview.writing.record_lines import (
    end_with_comments,
    inline_array,
    line_start,
    runs_of,
    without_gap,
)
from dipview.writing.record_text import record_text
from dipview.writing.schema_raising import header_splices
from dipview.writing.table_edit import Table, TableEdit
from dipview.writing.value_edits import edited_value
from dipview.writing.write_error import WriteError

_SAYS = re.compile(r"\S")


@frozen
class Spliced:
    """A file with another text."""

    file: FileText
    """With the tables that its text is to say."""
    splices: tuple[Splice, ...]
    """What was done to the text that it had."""
    gone: tuple[Splice, ...]
    """Those of them that take records out."""


def spliced_file(
    file: FileText, edits: Mapping[str, TableEdit], header: Table | None = None
) -> Spliced:
    """Change some records of a file.

    Args:
        file: The file.
        edits: What is to become of its records, by the names of their tables.
        header: What its header is to say; None where that stays.

    Raises:
        WriteError: The records are written in a way in which they cannot be changed.
        TypeError: TOML has nothing for one of the values.
        UnicodeError: A text has half a character.
    """
    shared = shared_by(file.path, file.tables)
    tables: dict[str, object] = dict(file.tables)
    outline = outlined(file.text)
    splices: list[Splice] = []
    gone: list[Splice] = []
    last: list[str] = []
    if header is not None and (changed := header_splices(file, outline, header)):
        splices += changed
        tables[HEADER] = header
    for name, edit in edits.items():
        array = inline_array(file.text, outline, name)
        behind = edit.added_behind(shared)
        records = edit.new(behind)
        if records or array is not None:
            tables[name] = records
        else:
            tables.pop(name, None)
        if array is not None:
            splices += _in_array(file.text, array, edit.old, records)
            continue
        _refuse_unheaded(file, outline, name, edit)
        splices += _changed(file.text, outline, name, edit)
        gone += _gone(file.text, outline, name, edit)
        splices += _added(file.text, outline, name, behind)
        last += [record_text(TABLES[name], each) for each in behind.get(-1, ())]
    if last:
        splices.append(_parted(file.text, len(file.text), last))
    raw = file.spliced([*splices, *gone])
    if file.raw and not file.raw.endswith("\n"):
        raw = raw.rstrip("\r\n")
    return Spliced(file.with_text(raw, tables), (*splices, *gone), tuple(gone))


def _in_array(
    text: str, array: WrittenKey, old: Sequence[object], new: Sequence[object]
) -> Iterator[Splice]:
    """Change records that are written as one array."""
    start = line_start(text, array.start)
    edited = edited_value(text[array.value : array.end], list(old), list(new), array.value - start)
    whole = Splice(array.value, array.end, edited)
    yield from lost_comments(text, [whole], start)
    yield whole


def _refuse_unheaded(file: FileText, outline: Outline, name: str, edit: TableEdit) -> None:
    if len(outline.records.get(name, ())) != len(edit.old):
        what = f"its {name} are written in a way in which one alone cannot be changed"
        raise WriteError(file.path, what, f"begin each with [[{name}]]")


def _changed(text: str, outline: Outline, name: str, edit: TableEdit) -> Iterator[Splice]:
    cls = CLASSES[TABLES[name]]
    for at, table in edit.replaced.items():
        yield from record_splices(text, outline.records[name][at], edit.old[at], table, cls)


def _gone(text: str, outline: Outline, name: str, edit: TableEdit) -> Iterator[Splice]:
    for at in edit.removed:
        for start, end in runs_of(text, outline.records[name][at]):
            yield Splice(*without_gap(text, start, end), "")


def _added(
    text: str, outline: Outline, name: str, behind: Mapping[int, Sequence[Table]]
) -> Iterator[Splice]:
    """Put new records behind others."""
    for at, tables in behind.items():
        if at >= 0:
            end = max(end for _, end in runs_of(text, outline.records[name][at]))
            texts = [record_text(TABLES[name], each) for each in tables]
            yield _parted(text, end_with_comments(text, end), texts)


def _parted(text: str, end: int, records: Sequence[str]) -> Splice:
    """Part new records from each other and from what stands around them by a blank line."""
    written = "\n".join(records)
    if _SAYS.search(text, 0, end):
        written = f"\n{written}" if text[end - 1] == "\n" else f"\n\n{written}"
    if end < len(text) and text[end] != "\n":
        written += "\n"
    return Splice(end, end, written)
