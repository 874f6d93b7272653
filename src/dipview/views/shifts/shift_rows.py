"""Shifts as rows: who, from where to where, on which issue, and the words of both under it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from dipview.dataset.dataset import Dataset
from dipview.model.ids import standing_id
from dipview.model.positions import Position
from dipview.standing.columns import position_at
from dipview.standing.plain_turns import PlainTurn
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
)
from dipview.views.row_cells import Cells
from dipview.views.shifts.shift_cells import (
    cells_of_each,
    change_cell,
    details_cell,
    heard_in,
    issue_cell,
    n_cell,
    name_cell,
    words_on,
)
from dipview.views.view import Cell, Column, Meaning, Place, Row


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


class _Moved(NamedTuple):
    """Two positions of which the later differs from the earlier."""

    issue: str
    before: Position
    after: Position
    n: int
    changes: tuple[Change, ...]

    @classmethod
    def of(cls, turn: Turn) -> _Moved:
        """Take those of a turn."""
        return cls(turn.issue, turn.before.position, turn.after.position, turn.n, turn.changes)


_STANCE = (Change.STANCE,)
"""What differs between two plain positions."""


def turn_row(dataset: Dataset, turn: Turn) -> Row:
    """Show what a holder said before and after."""
    moved, told = _Moved.of(turn), _between(turn.sideless_between, mixed=turn.mixed_between)
    details = [*_texts(dataset, moved), *_changed(moved), *told, *_cautions(turn)]
    before, after = words_on(dataset, moved.before), words_on(dataset, moved.after)
    return _turn_row(dataset, moved, name_cell(dataset, turn.holder), before, after, details)


def plain_turn_row(dataset: Dataset, turn: PlainTurn) -> Row:
    """Show the same of a plain turn, whose two positions are read for it."""
    old, new = position_at(dataset, turn.before), position_at(dataset, turn.after)
    moved = _Moved(new.issue, old, new, turn.n, _STANCE)
    between = [position_at(dataset, each) for each in turn.sideless_between]
    disputed = [heard_in(dataset, each.statement).disputed for each in (old, new)]
    details = [*_between(between), *_disputed(*disputed)]
    before, after = words_on(dataset, old), words_on(dataset, new)
    holder = name_cell(dataset, new.holder or "")
    return _turn_row(dataset, moved, holder, before, after, details)


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
    moved = _Moved.of(turn)
    details = [*_changed(moved), *_cautions(turn)]
    return _turn_row(dataset, moved, office, before, after, details)


def other_voice_row(dataset: Dataset, voice: OtherVoice) -> Row:
    """Show what two who speak for a state or an organization said."""
    turn = voice.turn
    before, after = (
        words_on(dataset, stated.position, name_or_nobody(dataset, stated.position.holder))
        for stated in (turn.before, turn.after)
    )
    counts = (f"{name_of(dataset, id)} {count}" for id, count in voice.contributors)
    moved = _Moved.of(turn)
    details = [*_changed(moved), *_cautions(turn), f"rolled up: {', '.join(counts)}"]
    if not voice.certain:
        details.append("by somebody not known to be in office then")
    return _turn_row(dataset, moved, name_cell(dataset, turn.holder), before, after, details)


def _in_office(dataset: Dataset, term: Term) -> str:
    since = f"since {in_full(term.role.start)}" if term.role.start else ""
    until = f"until {in_full(term.role.end)}" if term.role.end else ""
    phrases = ", ".join(part for part in (since, until) if part)
    return f"{name_of(dataset, term.actor)} ({phrases})"


def _turn_row(
    dataset: Dataset, moved: _Moved, holder: Cell, before: Cell, after: Cell, details: Sequence[str]
) -> Row:
    old, new = moved.before, moved.after
    one, other = heard_in(dataset, old.statement), heard_in(dataset, new.statement)
    own = holder.plain if old.holder == new.holder else new.holder
    said, cited = other.date, (one.citation, other.citation)
    seen = (
        Cell(said.text, Meaning.DATE, value=said.value, short=said.short, leads_to=new.id),
        holder,
        change_cell((mark_of(old), mark_of(new)), tuple(each.value for each in moved.changes)),
        issue_cell(dataset, moved.issue),
        n_cell(moved.n),
        before,
        after,
        details_cell(" · ".join(details)),
        source_cell(dataset, cited[:1] if cited[0] == cited[1] else cited),
    )

    def hidden() -> tuple[Cell, ...]:
        """Make what programs alone are told."""
        each = zip(cells_of_each(dataset, old), cells_of_each(dataset, new), strict=True)
        return tuple(cell for pair in each for cell in pair)

    cells = Cells(len(seen) + 2 * len(_OF_EACH), lambda: seen, hidden)
    return Row(id=standing_id(new.issue, str(own)), cells=cells)


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


def _changed(moved: _Moved) -> Iterator[str]:
    """Say what changed of a condition and a formula, and the condition that did not change."""
    old, new, changes = moved.before, moved.after, moved.changes
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


def _texts(dataset: Dataset, moved: _Moved) -> Iterator[str]:
    """Name both texts of a series, where they are two."""
    texts = [moved.before.issue, moved.after.issue]
    if texts[0] != texts[1]:
        labels = (dataset.issue(text).label for text in texts)
        yield f"texts: {' → '.join(labels)}"


def _between(sideless: Sequence[Position], *, mixed: int = 0) -> Iterator[str]:
    if sideless:
        phrases = dict.fromkeys(mark_of(position).words for position in sideless)
        yield f"between the two: {', '.join(phrases)}"
    if mixed:
        yield "between the two: statements that overlap and differ"


def _cautions(turn: Turn) -> Iterator[str]:
    if turn.superseding:
        yield "the later statement supersedes the earlier"
    for which, stated in (("earlier", turn.before), ("later", turn.after)):
        if stated.superseded_by:
            yield f"the {which} statement was superseded, with no position in its place"
    yield from _disputed(turn.before.disputed, turn.after.disputed)


def _disputed(before: bool, after: bool) -> Iterator[str]:
    if before or after:
        which = {(True, False): "the earlier", (False, True): "the later"}
        yield f"disputed: {which.get((before, after), 'both')}"


def newest_first(stated: StatedPosition) -> tuple[int, str]:
    """Give what to sort by, so that what was said last comes first."""
    return (-stated.rank, stated.position.id)
