"""The view of a source as its text, lit where statements rest; and those that were not found."""

from __future__ import annotations

from array import array
from collections.abc import Sequence

from attrs import evolve, field

from dipview.computing import steps
from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset
from dipview.model.ids import part_id
from dipview.model.kinds import Kind
from dipview.model.values import frozen
from dipview.search.highlights import words_asked
from dipview.views.parts.citations import References, dated_reference
from dipview.views.parts.counting import count_once, counted
from dipview.views.parts.labels import label_cell
from dipview.views.parts.scope_in_words import scope_in_words
from dipview.views.reading.locators import locator_in, part_meant
from dipview.views.reading.paragraph_rows import (
    PARAGRAPH_COLUMNS,
    ParagraphRows,
    Sought,
    told_of,
)
from dipview.views.reading.reading import Reading, reading_of
from dipview.views.reading.terms import issues_meant, terms_of, terms_typed, words_of_issue
from dipview.views.reading.unread import unread_in_words
from dipview.views.scope import Scope
from dipview.views.selection import Selection
from dipview.views.view import Cell, Column, Extent, Meaning, Place, Row, Section, View

_NAME = "reader"
LOST = "lost"
"""Key of the section of statements that were not found."""
_LOST_COLUMNS = (
    Column(key="words", title="Statement"),
    Column(key="who", title="Who", place=Place.UNDER),
    Column(key="locator", title="Place", place=Place.UNDER),
)
_CHANGED = (
    "This is another text than the one from which its statements were coded: "
    "they are lit where their words stand now."
)
_UNCHOSEN = "Which source is to be read is not told."


@frozen(kw_only=True)
class ReadingView(View):
    """A source as its text."""

    reading: Reading | None = field(default=None, eq=False)
    """None where no source is told."""
    found: Sequence[int] = ()
    """The parts in which a word of the query or of an issue stands, in order."""
    best: str = ""
    """Id of the row that the query means: of a locator its paragraph, else the first found."""

    @property
    def paragraphs(self) -> ParagraphRows | None:
        """The rows of the text; None where there is none."""
        rows = self.sections[0].rows if self.sections else None
        return rows if isinstance(rows, ParagraphRows) else None

    @property
    def statements(self) -> tuple[str, ...]:
        """Ids of the statements that are lit, in the order in which they stand."""
        return () if self.paragraphs is None else self.paragraphs.statements

    def statement_in_words(self, id: str) -> str:
        """Say who is heard in a statement that is lit, and which it is; empty for any other."""
        if self.paragraphs is None or id not in self.statements:
            return ""
        at, count = self.paragraphs.place_among_lit(id)
        return f"{self.paragraphs.told(id)} \u00b7 {at:,} of {counted(count, 'statement')}"


def reading_view(selection: Selection) -> ReadingView:
    """Make the view of a source as its text.

    The scope's subject is the source; its query is looked for in the text, or is a locator; exact
    words only leaves all else unlit.
    """
    dataset, scope = selection.dataset, selection.scope
    source = next((id for id in scope.subjects if dataset.kind_of(id) is Kind.SOURCE), None)
    if source is None:
        return _unread(dataset, scope, "Reader", _UNCHOSEN, None)
    reading = reading_of(dataset, source)
    title = f"Text of {dated_reference(dataset.source(source))}"
    if reading.refused is not None:
        return _unread(
            dataset, scope, title, unread_in_words(dataset, source, reading.refused), reading
        )
    sought = _sought(dataset, reading, scope)
    rows = ParagraphRows(dataset, reading, sought, exact=scope.exact_only)
    found = _found(dataset, source, sought)
    lost = tuple(_lost_row(dataset, id) for id in reading.lost)
    number = reading.paragraphs.numbers
    count = max(number[-1000:], default=0) or len(number)
    return evolve(
        _unread(dataset, scope, title, "There is nothing in this text.", reading),
        sections=_sections(rows, lost, note=_CHANGED if reading.changed else ""),
        covers=_covers(dataset, count, reading),
        measure=lambda: Extent(count=count, noun="paragraphs"),
        lit=bool(reading.order),
        found=found,
        best=_best(dataset, reading, scope.query, found),
    )


def _sections(text: Sequence[Row], lost: Sequence[Row], note: str = "") -> tuple[Section, ...]:
    return (
        Section(key="text", columns=PARAGRAPH_COLUMNS, rows=text, note=note),
        Section(key=LOST, title="Not found in this text", columns=_LOST_COLUMNS, rows=lost),
    )


def _covers(dataset: Dataset, count: int, reading: Reading) -> str:
    lit = count_once(dataset, tuple(reading.order))
    pages = len(reading.paragraphs.pages)
    on = f" on {pages:,} pages" if pages > 1 else ""
    told = [f"{counted(count, 'paragraph')}{on}", counted(lit, "statement")]
    if reading.lost:
        told.append(f"{len(reading.lost):,} not found")
    return " \u00b7 ".join(told)


def _unread(
    dataset: Dataset, scope: Scope, title: str, why: str, reading: Reading | None
) -> ReadingView:
    return ReadingView(
        name=_NAME,
        title=title,
        dataset=dataset.name,
        scope=scope,
        scope_in_words=scope_in_words(dataset, scope),
        references=References(dataset),
        sections=_sections((), ()),
        parted=True,
        empty=why,
        reading=reading,
    )


def _sought(dataset: Dataset, reading: Reading, scope: Scope) -> Sought:
    issues = issues_meant(dataset, scope.pins, (*reading.order, *reading.lost))
    query = () if locator_in(scope.query) else words_asked(scope.query)
    return Sought(
        issues=terms_of(words_of_issue(dataset, id) for id in issues), query=terms_typed(query)
    )


@kept_by_dataset(4)
def _found(dataset: Dataset, source: str, sought: Sought) -> Sequence[int]:
    """Find the parts in which a word of the query or of an issue stands."""
    reading, found = reading_of(dataset, source), array("Q")
    for part in steps(range(len(reading.paragraphs)), "paragraphs"):
        text = reading.part_text(part)
        if sought.query.in_text(text) or (not sought.query.stems and sought.issues.in_text(text)):
            found.append(part)
    return found


def _best(dataset: Dataset, reading: Reading, query: str, found: Sequence[int]) -> str:
    if (locator := locator_in(query)) is not None:
        part = part_meant(dataset, reading, locator)
    else:
        part = found[0] if query.strip() and found else None
    return "" if part is None else part_id(part)


def _lost_row(dataset: Dataset, id: str) -> Row:
    statement = dataset.statement(id)
    passage = "its passage is of another text" if statement.passage else "no passage is given"
    cells = (
        label_cell(dataset, id),
        Cell(told_of(dataset, id), Meaning.NAME),
        Cell(" \u00b7 ".join(filter(None, (statement.locator, passage))), Meaning.QUIET),
    )
    return Row(id=id, kind=Kind.STATEMENT, cells=cells)
