"""Writes a view as plain text that can be pasted into a briefing.

A head says what is shown, of which dataset, through what, how many and from when to when. In the
body, dates and stances stand in columns at the left; what was said stands beside them, with who
said it, and where that is printed, on the line beneath; counts stand at the right. A table that is
read along both ways is laid out as a sheet. Notes and the sources that the body cites, numbered in
the order in which it does, end the document.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import NamedTuple

from dipview.computing import steps
from dipview.formats.document import (
    LIT,
    LIT_IN_WORDS,
    RESTS_ON,
    Layout,
    Numbering,
    alike,
    banner_of,
    end_of,
    head_of,
    limited,
    numbering_of,
)
from dipview.formats.format import Cite
from dipview.formats.grid import Entries, Entry, Grid, counts_in_margin, fitted, heading_of
from dipview.formats.safe_text import show
from dipview.formats.sheet import sheet_of
from dipview.formats.width import cells, pad, wrap
from dipview.views.view import Row, Section, View

_SAMPLE = 200
"""How many rows of a section are measured before any is written; wider ones wrap."""
_SAMPLES = 600
"""How many rows of all sections with the same columns are."""
_LEAST_WIDTH = 40


def write_text(view: View, layout: Layout | None = None) -> Iterator[str]:
    """Write a view as plain text.

    Args:
        view: What to write; its scope's limit is applied.
        layout: The width in cells, at least 40; lines are broken there, and nothing is left out.
            And how it cites.

    Yields:
        Lines, each with its line feed.
    """
    layout = layout or Layout()
    width = max(_LEAST_WIDTH, layout.width)
    view = limited(view)
    numbering = numbering_of(view, layout)
    banner = banner_of(view)
    for line in chain(
        (banner, "") if banner else (),
        _head(view, width),
        *(_sections(each, numbering, width) for each in alike(view)),
        _notes(view, width),
        _sources(numbering, width),
        _end(view, width) if view.document or not layout.terminal else (),
        ("", banner) if banner else (),
    ):
        yield f"{line.rstrip()}\n"


def _head(view: View, width: int) -> Iterator[str]:
    yield from _titled(view.title, width, "=")
    for label, fact in head_of(view).items():
        named = label == "Left out" or view.heading
        yield from wrap(f"{label}: {fact}" if named else fact, width)
    if not view.count and view.empty:
        yield from ("", *wrap(show(view.empty), width))


class _Shape(NamedTuple):
    """How sections with the same columns are laid out."""

    width: int
    grid: Grid
    airy: bool
    """Whether rows have details beneath, and stand apart."""
    heading: Entry | None
    """The columns' titles, where numbers stand at the right; above the first section alone."""
    beneath: list[str] | None = None
    """The titles of what stands at the right, where it has no room there and goes below."""
    titles: Entry | None = None
    """The titles of all columns, where any has no room: none that was measured says anything."""

    def lines(self, entry: Entry) -> list[str]:
        """Lay out one row."""
        if self.beneath is not None:
            entry = entry.with_counts_beneath(self.beneath)
        if self.titles is not None:
            entry = self.grid.with_rest_beneath(entry, self.titles)
        return self.grid.lay_out(entry if self.airy else entry.on_one_line())


def _sections(sections: list[Section], numbering: Numbering, width: int) -> Iterator[str]:
    """Write sections with the same columns."""
    if sections[0].sheet:
        sheet = sheet_of(sections, numbering, width)
        for section in sections:
            yield from _heading(section, width)
            yield from sheet.lines(section, numbering)
        for number, heading in enumerate(sheet.key):
            yield from ([""] if not number else [])
            yield from wrap(heading, width)
        return
    begun = _begun(sections)
    measured = [row for head, _ in begun for row in head]
    shape = _shaped(sections, measured, numbering, width)
    entries = Entries(sections[0], numbering)
    for section in sections:
        rows = chain(*begun.popleft()) if begun else steps(section.rows, "rows")
        yield from _section(section, rows, shape, entries, first=section is sections[0])


def _begun(sections: list[Section]) -> deque[tuple[Sequence[Row], Iterator[Row]]]:
    """Build the first rows of the first sections, to be measured; gives them and those after."""
    begun: deque[tuple[Sequence[Row], Iterator[Row]]] = deque()
    left = _SAMPLES
    for section in sections:
        rows = iter(steps(section.rows, "rows"))
        begun.append((list(islice(rows, min(_SAMPLE, left))), rows))
        left -= len(begun[-1][0])
        if not left:
            break
    return begun


def _shaped(
    sections: list[Section], rows: Iterable[Row], numbering: Numbering, width: int
) -> _Shape:
    trial = Entries(sections[0], numbering.like())
    entries = [trial.of(row) for row in rows]
    airy = any(entry.details for entry in entries)
    if not airy:
        entries = [entry.on_one_line() for entry in entries]
    heading = heading_of(sections[0]) if any(any(entry.end) for entry in entries) else None
    numbers = counts_in_margin(sections[0])
    grid = fitted(entries, heading, width, numbers)
    beneath = None
    if heading is not None and grid.width > width:
        beneath, heading, airy = heading.end, None, True
        entries = [entry.with_counts_beneath(beneath) for entry in entries]
        grid = fitted(entries, None, width, numbers)
    return _Shape(
        width=width,
        grid=grid,
        airy=airy,
        heading=heading,
        beneath=beneath,
        titles=None if grid.roomy else heading_of(sections[0]),
    )


def _section(
    section: Section, rows: Iterable[Row], shape: _Shape, entries: Entries, *, first: bool
) -> Iterator[str]:
    yield from _heading(section, shape.width)
    if shape.heading and first:
        yield from (*shape.grid.lay_out(shape.heading), "")
    for number, row in enumerate(rows):
        if shape.airy and number:
            yield ""
        yield from shape.lines(entries.of(row))


def _heading(section: Section, width: int) -> Iterator[str]:
    yield ""
    if section.title:
        yield from _titled(section.title, width, "-")
    if section.note:
        yield from (*wrap(show(section.note), width), "")


def _notes(view: View, width: int) -> Iterator[str]:
    if view.lit:
        yield from ("", *wrap(LIT_IN_WORDS.format(*chain(*LIT.values())), width))
    for note in view.notes:
        yield from ("", *wrap(show(note), width))


def _sources(numbering: Numbering, width: int) -> Iterator[str]:
    cited = list(numbering.cited())
    if cited:
        yield ""
        yield from _titled(numbering.heading, width, "-")
    unnumbered = numbering.cite is Cite.INLINE
    label = len("- " if unnumbered else f"[{len(cited)}] ")
    for number, _, text in cited:
        first, *rest = wrap(show(text), width - label)
        yield pad("-" if unnumbered else f"[{number}]", label) + first
        yield from (" " * label + line for line in rest)


def _end(view: View, width: int) -> Iterator[str]:
    """Say what a document rests on; on a terminal its head has said so, unless it is a document."""
    facts = end_of(view)
    if facts:
        yield ""
        yield from _titled(RESTS_ON, width, "-")
    for label, fact in facts.items():
        yield from wrap(f"{label}: {fact}", width)


def _titled(title: str, width: int, rule: str) -> Iterable[str]:
    lines = wrap(show(title), width)
    return [*lines, rule * max(map(cells, lines))]
