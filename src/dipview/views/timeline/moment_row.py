"""Moments as rows: statements and events in one table, each with the columns of both."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.events import Event
from dipview.model.spans import Span
from dipview.model.statements import Statement
from dipview.views.parts.event_row import EVENT_COLUMNS, row_of_event
from dipview.views.parts.statement_row import STATEMENT_COLUMNS, row_of_statement
from dipview.views.view import Cell, Column, Meaning, Place, Row

MOMENT_COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="words", title="What happened or was said"),
    Column(key="speakers", title="Who", place=Place.UNDER),
    Column(key="office", title="Office", place=Place.UNDER),
    Column(key="mark", title="Stance or status", place=Place.MARK),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="first_day", title="First day", place=Place.HIDDEN),
    Column(key="last_day", title="Last day", place=Place.HIDDEN),
    Column(key="date_shape", title="Days meant", place=Place.HIDDEN),
    Column(key="precision", title="Precision", place=Place.HIDDEN),
    Column(key="date_inferred", title="Date inferred", place=Place.HIDDEN),
    Column(key="status", title="Status", place=Place.HIDDEN),
    Column(key="event_kind", title="Kind of event", place=Place.HIDDEN),
    Column(key="place", title="Place", place=Place.HIDDEN),
    Column(key="participants", title="Participants", place=Place.HIDDEN),
    Column(key="form", title="Form", place=Place.HIDDEN),
    Column(key="text", title="Exact words", place=Place.HIDDEN),
    Column(key="summary", title="Summary", place=Place.HIDDEN),
    Column(key="stances", title="Stances", place=Place.HIDDEN),
    Column(key="holders", title="Holders", place=Place.HIDDEN),
    Column(key="issues", title="Issues", place=Place.HIDDEN),
    Column(key="event", title="Event", place=Place.HIDDEN),
)
"""The columns of a statement or an event; what only the other kind has is empty."""
_LISTS = frozenset(("speakers", "text", "stances", "holders", "issues", "participants"))
_NOTHING, _NO_LIST = Cell(value=""), Cell(value=[])
_EMPTY = tuple(
    (column.key, _NO_LIST if column.key in _LISTS else _NOTHING) for column in MOMENT_COLUMNS
)
"""Of each column its key, and the cell of what has nothing there."""
_STATEMENTS_KEYS = tuple(column.key for column in STATEMENT_COLUMNS)
_EVENTS_KEYS = tuple(column.key for column in EVENT_COLUMNS)
_INFERRED = {True: Cell("yes", value=True), False: Cell("no", value=False)}
_KEPT = 256
"""Of how many spans the cells are kept: what follows in time is of the same days."""


def row_of_moment(dataset: Dataset, moment: Statement | Event) -> Row:
    """Show a statement or an event."""
    if isinstance(moment, Statement):
        row, keys = row_of_statement(dataset, moment), _STATEMENTS_KEYS
        span = moment.date or dataset.said(moment.id)
    else:
        row, keys, span = row_of_event(dataset, moment), _EVENTS_KEYS, moment.date
    # What only a dataset of schema 2 says of them stands behind, and is not told in time.
    found = dict(zip(keys, row.cells, strict=False))
    found |= _of_statement(moment, found) if isinstance(moment, Statement) else _of_event(found)
    found |= _days(span)
    return evolve(row, cells=tuple([found.get(key, empty) for key, empty in _EMPTY]))


def _of_statement(statement: Statement, found: Mapping[str, Cell]) -> dict[str, Cell]:
    return {
        "mark": evolve(found["stance"], value=found["stance"].text),
        "stances": found["stance"],
        "date_inferred": _INFERRED[statement.date_inferred],
    }


def _of_event(found: Mapping[str, Cell]) -> dict[str, Cell]:
    return {"words": found["title"], "mark": found["status"]}


@lru_cache(maxsize=_KEPT)
def _days(span: Span | None) -> Mapping[str, Cell]:
    """Say for programs which days are meant; an open end is empty."""
    if span is None:
        return {}
    first = span.earliest.isoformat() if span.earliest else ""
    last = span.latest.isoformat() if span.latest else ""
    about = ", about" if span.approximate else ""
    uncertain = ", uncertain" if span.uncertain else ""
    return {
        "first_day": Cell(first, Meaning.DATE, value=first),
        "last_day": Cell(last, Meaning.DATE, value=last),
        "date_shape": Cell(span.shape.value),
        "precision": Cell(f"{span.precision.value}{about}{uncertain}"),
    }
