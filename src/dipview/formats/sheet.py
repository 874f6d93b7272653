"""Lays out a sheet in a text document: a table that is read along both ways.

Where the cells are short, it is a grid with headings, in bands of as many columns as the document
has room for, the names of the rows repeated in each. Where the cells hold words, they stand side
by side, or below one another where the columns would be too narrow to read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice, zip_longest
from typing import NamedTuple, TypeAlias

from dipview.formats.document import Numbering, cell_lines
from dipview.formats.grid import GAP
from dipview.formats.safe_text import show
from dipview.formats.width import GLUE, cells, is_single, pad, wrap
from dipview.formats.written_cells import WrittenCells
from dipview.model.sentences import sentence
from dipview.views.row_cells import word_at, words_at
from dipview.views.view import UNSEEN, Column, Row, Section

_SAMPLE = 200
"""How many rows are measured before any is written; wider ones wrap."""
_CELLS, _FEWEST = 20_000, 3
"""How many cells are measured at most, where there are very many columns; and rows at least."""
_LONG = 64
"""Cells above which a text is words to read, not a mark to find; so is one of several lines."""
_WIDEST = 18
"""Cells of a column of a grid, at most: what is longer goes on below."""
_WIDEST_FIRST = 26
"""Cells of the column that names the rows, at most."""
_NARROWEST = 22
"""Cells of a column of words, at least: narrower ones are stacked."""
_HEADING_LINES = 3
"""Lines of a heading, at most: a longer one is numbered and told below."""

_KEPT = 512
"""How many texts are kept as they are broken into lines."""

Block: TypeAlias = list[str]
"""Lines of text in one place."""
Written: TypeAlias = WrittenCells[Block]
"""Writes the lines of cells."""


class Sheet(NamedTuple):
    """How sections with the same columns are laid out."""

    columns: tuple[Column, ...]
    """Those that are seen; the first names the rows."""
    places: tuple[int, ...]
    """Where their cells stand in a row."""
    width: int
    first: int
    """Cells of the first column."""
    bands: tuple[tuple[int, ...], ...]
    """The columns that stand side by side, as places among the columns; none where stacked."""
    sizes: tuple[int, ...]
    """Cells of each column."""
    headings: tuple[Block, ...]
    key: tuple[str, ...]
    """The headings that are too long for their columns, with their numbers."""
    airy: bool
    """Whether rows stand apart."""

    def lines(self, section: Section, numbering: Numbering) -> Iterator[str]:
        """Lay out the rows of one section; sources cited first get the next numbers."""
        written = _written(numbering)
        if not self.bands:
            yield from self._stacked(section, written)
        empty: list[str] = []
        count = 0
        for band in self.bands:
            if len(self.bands) > 1 and not _any_in(section, [self.places[at] for at in band]):
                empty += (show(self.columns[at].title).strip() for at in band)
                continue
            yield from [""] if count else []
            yield from self._band(section, band, written)
            count += 1
        if empty:
            yield from [""] if count else []
            yield from wrap(sentence(f"Nothing found under: {'; '.join(empty)}"), self.width)

    def _band(self, section: Section, band: Sequence[int], written: Written) -> Iterator[str]:
        sizes = [self.first, *(self.sizes[place] for place in band)]
        headings = [self.headings[place] for place in (0, *band)]
        tall = max(map(len, headings))
        low = [[""] * (tall - len(heading)) + heading for heading in headings]
        yield from _side_by_side(low, sizes)
        yield GAP.join("-" * size for size in sizes)
        for number, row in enumerate(section.rows):
            if self.airy and number:
                yield ""
            blocks = _blocks_of(row, [self.places[at] for at in (0, *band)], written)
            wrapped = [
                [line for text in block for line in _wrapped(text, size)]
                for block, size in zip(blocks, sizes, strict=True)
            ]
            yield from _side_by_side(wrapped, sizes)

    def _stacked(self, section: Section, written: Written) -> Iterator[str]:
        """Write each row's cells below one another; those alike, without sources, as one."""
        label = max(self.sizes[1:], default=0)
        body = self.width - label - 2 - len(GAP)
        for number, row in enumerate(section.rows):
            if number:
                yield ""
            name, *blocks = _blocks_of(row, self.places, written)
            yield from chain.from_iterable(wrap(line, self.width) for line in name)
            alike: dict[str, list[str]] = {}
            for heading, block, place in zip(
                self.headings[1:], blocks, self.places[1:], strict=True
            ):
                if len(block) == 1 and not row.cells[place].citations:
                    alike.setdefault(block[0], []).append(" ".join(heading))
                    continue
                wrapped = [line for text in block for line in wrap(text, body)]
                names = [line for text in heading for line in wrap(text, label)]
                for line in _side_by_side([names, wrapped], [label, body]):
                    yield f"  {line}"
            for text, names in alike.items():
                if text:
                    said = wrap(f"{text}: {', '.join(names)}", self.width - 2)
                    yield from (f"  {line}" for line in said)


def sheet_of(sections: Sequence[Section], numbering: Numbering, width: int) -> Sheet:
    """Choose how to lay out sections that have the same columns.

    Args:
        sections: At least one, each with rows.
        numbering: Numbers sources; what is measured gets no number here.
        width: Of the document, in cells.
    """
    every = sections[0].columns
    places = tuple(at for at, column in enumerate(every) if column.place not in UNSEEN)
    columns = tuple(every[at] for at in places)
    trial = numbering.like()
    measure = WrittenCells(lambda cell: _measured(cell_lines(cell, trial, GLUE)))
    sample = max(_FEWEST, min(_SAMPLE, _CELLS // len(columns)))
    measured: Iterator[Row] = islice(chain.from_iterable(s.rows for s in sections), sample)
    if sample >= _SAMPLE:
        measured = chain.from_iterable(islice(each.rows, _SAMPLE) for each in sections)
    rows = [measure.each(words_at(row.cells, places)) for row in measured]
    natural = [max(column)[0] for column in zip(*rows, strict=True)]
    if sample < _SAMPLE and (widths := Counter(filter(None, natural[1:]))):
        # Nothing was met in a column of which others may have something: it is like the others.
        usual = widths.most_common(1)[0][0]
        natural = [natural[0], *(width or usual for width in natural[1:])]
    worded = max(natural[1:], default=0) > _LONG or any(
        several for row in rows for _, several in row[1:]
    )
    sizes = _side_by_side_sizes(natural, width) if worded else _grid(columns, natural, width)
    return _made(columns, places, width, natural, sizes)


def _side_by_side_sizes(natural: Sequence[int], width: int) -> list[int] | None:
    """Choose the widths of columns of words; None where these are to be stacked."""
    things = len(natural) - 1
    first = min(natural[0], _WIDEST_FIRST, width // 4)
    each = (width - first - len(GAP) * things) // things
    return [first, *[each] * things] if each >= _NARROWEST else None


def _grid(columns: Sequence[Column], natural: Sequence[int], width: int) -> list[int]:
    """Choose the widths of columns with short cells: no wider than they need to be."""
    words = [_widest_word(show(column.title)) for column in columns]
    sizes = [
        max(1, min(max(size, word), _WIDEST)) for size, word in zip(natural, words, strict=True)
    ]
    first = max(min(natural[0], _WIDEST_FIRST), min(words[0], _WIDEST_FIRST), 1)
    first = min(first, width // 2)
    return [first, *(min(size, width - first - len(GAP)) for size in sizes[1:])]


def _made(
    columns: tuple[Column, ...],
    places: tuple[int, ...],
    width: int,
    natural: Sequence[int],
    sizes: list[int] | None,
) -> Sheet:
    """Make the sheet with columns of these widths; stacked where there are none."""
    titles = [show(column.title).strip() for column in columns]
    if sizes is None:
        label = min(max(map(cells, titles[1:])), width // 4)
        return Sheet(
            columns=columns,
            places=places,
            width=width,
            first=width,
            bands=(),
            sizes=(width, *[label] * (len(columns) - 1)),
            headings=tuple([title] for title in titles),
            key=(),
            airy=True,
        )
    headings, key = _headings(titles, sizes)
    return Sheet(
        columns=columns,
        places=places,
        width=width,
        first=sizes[0],
        bands=tuple(_bands(sizes, width)),
        sizes=tuple(sizes),
        headings=headings,
        key=key,
        airy=any(size > given for size, given in zip(natural, sizes, strict=True)),
    )


def _bands(sizes: Sequence[int], width: int) -> Iterator[tuple[int, ...]]:
    """Split columns into bands that each fit beside the first; a band has one at least."""
    band: list[int] = []
    taken = sizes[0]
    for place, size in enumerate(sizes[1:], start=1):
        if band and taken + len(GAP) + size > width:
            yield tuple(band)
            band, taken = [], sizes[0]
        band.append(place)
        taken += len(GAP) + size
    yield tuple(band)


def _headings(
    titles: Sequence[str], sizes: Sequence[int]
) -> tuple[tuple[Block, ...], tuple[str, ...]]:
    """Wrap headings into their columns; number those that are too long, and give the key."""
    headings: list[Block] = []
    key: list[str] = []
    for place, (title, size) in enumerate(zip(titles, sizes, strict=True)):
        lines = [] if place and _is_long(title, size) else wrap(title, size)
        if not lines or (place and len(lines) > _HEADING_LINES):
            key.append(f"({len(key) + 1}) {title}")
            lines = [f"({len(key)})"]
        headings.append(lines)
    return tuple(headings), tuple(key)


def _is_long(title: str, size: int) -> bool:
    """Tell of most headings that are too long for their columns, without breaking them."""
    if _widest_word(title) > size:
        return True
    words = title.split()
    return is_single(title) and sum(map(len, words)) + len(words) > _HEADING_LINES * (size + 1)


def _widest_word(text: str) -> int:
    """Give the cells that the widest word of a text takes."""
    return max(map(len if is_single(text) else cells, text.split()), default=0)


def _measured(lines: Block) -> tuple[int, bool]:
    """Give the cells of the widest of some lines, and whether there are several."""
    return max(map(cells, lines), default=0), len(lines) > 1


def _written(numbering: Numbering) -> Written:
    """Begin to write cells, of which very many of a sheet may be one."""
    return WrittenCells(lambda cell: cell_lines(cell, numbering, GLUE))


def _blocks_of(row: Row, places: Sequence[int], written: Written) -> list[Block]:
    """Give the lines of some cells of a row."""
    return written.each(words_at(row.cells, places))


@lru_cache(maxsize=_KEPT)
def _wrapped(text: str, size: int) -> tuple[str, ...]:
    """Break what a cell says, which many of a sheet say."""
    return tuple(wrap(text, size))


def _any_in(section: Section, places: Sequence[int]) -> bool:
    """Tell whether any row has something in some columns."""
    cells_there = (word_at(row.cells, place) for row in section.rows for place in places)
    return any(cell.text or cell.citations for cell in cells_there)


def _side_by_side(blocks: Sequence[Block], sizes: Sequence[int]) -> Iterator[str]:
    for line in zip_longest(*blocks, fillvalue=""):
        texts = (pad(text, size) for text, size in zip(line, sizes, strict=True))
        yield GAP.join(texts).rstrip().replace(GLUE, " ")
