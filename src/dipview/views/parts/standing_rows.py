"""Standings as a card shows them: an issue or a holder a row, the words, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.statements import RecordStatus
from dipview.search.matches import Ids
from dipview.search.records import RecordIds
from dipview.standing.found_standings import FoundStandings
from dipview.standing.standing import Standing
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.codings import codings_in_words
from dipview.views.parts.counting import counted
from dipview.views.parts.marks import mark_of
from dipview.views.parts.position_row import evidence_in_words, stance_cell
from dipview.views.parts.standing_cell import superseded_cell
from dipview.views.parts.statement_row import (
    name_or_nobody,
    statement_date_cell,
    words_beside,
    words_cell,
)
from dipview.views.view import Cell, Column, Lazy, Meaning, Place, Row, Section

_HIDDEN = (
    Column(key="position", title="Position", place=Place.HIDDEN),
    Column(key="mixed", title="Mixed", place=Place.HIDDEN),
    Column(key="basis", title="Basis", place=Place.HIDDEN),
    Column(key="second_hand", title="Second-hand", place=Place.HIDDEN),
    Column(key="attributed_by", title="Attributed by", place=Place.HIDDEN),
    Column(key="condition", title="Condition", place=Place.HIDDEN),
)
STANDING_COLUMNS = (
    Column(key="stance", title="Stance", place=Place.MARGIN),
    Column(key="issue", title="Issue"),
    Column(key="n", title="Statements", place=Place.END),
    Column(key="words", title="Words or summary", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="holder", title="Holder", place=Place.HIDDEN),
    *_HIDDEN,
)
"""The columns of one holder's standings: the issue first."""


def standings_section(
    found: FoundStandings,
    *,
    key: str,
    title: str,
    note: str = "",
) -> Section:
    """Show standings, a row each.

    Of a mixed standing it is a row for each of the latest positions, and where codings differ a row
    for each of these.
    """
    dataset = found.dataset

    def row(id: str) -> Row:
        """Show the standing that a position shows."""
        standing = found.shown_by(dataset.number_of(id) or 0)
        return _row(dataset, standing, dataset.position(id))

    return Section(
        key=key,
        title=title,
        note=note,
        columns=STANDING_COLUMNS,
        rows=Lazy(Ids(found.shown_numbers, RecordIds(dataset)), row),
    )


def counts_in_words(dataset: Dataset, standing: Standing) -> str:
    """Say whose statements a rolled-up standing counts: ``Boris Johnson 1, Theresa May 2``."""
    counts = [f"{name_of(dataset, id)} {count}" for id, count in standing.contributors]
    if not standing.uncertain:
        return ", ".join(counts)
    doubtful = counted(standing.uncertain, "statement")
    return f"{', '.join(counts)}; {doubtful} by somebody not known to be in office then"


def _row(dataset: Dataset, standing: Standing, position: Position) -> Row:
    cells = _cells(dataset, standing, position)
    return Row(
        id=position.id,
        kind=Kind.POSITION,
        cells=tuple(cells[column.key] for column in STANDING_COLUMNS),
    )


def _cells(dataset: Dataset, standing: Standing, position: Position) -> dict[str, Cell]:
    statement = dataset.statement(position.statement)
    details = " · ".join(
        (statement_date_cell(dataset, statement).text, *_details(dataset, standing, position))
    )
    shown = reversed(standing.current) if len(standing.shown) == 1 else (position,)
    cited = (*(each.statement for each in shown), *standing.superseded_by)
    citations = dict.fromkeys(dataset.statement(each).citation for each in cited)
    return {
        "stance": superseded_cell(standing) or stance_cell(position),
        "issue": Cell(dataset.issue(standing.issue).sentence, value=standing.issue),
        "n": Cell(f"n={standing.n}", Meaning.COUNT, value=standing.n),
        "words": words_beside(dataset, position),
        "details": Cell(details, Meaning.QUIET),
        "sources": source_cell(dataset, tuple(citations)),
        "holder": Cell(
            name_or_nobody(dataset, standing.holder), Meaning.NAME, value=standing.holder
        ),
        "position": Cell(position.id),
        "mixed": Cell("yes" if standing.mixed else "no", value=standing.mixed),
        "basis": Cell(position.basis.value),
        "second_hand": Cell("yes" if position.second_hand else "no", value=position.second_hand),
        "attributed_by": Cell(position.attributed_by or "", value=position.attributed_by or ""),
        "condition": Cell(position.condition),
    }


def _details(dataset: Dataset, standing: Standing, position: Position) -> Iterator[str]:
    """Say what a standing rests on, and what else is known beside it."""
    statement = dataset.statement(position.statement)
    if standing.mixed:
        yield f"mixed: one of {len(standing.shown)} that overlap and differ"
    if standing.codings_differ:
        yield f"coded by {statement.coded_by}"
    yield from codings_in_words(dataset, standing)
    if position.holder != standing.holder and position.holder is not None:
        yield f"held by {name_of(dataset, position.holder)}"
    yield from before_in_words(standing, position)
    yield evidence_in_words(dataset, position, statement)
    if statement.event:
        yield f"at: {dataset.event(statement.event).title}"
    yield from evidence_beside(dataset, standing, position)


def before_in_words(standing: Standing, position: Position) -> Iterator[str]:
    """Say what a position was that is superseded; nothing of any other."""
    if standing.superseded_by:
        yield f"before: {mark_of(position).words}"


def _superseded_in_words(dataset: Dataset, standing: Standing) -> Iterator[str]:
    """Say which statements supersede a standing, and when."""
    for id in standing.superseded_by:
        later = dataset.statement(id)
        day = statement_date_cell(dataset, later).text
        yield f"superseded by: {', '.join((day, words_cell(dataset, later).text))}"


def evidence_beside(dataset: Dataset, standing: Standing, position: Position) -> Iterator[str]:
    """Say what else a standing rests on, or is known beside it, than the position shown."""
    yield from _superseded_in_words(dataset, standing)
    statement = dataset.statement(position.statement)
    others = [condition for condition in standing.conditions if condition != position.condition]
    if others and len(standing.shown) == 1:
        yield f"elsewhere: {'; '.join(others)}"
    if standing.disputed and statement.status is not RecordStatus.DISPUTED:
        yield "rests on a disputed statement too"
    if standing.weaker:
        yield f"{len(standing.weaker)} more on weaker evidence"
    if standing.second_choices:
        marks = (evolve(mark_of(each), fallback=False) for each in standing.second_choices)
        yield f"or else: {', '.join(mark.words for mark in marks)}"
    if standing.drafts:
        yield f"{len(standing.drafts)} in drafts"
    if standing.rolled_up:
        yield f"rolled up: {counts_in_words(dataset, standing)}"
