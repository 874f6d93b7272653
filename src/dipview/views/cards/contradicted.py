"""Claims side by side: a claim beside those that it contradicts, and who asserts or denies each."""

from __future__ import annotations

from dipview.dataset.dataset import Dataset, Link
from dipview.model.kinds import Kind
from dipview.standing.table import StandingTable
from dipview.views.stands import nothing_cell, standing_cell
from dipview.views.view import Cell, Column, Meaning, Row, Section

_NOTE = (
    "Each claim has its own asserters and deniers: nobody who asserts one is counted as denying "
    "another, and none is taken for true."
)


def contradicted_sections(dataset: Dataset, table: StandingTable, id: str) -> tuple[Section, ...]:
    """Set a claim beside those that it contradicts; no section where there are none.

    Args:
        dataset: Where the claims are.
        table: Where holders stand, on a day and with the switches of a scope.
        id: Id of an issue.
    """
    claims = (id, *(each for each in dataset.linked(id, Link.CONTRADICTED) if each != id))
    if len(claims) == 1:
        return ()
    positions = (each for claim in claims for each in dataset.linked(claim, Link.POSITIONS_ON))
    holders = (dataset.position(each).holder for each in positions)
    rows = (
        _row(dataset, table, claims, holder)
        for holder in table.rows_for(holder for holder in holders if holder is not None)
        if any(table.at(holder, claim) for claim in claims)
    )
    columns = (
        Column(key="actor", title="Actor"),
        *(
            Column(key=f"claim-{claim}", title=dataset.issue(claim).sentence, leads_to=claim)
            for claim in claims
        ),
    )
    title = "Beside the claims that it contradicts"
    section = Section(
        key="contradicts", title=title, note=_NOTE, columns=columns, rows=tuple(rows), sheet=True
    )
    return (section,)


def _row(dataset: Dataset, table: StandingTable, claims: tuple[str, ...], holder: str) -> Row:
    standings = ((claim, table.at(holder, claim)) for claim in claims)
    return Row(
        id=holder,
        kind=Kind.ACTOR,
        cells=(
            Cell(dataset.actor(holder).name, Meaning.NAME, value=holder),
            *(
                standing_cell(standing) if standing else nothing_cell(claim, holder)
                for claim, standing in standings
            ),
        ),
    )
