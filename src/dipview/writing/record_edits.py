"""Record edits: the lines of one record, changed to say something else, and those lines alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from dipview.dataset.problems import Way
from dipview.dataset.scanning import Segment, WrittenKey, written_keys
from dipview.writing.file_text import Splice
from dipview.writing.record_lines import (
    comments_in,
    end_of,
    line_end,
    line_start,
    runs_of,
    without_gap,
)
from dipview.writing.record_text import alike, in_order, table_of
from dipview.writing.toml_text import key_text, line_text, value_text
from dipview.writing.value_edits import edited_value, steps_between

Table: TypeAlias = Mapping[str, Any]
_MISSING = object()


def record_splices(
    text: str, segments: Sequence[Segment], old: Table, new: Table, cls: type
) -> list[Splice]:
    """Change the lines of a record that begins with a header.

    Comments stay where they are; those inside of what goes are put below the record's keys.

    Args:
        text: The text of the file, with line feeds.
        segments: The record's.
        old: What it says.
        new: What it is to say.
        cls: The class of the model that it becomes, which has the order of its keys.
    """
    splices = list(_table_splices(text, segments, (), old, new, cls))
    return [*lost_comments(text, splices, end_of(text, segments[0])), *splices]


def lost_comments(text: str, splices: Sequence[Splice], at: int) -> Iterator[Splice]:
    """Put comments that some splices take out on lines of their own.

    Args:
        text: The text of the file.
        splices: What is to be done to it.
        at: Where comments are put: the end of a line, or the beginning of one.
    """
    said = Counter(each for splice in splices for each in comments_in(splice.text))
    had = [each for splice in splices for each in comments_in(text[splice.start : splice.end])]
    lost: list[str] = []
    for comment in had:
        said[comment] -= 1
        lost += [comment] if said[comment] < 0 else []
    if lost:
        yield _after(text, at, "".join(f"{comment}\n" for comment in lost))


def _table_splices(
    text: str, segments: Sequence[Segment], way: Way, old: Table, new: Table, cls: type | None
) -> Iterator[Splice]:
    """Change a table that begins with a header, and the tables with headers below it."""
    own = next((each for each in segments if each.path == way), None)
    keys = list(written_keys(text, own)) if own else []
    kept: set[str] = set()
    below: list[Splice] = []
    for name in sorted({str(each.path[len(way)]) for each in segments if _is_below(each, way)}):
        mine = [each for each in segments if each.path[: len(way) + 1] == (*way, name)]
        was, is_now = old.get(name), new.get(name, _MISSING)
        if alike(was, is_now):
            kept.add(name)
        elif any(key.path[0] == name for key in keys) or not _fits(mine, way, was, is_now):
            below += _dropped(text, mine)
        else:
            kept.add(name)
            below += _below_splices(text, mine, (*way, name), was, is_now, table_of(cls, name))
    if own is not None:
        keys = [key for key in keys if key.path[0] not in kept]
        had = {name: old[name] for name in old if name not in kept}
        wanted = {name: new[name] for name in new if name not in kept}
        yield from _key_splices(text, own, keys, had, wanted, cls)
    # What is put in at one place is put in in this order: tables follow keys.
    yield from below


def _is_below(segment: Segment, way: Way) -> bool:
    return len(segment.path) > len(way) and segment.path[: len(way)] == way


def _fits(segments: Sequence[Segment], way: Way, old: object, new: object) -> bool:
    """Tell whether a table, or a list of tables, that has headers can be changed where it is."""
    if isinstance(old, list) and isinstance(new, list) and new:
        whole = {each.path for each in segments}
        name = segments[0].path[len(way)]
        headed = all((*way, name, at) in whole for at in range(len(old)))
        return headed and all(isinstance(each, Mapping) for each in new)
    headed = any(len(each.path) == len(way) + 1 for each in segments)
    return headed and isinstance(old, Mapping) and isinstance(new, Mapping)


def _below_splices(
    text: str, segments: Sequence[Segment], way: Way, old: Any, new: Any, cls: type | None
) -> Iterator[Splice]:
    if isinstance(old, Mapping):
        yield from _table_splices(text, segments, way, old, new, cls)
        return
    for tag, at, other in reversed(list(steps_between(old, new))):
        mine = [each for each in segments if each.path[: len(way) + 1] == (*way, at)]
        if tag == "replace":
            yield from _table_splices(text, mine, (*way, at), old[at], new[other], cls)
        elif tag == "delete":
            yield from _dropped(text, mine)
        else:
            yield _new_element(text, segments, at, new[other], way)


def _new_element(text: str, segments: Sequence[Segment], at: int, table: Table, way: Way) -> Splice:
    """Write an element of a list of tables as those beside it are written."""
    model = next(each for each in segments if each.path == (*way, max(at - 1, 0)))
    start = line_start(text, model.header)
    indent = text[start : model.header]
    first = next(written_keys(text, model), None)
    inner = text[line_start(text, first.start) : first.start] if first else indent
    header = text[model.header : model.start]
    lines = [f"{indent}{header}", *(f"{inner}{line_text(*pair)}" for pair in table.items())]
    written = "".join(f"{line}\n" for line in lines)
    if at == 0:
        return Splice(start, start, f"{written}\n")
    before = [each for each in segments if each.path[: len(way) + 1] == (*way, at - 1)]
    return _after(text, max(end_of(text, each) for each in before), f"\n{written}")


def _dropped(text: str, segments: Sequence[Segment]) -> Iterator[Splice]:
    for start, end in runs_of(text, segments):
        yield Splice(*without_gap(text, start, end), "")


def _key_splices(
    text: str, own: Segment, keys: Sequence[WrittenKey], old: Table, new: Table, cls: type | None
) -> Iterator[Splice]:
    """Change the keys that stand below one header."""
    left: list[WrittenKey] = []
    for key in keys:
        is_now = _at(new, key.path)
        if is_now is _MISSING:
            yield Splice(line_start(text, key.start), line_end(text, key.end), "")
            continue
        left.append(key)
        was = _at(old, key.path)
        if not alike(was, is_now):
            column = key.value - line_start(text, key.start)
            raw = text[key.value : key.end]
            yield Splice(key.value, key.end, edited_value(raw, was, is_now, column))
    for path, value in _missing(new, (), [key.path for key in left]):
        yield _new_key(text, own, left, path, value, cls)


def _at(table: Table, path: Sequence[str]) -> object:
    value: object = table
    for name in path:
        if not isinstance(value, Mapping) or name not in value:
            return _MISSING
        value = value[name]
    return value


def _missing(
    table: Table, path: tuple[str, ...], written: Sequence[tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], object]]:
    """Give what is to be said and has no line yet, by the way to it."""
    for name, value in table.items():
        here = (*path, name)
        if here in written:
            continue
        if isinstance(value, Mapping) and any(each[: len(here)] == here for each in written):
            yield from _missing(value, here, written)
        else:
            yield here, value


def _new_key(
    text: str,
    own: Segment,
    keys: Sequence[WrittenKey],
    path: tuple[str, ...],
    value: object,
    cls: type | None,
) -> Splice:
    """Write a key where the order of the format has it among those that are there."""
    if len(path) > 1:
        before = [key for key in keys if key.path[:-1] == path[:-1] or key.path[0] == path[0]]
    else:
        names = in_order(cls, [*(key.path[0] for key in keys), path[0]])
        earlier = set(names[: names.index(path[0])])
        before = [key for key in keys if key.path[0] in earlier]
    indent_of = before[-1] if before else keys[0] if keys else None
    indent = text[line_start(text, indent_of.start) : indent_of.start] if indent_of else ""
    name = ".".join(map(key_text, path))
    line = f"{indent}{name} = {value_text(value, len(indent) + len(name) + 3)}\n"
    return _after(text, line_end(text, before[-1].end if before else own.start), line)


def _after(text: str, end: int, lines: str) -> Splice:
    """Put lines at the end of a line, also of one that has no line feed."""
    if end and text[end - 1] != "\n":
        lines = "\n" + lines.removesuffix("\n")
    return Splice(end, end, lines)
