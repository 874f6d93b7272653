"""Issues as rows: the proposition, and how many holders stand where on it."""

from __future__ import annotations

import datetime as dt
from array import array
from functools import cache
from itertools import compress

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import Feature, numbers_in
from dipview.dataset.kept_results import kept_by_key
from dipview.model.issues import Issue, ProposalStatus
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.stances import IssueKind
from dipview.search.number_sets import Numbers, numbers_of
from dipview.standing.columns import columns_of, taken
from dipview.standing.standing import Standing
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import count_cell
from dipview.views.parts.found_among import FoundAmong, cells_among
from dipview.views.parts.issue_sides import counted_on, sides_on
from dipview.views.parts.remark_columns import REMARK_COLUMNS, remark_cells
from dipview.views.parts.second_edition import added_cells
from dipview.views.parts.side_counts import SideCounts
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
    known, seen = len(on_issue), None
    if day is not None:
        sets, numbers = dataset.sets, numbers_in(on_issue)
        known = numbers.intersection_cardinality(sets.known_by(Kind.POSITION, day))
        # Where as many positions are known, they are always the same ones; but a statement without
        # any may supersede one of them.
        seen = None if numbers.isdisjoint(sets.features[Feature.SUPERSEDED]) else day
    return _row(dataset, (issue.id, known, second_hand, seen), issue, day)


@kept_by_key(_KEPT)
def _row(
    dataset: Dataset,
    looked: tuple[str, int, bool, dt.date | None],
    issue: Issue,
    day: dt.date | None,
) -> Row:
    """Make a row; few change from day to day, so those made last are kept."""
    id, _, second_hand, _ = looked
    counted = counted_on(dataset, id, day, second_hand=second_hand)
    details = _details(dataset, issue, counted, counted, day)
    return _built(dataset, issue, details, (count_cell(len(counted)),), faint=not counted)


def row_of_issue_among(dataset: Dataset, issue: Issue, among: FoundAmong) -> Row:
    """Show one issue where query or pins narrow its positions, with how many of them they find.

    Whose positions are found is told where they stand by all that they said: no query makes an old
    word look like the latest.

    Args:
        dataset: Where it is.
        issue: What is shown.
        among: Which positions count, and which are found.

    Returns:
        The row, for ``columns_among``.
    """
    columns = columns_of(dataset)
    counted = columns.on(dataset.number_of(issue.id) or 0) & among.counted
    found = counted & among.found
    details = _details(dataset, issue, counted, found, among.day)
    return _built(dataset, issue, details, cells_among(among.of(counted)), faint=not counted)


def _details(
    dataset: Dataset, issue: Issue, counted: Numbers, found: Numbers, day: dt.date | None
) -> str:
    """Say where those stand whose positions are found, by all that counts."""
    if issue.kind is IssueKind.TOPIC:
        return issue.kind.value
    columns = columns_of(dataset)
    unheld = found - columns.held
    if len(found) < len(counted):
        holders = columns.holders_of(found)
        held = counted & columns.held
        theirs = map(holders.__contains__, taken(columns.holders, held))
        counted = numbers_of(array("I", compress(held, theirs)))
    standings = sides_on(dataset, issue.id, counted, day)
    sides = [standings] if standings else []
    sides += [f"no named holder: {len(unheld)}"] if unheld else []
    return " · ".join([issue.kind.value, *(sides or ["no position found"])])


def _built(
    dataset: Dataset, issue: Issue, details: str, counts: tuple[Cell, ...], *, faint: bool
) -> Row:
    """Make a row of what is counted and told of its positions."""
    id = issue.id
    rivals = list(dataset.linked(id, Link.RIVALS))
    contradicted = list(dataset.linked(id, Link.CONTRADICTED))
    return Row(
        id=id,
        kind=Kind.ISSUE,
        faint=faint,
        cells=(
            Cell(issue.sentence, Meaning.TEXT),
            *counts,
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
    """Count holders by what they do: ``supports: 2 (1 disputed) · open: 1``."""
    counts = SideCounts()
    for standing in standings:
        counts.add(
            mark_of_standing(standing).words,
            disputed=standing.disputed,
            uncertain=bool(standing.uncertain),
        )
    return counts.in_words()
