"""Formatting: a file of records in one form, saying what it said, with every comment it had."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence

from dipview.dataset.conflicts import BEGINS, conflicts
from dipview.dataset.problems import Problem
from dipview.dataset.reading import parsed
from dipview.dataset.records import CLASSES, TABLES
from dipview.model.kinds import Kind
from dipview.writing.blocks import Block, Item, blocks_of, without_headers_of_positions
from dipview.writing.file_text import FileText
from dipview.writing.record_lines import comments_in
from dipview.writing.record_text import alike, rank_of, table_of
from dipview.writing.value_layout import dotted, laid_out
from dipview.writing.write_error import WriteError

Identify = Callable[[Mapping[str, object]], str]
"""Gives an id that no record has to a statement without one."""

_LEFT = "the file is left as it is"


def formatted(file: FileText, identify: Identify) -> FileText:
    """Give a file in the one form.

    Args:
        file: The file.
        identify: Gives a statement without an id one.

    Returns:
        The same file where nothing is to be changed.

    Raises:
        WriteError: It would not say the same then, or a comment would be lost.
    """
    if BEGINS.decode() in file.text and (found := conflicts(file.path, file.text)):
        what = f"line {found[0].place.line}: {found[0].message}"
        raise WriteError(file.path, what, found[0].hint)
    blocks = blocks_of(file.text)
    tables = _identified(file.tables, blocks.blocks, identify)
    text = "".join(_written(without_headers_of_positions(blocks.blocks), blocks.below))
    returns = file.raw.partition("\n")[0].endswith("\r")
    raw = text.replace("\n", "\r\n") if returns else text
    if raw == file.raw:
        return file
    _refuse_another(file, tables, text, raw)
    return file.with_text(raw, tables)


def _refuse_another(file: FileText, tables: Mapping[str, object], text: str, raw: str) -> None:
    read = parsed(file.path, raw, len(raw))
    if isinstance(read, Problem) or not alike(tables, read.tables):
        raise WriteError(file.path, "it would say something else if it was formatted", _LEFT)
    if Counter(comments_in(file.text)) != Counter(comments_in(text)):
        raise WriteError(file.path, "a comment would be lost if it was formatted", _LEFT)


def _identified(
    tables: Mapping[str, object], blocks: Sequence[Block], identify: Identify
) -> Mapping[str, object]:
    """Give ids to statements that have none, in their blocks; gives the tables with them."""
    name = Kind.STATEMENT.plural
    records = tables.get(name)
    begun = [each for each in blocks if each.table == name and not each.path]
    if not isinstance(records, list) or len(records) != len(begun):
        return tables
    given = list(records)
    for at, (record, block) in enumerate(zip(records, begun, strict=True)):
        if "id" not in record:
            id = identify(record)
            given[at] = {"id": id, **record}
            block.items.insert(0, Item([], ("id",), f'"{id}"'))
    return {**tables, name: given}


def _written(blocks: Sequence[Block], below: Sequence[str]) -> Iterator[str]:
    anything = False
    for block in blocks:
        if block.headed:
            gap = _gap(block.above, first=not anything, top=not block.path)
            yield from (f"{line}\n" for line in gap)
            brackets = ("[[", "]]") if block.repeats else ("[", "]")
            yield from _with_more(f"{brackets[0]}{dotted(block.names)}{brackets[1]}", block)
            anything = True
        for item in _ordered(block):
            if item.above:
                yield from (f"{line}\n" for line in _above(item, block, first=not anything))
            yield from _with_more(_key_text(item, block), item)
            anything = True
    yield from (f"{line}\n" for line in _end(below, first=not anything))


def _ordered(block: Block) -> list[Item]:
    cls = block.cls
    if cls is None:
        return block.items
    return sorted(block.items, key=lambda item: rank_of(cls, item.names[0]))


def _key_text(item: Item, block: Block) -> str:
    name = dotted(item.names)
    if item.raw[0] not in "[{":
        return f"{name} = {item.raw}"
    cls = table_of(block.cls, name) if len(item.names) == 1 else None
    if not block.headed and name in TABLES:
        cls = CLASSES[TABLES[name]]
    return f"{name} = {laid_out(item.raw, len(name) + 3, cls)}"


def _with_more(text: str, owner: Item | Block) -> Iterator[str]:
    """Write a key or header with what stands behind it, and right below that."""
    yield f"{text}{owner.behind}\n"
    if owner.more:
        column = len(text) - text.rfind("\n") - 1 + owner.behind.index("#")
        yield from (f"{' ' * column}{line}\n" for line in owner.more)


def _above(item: Item, block: Block, *, first: bool) -> list[str]:
    """Give the lines above a key: in a record no blank ones."""
    if block.cls is not None:
        return [line for line in item.above if line]
    return _collapsed(item.above, first=first)


def _gap(lines: Sequence[str], *, first: bool, top: bool) -> list[str]:
    """Give the lines above a header: one blank line between records and what stands between."""
    adjacent = bool(lines) and bool(lines[0])
    whole = _collapsed(lines, first=first)
    if first or not top:
        return whole
    if not lines or (adjacent and "" not in lines):
        return ["", *whole]
    return whole


def _end(lines: Sequence[str], *, first: bool) -> list[str]:
    whole = _collapsed(lines, first=first)
    while whole and not whole[-1]:
        whole.pop()
    return whole


def _collapsed(lines: Sequence[str], *, first: bool) -> list[str]:
    """Give lines with one blank line where there are several, and none at a file's beginning."""
    kept: list[str] = []
    for line in lines:
        if line or (kept[-1] if kept else not first):
            kept.append(line)
    return kept
