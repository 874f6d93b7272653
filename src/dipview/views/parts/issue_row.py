"""Issues as rows: the proposition, and how many holders stand where on it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from functools import cache

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.kept_results import kept_by_key
from dipview.model.issues import Issue, ProposalStatus
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import IssueKind
from dipview.standing.columns import columns_of
from dipview.standing.standing import Standing
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import count_cell
from dipview.views.parts.issue_sides import counted_on, sides_on
from dipview.views.parts.remark_columns import REMARK_COLUMNS, remark_cells
from dipview.views.parts.second_edition import added_cells
from dipview.views.parts.standing_cell import mark_of_standing
from dipview.views.view import Cell, Column, Meaning, Place, Row

ISSUE_COLUMNS = (
    Column(key="proposition", title="Proposition"),
    Column(key="positions", title="Positions", place=Place.END),
    Column(key="details", title="Where holders stand", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="short", title="Short", place=Place.HIDDEN),
    Column(key="issue_kind", title="Kind", place=Place.HIDDEN),
    Column(key="parent", title="Topic", place=Place.HIDDEN),
    Column(key="rivals", title="Rivals", place=Place.HIDDEN),
    Column(key="contradicts", title="Contradicts", place=Place.HIDDEN),
    Column(key="status", title="Status", place=Place.HIDDEN),
    *REMARK_COLUMNS,
)

_KEPT = 1024
"""How many rows are kept once they are made."""


def row_of_issue(
    dataset: Dataset, issue: Issue, day: dt.date | None = None, *, second_hand: bool = True
) -> Row:
    """Show one issue, as it stood on ``day``; drafts and what is retracted are not counted."""
    on_issue = dataset.linked_numbers(issue.id, Link.POSITIONS_ON)
    known = len(on_issue)
    if day is not None:
        by_then = dataset.sets.known_by(Kind.POSITION, day)
        known = numbers_in(on_issue).intersection_cardinality(by_then)
    # Where as many positions are known, they are always the same ones.
    return _row(dataset, (issue.id, known, second_hand), issue, day)


@kept_by_key(_KEPT)
def _row(dataset: Dataset, looked: tuple[str, int, bool], issue: Issue, day: dt.date | None) -> Row:
    """Make a row; few change from day to day, so those made last are kept."""
    id, _, second_hand = looked
    counted = counted_on(dataset, id, day, second_hand=second_hand)
    count = len(counted)
    rivals = list(dataset.linked(id, Link.RIVALS))
    contradicted = list(dataset.linked(id, Link.CONTRADICTED))
    details = issue.kind.value
    if issue.kind is not IssueKind.TOPIC:
        standings = sides_on(dataset, id, counted)
        sides = [standings] if standings else []
        unheld = count - counted.intersection_cardinality(columns_of(dataset).held)
        sides += [f"no named holder: {unheld}"] if unheld else []
        details = " · ".join([details, *(sides or ["no position found"])])
    return Row(
        id=id,
        kind=Kind.ISSUE,
        faint=count == 0,
        cells=(
            Cell(issue.sentence, Meaning.TEXT),
            count_cell(count),
            Cell(details + (" · contested" if contradicted else ""), Meaning.QUIET),
            source_cell(dataset, issue.sources),
            Cell(issue.short) if issue.short else _NONE,
            _word_cell(issue.kind),
            Cell(issue.parent) if issue.parent else _NONE,
            Cell(", ".join(rivals), value=rivals) if rivals else _NO_ISSUES,
            Cell(", ".join(contradicted), value=contradicted) if contradicted else _NO_ISSUES,
            _word_cell(issue.status) if issue.status else _NONE,
            *remark_cells(issue),
            *added_cells(dataset, issue),
        ),
    )


@cache
def _word_cell(word: IssueKind | ProposalStatus) -> Cell:
    return Cell(word.value)


_NONE, _NO_ISSUES = Cell(""), Cell("", value=[])
"""Cells that most rows have: what is the same cell is written once."""


def sides_in_words(standings: tuple[Standing, ...]) -> str:
    """Count holders by what they do, never across evidence: ``supports: 2 · open: 1``."""
    kinds: Counter[str] = Counter()
    for standing in standings:
        kinds[mark_of_standing(standing).words] += 1
    return " · ".join(f"{kind}: {count}" for kind, count in kinds.items())
