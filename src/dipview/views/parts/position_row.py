"""Positions as rows: the issue first, and who holds it on what evidence under it."""

from __future__ import annotations

from functools import cache
from operator import attrgetter

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset, kept_by_key
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, Position
from dipview.model.statements import Form, RecordStatus, Statement
from dipview.views.parts.actor_names import name_of, report_of, voice_of
from dipview.views.parts.citations import short_reference, source_cell
from dipview.views.parts.codings import coder_in_words
from dipview.views.parts.counting import counted
from dipview.views.parts.dates_in_words import WRITTEN
from dipview.views.parts.marks import mark_of
from dipview.views.parts.purposes import purposes_in_words
from dipview.views.parts.remark_columns import (
    CODING_COLUMNS,
    REMARK_COLUMNS,
    coding_cells,
    remark_cells,
)
from dipview.views.parts.second_edition import added_cells
from dipview.views.parts.statement_row import (
    condition_in_words,
    name_or_nobody,
    statement_date_cell,
    words_beside,
    words_for,
)
from dipview.views.parts.terms import terms_of
from dipview.views.view import Cell, Column, Meaning, Place, Row

_KEPT = 1024
"""How many holders' cells, and how many sets of cells that several share, are kept."""


POSITION_COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="stance", title="Stance", place=Place.MARGIN),
    Column(key="issue", title="Issue"),
    Column(key="holder", title="Holder", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="issue_kind", title="Kind of issue", place=Place.HIDDEN),
    Column(key="basis", title="Basis", place=Place.HIDDEN),
    Column(key="condition", title="Condition", place=Place.HIDDEN),
    Column(key="second_hand", title="Second-hand", place=Place.HIDDEN),
    Column(key="attributed_by", title="Attributed by", place=Place.HIDDEN),
    Column(key="target", title="Directed at", place=Place.HIDDEN),
    Column(key="formula", title="Formula", place=Place.HIDDEN),
    Column(key="statement", title="Statement", place=Place.HIDDEN),
    Column(key="words", title="Words or summary", place=Place.HIDDEN),
    Column(key="speakers", title="Said by", place=Place.HIDDEN),
    Column(key="form", title="Form", place=Place.HIDDEN),
    *CODING_COLUMNS,
    *REMARK_COLUMNS,
)


def position_row(dataset: Dataset, id: str) -> Row:
    """Show the position called ``id``."""
    return row_of_position(dataset, dataset.position(id))


def row_of_position(dataset: Dataset, position: Position) -> Row:
    """Show one position."""
    statement = dataset.statement(position.statement)
    told = held_alike(position, statement)
    before, between, after = _shared_cells(dataset, told, position, statement)
    return Row(
        id=position.id,
        kind=Kind.POSITION,
        cells=(
            *before,
            holder_cell(dataset, position.holder),
            *between,
            _speakers_cell(dataset, position, statement),
            *after,
        ),
    )


_TOLD = attrgetter(
    *("statement", "issue", "stance", "basis", "condition", "attributed_by", "target", "formula"),
    *("notes", "tags", "value", "fallback", "depends_on", "priority", "reason", "because"),
)
"""What tells a position from others, but who holds it."""


def held_alike(position: Position, statement: Statement) -> tuple[object, ...]:
    """Give what is the same of positions that differ in nothing but in whose they are.

    What part a holder has in the statement is no such difference, nor is how days are written.
    """
    holder = position.holder
    part = holder is None, holder in statement.speakers, holder in statement.on_behalf_of
    return (_TOLD(position), part, WRITTEN.days)


@kept_by_key(_KEPT)
def _shared_cells(
    dataset: Dataset, _told: tuple[object, ...], position: Position, statement: Statement
) -> tuple[tuple[Cell, ...], tuple[Cell, ...], tuple[Cell, ...]]:
    """Make the cells of a position that those who hold it in the same way have in common."""
    issue = dataset.issue(position.issue)
    details = (
        evidence_in_words(dataset, position, statement),
        coder_in_words(dataset, statement),
    )
    before = (
        statement_date_cell(dataset, statement),
        stance_cell(position),
        Cell(issue.sentence, Meaning.TEXT, value=position.issue),
    )
    between = (
        Cell(" · ".join(filter(None, details)), Meaning.QUIET),
        source_cell(dataset, (statement.citation,)),
        Cell(issue.kind.value),
        Cell(position.basis.value),
        Cell(position.condition, Meaning.CONDITION) if position.condition else _NO_CONDITION,
        _YES if position.second_hand else _NO,
        _actor_cell(dataset, position.attributed_by),
        _actor_cell(dataset, position.target),
        Cell(position.formula) if position.formula else _NONE,
        Cell(position.statement),
        words_for(dataset, position),
    )
    after = (
        _form_cell(statement.form),
        *coding_cells(statement),
        *remark_cells(position),
        *added_cells(dataset, position),
    )
    return before, between, after


@kept_by_dataset(_KEPT)
def holder_cell(dataset: Dataset, holder: str | None) -> Cell:
    """Name a holder, or say that nobody is named."""
    name = name_or_nobody(dataset, holder)
    return Cell(name, Meaning.QUIET if holder is None else Meaning.NAME, value=holder or "")


_NAMED = 16
"""Speakers of a statement that a row names, at most: each of them has a row of its own."""

HOLDER_COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="stance", title="Stance", place=Place.MARGIN),
    Column(key="holder", title="Holder"),
    Column(key="words", title="Words or summary", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    *(c for c in POSITION_COLUMNS if c.place is Place.HIDDEN and c.key != "words"),
)
"""The columns of a list of positions on one issue: the holder first."""

_KEYS = tuple(column.key for column in POSITION_COLUMNS)


def holder_row(dataset: Dataset, id: str) -> Row:
    """Show one position among others on the same issue: who, and in which words."""
    row = position_row(dataset, id)
    cells = dict(zip(_KEYS, row.cells, strict=False))
    cells["words"] = words_beside(dataset, dataset.position(id))
    return evolve(row, cells=tuple(cells[column.key] for column in HOLDER_COLUMNS))


def stance_cell(position: Position) -> Cell:
    """Say and draw the stance of one position."""
    mark = mark_of(position)
    return Cell(mark.words, Meaning.STANCE, value=position.stance.value, marks=(mark,))


def evidence_in_words(dataset: Dataset, position: Position, statement: Statement) -> str:
    """Say on what condition, on whose word and in what form a position is known."""
    details = [terms_of(dataset, statement.id), position.formula, condition_in_words(position)]
    details += purposes_in_words(dataset, position)
    if position.attributed_by is not None:
        details.append(f"second-hand, according to {name_of(dataset, position.attributed_by)}")
    if position.target is not None:
        details.append(f"directed at {name_of(dataset, position.target)}")
    if not position.second_hand:
        details.append(basis_in_words(dataset, position, statement))
    if statement.unnamed_speakers and position.holder is None:
        details.append(statement.unnamed_speakers)
    if statement.status in (RecordStatus.DRAFT, RecordStatus.DISPUTED, RecordStatus.RETRACTED):
        details.append(statement.status.value)
    return " · ".join(detail for detail in details if detail)


def basis_in_words(dataset: Dataset, position: Position, statement: Statement) -> str:
    """Say what a position rests on: ``from exact words``, ``told by X``, ``described by RFE/RL``.

    Only of who speaks is it said that the words are exact; of others, who tells what they hold.
    """
    if position.basis is Basis.DESCRIBED:
        return f"described by {short_reference(dataset.source(statement.source))}"
    if position.basis is not Basis.STATED:
        return position.basis.value
    if position.holder is None or position.holder in statement.speakers:
        return "from exact words" if statement.quotable else report_of(dataset, statement)
    by = "said for it by" if position.holder in statement.on_behalf_of else "told by"
    return f"{by} {voice_of(dataset, statement)}"


def _speakers_cell(dataset: Dataset, position: Position, statement: Statement) -> Cell:
    """Name who said it, who need not be the holder; nobody where the source describes.

    Of very many, as of those who vote alike, the holder is named, and how many others there are.
    """
    speakers = statement.speakers
    if len(speakers) > _NAMED:
        named = position.holder if position.holder in speakers else speakers[0]
        others = counted(len(speakers) - 1, "other")
        by = f"{name_of(dataset, named)} and {others}"
        return Cell(by, Meaning.NAME, value={"speakers": len(speakers), "one": named})
    voice = voice_of(dataset, statement) if speakers or statement.unnamed_speakers else ""
    return Cell(voice, Meaning.NAME, value=list(speakers))


def _actor_cell(dataset: Dataset, id: str | None) -> Cell:
    return Cell(name_of(dataset, id), Meaning.NAME, value=id) if id else _NO_ACTOR


@cache
def _form_cell(form: Form) -> Cell:
    return Cell(form.value)


_NONE, _NO_CONDITION = Cell(""), Cell("", Meaning.CONDITION)
_NO_ACTOR = Cell("", Meaning.NAME, value="")
_YES, _NO = Cell("yes", value=True), Cell("no", value=False)
"""Cells that most rows have."""
