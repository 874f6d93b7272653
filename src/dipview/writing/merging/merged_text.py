"""Merged text: a file in which what two people changed stands, or both where they disagree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from dipview.dataset.problems import Problem
from dipview.dataset.reading import parsed
from dipview.dataset.records import TABLES
from dipview.dataset.scanning import Outline, outlined, written_keys
from dipview.model.values import frozen
from dipview.writing.blocks import blocks_of
from dipview.writing.file_text import FileText, Splice
from dipview.writing.merging.three_way import (
    GONE,
    KeyConflict,
    Named,
    Table,
    ThreeWay,
    UnmergeableError,
    other_tables,
    records_of,
    three_way,
)
from dipview.writing.record_lines import (
    comments_in,
    end_of,
    inline_array,
    line_end,
    line_start,
    runs_of,
)
from dipview.writing.record_text import alike, ordered_table, record_text
from dipview.writing.schema_raising import at_schema_of, without_schema
from dipview.writing.splicing import spliced_file
from dipview.writing.table_edit import TableEdit
from dipview.writing.toml_text import line_text
from dipview.writing.write_error import WriteError

ByLines = Callable[[str, str, str], tuple[str, bool]]
"""Merges texts line by line: gives the text, and whether there is no conflict in it."""

OURS, BETWEEN, THEIRS = "<<<<<<< ours\n", "=======\n", ">>>>>>> theirs\n"


@frozen
class MergedText:
    """What a file is to be."""

    text: str
    """With line feeds alone."""
    conflicts: int
    """How many keys or records two people changed differently."""


def merged_text(base: str, ours: str, theirs: str, by_lines: ByLines) -> MergedText:
    """Bring two states of a file together.

    What merges line by line to what is meant is taken as it is, with all comments. Else records
    are merged key by key; what cannot be told by ids is left to the lines.

    Args:
        base: What both began with, with line feeds alone.
        ours: What one made of it.
        theirs: What the other made of it.
        by_lines: Merges line by line.
    """
    text, clean = by_lines(base, ours, theirs)
    files = [_read(each) for each in (base, ours, theirs)]
    if any(each is None for each in files):
        return MergedText(text, 0 if clean else 1)
    was, our, their = (each for each in files if each is not None)
    try:
        our = at_schema_of(our, their)
        found = [records_of(each.tables) for each in (was, our, their)]
        if not _others_merge(was, our, their):
            raise UnmergeableError
        merge = three_way(*found)
        expected = merge.told(found[1])
        if clean and not merge.conflicts and _says(text, expected):
            return MergedText(text, 0)
        merged = _spliced(our, merge)
        if merged and not merged.endswith("\n"):
            merged = f"{merged}\n"
        if not _says(merged, expected):
            raise UnmergeableError
    except (UnmergeableError, WriteError, TypeError, ValueError):
        return MergedText(text, 0 if clean else 1)
    merged = _with_comments(merged, (was, our, their))
    return MergedText(_with_conflicts(merged, merge.conflicts), len(merge.conflicts))


def _read(text: str) -> FileText | None:
    path = Path("merged.toml")
    found = parsed(path, text, len(text))
    if isinstance(found, Problem):
        return None
    return FileText.of(path, text, found.tables, None, marked=False)


def _others_merge(was: FileText, our: FileText, their: FileText) -> bool:
    """Tell whether what is no record is what we have: of the others nothing is to be taken.

    Of two versions of the format the later one is there already.
    """
    base, ours, theirs = (
        without_schema(dict(other_tables(each.tables))) for each in (was, our, their)
    )
    return alike(theirs, base) or alike(theirs, ours)


def _says(text: str, expected: Mapping[Named, Table]) -> bool:
    file = _read(text)
    if file is None:
        return False
    try:
        found = records_of(file.tables)
    except UnmergeableError:
        return False
    return alike(_in_one_form(found), _in_one_form(expected))


def _in_one_form(records: Mapping[Named, Table]) -> Mapping[Named, Table]:
    """Give records of which a day is the same whether or not it is written as a text."""
    return {name: ordered_table(TABLES[name[0]], each) for name, each in records.items()}


def _spliced(our: FileText, merge: ThreeWay) -> str:
    """Change our text to what is to be, without regard to conflicts."""
    edits: dict[str, TableEdit] = {}
    for name in TABLES:
        records = our.tables.get(name, [])
        numbers = {each["id"]: at for at, each in enumerate(records)}  # type: ignore[var-annotated, arg-type]
        edit = TableEdit(
            old=records,  # type: ignore[arg-type]
            replaced={numbers[id]: each for (of, id), each in merge.replaced.items() if of == name},
            removed={numbers[id] for of, id in merge.removed if of == name},
            added=[each for (of, _), each in merge.added.items() if of == name],
        )
        if edit.replaced or edit.removed or edit.added:
            edits[name] = edit
    if not edits:
        return our.text
    return spliced_file(our, edits).file.text


def _with_comments(merged: str, files: Sequence[FileText]) -> str:
    """Put comments back that neither side took out, above the record that had them."""
    base, our, their = (Counter(comments_in(each.text)) for each in files)
    lost = ((our & their) | (our - base) | (their - base)) - Counter(comments_in(merged))
    if not lost:
        return merged
    places = _places(merged, outlined(merged))
    splices: list[Splice] = []
    for file in files[1:]:
        for comment, owner in _owned_comments(file):
            if lost[comment] > 0:
                lost[comment] -= 1
                at = places.get(owner, len(merged))
                splices.append(Splice(at, at, f"{comment}\n"))
    return _put(merged, splices)


def _owned_comments(file: FileText) -> Iterator[tuple[str, Named]]:
    """Give the comments of a file, each with the record that it stands at."""
    blocks = blocks_of(file.text)
    ids = {(name, at): id for name, at, id in _numbered(file.tables)}
    for block in blocks.blocks:
        owner = (block.table, ids.get((block.table, block.number), ""))
        lines = [*block.above, block.behind, *block.more]
        for item in block.items:
            lines += [*item.above, item.behind, *item.more]
            yield from ((each, owner) for each in comments_in(item.raw))
        yield from ((each, owner) for line in lines for each in comments_in(line))
    yield from ((each, ("", "")) for line in blocks.below for each in comments_in(line))


def _numbered(tables: Table) -> Iterator[tuple[str, int, str]]:
    for name in TABLES:
        for at, record in enumerate(tables.get(name, [])):
            yield name, at, record["id"]


def _places(text: str, outline: Outline) -> dict[Named, int]:
    """Give the offset of the header of each record."""
    file = _read(text)
    assert file is not None  # noqa: S101 - it was read before
    return {
        (name, id): line_start(text, outline.records[name][at][0].header)
        for name, at, id in _numbered(file.tables)
        if at < len(outline.records.get(name, ()))
    }


def _put(text: str, splices: Sequence[Splice]) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, new in sorted(splices, key=lambda each: each[:2]):
        pieces += [text[at:start], new]
        at = end
    return "".join((*pieces, text[at:]))


# ---- conflicts -----------------------------------------------------------------------------------


def _with_conflicts(text: str, conflicts: Sequence[KeyConflict]) -> str:
    """Put both sides of each conflict between markers."""
    if not conflicts:
        return text
    outline = outlined(text)
    file = _read(text)
    assert file is not None  # noqa: S101 - it was read before
    numbers = {(name, id): at for name, at, id in _numbered(file.tables)}
    by_record: dict[Named, list[KeyConflict]] = {}
    for each in conflicts:
        by_record.setdefault(each.record, []).append(each)
    splices: list[Splice] = []
    arrays = {name: key for name in TABLES if (key := inline_array(text, outline, name))}
    for name, key in arrays.items():
        if those := [each for each in conflicts if each.record[0] == name]:
            theirs = f"{line_text(name, _their_records(file.tables[name], those))}\n"
            start, end = line_start(text, key.start), line_end(text, key.end)
            splices.append(_marked(text, start, end, theirs))
    for record, those in by_record.items():
        if record[0] not in arrays:
            at = numbers.get(record)
            splices += _record_conflicts(text, outline, file, record, at, those)
    return _put(text, splices)


def _their_records(records: Any, conflicts: Sequence[KeyConflict]) -> list[Table]:
    """Give the records of a table with every conflict decided for the others."""
    found = {each["id"]: each for each in records}
    for each in conflicts:
        id = each.record[1]
        if each.key:
            found[id] = _decided(found[id], [each])
        elif each.theirs is GONE:
            del found[id]
        else:
            found[id] = each.theirs
    return list(found.values())


def _decided(table: Table, conflicts: Sequence[KeyConflict]) -> Table:
    """Decide conflicts in keys of a record for the others."""
    changed = dict(table)
    for each in conflicts:
        changed.pop(each.key, None)
        if each.theirs is not GONE:
            changed[each.key] = each.theirs
    return changed


def _record_conflicts(
    text: str,
    outline: Outline,
    file: FileText,
    record: Named,
    at: int | None,
    conflicts: Sequence[KeyConflict],
) -> list[Splice]:
    if at is None:  # We took it out; the others changed it.
        theirs = record_text(TABLES[record[0]], conflicts[0].theirs)
        return [Splice(len(text), len(text), f"\n{OURS}{BETWEEN}{theirs}{THEIRS}")]
    table = file.tables[record[0]][at]  # type: ignore[index]
    segments = outline.records[record[0]][at]
    if conflicts[0].key and len(segments) == 1:
        placed = [_key_conflict(text, segments[0], each) for each in conflicts]
        if all(each is not None for each in placed):
            return [each for each in placed if each is not None]
    runs = runs_of(text, segments)
    return [_marked(text, runs[0][0], runs[-1][1], _theirs(record, table, conflicts))]


def _theirs(record: Named, table: Table, conflicts: Sequence[KeyConflict]) -> str:
    """Write a record as the others have it."""
    if not conflicts[0].key:
        given = conflicts[0].theirs
        return "" if given is GONE else record_text(TABLES[record[0]], given)
    return record_text(TABLES[record[0]], _decided(table, conflicts))


def _key_conflict(text: str, segment: Any, conflict: KeyConflict) -> Splice | None:
    """Put a key between markers; None where it does not stand on lines of its own."""
    theirs = "" if conflict.theirs is GONE else f"{line_text(conflict.key, conflict.theirs)}\n"
    found = [each for each in written_keys(text, segment) if each.path[0] == conflict.key]
    if not found and conflict.ours is GONE:
        at = end_of(text, segment)
        return _marked(text, at, at, theirs)
    if len(found) != 1 or len(found[0].path) != 1:
        return None
    start, end = line_start(text, found[0].start), line_end(text, found[0].end)
    return _marked(text, start, end, theirs)


def _marked(text: str, start: int, end: int, theirs: str) -> Splice:
    return Splice(start, end, f"{OURS}{text[start:end]}{BETWEEN}{theirs}{THEIRS}")
