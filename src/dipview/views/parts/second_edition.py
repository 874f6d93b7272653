"""Second edition: the columns of what a dataset of schema 2 can say, for programs and spreadsheets.

Tables of datasets of schema 1 are as they always were, so that scripts go on reading them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

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
_KEPT = 512
"""How many cells of words and of numbers are kept once they are made."""

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
            return (_word(option), _list(record.printed, " … "), _list(acts))
        case Event():
            return (*_of_vote(record.vote), _outcomes(record))
        case Issue():
            return _of_issue(record)


def _of_position(position: Position) -> tuple[Cell, ...]:
    return (
        _word(position.value),
        _YES if position.fallback else _NO,
        _list(position.depends_on),
        _word(position.reason),
        _list(position.because),
        _word(position.priority.value if position.priority else ""),
    )


def _of_vote(vote: Vote | None) -> tuple[Cell, ...]:
    if vote is None:
        return (_word(""),) * (len(_TITLES[Kind.EVENT]) - 1)
    counts = vote.counts or Counts()
    return (
        Cell(vote.number),
        _word(vote.body or ""),
        _word(vote.result.value if vote.result else ""),
        *map(_number, (counts.yes, counts.no, counts.abstain, counts.not_voting)),
        Cell(vote.on or ""),
        _word(vote.direction.value),
        _word(vote.part.value),
    )


def _outcomes(event: Event) -> Cell:
    if not event.outcomes:
        return _NO_LIST
    told = [f"{each.issue}: {each.status.value}" for each in event.outcomes]
    value = [
        {"issue": each.issue, "status": each.status.value, "text": each.text}
        for each in event.outcomes
    ]
    return Cell("; ".join(told), value=value)


def _of_issue(issue: Issue) -> tuple[Cell, ...]:
    return (
        _list(issue.topics),
        _word(issue.series or ""),
        _word(issue.unit),
        _list(issue.options),
        _word(issue.lowest),
        _word(issue.highest),
    )


@lru_cache(maxsize=_KEPT)
def _number(count: int | None) -> Cell:
    return Cell("") if count is None else Cell(str(count), Meaning.COUNT, value=count)


@lru_cache(maxsize=_KEPT)
def _word(text: str) -> Cell:
    """Make the cell of a text that row after row has: what is the same cell is written once."""
    return Cell(text)


def _list(texts: Sequence[str], between: str = ", ") -> Cell:
    return Cell(between.join(texts), value=list(texts)) if texts else _NO_LIST


_NO_LIST = Cell("", value=[])
_YES, _NO = Cell("yes", value=True), Cell("no", value=False)
