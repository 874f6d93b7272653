"""Standings as a card shows them: an issue a row, the words under it, and what they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.statements import Position, RecordStatus
from dipview.standing.standing import Standing
from dipview.views.citing import source_cell
from dipview.views.naming import name_of
from dipview.views.numbers import counted
from dipview.views.rows.positions import evidence_in_words, stance_cell
from dipview.views.rows.statements import name_or_nobody, said_cell, words_for
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

STANDING_COLUMNS = (
    Column(key="stance", title="Stance", place=Place.MARGIN),
    Column(key="issue", title="Issue"),
    Column(key="n", title="Statements", place=Place.END),
    Column(key="words", title="Words or summary", place=Place.UNDER),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="holder", title="Holder", place=Place.HIDDEN),
    Column(key="position", title="Position", place=Place.HIDDEN),
    Column(key="mixed", title="Mixed", place=Place.HIDDEN),
    Column(key="basis", title="Basis", place=Place.HIDDEN),
    Column(key="second_hand", title="Second-hand", place=Place.HIDDEN),
    Column(key="attributed_by", title="Attributed by", place=Place.HIDDEN),
    Column(key="condition", title="Condition", place=Place.HIDDEN),
)


def standings_section(
    dataset: Dataset, standings: Sequence[Standing], *, key: str, title: str, note: str = ""
) -> Section:
    """Show standings, a row each; of a mixed standing, a row for each of the latest positions."""
    return Section(
        key=key,
        title=title,
        note=note,
        columns=STANDING_COLUMNS,
        rows=tuple(
            _row(dataset, standing, position)
            for standing in standings
            for position in (standing.current if standing.mixed else standing.current[-1:])
        ),
    )


def counts_in_words(dataset: Dataset, standing: Standing) -> str:
    """Say whose statements a rolled-up standing counts: ``Boris Johnson 1, Theresa May 2``."""
    told = [f"{name_of(dataset, id)} {count}" for id, count in standing.contributors]
    if not standing.uncertain:
        return ", ".join(told)
    doubtful = counted(standing.uncertain, "statement")
    return f"{', '.join(told)}; {doubtful} by somebody not known to be in office then"


def _row(dataset: Dataset, standing: Standing, position: Position) -> Row:
    statement = dataset.statement(position.statement)
    said = said_cell(dataset, statement)
    details = [said.text]
    if standing.mixed:
        details.append(f"mixed: one of {len(standing.current)} that overlap and differ")
    shown = (position,) if standing.mixed else reversed(standing.current)
    citations = [dataset.statement(each.statement).citation for each in shown]
    if position.holder != standing.holder and position.holder is not None:
        details.append(f"held by {name_of(dataset, position.holder)}")
    details.append(evidence_in_words(dataset, position, statement))
    details.extend(_beside(dataset, standing, position))
    if standing.rolled_up:
        details.append(f"rolled up: {counts_in_words(dataset, standing)}")
    return Row(
        id=position.id,
        kind=Kind.POSITION,
        cells=(
            stance_cell(position),
            Cell(dataset.issue(standing.issue).sentence, Meaning.TEXT, value=standing.issue),
            Cell(f"n={standing.n}", Meaning.COUNT, value=standing.n),
            words_for(dataset, position),
            Cell(" · ".join(details), Meaning.QUIET),
            source_cell(dataset, tuple(dict.fromkeys(citations))),
            Cell(name_or_nobody(dataset, position.holder), value=position.holder or ""),
            Cell(position.id),
            Cell("yes" if standing.mixed else "no", value=standing.mixed),
            Cell(position.basis.value),
            Cell("yes" if position.second_hand else "no", value=position.second_hand),
            Cell(position.attributed_by or "", value=position.attributed_by or ""),
            Cell(position.condition),
        ),
    )


def _beside(dataset: Dataset, standing: Standing, position: Position) -> Iterator[str]:
    """Say what else a standing rests on, or is known beside it, than the position shown."""
    others = [condition for condition in standing.conditions if condition != position.condition]
    if others and not standing.mixed:
        yield f"elsewhere: {'; '.join(others)}"
    status = dataset.statement(position.statement).status
    if standing.disputed and status is not RecordStatus.DISPUTED:
        yield "rests on a disputed statement too"
    if standing.aside:
        yield f"{len(standing.aside)} more on weaker evidence"
    if standing.drafts:
        yield f"{len(standing.drafts)} in drafts"
