"""What every writer of a view shares: the limit, the head, the cells' words, numbered sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, overload

from attrs import evolve

from dipview.formats.format import Cite
from dipview.formats.paper import Paper
from dipview.formats.safe_text import show, show_with_offsets
from dipview.model.sources import Citation
from dipview.views.citing.cited import Earlier, again, brief, full, places
from dipview.views.citing.style import Style
from dipview.views.view import Cell, Extent, Meaning, Reference, Row, Section, View

WIDTH = 100
"""Columns of a text document that goes to no terminal."""


def _unheard(_: str) -> None:
    """Tell nobody."""


class DocumentError(Exception):
    """A document cannot be written as it was asked for; the message says what to do."""


class Layout(NamedTuple):
    """How a document is to be laid out, as far as a format heeds it."""

    width: int = WIDTH
    """Columns of a text document, in cells."""
    csv_raw: bool = False
    """Write CSV as the data has it: no apostrophe before what a spreadsheet takes for a formula."""
    terminal: bool = False
    """The document goes to a terminal: even raw CSV has its control characters shown."""
    cite: Cite | None = None
    """How a document for readers says where something is printed; None for the format's own."""
    style: Style = Style.PLAIN
    """In which style a document for readers writes a source."""
    paper: Paper | None = None
    """The size of its pages; None for what is usual where the user is."""
    template: Path | None = None
    """A DOCX whose styles, headers and footers a DOCX takes; None for those that dipview has."""
    author: str = ""
    """Who is named as the author in a document's properties; empty for nobody."""
    tell: Callable[[str], None] = _unheard
    """Told, in a sentence, what of a template was left out."""

    @property
    def citing(self) -> Cite:
        """How a text without notes of its own cites."""
        return self.cite or Cite.NUMBERED


class Cited(NamedTuple):
    """A source, or a place in one, as a text cites it; display-safe."""

    number: int
    """Of the source in the list of sources, or of the note."""
    name: str
    """The source in a few words."""
    places: str
    """Where in it: ``paragraphs 8, 9``; empty where none is told."""


class Numbering:
    """Numbers what a document cites from 1, in the order in which it first does.

    What is numbered are sources, or with ``Cite.FOOTNOTE`` the places in them.

    Args:
        references: Every source that may be cited, by id.
        cite: How it is said where something is printed.
        style: How a source is written.
    """

    def __init__(
        self,
        references: Mapping[str, Reference],
        cite: Cite = Cite.NUMBERED,
        style: Style = Style.PLAIN,
    ) -> None:
        self.references = references
        """Every source that may be cited, by id."""
        self.cite = cite
        self.style = style
        self._numbers: dict[Citation, int] = {}

    def of(self, source: str, locator: str = "") -> int:
        """Give the number of a source, or of a place in it; the next one where it is new."""
        return self._numbers.setdefault(
            Citation(source=source, locator=locator), len(self._numbers) + 1
        )

    def each(self, citations: Sequence[Citation]) -> tuple[Cited, ...]:
        """Number citations: each source once with all its places, or each place as a note."""
        met: dict[tuple[int, str], list[str]] = {}
        for citation in citations:
            locator = citation.locator if self.cite is Cite.FOOTNOTE else ""
            found = met.setdefault((self.of(citation.source, locator), citation.source), [])
            if citation.locator:
                found.append(show(citation.locator).strip())
        return tuple(
            Cited(number, self._named(source), places(self.style, found))
            for (number, source), found in met.items()
        )

    def cited(self) -> Iterator[tuple[int, str, str]]:
        """Go through what is cited so far: number, source's id, and the text that a list gives."""
        first: dict[str, int] = {}
        before = ""
        for citation, number in self._numbers.items():
            id = citation.source
            earlier = Earlier(first[id], last=id == before) if id in first else None
            yield number, id, self._written(citation, earlier)
            first.setdefault(id, number)
            before = id

    def _written(self, citation: Citation, earlier: Earlier | None) -> str:
        """Write what a list, or a note, says of a source, in the style that is asked for."""
        reference = self.references.get(citation.source)
        locators = (citation.locator,) if citation.locator else ()
        if reference is None or reference.source is None or self.style is Style.PLAIN:
            text = reference.text if reference else citation.source
            return ", ".join((text, *locators))
        if earlier is None:
            return full(reference.source, self.style, locators)
        return again(reference.source, self.style, locators, earlier)

    def like(self) -> Numbering:
        """Begin anew in the same way, for a trial."""
        return Numbering(self.references, self.cite, self.style)

    @property
    def count(self) -> int:
        """How many numbers are given so far."""
        return len(self._numbers)

    @property
    def heading(self) -> str:
        """What stands over the list of what is cited."""
        return "Notes" if self.cite is Cite.FOOTNOTE else "Sources"

    def _named(self, source: str) -> str:
        reference = self.references.get(source)
        if reference is None:
            return show(source).strip()
        if reference.source is None or self.style is Style.PLAIN:
            return show(reference.short or reference.text).strip()
        return show(brief(reference.source, self.style)).strip()


def numbering_of(view: View, layout: Layout | None = None) -> Numbering:
    """Begin to number what a view cites, as a layout asks for it."""
    asked = layout or Layout()
    return Numbering(view.references, asked.citing, asked.style)


def limited(view: View) -> View:
    """Apply the row limit of a view's scope.

    Returns:
        A view with the first ``scope.limit`` rows over all its sections, and a note that says how
        many there are; the same view where the limit leaves nothing out. Sections that only count
        what others list are left whole.
    """
    limit = view.scope.limit
    count = sum(len(section.rows) for section in view.sections if not section.tally)
    if limit is None or count <= limit:
        return view
    left, sections = limit, []
    for section in view.sections:
        if section.tally:
            sections.append(section)
            continue
        rows = _Head(section.rows, min(left, len(section.rows)))
        left -= len(rows)
        if rows:
            sections.append(evolve(section, rows=rows))
    note = f"The first {limit:,} of {count:,} rows."
    rests_on = view.rests_on
    if rests_on is not None:
        left_out = (*rests_on.left_out, f"{count - limit:,} of {count:,} rows")
        rests_on = evolve(rests_on, left_out=left_out)
    return evolve(view, sections=tuple(sections), notes=(*view.notes, note), rests_on=rests_on)


def alike(view: View) -> Iterator[list[Section]]:
    """Go through the sections that have rows, those in a row with the same columns together."""
    filled = (section for section in view.sections if len(section.rows))
    for _, sections in groupby(filled, key=lambda section: (section.sheet, section.columns)):
        yield list(sections)


def head_of(view: View) -> dict[str, str]:
    """Give what stands at a document's head under its title, by label; display-safe.

    The dataset, what it is looked at through, how many rows there are and which dates they cover,
    and what is not shown; empty ones are left out. A view with a heading of its own has that.
    """
    if view.heading:
        return {show(label): show(text).strip() for label, text in view.heading}
    facts = {
        "Dataset": show(view.dataset).strip(),
        "Scope": " · ".join(map(show, view.scope_in_words)),
        "Covers": extent_words(view.measure()) if view.measure else "",
        "Left out": "; ".join(map(show, view.left_out)),
    }
    return {label: fact for label, fact in facts.items() if fact}


_TAG = "[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*"
"""A BCP 47 tag, by its shape."""


def is_language(tag: str) -> bool:
    """Tell whether a text of the data has the shape of a language's tag."""
    return re.fullmatch(_TAG, tag) is not None


def language_of(view: View) -> str:
    """Give the language that a document says it is in, a BCP 47 tag: the dataset's, or English."""
    return view.language if is_language(view.language) else "en"


RESTS_ON = "What this rests on"
"""What stands over the end of a document."""


def end_of(view: View) -> dict[str, str]:
    """Give what stands at a document's very end, under ``RESTS_ON``, by label; display-safe.

    Returns:
        Nothing where the view is not of a dataset. What was left out is told of a document that is
        made to be handed over even where that is nothing.
    """
    rests_on = view.rests_on
    if rests_on is None:
        return {"Left out": show(view.omitted)} if view.omitted else {}
    left_out = "; ".join(map(show, rests_on.left_out)) or _nothing(view)
    facts = {
        "Dataset": show(rests_on.dataset).strip(),
        "SHA-256": rests_on.sha256,
        "As of": show(rests_on.as_of_in_words),
        "Scope": " · ".join(map(show, rests_on.scope)) or "all of it",
        "Left out": left_out,
    }
    return {label: fact for label, fact in facts.items() if fact}


def is_beside(cell: Cell) -> bool:
    """Tell whether a cell names a file beside the document, and by a name of no other place."""
    return re.fullmatch(_BESIDE, cell.beside) is not None


_BESIDE = "[a-z0-9][a-z0-9._-]*"


def _nothing(view: View) -> str:
    """Say of a document that nothing was left out, unless nothing is to be said of that."""
    return "nothing" if view.document and not view.silent else ""


def banner_of(view: View) -> str:
    """Give the marking that stands at a document's head and foot; display-safe."""
    return show(view.marking).strip()


def extent_words(extent: Extent) -> str:
    """Say how much a view covers: ``"26 positions, 4–11 Apr 2017"``."""
    noun = _singular(extent.noun) if extent.count == 1 else extent.noun
    return ", ".join(filter(None, (f"{extent.count:,} {show(noun)}", show(extent.span))))


LIT = {Meaning.LIT: ("\u27e6", "\u27e7"), Meaning.PASSAGE: ("\u27e8", "\u27e9")}
"""What stands around words that are lit, where text has no look of its own."""
LIT_IN_WORDS = "{}exact words that a statement quotes{} \u00b7 {}what else one rests on{}"
"""What these mean, to be filled in with them."""


def lit_pieces(cell: Cell) -> Iterator[tuple[str, Meaning | None]]:
    """Part a cell's text into stretches, each with how it is lit; None where it is not."""
    done = 0
    for part in cell.parts:
        if part.meaning in LIT:
            yield cell.text[done : part.start], None
            yield cell.text[part.start : part.end], part.meaning
            done = part.end
    yield cell.text[done:], None


def shown_pieces(cell: Cell) -> Iterator[tuple[str, Meaning | None]]:
    """Part a cell's text, display-safe, into stretches, each with its meaning; None between."""
    shown, offsets = show_with_offsets(cell.text)
    done = 0
    for part in cell.parts:
        start, end = offsets[part.start], offsets[part.end]
        yield shown[done:start], None
        yield shown[start:end], part.meaning
        done = end
    yield shown[done:], None


def _said(cell: Cell) -> str:
    """Give the text of a cell, display-safe, with brackets around what is lit."""
    if not any(part.meaning in LIT for part in cell.parts):
        return show(cell.text).strip()
    pieces = (
        show(text).join(LIT[how] if how is not None else ("", ""))
        for text, how in lit_pieces(cell)
        if text
    )
    return "".join(pieces).strip()


def cell_words(cell: Cell, numbering: Numbering, space: str = " ") -> str:
    """Give what a document says in a cell, display-safe, with its citations as words.

    Args:
        cell: The cell.
        numbering: Numbers what is cited; what is new to it gets the next numbers.
        space: What stands for a space within one short citation.
    """
    if not cell.citations:
        return _said(cell)
    numbers = _citation_words(numbering.each(cell.citations), numbering.cite, space)
    if cell.meaning is Meaning.SOURCE or not cell.text:
        return numbers
    return f"{show(cell.text).strip()} · {numbers}"


def says_nothing(cell: Cell) -> bool:
    """Tell whether a cell has no text; what hides is shown, and is some."""
    return not show(cell.text).strip()


def lines_of(cell: Cell) -> list[str]:
    """Give the lines of a cell that say anything, display-safe; only line feeds part them."""
    lines = (show(line).strip() for line in cell.text.replace("\r\n", "\n").split("\n"))
    return [line for line in lines if line]


def cell_lines(cell: Cell, numbering: Numbering, space: str = " ") -> list[str]:
    """Give what a document says in a cell of a sheet line by line, as `cell_words` gives it."""
    *before, last = lines_of(cell) or [""]
    return [*before, cell_words(cell._replace(text=last), numbering, space)]


def _citation_words(citations: Sequence[Cited], cite: Cite, space: str) -> str:
    """Write citations: ``"[1] paragraphs 8, 9; [2]"``, ``"[1] [2]"``, ``"(RFE/RL, page 8)"``."""
    if cite is Cite.INLINE:
        return in_brackets(citations)
    if cite is Cite.FOOTNOTE:
        return " ".join(f"[{each.number}]" for each in citations)
    return "; ".join(
        " ".join(filter(None, (f"[{each.number}]", each.places))).replace(" ", space)
        for each in citations
    )


def in_brackets(citations: Sequence[Cited]) -> str:
    """Write citations out: ``"(RFE/RL, 11 Apr 2017, paragraph 6; Minutes, page 3)"``."""
    return f"({'; '.join(', '.join(filter(None, (c.name, c.places))) for c in citations)})"


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
