"""Shifts as rows: who, from where to where, on which issue, and the words of both under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.ids import standing_id
from dipview.model.positions import Position
from dipview.standing.shifts import Change, First, Turn, Unclear
from dipview.standing.speakers import HandOver, OtherVoice, Term
from dipview.standing.stated_positions import StatedPosition
from dipview.views.parts.actor_names import name_of, office_in_words
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import counted
from dipview.views.parts.dates_in_words import in_full
from dipview.views.parts.marks import mark_of
from dipview.views.parts.position_row import stance_cell
from dipview.views.parts.statement_row import (
    condition_in_words,
    name_or_nobody,
    statement_date_cell,
    words_beside,
    words_for,
)
from dipview.views.view import Cell, Column, Meaning, Part, Place, Row


def turn_columns(holder: str) -> tuple[Column, ...]:
    """Give the columns of what was said before and after.

    Args:
        holder: The title over whose it is: ``Holder``, ``Office``.
    """
    pair = [
        Column(key=f"{when}_{key}", title=f"{title} {when}", place=Place.HIDDEN)
        for key, title in _OF_EACH
        for when in ("before", "after")
    ]
    return (
        Column(key="when", title="When", place=Place.MARGIN),
        Column(key="holder", title=holder),
        Column(key="change", title="From → to"),
        Column(key="issue", title="Issue", place=Place.UNDER),
        Column(key="n", title="Statements", place=Place.END),
        Column(key="before", title="Before", place=Place.UNDER),
        Column(key="after", title="After", place=Place.UNDER),
        Column(key="details", title="Details", place=Place.UNDER),
        Column(key="sources", title="Source", place=Place.UNDER),
        *pair,
    )


_OF_EACH = (
    ("stance", "Stance"),
    ("date", "Date"),
    ("words", "Words or summary"),
    ("condition", "Condition"),
    ("formula", "Formula"),
    ("holder", "Holder"),
    ("status", "Status"),
)

UNCLEAR_COLUMNS = (
    Column(key="when", title="When", place=Place.MARGIN),
    Column(key="holder", title="Holder"),
    Column(key="stances", title="Said"),
    Column(key="issue", title="Issue", place=Place.UNDER),
    Column(key="n", title="Statements", place=Place.END),
    Column(key="words", title="Words or summary", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="positions", title="Positions", place=Place.HIDDEN),
)

FIRST_COLUMNS = (
    Column(key="when", title="When", place=Place.MARGIN),
    Column(key="holder", title="Holder"),
    Column(key="stance", title="Stance"),
    Column(key="issue", title="Issue", place=Place.UNDER),
    Column(key="n", title="Statements", place=Place.END),
    Column(key="words", title="Words or summary", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="position", title="Position", place=Place.HIDDEN),
    Column(key="condition", title="Condition", place=Place.HIDDEN),
    Column(key="certain", title="Certain", place=Place.HIDDEN),
)


def turn_row(dataset: Dataset, turn: Turn) -> Row:
    """Show what a holder said before and after."""
    holder = name_cell(dataset, turn.holder)
    before = words_on(dataset, turn.before.position)
    after = words_on(dataset, turn.after.position)
    details = [*_texts(dataset, turn), *changes_in_words(turn), *_between(turn), *_cautions(turn)]
    return _turn_row(dataset, turn, holder, before, after, details)


def hand_over_row(dataset: Dataset, change: HandOver) -> Row:
    """Show what the old and the new holder of an office said."""
    turn = change.turn
    office = Cell(
        office_in_words(dataset, change.new.role),
        Meaning.NAME,
        value=turn.holder,
        leads_to=turn.holder,
    )
    before, after = (
        words_on(dataset, stated.position, _in_office(dataset, term))
        for term, stated in ((change.old, turn.before), (change.new, turn.after))
    )
    details = [*changes_in_words(turn), *_cautions(turn)]
    return _turn_row(dataset, turn, office, before, after, details)


def other_voice_row(dataset: Dataset, voice: OtherVoice) -> Row:
    """Show what two who speak for a state or an organization said."""
    turn = voice.turn
    before, after = (
        words_on(dataset, stated.position, name_or_nobody(dataset, stated.position.holder))
        for stated in (turn.before, turn.after)
    )
    counts = (f"{name_of(dataset, id)} {count}" for id, count in voice.contributors)
    details = [*changes_in_words(turn), *_cautions(turn), f"rolled up: {', '.join(counts)}"]
    if not voice.certain:
        details.append("by somebody not known to be in office then")
    return _turn_row(dataset, turn, name_cell(dataset, turn.holder), before, after, details)


def _in_office(dataset: Dataset, term: Term) -> str:
    since = f"since {in_full(term.role.start)}" if term.role.start else ""
    until = f"until {in_full(term.role.end)}" if term.role.end else ""
    phrases = ", ".join(part for part in (since, until) if part)
    return f"{name_of(dataset, term.actor)} ({phrases})"


def _turn_row(
    dataset: Dataset, turn: Turn, holder: Cell, before: Cell, after: Cell, details: Sequence[str]
) -> Row:
    old, new = turn.before.position, turn.after.position
    one, other = dataset.statement(old.statement), dataset.statement(new.statement)
    marks = (mark_of(old), mark_of(new))
    said = statement_date_cell(dataset, other)
    hidden = zip(_of_each(dataset, old), _of_each(dataset, new), strict=True)
    own = holder.plain if old.holder == new.holder else new.holder
    cells = (
        Cell(said.text, Meaning.DATE, value=said.value, short=said.short, leads_to=new.id),
        holder,
        Cell(
            f"{marks[0].words} → {marks[1].words}",
            Meaning.CHANGE,
            value=[change.value for change in turn.changes],
            marks=marks,
        ),
        issue_cell(dataset, turn.issue),
        n_cell(turn.n),
        before,
        after,
        Cell(" · ".join(details), Meaning.QUIET),
        source_cell(dataset, tuple(dict.fromkeys((one.citation, other.citation)))),
        *(cell for pair in hidden for cell in pair),
    )
    return Row(id=standing_id(new.issue, str(own)), cells=cells)


def _of_each(dataset: Dataset, position: Position) -> Iterator[Cell]:
    statement = dataset.statement(position.statement)
    said = statement_date_cell(dataset, statement)
    yield Cell(mark_of(position).words, value=position.stance.value)
    yield said
    yield words_for(dataset, position)
    yield Cell(position.condition, Meaning.CONDITION)
    yield Cell(position.formula)
    yield Cell(name_or_nobody(dataset, position.holder), value=position.holder or "")
    yield Cell(statement.status.value if statement.status else "")


def unclear_row(dataset: Dataset, unclear: Unclear) -> Row:
    """Show statements that overlap and differ."""
    held = [stated.position for stated in unclear.stated]
    words = [words_on(dataset, position) for position in held]
    quoted = any(cell.meaning is Meaning.WORDS for cell in words)
    statements = [dataset.statement(position.statement) for position in held]
    marks = tuple(dict.fromkeys(mark_of(position) for position in held))
    last = statement_date_cell(dataset, statements[-1])
    cells = (
        last,
        name_cell(dataset, unclear.holder),
        Cell(
            " / ".join(mark.words for mark in marks),
            Meaning.STANCE,
            value=[position.stance.value for position in held],
            marks=marks,
        ),
        issue_cell(dataset, unclear.issue),
        n_cell(unclear.n),
        Cell(
            " · ".join(cell.text for cell in words),
            Meaning.WORDS if quoted else Meaning.SUMMARY,
        ),
        source_cell(dataset, tuple(dict.fromkeys(each.citation for each in statements))),
        Cell("; ".join(each.id for each in held), value=[each.id for each in held]),
    )
    return Row(id=standing_id(unclear.issue, unclear.holder), cells=cells)


def first_row(dataset: Dataset, first: First) -> Row:
    """Show the first statement of a holder on an issue."""
    position = first.stated.position
    statement = dataset.statement(position.statement)
    details = [condition_in_words(position), position.formula]
    if not first.certain:
        details.append("it may have spoken before: not all dates are certain")
    if first.weaker:
        earlier = counted(first.weaker, "position")
        details.append(f"before, {earlier} that others describe, imply or report")
    if first.stated.disputed:
        details.append("disputed")
    cells = (
        statement_date_cell(dataset, statement),
        name_cell(dataset, position.holder or ""),
        stance_cell(position),
        issue_cell(dataset, position.issue),
        n_cell(first.n),
        words_beside(dataset, position),
        Cell(" · ".join(each for each in details if each), Meaning.QUIET),
        source_cell(dataset, (statement.citation,)),
        Cell(position.id),
        Cell(position.condition, Meaning.CONDITION),
        Cell("yes" if first.certain else "no", value=first.certain),
    )
    return Row(id=position.id, cells=cells)


def words_on(dataset: Dataset, position: Position, voice: str = "") -> Cell:
    """Give the words of a position with their date before them: ``10 Apr 2017: “We …”``.

    Where there are none, the stance stands in their place: ``10 Apr 2017: opposes``.

    Args:
        dataset: Where it is from.
        position: The position; the cell leads to it.
        voice: Whose words they are, where that is to be said.
    """
    statement = dataset.statement(position.statement)
    words = words_beside(dataset, position)
    text = words.text or mark_of(position).words
    said = statement_date_cell(dataset, statement)
    date = f"{voice}, {said.text}" if voice else said.text
    return Cell(
        f"{date}: {text}",
        words.meaning,
        value=position.id,
        parts=(
            Part(0, len(date), Meaning.DATE),
            Part(len(date) + 2, len(date) + 2 + len(text), words.meaning),
        ),
        leads_to=position.id,
    )


def changes_in_words(turn: Turn) -> Iterator[str]:
    """Say what changed of a condition and a formula, and the condition that did not change."""
    old, new = turn.before.position, turn.after.position
    changes = turn.changes
    if Change.VALUE in changes and Change.STANCE in changes:
        yield f"value: {old.value or 'none'} → {new.value or 'none'}"
    if Change.CONDITION_ADDED in changes:
        yield f"condition added: {new.condition}"
    elif Change.CONDITION_DROPPED in changes:
        yield f"condition dropped: {old.condition}"
    elif Change.CONDITION_CHANGED in changes:
        yield f"condition changed: {old.condition} → {new.condition}"
    elif new.condition:
        yield f"both {condition_in_words(new)}"
    if Change.FORMULA in changes:
        yield f"formula: {old.formula} → {new.formula}"


def _texts(dataset: Dataset, turn: Turn) -> Iterator[str]:
    """Name both texts of a series, where they are two."""
    texts = [each.position.issue for each in (turn.before, turn.after)]
    if texts[0] != texts[1]:
        labels = (dataset.issue(text).label for text in texts)
        yield f"texts: {' → '.join(labels)}"


def _between(turn: Turn) -> Iterator[str]:
    if turn.sideless_between:
        phrases = dict.fromkeys(mark_of(position).words for position in turn.sideless_between)
        yield f"between the two: {', '.join(phrases)}"
    if turn.mixed_between:
        yield "between the two: statements that overlap and differ"


def _cautions(turn: Turn) -> Iterator[str]:
    if turn.superseding:
        yield "the later statement supersedes the earlier"
    disputed = (turn.before.disputed, turn.after.disputed)
    if any(disputed):
        which = {(True, False): "the earlier", (False, True): "the later"}.get(disputed, "both")
        yield f"disputed: {which}"


def name_cell(dataset: Dataset, id: str) -> Cell:
    """Name an actor, and lead there."""
    return Cell(name_of(dataset, id), Meaning.NAME, value=id, leads_to=id)


def issue_cell(dataset: Dataset, id: str) -> Cell:
    """Give an issue's sentence, and lead there; empty where there is no issue."""
    return Cell(dataset.issue(id).sentence, value=id, leads_to=id) if id else Cell(value="")


def n_cell(n: int) -> Cell:
    """Say on how many statements a row rests."""
    return Cell(f"n={n}", Meaning.COUNT, value=n)


def newest_first(stated: StatedPosition) -> tuple[int, str]:
    """Give what to sort by, so that what was said last comes first."""
    return (-stated.rank, stated.position.id)
