"""Lays the rows of a section out in columns of a text document: a margin, the words, counts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from dipview.formats.document import Numbering, cell_words
from dipview.formats.width import GLUE, cells, pad, wrap
from dipview.formats.written_cells import WrittenCells
from dipview.views.view import UNSEEN, Meaning, Place, Row, Section

GAP = "   "
"""What stands between two columns."""
_LEAST_BODY = 32
"""Cells that the margin leaves for the words, at least."""
_WIDEST_MARGIN = 15
"""Cells of ``by 10 Apr 2017`` and ``on a condition``, and one to spare."""
_WIDEST_SHARE = 0.45
"""The share of the words' room that any but the last of several columns may have."""
_ALIKE = 256
"""How many different texts that stand beneath rows are kept as they are broken into lines."""
_SPANNING = 24
"""Cells that a text which goes on over empty columns has in its own, at most."""


class Entry(NamedTuple):
    """What a row says, by place; display-safe."""

    margin: list[str]
    main: list[str]
    details: list[str]
    sources: list[str]
    end: list[str]

    @property
    def under(self) -> str:
        """What stands on the line beneath."""
        return " · ".join((*self.details, *self.sources))

    def on_one_line(self) -> Entry:
        """Put the sources behind the words, where nothing else stands beneath."""
        if not self.main or not self.sources:
            return self
        main, at = list(self.main), _last(self.main)
        main[at] = f"{main[at]}  {' '.join(self.sources)}".strip()
        return self._replace(main=main, sources=[])

    def with_counts_beneath(self, titles: Sequence[str]) -> Entry:
        """Put what stands at the right on the line beneath, each with its column's title."""
        counts = [
            " ".join(filter(None, (title, text)))
            for title, text in zip(titles, self.end, strict=True)
            if text
        ]
        return self._replace(end=["" for _ in self.end], details=[*self.details, *counts])


class Grid(NamedTuple):
    """The widths of a section's columns, in cells; 0 leaves a column out."""

    margin: list[int]
    main: list[int]
    end: list[int]
    body: int
    """What is left beside the margin."""
    numbers: frozenset[int] = frozenset()
    """The margin's columns that stand to the right, as numbers do."""

    @property
    def width(self) -> int:
        """The cells that its columns take together."""
        return _taken([*self.margin, *self.main, *self.end]) - len(GAP)

    @property
    def roomy(self) -> bool:
        """Whether there is room for each of its columns."""
        return all((*self.margin, *self.main, *self.end))

    def with_rest_beneath(self, entry: Entry, titles: Entry) -> Entry:
        """Put what stands in columns without room on the line beneath, each with its title."""
        parts = (
            (entry.margin, self.margin, titles.margin),
            (entry.main, self.main, titles.main),
            (entry.end, self.end, titles.end),
        )
        rest = [
            f"{title} {text}".strip()
            for texts, sizes, named in parts
            for text, size, title in zip(texts, sizes, named, strict=True)
            if text and not size
        ]
        return entry._replace(details=[*entry.details, *rest]) if rest else entry

    def lay_out(self, entry: Entry) -> list[str]:
        """Give the lines of one row; text that is too wide for its column goes on below."""
        texts, sizes = (*entry.main, *entry.end), (*self._spans(entry.main), *self.end)
        body = [*_body(texts, sizes, len(entry.main))]
        if entry.under:
            body += _wrapped(entry.under, self.body)
        margin, blank = _margin(tuple(entry.margin), tuple(self.margin), self.numbers)
        beside = zip_longest(margin, body)
        lines = [f"{blank if left is None else left}{text or ''}".rstrip() for left, text in beside]
        return [line.replace(GLUE, " ") for line in lines]

    def _spans(self, texts: list[str]) -> list[int]:
        """Let the last text of a row go on over the empty columns behind it."""
        at = _last(texts)
        if not any(self.main[at + 1 :]):
            return self.main
        room = _taken(self.main[at:]) - len(GAP)
        if not any(self.end):
            room = self.body - _taken(self.main[:at])
        return [*self.main[:at], room, *(0 for _ in self.main[at + 1 :])]


class Entries:
    """Says what rows with the same columns say; sources that are cited first get the next numbers.

    Args:
        section: One of the sections that have these columns.
        numbering: Numbers what is cited.
    """

    def __init__(self, section: Section, numbering: Numbering) -> None:
        self._words = WrittenCells(lambda cell: cell_words(cell, numbering, GLUE))
        places = enumerate(column.place for column in section.columns)
        self._seen = [
            (at, Place.UNDER if place is Place.MARK else place)
            for at, place in places
            if place not in UNSEEN
        ]

    def of(self, row: Row) -> Entry:
        """Give what a row says."""
        entry = Entry([], [], [], [], [])
        texts = {Place.MARGIN: entry.margin, Place.MAIN: entry.main, Place.END: entry.end}
        for at, place in self._seen:
            cell = row.cells[at]
            said = self._words(cell)
            if place in texts:
                texts[place].append(said)
            elif cell.citations:
                entry.sources.append(said)
            elif said and not cell.repeated:
                entry.details.append(said)
        return entry


def heading_of(section: Section) -> Entry:
    """Give the columns' titles as a row of their own."""
    titles = {place: [c.title for c in section.columns if c.place is place] for place in Place}
    return Entry(
        margin=titles[Place.MARGIN],
        main=titles[Place.MAIN],
        details=[],
        sources=[],
        end=titles[Place.END],
    )


def counts_in_margin(section: Section) -> frozenset[int]:
    """Tell which of the margin's columns hold numbers, by the first row."""
    cells_of = zip(section.columns, section.rows[0].cells, strict=True)
    margin = [cell for column, cell in cells_of if column.place is Place.MARGIN]
    return frozenset(i for i, cell in enumerate(margin) if cell.meaning is Meaning.COUNT)


def fitted(
    entries: Sequence[Entry],
    heading: Entry | None,
    width: int,
    numbers: frozenset[int] = frozenset(),
) -> Grid:
    """Choose widths for some rows and those like them.

    Args:
        entries: The rows to measure.
        heading: The columns' titles, where they are to be written.
        width: Of the whole, in cells.
        numbers: The margin's columns that are to stand to the right.
    """
    margin = _natural([entry.margin for entry in entries])
    if heading:
        margin = _widened(margin, heading.margin)
    widest = max(1, min(_WIDEST_MARGIN, (width - _LEAST_BODY) // max(1, len(margin)) - len(GAP)))
    margin = [min(size, widest) for size in margin]
    body = width - _taken(margin)
    main = _natural_main([entry.main for entry in entries])
    end = _natural([entry.end for entry in entries])
    if heading:
        main = _widened(main, heading.main)
        titled = _widened(end, heading.end)
        if _taken(main) + _taken(titled) - len(GAP) > body:  # a title of two words has two lines
            titled = _widened(end, [max(t.split(), key=cells, default="") for t in heading.end])
        end = titled
    share = int(body * _WIDEST_SHARE)
    main = [min(size, share) if any(main[at + 1 :]) else size for at, size in enumerate(main)]
    main = _shrunk(main, body - _taken(end))
    return Grid(margin=margin, main=main, end=end, body=body, numbers=numbers)


def _natural(rows: Iterable[list[str]]) -> list[int]:
    return [max(map(_size, column)) for column in zip(*rows, strict=True)]


def _size(text: str) -> int:
    """Measure a text; only an empty one takes no room."""
    return max(cells(text), bool(text))


def _natural_main(rows: Sequence[list[str]]) -> list[int]:
    """Measure the words; of a text that can go on over empty columns, only a beginning counts."""
    last = max(map(_last, rows))
    sizes = [
        [
            min(_size(text), _SPANNING) if at == _last(row) < last else _size(text)
            for at, text in enumerate(row)
        ]
        for row in rows
    ]
    return [max(column) for column in zip(*sizes, strict=True)]


def _last(texts: Sequence[str]) -> int:
    """Give the index of the last text that is not empty; 0 where all are."""
    return max((at for at, text in enumerate(texts) if text), default=0)


def _widened(sizes: list[int], titles: list[str]) -> list[int]:
    """Make room for the title of each column that has any text."""
    return [size and max(size, cells(t)) for size, t in zip(sizes, titles, strict=True)]


def _taken(sizes: Iterable[int]) -> int:
    return sum(size + len(GAP) for size in sizes if size)


def _shrunk(sizes: list[int], room: int) -> list[int]:
    """Narrow the widest columns until all fit into ``room``."""
    sizes = list(sizes)
    room = max(room, 8 * len(sizes))
    while (over := _taken(sizes) - len(GAP) - room) > 0:
        widest = max(sizes)
        second = max((size for size in sizes if size < widest), default=0)
        step = max(1, min(over, widest - second) // sizes.count(widest))
        sizes = [size - step if size == widest else size for size in sizes]
    return sizes


def _blocks(
    texts: Sequence[str], sizes: Sequence[int], numbers: Container[int] = ()
) -> Iterator[tuple[list[str], int]]:
    for index, (text, size) in enumerate(zip(texts, sizes, strict=True)):
        if size:
            yield [pad(line, size, right=index in numbers) for line in wrap(text, size)], size


def _side_by_side(blocks: Iterable[tuple[list[str], int]]) -> list[str]:
    """Set columns of lines beside each other, each as wide as its column."""
    columns = list(blocks)
    blanks = [" " * size for _, size in columns]
    return [
        GAP.join(blank if text is None else text for text, blank in zip(line, blanks, strict=True))
        for line in zip_longest(*(lines for lines, _ in columns))
    ]


# Row after row has the same date and stance in the margin, and of few holders each has many rows.


@lru_cache(maxsize=_ALIKE)
def _body(texts: tuple[str, ...], sizes: tuple[int, ...], words: int) -> tuple[str, ...]:
    """Set the words of a row, and behind these so many texts its counts, beside each other."""
    numbers = range(words, len(texts))
    return tuple(line.rstrip() for line in _side_by_side(_blocks(texts, sizes, numbers)))


@lru_cache(maxsize=_ALIKE)
def _margin(
    texts: tuple[str, ...], sizes: tuple[int, ...], numbers: frozenset[int]
) -> tuple[Sequence[str], str]:
    """Set the margin of a row up to what stands beside it; gives its lines, and a blank."""
    gap = GAP if any(sizes) else ""
    lines = _side_by_side(_blocks(texts, sizes, numbers))
    return [line + gap for line in lines], " " * _taken(sizes)


@lru_cache(maxsize=_ALIKE)
def _wrapped(text: str, size: int) -> tuple[str, ...]:
    """Break what stands beneath a row, which is often what stood beneath the one before."""
    return tuple(wrap(text, size))
