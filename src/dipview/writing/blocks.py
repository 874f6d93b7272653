"""Blocks: a text parted into its tables, each with its keys and their comments."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from attrs import define, evolve, field

from dipview.dataset.problems import Way
from dipview.dataset.records import CLASSES, DEFAULTS, HEADER, TABLES
from dipview.dataset.scanning import Outline, Segment, outlined, written_keys
from dipview.model.header import Header
from dipview.model.kinds import Kind
from dipview.writing.record_lines import line_end, line_start
from dipview.writing.record_text import table_of
from dipview.writing.toml_text import WIDTH
from dipview.writing.value_layout import dotted, laid_out

_INDENT_AND_COMMA = "  ,"


@define
class Item:
    """A key with its value, and with the comments above it and behind it."""

    above: list[str]
    """Lines, without blanks at their ends; a blank line is empty."""
    names: tuple[str, ...]
    raw: str
    """Its value, as it is written."""
    behind: str = ""
    """What follows on its last line: nothing, or blanks and a comment."""
    more: list[str] = field(factory=list)
    """Comments on the lines below that go on with the one behind it, right below that."""


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
    headed: bool = True
    """Whether it has a header; the keys above the first one have none."""
    above: list[str] = field(factory=list)
    behind: str = ""
    """What follows on the line of the header."""
    more: list[str] = field(factory=list)
    """Comments that go on with that."""
    items: list[Item] = field(factory=list)

    names: tuple[str, ...] = ()
    """The names of its header."""
    cls: type | None = None
    """The class of the model that it becomes; None where it becomes none."""

    def __attrs_post_init__(self) -> None:
        """Tell its names and its class."""
        self.names = (self.table, *(part for part in self.path if isinstance(part, str)))
        self.cls = _class_of(self.names)


@lru_cache(maxsize=256)
def _class_of(names: tuple[str, ...]) -> type | None:
    """Give the class of the model that a table becomes, by the names of its header."""
    if names == (DEFAULTS, Kind.STATEMENT.plural):
        return CLASSES[Kind.STATEMENT]
    if names[0] == HEADER:
        found: type | None = Header
    else:
        found = CLASSES[TABLES[names[0]]] if names[0] in TABLES else None
    for name in names[1:]:
        found = table_of(found, name)
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
    parts = [(outline.root, Block("", 0, (), False, headed=False)), *_segments(outline)]
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
    at = segment.start
    last: Item | Block = block
    for key in written_keys(text, segment):
        above = _behind(text, at, line_start(text, key.start), last)
        last = Item(above, key.path, text[key.value : key.end])
        block.items.append(last)
        at = key.end
    return _behind(text, at, end, last)


def _behind(text: str, at: int, end: int, last: Item | Block) -> list[str]:
    """Give what follows on its line to a key or header; gives the other lines up to an offset."""
    if at and at + 1 == end and text[at] == "\n":
        return []
    first = min(line_end(text, at), end) if at else 0
    last.behind = text[at:first].rstrip()
    if last.behind.startswith("#"):
        last.behind = f"  {last.behind}"
    lines = text[first:end].split("\n")
    if not lines[-1].strip():
        lines.pop()
    if mark := text.find("#", at, first) + 1:
        last.more = list(_going_on(lines, mark - 1 - line_start(text, at)))
    return [line.strip() for line in lines[len(last.more) :]]


def _going_on(lines: list[str], column: int) -> Iterator[str]:
    """Give the comments that stand right below another, which they go on with."""
    for line in lines:
        comment = line.lstrip()
        if not comment.startswith("#") or len(line) - len(comment) != column:
            return
        yield comment.rstrip()


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
        if positions and together and all(map(_fits_a_line, positions)):
            raw = "".join(f"{_inline(each)},\n" for each in positions)
            kept[-1] = evolve(first, items=[*first.items, Item([], (key,), f"[\n{raw}]")])
            at = end
    return kept


def _fits_a_line(block: Block) -> bool:
    """Tell whether a position has no comment, and none of its tables a header, and is short."""
    texts = [*block.above, block.behind, *(text for item in block.items for text in item.above)]
    texts += [item.behind for item in block.items]  # what goes on with that is below it
    inside = any("#" in item.raw and item.raw[0] in "[{" for item in block.items)
    if len(block.path) != 2 or not block.repeats or any(texts) or inside:
        return False
    return len(_inline(block)) + len(_INDENT_AND_COMMA) <= WIDTH


def _inline(block: Block) -> str:
    pairs = ", ".join(f"{dotted(item.names)} = {item.raw}" for item in block.items)
    return laid_out(f"{{ {pairs} }}", 0, block.cls)
