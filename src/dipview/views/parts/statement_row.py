"""Statements as rows: the words first, and under them who said them and what they stand for."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_dataset, kept_by_key
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.positions import Basis, Position, PositionEntry
from dipview.model.spans import Span
from dipview.model.stances import Stance
from dipview.model.statements import Statement
from dipview.views.parts.actor_names import (
    heard_in,
    holders_of,
    name_of,
    speakers_office,
    voice_of,
)
from dipview.views.parts.alike_statements import (
    AlikeCells,
    actors_cell,
    alike_cells,
    quiet_cell,
    unnamed_cell,
)
from dipview.views.parts.alike_values import Alike, AlikeValues
from dipview.views.parts.citations import place_cell, short_reference
from dipview.views.parts.codings import coder_in_words
from dipview.views.parts.dates_in_words import WRITTEN, home_year, in_full, in_short
from dipview.views.parts.marks import Mark, mark_like
from dipview.views.parts.remark_columns import (
    CODING_COLUMNS,
    REMARK_COLUMNS,
)
from dipview.views.parts.second_edition import added_columns
from dipview.views.parts.terms import terms_of
from dipview.views.parts.votes_in_words import option_in_words
from dipview.views.row_cells import Cells
from dipview.views.view import Cell, Column, Meaning, Place, Row

STATEMENT_COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="words", title="Words or summary"),
    Column(key="speakers", title="Who", place=Place.UNDER),
    Column(key="office", title="Office", place=Place.UNDER),
    Column(key="stance", title="Stance", place=Place.MARK),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="form", title="Form", place=Place.HIDDEN),
    Column(key="text", title="Exact words", place=Place.HIDDEN),
    Column(key="translation", title="In translation", place=Place.HIDDEN),
    Column(key="summary", title="Summary", place=Place.HIDDEN),
    Column(key="unnamed_speakers", title="Unnamed speakers", place=Place.HIDDEN),
    Column(key="on_behalf_of", title="On behalf of", place=Place.HIDDEN),
    Column(key="holders", title="Holders", place=Place.HIDDEN),
    Column(key="issues", title="Issues", place=Place.HIDDEN),
    Column(key="targets", title="Directed at", place=Place.HIDDEN),
    Column(key="about", title="About", place=Place.HIDDEN),
    Column(key="event", title="Event", place=Place.HIDDEN),
    *CODING_COLUMNS,
    *REMARK_COLUMNS,
)


class Taken(NamedTuple):
    """What a statement takes: of hundreds who vote alike, no position is made."""

    entry: PositionEntry
    issue: Issue
    basis: Basis
    holders: tuple[str | None, ...]
    """All whose it is."""
    mark: Mark
    does: str
    """The mark in words."""


_MANY_YEARS = 8
"""From so many years on, from the first to the last, a date is never without its year."""
_KEPT = 512
"""Cells that are kept once they are made."""
_KEPT_ISSUES = 64
"""Cells of issues that are kept: statements on the same ones mostly follow one another."""


def statement_row(dataset: Dataset, id: str, issue: str | None = None) -> Row:
    """Show the statement called ``id``, as ``row_of_statement`` does."""
    return row_of_statement(dataset, dataset.statement(id), issue)


def row_of_statement(dataset: Dataset, statement: Statement, issue: str | None = None) -> Row:
    """Show one statement.

    Args:
        dataset: Where it is from.
        statement: What is shown.
        issue: The issue on which its stance is wanted; None for all its positions.
    """
    cells = cells_of_statement(dataset, statement, issue)
    return Row(id=statement.id, kind=Kind.STATEMENT, cells=cells)


def cells_of_statement(dataset: Dataset, statement: Statement, issue: str | None = None) -> Cells:
    """Make the cells of the row of a statement, as ``row_of_statement`` has them."""
    every = taken = _taken(dataset, statement)
    if issue is not None:
        taken = [each for each in every if each.entry.issue == issue]
    made = _Making(dataset, statement, every, taken, alike_cells(dataset, statement))
    length = len(STATEMENT_COLUMNS) + len(added_columns(dataset, Kind.STATEMENT))
    return Cells(length, made.seen, made.hidden, made.told)


class _Making(NamedTuple):
    """Makes the cells of a statement, when they are needed."""

    dataset: Dataset
    statement: Statement
    every: Sequence[Taken]
    """All positions that it takes."""
    taken: Sequence[Taken]
    """Those that are wanted."""
    alike: AlikeCells

    def seen(self) -> tuple[Cell, ...]:
        """Make the cells that are seen."""
        return self._seen(actors_cell(self.dataset, self.statement.speakers))

    def hidden(self) -> tuple[Cell, ...]:
        """Make the cells of hidden columns."""
        return self._hidden(actors_cell(self.dataset, holders_of(self.statement)))

    def told(self) -> tuple[Cell, ...]:
        """Make all cells for programs, which take actors by their ids: these are not named."""
        statement, holders = self.statement, holders_of(self.statement)
        speakers = unnamed_cell(statement.speakers)
        held = speakers if holders is statement.speakers else unnamed_cell(holders)
        return self._seen(speakers) + self._hidden(held)

    def _seen(self, speakers: Cell) -> tuple[Cell, ...]:
        dataset, statement, every, taken, alike = self
        words = _printed_cell(dataset, statement)
        return (
            statement_date_cell(dataset, statement),
            words or _positions_cell(dataset, statement, every),
            _voice_cell(dataset, statement, speakers),
            _office_cell(dataset, statement),
            _stance_cell(dataset, statement, taken, repeated=words is None),
            _details_cell(dataset, statement, taken, alike),
            place_cell(dataset, statement.source, statement.locator),
        )

    def _hidden(self, holders: Cell) -> tuple[Cell, ...]:
        _, statement, _, taken, alike = self
        exact, translated = statement.form.exact, statement.translation is not None
        return (
            alike.form,
            _passages_cell(_exact_words(statement)) if exact else _NO_PASSAGE,
            _passages_cell(statement.text) if translated else _NO_PASSAGE,
            Cell(statement.summary, Meaning.SUMMARY) if statement.summary else _NO_SUMMARY,
            alike.unnamed_speakers,
            alike.on_behalf_of,
            holders,
            _issues_cell(tuple(dict.fromkeys([each.entry.issue for each in taken]))),
            alike.targets,
            alike.about,
            Cell(statement.event, value=statement.event) if statement.event else _NO_EVENT,
            *alike.remarks,
        )


def _taken(dataset: Dataset, statement: Statement) -> list[Taken]:
    found = []
    for entry in statement.positions:
        basis, issue = statement.basis_of(entry), dataset.issue(entry.issue)
        mark = mark_like(entry, basis)
        found.append(Taken(entry, issue, basis, statement.holders_of(entry), mark, mark.words))
    return found


@lru_cache(maxsize=_KEPT_ISSUES)
def _issues_cell(issues: tuple[str, ...]) -> Cell:
    """Name issues by their ids; those who vote for, against and neither do so on the same one."""
    return Cell(", ".join(issues), value=list(issues))


def statement_date_cell(dataset: Dataset, statement: Statement) -> Cell:
    """Say when a statement was made: its date, or the day by which it had been made."""
    span = statement.date or dataset.said(statement.id)
    if span is None:
        return Cell("no date", Meaning.DATE, value="", short="–")
    return _date_cell(dataset, (span.text, statement.date_inferred, WRITTEN.days), span)


@kept_by_key(_KEPT)
def _date_cell(dataset: Dataset, told: tuple[str, bool, str], span: Span) -> Cell:
    """Make the cell of a date; many statements are of one day."""
    _, inferred, _ = told
    return Cell(
        in_full(span) + (" (inferred)" if inferred else ""),
        Meaning.DATE,
        value=span.text,
        short=short_date(dataset, span, inferred=inferred),
    )


@kept_by_dataset(1)
def home_year_of(dataset: Dataset) -> int | None:
    """Give the year that short dates leave out; none where the data are of many years."""
    first, last = dataset.sets.first_day, dataset.sets.last_day
    if first and last and last.year - first.year >= _MANY_YEARS:
        return None
    return home_year(dataset.header.as_of)


def short_date(dataset: Dataset, span: Span, *, inferred: bool) -> str:
    """Write a date briefly; an inferred one in square brackets, as library catalogues do."""
    written = in_short(span, home_year_of(dataset))
    return f"[{written}]" if inferred else written


def words_cell(dataset: Dataset, statement: Statement) -> Cell:
    """Give the exact words in quotation marks, or else a summary that nobody can take for them.

    A translation is never put in quotation marks.
    """
    return _printed_cell(dataset, statement) or _kept_positions_cell(dataset, statement.id)


def _printed_cell(dataset: Dataset, statement: Statement) -> Cell | None:
    """Give the words or the summary that a statement has; None where it has neither."""
    if statement.text and statement.form.exact:
        if statement.quotable:
            return Cell(quoted(statement.text), Meaning.WORDS)
        return Cell(" … ".join(statement.text), Meaning.SUMMARY)
    if statement.summary:
        return Cell(statement.summary, Meaning.SUMMARY)
    if statement.printed:
        source = short_reference(dataset.source(statement.source))
        return Cell(f"{source}: {' … '.join(statement.printed)}", Meaning.SUMMARY)
    if statement.option is not None:
        return Cell(option_in_words(dataset, statement), Meaning.SUMMARY)
    return None


@kept_by_dataset(_KEPT)
def _kept_positions_cell(dataset: Dataset, id: str) -> Cell:
    """Say what positions a statement takes; each of its hundreds of rows asks for it."""
    statement = dataset.statement(id)
    return _positions_cell(dataset, statement, _taken(dataset, statement))


def _positions_cell(dataset: Dataset, statement: Statement, every: Sequence[Taken]) -> Cell:
    """Say what positions a statement takes, in place of words."""
    told = "; ".join(_in_words(dataset, statement, every, in_full=len(every) == 1))
    return Cell(told or "no summary", Meaning.SUMMARY)


def _voice_cell(dataset: Dataset, statement: Statement, speakers: Cell) -> Cell:
    """Name whom a statement is shown under: its speakers, or else who is heard in it."""
    if statement.speakers and not statement.unnamed_speakers:
        return speakers
    named = Meaning.NAME if heard_in(statement) else Meaning.QUIET
    return Cell(voice_of(dataset, statement), named, value=list(statement.speakers))


def _office_cell(dataset: Dataset, statement: Statement) -> Cell:
    if len(statement.speakers) != 1:
        return _NO_OFFICE
    return quiet_cell(speakers_office(dataset, statement), 0)


def words_for(dataset: Dataset, position: Position) -> Cell:
    """Give the words of a position as its holder's row may show them.

    Where somebody else speaks, exact words are the speaker's, not the holder's: the summary stands
    in their place, or else the words with the speaker's name before them.
    """
    statement = dataset.statement(position.statement)
    words = words_cell(dataset, statement)
    own = (*statement.speakers, *statement.on_behalf_of)
    if words.meaning is not Meaning.WORDS or position.holder is None or position.holder in own:
        return words
    if statement.summary:
        return Cell(statement.summary, Meaning.SUMMARY)
    return Cell(f"{voice_of(dataset, statement)}: {words.text}", Meaning.SUMMARY)


def words_beside(dataset: Dataset, position: Position) -> Cell:
    """Give the words of a position for a row that says what it is on, and the stance, already.

    Where a statement has neither words nor a summary, these two are all that there is to say of it:
    they are not said again, but to programs.
    """
    statement = dataset.statement(position.statement)
    if len(statement.positions) > 1 or _printed_cell(dataset, statement) is not None:
        return words_for(dataset, position)
    return Cell("", Meaning.SUMMARY, value=words_for(dataset, position).text)


def quoted(passages: tuple[str, ...]) -> str:
    """Put passages in quotation marks; what stands between two of them was left out."""
    return " … ".join(f"“{passage}”" for passage in passages)


def condition_in_words(position: Position | PositionEntry) -> str:
    """Write the condition of a position; empty where there is none."""
    condition = position.condition
    if not condition or condition.lower().startswith(_CONDITIONAL_WORDS):
        return condition
    return f"on condition: {condition}"


_CONDITIONAL_WORDS = ("if ", "unless ", "provided ", "as long as ", "until ", "only if ", "once ")


def _stance_cell(
    dataset: Dataset, statement: Statement, taken: Sequence[Taken], *, repeated: bool
) -> Cell:
    """Draw each different stance once; say in words on which issue, and whose it is.

    A statement without words or a summary says its positions in their place.
    """
    return Cell(
        "; ".join(_in_words(dataset, statement, taken)),
        Meaning.STANCE,
        value=AlikeValues(map(_stances_alike, taken)) if taken else [],
        marks=_different_marks(taken),
        repeated=repeated,
    )


def _different_marks(taken: Sequence[Taken]) -> tuple[Mark, ...]:
    marks = [each.mark for each in taken]
    return tuple(dict.fromkeys(marks) if len(marks) > 1 else marks)


def _stances_alike(taken: Taken) -> Alike:
    """Give a position for programs, once for each of those whose it is."""
    entry = taken.entry
    stance = _stance_alike(
        *(entry.stance, taken.basis, entry.second_hand, entry.attributed_by),
        *(entry.condition, entry.value, entry.fallback),
    )
    return Alike({"issue": entry.issue}, "holder", taken.holders, stance)


@lru_cache(maxsize=_KEPT)
def _stance_alike(
    stance: Stance,
    basis: Basis,
    second_hand: bool,
    attributed_by: str | None,
    condition: str,
    value: str,
    fallback: bool,
) -> Callable[[], dict[str, object]]:
    """Make what tells a stance on a basis: never a stance without what it rests on."""
    told: dict[str, object] = {
        "stance": stance.value,
        "basis": basis.value,
        "second_hand": second_hand,
        "attributed_by": attributed_by,
        "condition": condition,
        **({"value": value} if value else {}),
        **({"fallback": True} if fallback else {}),
    }
    return told.copy


def _in_words(
    dataset: Dataset, statement: Statement, taken: Sequence[Taken], *, in_full: bool = False
) -> dict[str, None]:
    """Say of each position what is taken, and whose it is where that is nobody who is heard."""
    said: dict[str, None] = {}
    for each in taken:
        told = f"{each.does}: {each.issue.sentence if in_full else each.issue.label}"
        if each.holders is statement.speakers:
            said[told] = None
            continue
        heard = frozenset(heard_in(statement))
        for holder in each.holders:
            whose = "" if holder is None or holder in heard else f" ({name_of(dataset, holder)})"
            said[f"{told}{whose}"] = None
    return said


def _details_cell(
    dataset: Dataset, statement: Statement, taken: Sequence[Taken], alike: AlikeCells
) -> Cell:
    """Say for whom, on what condition, on whose word and in what form."""
    terms, coder = terms_of(dataset, statement.id), coder_in_words(dataset, statement)
    conditions = [condition_in_words(each.entry) for each in taken if each.entry.condition]
    whose = alike.behalf or _others_in_words(dataset, statement, taken)
    if whose == alike.behalf and not (terms or conditions or coder):
        return alike.details
    details = (terms, whose, *dict.fromkeys(conditions), alike.told, coder)
    needed = len(terms) if terms else len(alike.behalf)
    return quiet_cell(" · ".join(filter(None, details)), needed)


def _others_in_words(dataset: Dataset, statement: Statement, taken: Sequence[Taken]) -> str:
    """Say whose positions these are, where they are not of those heard, in the marks' order."""
    others: dict[str, None] = {}
    for each in taken:
        if each.holders is statement.speakers and not each.entry.second_hand:
            continue  # All of them are heard.
        heard = frozenset(heard_in(statement))
        for holder in each.holders:
            if holder is not None and (holder not in heard or each.entry.second_hand):
                aside = " (second-hand)" if each.entry.second_hand else ""
                others[name_of(dataset, holder) + aside] = None
    return f"held by {', '.join(others)}" if others else ""


def _exact_words(statement: Statement) -> tuple[str, ...]:
    """Give the words as they were said: of a translation, those that it was made from."""
    if statement.quotable:
        return statement.text
    return statement.original_text if statement.form.exact else ()


def _passages_cell(passages: tuple[str, ...]) -> Cell:
    return Cell(" … ".join(passages), value=list(passages)) if passages else _NO_PASSAGE


_NO_OFFICE = Cell("", Meaning.QUIET)
_NO_EVENT = Cell("", value="")
_NO_SUMMARY = Cell("", Meaning.SUMMARY)
_NO_PASSAGE = Cell("", value=[])
"""Cells that most rows have: what is the same cell is written once."""


def name_or_nobody(dataset: Dataset, id: str | None) -> str:
    """Give an actor's name, or say that a position has no named holder."""
    return "no named holder" if id is None else name_of(dataset, id)
