"""Blocks: a text parted into its tables, each with its keys and the comments that belong to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from attrs import define, evolve, field

from dipview.dataset.defaults import DEFAULTS
from dipview.dataset.problems import Way
from dipview.dataset.records import CLASSES, HEADER, TABLES
from dipview.dataset.scanning import Outline, Segment, outlined, written_keys
from dipview.model.header import Header
from dipview.model.kinds import Kind
from dipview.writing.record_lines import line_end, line_start
from dipview.writing.value_layout import dotted, keys_by_name


@define
class Item:
    """A key with its value, and with the comments above it and behind it."""

    above: list[str]
    """Lines, without blanks at their ends; a blank line is empty."""
    names: tuple[str, ...]
    raw: str
    """Its value, as it is written."""
    behind: str
    """What follows on its last line: nothing, or blanks and a comment."""


@define
class Block:
    """A table: what stands above its header, the header, and its keys."""

    table: str
    """The name of the top table; empty for the keys above the first header."""
    number: int
    """Which of the records of this table it belongs to, from 0."""
    path: Way
    """The way from the record's table to this one."""
    repeats: bool
    """Whether its header has two brackets."""
    above: list[str] = field(factory=list)
    behind: str = ""
    """What follows on the line of the header."""
    items: list[Item] = field(factory=list)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its header."""
        return (self.table, *(part for part in self.path if isinstance(part, str)))

    @property
    def cls(self) -> type | None:
        """The class of the model that it becomes; None where it becomes none."""
        names = self.names
        if names == (DEFAULTS, Kind.STATEMENT.plural):
            return CLASSES[Kind.STATEMENT]
        if names[0] == HEADER:
            found: type | None = Header
        else:
            found = CLASSES[TABLES[names[0]]] if names[0] in TABLES else None
        for name in names[1:]:
            known = keys_by_name(found).get(name)
            found = known[1].table if known else None
        return found


@define
class Blocks:
    """All of a text."""

    blocks: list[Block]
    below: list[str]
    """The lines behind the last key."""


def blocks_of(text: str) -> Blocks:
    """Part a text.

    Args:
        text: Sound TOML, with line feeds alone.
    """
    outline = outlined(text)
    parts = [(outline.root, Block("", 0, (), False)), *_segments(outline)]
    above: list[str] = []
    for segment, block in parts:
        block.above = above
        above = _fill(text, segment, block)
    return Blocks([block for _, block in parts], above)


def _segments(outline: Outline) -> Iterator[tuple[Segment, Block]]:
    found = [
        (segment, Block(name, number, segment.path, not segment.table))
        for name, records in outline.records.items()
        for number, record in enumerate(records)
        for segment in record
    ]
    yield from sorted(found, key=lambda pair: pair[0].header)


def _fill(text: str, segment: Segment, block: Block) -> list[str]:
    """Read the keys of a table; gives the lines behind the last of them."""
    end = line_start(text, segment.end) if segment.end < len(text) else segment.end
    at, last = segment.start, None
    for key in written_keys(text, segment):
        behind, above = _behind(text, at, line_start(text, key.start), begun=at > 0)
        _set_behind(block, last, behind)
        last = Item(above, key.path, text[key.value : key.end], "")
        block.items.append(last)
        at = key.end
    behind, below = _behind(text, at, end, begun=at > 0)
    _set_behind(block, last, behind)
    return below


def _set_behind(block: Block, last: Item | None, behind: str) -> None:
    if last is None:
        block.behind = behind
    else:
        last.behind = behind


def _behind(text: str, at: int, end: int, *, begun: bool) -> tuple[str, list[str]]:
    """Part what stands from an offset on: the rest of the line, if one is begun, and the lines."""
    first = min(line_end(text, at), end) if begun else at
    behind = text[at:first].rstrip()
    if behind.startswith("#"):
        behind = f"  {behind}"
    lines = text[first:end].split("\n")
    if lines[-1].strip() == "":
        lines.pop()
    return behind, [line.strip() for line in lines]


def without_headers_of_positions(blocks: list[Block]) -> list[Block]:
    """Make an array of inline tables of positions that have headers, where no comment is lost."""
    statement, key = Kind.STATEMENT.plural, "positions"
    all_of = Counter(
        each.number for each in blocks if each.table == statement and each.path[:1] == (key,)
    )
    kept: list[Block] = []
    at = 0
    while at < len(blocks):
        first = blocks[at]
        kept.append(first)
        at += 1
        if first.table != statement or first.path:
            continue
        end = at
        while end < len(blocks) and blocks[end].path[:1] == (key,):
            end += 1
        positions = blocks[at:end]
        together = len(positions) == all_of[first.number]
        if positions and together and all(map(_is_plain, positions)):
            raw = "".join(f"{_inline(each)},\n" for each in positions)
            kept[-1] = evolve(first, items=[*first.items, Item([], (key,), f"[\n{raw}]", "")])
            at = end
    return kept


def _is_plain(block: Block) -> bool:
    """Tell whether a position's table has no comment, and none below it."""
    texts = [*block.above, block.behind, *(text for item in block.items for text in item.above)]
    texts += [item.behind for item in block.items]
    return len(block.path) == 2 and block.repeats and not any(texts) and _has_no_comment(block)


def _has_no_comment(block: Block) -> bool:
    return not any("#" in item.raw and item.raw[0] in "[{" for item in block.items)


def _inline(block: Block) -> str:
    pairs = ", ".join(f"{dotted(item.names)} = {item.raw}" for item in block.items)
    return f"{{ {pairs} }}" if pairs else "{}"
