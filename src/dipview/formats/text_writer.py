"""Writes a view as plain text that can be pasted into a briefing.

A head says what is shown, of which dataset, through what, how many and from when to when. In the
body, dates and stances stand in columns at the left; what was said stands beside them, with who
said it, and where that is printed, on the line beneath; counts stand at the right. A table that is
read along both ways is laid out as a sheet. Notes and the sources that the body cites, numbered in
the order in which it does, end the document.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import NamedTuple

from dipview.computing import steps
from dipview.formats.display import show
from dipview.formats.document import (
    LIT,
    LIT_IN_WORDS,
    RESTS_ON,
    Layout,
    Numbering,
    banner_of,
    end_of,
    head_of,
    limited,
)
from dipview.formats.format import Cite
from dipview.formats.grid import Entry, Grid, counts_in_margin, entry_of, fitted, heading_of
from dipview.formats.sheet import sheet_of
from dipview.formats.width import cells, pad, wrap
from dipview.views.view import Section, View

_SAMPLE = 200
"""How many rows of a section are measured before any is written; wider ones wrap."""
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
    numbering = Numbering(view.references, layout.citing)
    banner = banner_of(view)
    for line in chain(
        (banner, "") if banner else (),
        _head(view, width),
        *(_sections(alike, numbering, width) for alike in _alike(view)),
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

    def lines(self, entry: Entry) -> list[str]:
        """Lay out one row."""
        if self.beneath is not None:
            entry = entry.with_counts_beneath(self.beneath)
        return self.grid.lay_out(entry if self.airy else entry.on_one_line())


def _alike(view: View) -> Iterator[list[Section]]:
    """Go through the sections that have rows, those with the same columns together."""
    filled = (section for section in view.sections if len(section.rows))
    for _, alike in groupby(filled, key=lambda section: (section.sheet, section.columns)):
        yield list(alike)


def _sections(alike: list[Section], numbering: Numbering, width: int) -> Iterator[str]:
    """Write sections with the same columns."""
    if alike[0].sheet:
        sheet = sheet_of(alike, numbering, width)
        for section in alike:
            yield from _heading(section, width)
            yield from sheet.lines(section, numbering)
        for number, heading in enumerate(sheet.key):
            yield from ([""] if not number else [])
            yield from wrap(heading, width)
        return
    shape = _shaped(alike, numbering, width)
    for section in alike:
        yield from _section(section, shape, numbering, first=section is alike[0])


def _shaped(sections: list[Section], numbering: Numbering, width: int) -> _Shape:
    trial = Numbering(numbering.references, numbering.cite)
    entries = [
        entry_of(section, row, trial)
        for section in sections
        for row in islice(section.rows, _SAMPLE)
    ]
    airy = any(entry.details for entry in entries)
    if not airy:
        entries = [entry.on_one_line() for entry in entries]
    heading = heading_of(sections[0]) if any(any(entry.end) for entry in entries) else None
    numbers = counts_in_margin(sections[0])
    grid = fitted(entries, heading, width, numbers)
    if heading is None or grid.width <= width:
        return _Shape(width=width, grid=grid, airy=airy, heading=heading)
    entries = [entry.with_counts_beneath(heading.end) for entry in entries]
    grid = fitted(entries, None, width, numbers)
    return _Shape(width=width, grid=grid, airy=True, heading=None, beneath=heading.end)


def _section(
    section: Section, shape: _Shape, numbering: Numbering, *, first: bool
) -> Iterator[str]:
    yield from _heading(section, shape.width)
    if shape.heading and first:
        yield from (*shape.lines(shape.heading), "")
    for number, row in enumerate(steps(section.rows, "rows")):
        if shape.airy and number:
            yield ""
        yield from shape.lines(entry_of(section, row, numbering))


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
