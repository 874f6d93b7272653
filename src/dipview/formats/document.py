"""What every writer of a view shares: the limit, the head, the cells' words, numbered sources."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import overload

from attrs import evolve, field

from dipview.formats.display import show
from dipview.model.sources import Citation
from dipview.model.values import frozen
from dipview.views.view import Cell, Extent, Reference, Row, View

WIDTH = 100
"""Columns of a text document that goes to no terminal."""


@frozen(kw_only=True)
class Layout:
    """How a document is to be laid out, as far as a format heeds it."""

    width: int = WIDTH
    """Columns of a text document, in cells."""
    csv_raw: bool = False
    """Write CSV as the data has it: no apostrophe before what a spreadsheet takes for a formula."""
    terminal: bool = False
    """The document goes to a terminal: even raw CSV has its control characters shown."""


@frozen
class Numbering:
    """Numbers sources from 1, in the order in which a document first cites them."""

    references: Mapping[str, Reference]
    """Every source that may be cited, by id."""
    _numbers: dict[str, int] = field(factory=dict, init=False)

    def of(self, source: str) -> int:
        """Give the number of the source with this id; the next one where it is new."""
        return self._numbers.setdefault(source, len(self._numbers) + 1)

    def cited(self) -> Iterator[tuple[int, str, str]]:
        """Go through the sources cited so far: number, id, and the text that a list gives."""
        for source, number in self._numbers.items():
            reference = self.references.get(source)
            yield number, source, reference.text if reference else source


def limited(view: View) -> View:
    """Apply the row limit of a view's scope.

    Returns:
        A view with the first ``scope.limit`` rows over all its sections, and a note that says how
        many there are; the same view where the limit leaves nothing out.
    """
    limit, count = view.scope.limit, view.count
    if limit is None or count <= limit:
        return view
    left, sections = limit, []
    for section in view.sections:
        rows = _Head(section.rows, min(left, len(section.rows)))
        left -= len(rows)
        if rows:
            sections.append(evolve(section, rows=rows))
    note = f"The first {limit:,} of {count:,} rows."
    return evolve(view, sections=tuple(sections), notes=(*view.notes, note))


def head_of(view: View) -> dict[str, str]:
    """Give what stands at a document's head under its title, by label; display-safe.

    The dataset, what it is looked at through, how many rows there are and which dates they cover;
    empty ones are left out.
    """
    facts = {
        "Dataset": show(view.dataset).strip(),
        "Scope": " · ".join(map(show, view.looking)),
        "Covers": extent_words(view.measure()) if view.measure else "",
    }
    return {label: fact for label, fact in facts.items() if fact}


def extent_words(extent: Extent) -> str:
    """Say how much a view covers: ``"26 positions, 4–11 Apr 2017"``."""
    noun = _singular(extent.noun) if extent.count == 1 else extent.noun
    return ", ".join(filter(None, (f"{extent.count:,} {show(noun)}", show(extent.span))))


def cell_words(cell: Cell, numbering: Numbering, space: str = " ") -> str:
    """Give what a document says in a cell, display-safe, with its citations numbered.

    Args:
        cell: The cell.
        numbering: Numbers the sources; those new to it get the next numbers.
        space: What stands for a space within one citation.
    """
    if cell.citations:
        return _citation_words(cell.citations, numbering, space)
    return show(cell.text).strip()


def _citation_words(citations: Sequence[Citation], numbering: Numbering, space: str) -> str:
    """Write citations with their numbers: ``"[1] paragraphs 8, 9; [2]"``."""
    places: dict[int, list[str]] = {}
    for citation in citations:
        found = places.setdefault(numbering.of(citation.source), [])
        if citation.locator:
            found.append(show(citation.locator).strip())
    return "; ".join(
        " ".join(filter(None, (f"[{number}]", _locators_in_words(found)))).replace(" ", space)
        for number, found in places.items()
    )


def _locators_in_words(locators: Sequence[str]) -> str:
    """Join locators, each once, naming a label that they share once: ``"paragraphs 8, 9"``."""
    each = list(dict.fromkeys(locators))
    parted = [one.partition(" ") for one in each]
    labels = {label for label, _, _ in parted}
    values = [value for _, _, value in parted]
    if len(each) > 1 and len(labels) == 1 and all(values):
        return f"{labels.pop().removesuffix('s')}s {', '.join(values)}"
    return ", ".join(each)


def column_titles(view: View) -> dict[str, str]:
    """Give the title of each column by its key, in the order of the sections.

    A key that several sections share is one column, with the title that it has in the first.

    Raises:
        ValueError: A column is called like one that writers add (``id``, ``kind``, ``section``).
    """
    titles: dict[str, str] = {}
    for column in (column for section in view.sections for column in section.columns):
        titles.setdefault(column.key, column.title)
    if taken := {"id", "kind", "section"}.intersection(titles):
        raise ValueError(f"columns of view {view.name!r} may not be called {sorted(taken)}")
    return titles


def _singular(noun: str) -> str:
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith("ches") else noun.removesuffix("s")


class _Head(Sequence[Row]):
    """The first rows of a sequence, built when looked at."""

    def __init__(self, rows: Sequence[Row], count: int) -> None:
        self._rows = rows
        self._count = count

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, index: int) -> Row: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Row]: ...
    def __getitem__(self, index: int | slice) -> Row | Sequence[Row]:
        places = range(self._count)[index]
        if isinstance(places, range):
            return [self._rows[place] for place in places]
        return self._rows[places]
