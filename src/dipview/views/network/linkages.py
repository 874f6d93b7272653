"""Linkages: positions that a holder ties to what becomes of other issues, as in a package."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.positions import Position
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.codings import differing_cell
from dipview.views.parts.holdings import Holdings
from dipview.views.parts.position_row import stance_cell
from dipview.views.parts.statement_row import statement_date_cell, words_for
from dipview.views.view import Cell, Column, Meaning, Place, Row, Section

LINKAGE_COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="holder", title="Who", place=Place.MARGIN),
    Column(key="issue", title="On what"),
    Column(key="depends_on", title="Depends on", place=Place.UNDER),
    Column(key="words", title="Words or summary", place=Place.UNDER),
    Column(key="stance", title="Stance", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
)
_NOTE = "What a holder says depends on something else; not more is known of how the two are tied."


def linkages_section(
    dataset: Dataset, holdings: Holdings, issues: Sequence[str]
) -> tuple[Section, ...]:
    """List the positions in a scope that depend on other issues; none where there are none.

    Args:
        dataset: Where the positions are.
        holdings: The positions of the scope.
        issues: The issues of the scope.
    """
    rows = tuple(_row(dataset, position) for position in _linked(dataset, holdings, issues))
    if not rows:
        return ()
    title = f"Linkages ({len(rows)})"
    return (Section(key="linkages", title=title, note=_NOTE, columns=LINKAGE_COLUMNS, rows=rows),)


def _linked(dataset: Dataset, holdings: Holdings, issues: Sequence[str]) -> Iterator[Position]:
    """Give the positions that depend on anything; only where statements name such are they read."""
    named = {
        statement
        for issue in dataset.ids(Kind.ISSUE)
        for statement in dataset.linked(issue, Link.DEPENDENT)
    }
    if not named:
        return
    held = set(holdings.positions(issues))
    for id in sorted(named, key=lambda each: dataset.placed(each)[1]):
        for position in dataset.statement(id).held():
            if position.depends_on and position.id in held:
                yield position


def _row(dataset: Dataset, position: Position) -> Row:
    statement = dataset.statement(position.statement)
    others = [dataset.issue(id).sentence for id in position.depends_on]
    holder = position.holder or ""
    cells = (
        statement_date_cell(dataset, statement),
        Cell(name_of(dataset, holder), Meaning.NAME, value=holder),
        Cell(dataset.issue(position.issue).sentence, value=position.issue),
        Cell(f"depends on: {'; '.join(others)}", value=list(position.depends_on)),
        words_for(dataset, position),
        differing_cell(dataset, position) or stance_cell(position),
        source_cell(dataset, (statement.citation,)),
    )
    return Row(id=position.id, kind=Kind.POSITION, cells=cells)
