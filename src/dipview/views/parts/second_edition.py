"""Second edition: the columns of what a dataset of schema 2 can say, for programs and spreadsheets.

Tables of datasets of schema 1 are as they always were, so that scripts go on reading them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from dipview.dataset.dataset import Dataset
from dipview.model.events import Event
from dipview.model.issues import Issue
from dipview.model.kinds import Kind
from dipview.model.positions import Position
from dipview.model.statements import Statement
from dipview.model.votes import Counts, Vote
from dipview.views.view import Cell, Column, Meaning, Place

_SINCE = 2
"""The schema with which these columns begin."""

_TITLES: Mapping[Kind, Mapping[str, str]] = {
    Kind.POSITION: {
        "value": "Value",
        "fallback": "Second choice",
        "depends_on": "Depends on",
        "reason": "Reason",
        "because": "Because",
        "priority": "Priority",
    },
    Kind.STATEMENT: {"option": "Option", "printed": "As printed", "acts": "Acts"},
    Kind.EVENT: {
        "number": "Number",
        "body": "Body",
        "result": "Result",
        "yes": "Yes",
        "no": "No",
        "abstain": "Abstaining",
        "not_voting": "Not voting",
        "on": "On",
        "direction": "Direction",
        "part": "Part",
        "outcomes": "Outcomes",
    },
    Kind.ISSUE: {
        "topics": "Topics",
        "series": "Series",
        "unit": "Unit",
        "options": "Options",
        "lowest": "Lowest",
        "highest": "Highest",
    },
}


def added_columns(dataset: Dataset, kind: Kind) -> tuple[Column, ...]:
    """Give the columns that rows of a kind have besides; none in a dataset of schema 1."""
    return _columns(kind) if dataset.header.schema >= _SINCE else ()


@cache
def _columns(kind: Kind) -> tuple[Column, ...]:
    titles = _TITLES.get(kind, {})
    return tuple(Column(key=key, title=title, place=Place.HIDDEN) for key, title in titles.items())


def added_cells(dataset: Dataset, record: Position | Statement | Event | Issue) -> tuple[Cell, ...]:
    """Give the cells of ``added_columns`` for a record."""
    if dataset.header.schema < _SINCE:
        return ()
    match record:
        case Position():
            return _of_position(record)
        case Statement():
            option = record.option.value if record.option else ""
            acts = [act.value for act in record.acts]
            return (Cell(option), _list(record.printed, " … "), _list(acts))
        case Event():
            return (*_of_vote(record.vote), _outcomes(record))
        case Issue():
            return _of_issue(record)


def _of_position(position: Position) -> tuple[Cell, ...]:
    return (
        Cell(position.value),
        Cell("yes" if position.fallback else "no", value=position.fallback),
        _list(position.depends_on),
        Cell(position.reason),
        _list(position.because),
        Cell(position.priority.value if position.priority else ""),
    )


def _of_vote(vote: Vote | None) -> tuple[Cell, ...]:
    if vote is None:
        return (Cell(""),) * (len(_TITLES[Kind.EVENT]) - 1)
    counts = vote.counts or Counts()
    return (
        Cell(vote.number),
        Cell(vote.body or ""),
        Cell(vote.result.value if vote.result else ""),
        *map(_number, (counts.yes, counts.no, counts.abstain, counts.not_voting)),
        Cell(vote.on or ""),
        Cell(vote.direction.value),
        Cell(vote.part.value),
    )


def _outcomes(event: Event) -> Cell:
    told = [f"{each.issue}: {each.status.value}" for each in event.outcomes]
    value = [
        {"issue": each.issue, "status": each.status.value, "text": each.text}
        for each in event.outcomes
    ]
    return Cell("; ".join(told), value=value)


def _of_issue(issue: Issue) -> tuple[Cell, ...]:
    return (
        _list(issue.topics),
        Cell(issue.series or ""),
        Cell(issue.unit),
        _list(issue.options),
        Cell(issue.lowest),
        Cell(issue.highest),
    )


def _number(count: int | None) -> Cell:
    return Cell("") if count is None else Cell(str(count), Meaning.COUNT, value=count)


def _list(texts: Sequence[str], between: str = ", ") -> Cell:
    return Cell(between.join(texts), value=list(texts))
