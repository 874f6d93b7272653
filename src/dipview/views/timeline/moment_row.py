"""Moments as rows: statements and events in one table, each with the columns of both."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from operator import itemgetter
from typing import TypeAlias

from dipview.dataset.dataset import Dataset
from dipview.dataset.kept_results import kept_by_key
from dipview.model.events import Event
from dipview.model.kinds import Kind
from dipview.model.spans import Span
from dipview.model.statements import Statement
from dipview.views.parts.event_row import EVENT_COLUMNS, row_of_event
from dipview.views.parts.statement_row import STATEMENT_COLUMNS, cells_of_statement
from dipview.views.row_cells import Cells, in_words
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
_NONE = (Cell(value=""), Cell(value=[]))
"""The cells of what has nothing in a column, and no list."""
_DAYS = ("first_day", "last_day", "date_shape", "precision")
_Chosen: TypeAlias = tuple[Cell, ...]


def _chosen(*keys: str) -> Callable[[_Chosen], _Chosen]:
    """Make what chooses the cells of ``MOMENT_COLUMNS`` among some that end with ``_NONE``.

    Args:
        keys: Of which columns they are; of two of one column, the latter counts.
    """
    places = {key: place for place, key in enumerate(keys)}
    none = {False: len(keys), True: len(keys) + 1}
    wanted = [column.key for column in MOMENT_COLUMNS]
    return itemgetter(*(places.get(key, none[key in _LISTS]) for key in wanted))


_STATEMENTS_KEYS = tuple(column.key for column in STATEMENT_COLUMNS)
_EVENTS_KEYS = tuple(column.key for column in EVENT_COLUMNS)
_STANCE = _STATEMENTS_KEYS.index("stance")
_STATUS, _TITLE = _EVENTS_KEYS.index("status"), _EVENTS_KEYS.index("title")
_of_statement = _chosen(*_STATEMENTS_KEYS, "mark", "stances", "date_inferred", *_DAYS)
_of_event = _chosen(*_EVENTS_KEYS, "mark", "words", *_DAYS)
_INFERRED = {True: Cell("yes", value=True), False: Cell("no", value=False)}
_KEPT = 256
"""Of how many spans the cells are kept: what follows in time is of the same days."""
_NO_DAYS = (_NONE[0],) * len(_DAYS)


def row_of_moment(dataset: Dataset, moment: Statement | Event) -> Row:
    """Show a statement or an event."""
    if isinstance(moment, Statement):
        return _row_of_statement(dataset, moment)
    return _row_of_event(dataset, moment)


def _row_of_statement(dataset: Dataset, statement: Statement) -> Row:
    cells = cells_of_statement(dataset, statement)
    chosen = partial(_chosen_of_statement, dataset, statement)
    of_moment = Cells(
        len(MOMENT_COLUMNS),
        lambda: chosen(cells),
        lambda: (),
        lambda: chosen(in_words(cells)),
    )
    return Row(id=statement.id, kind=Kind.STATEMENT, cells=of_moment)


def _chosen_of_statement(dataset: Dataset, statement: Statement, cells: Iterable[Cell]) -> _Chosen:
    # What only a dataset of schema 2 says of them stands behind, and is not told in time.
    own = tuple(cells)[: len(STATEMENT_COLUMNS)]
    stance = own[_STANCE]
    mark = Cell(stance.text, stance.meaning, value=stance.text, marks=stance.marks)
    inferred = _INFERRED[statement.date_inferred]
    days = _days_cells(dataset, statement.date or dataset.said(statement.id))
    return _of_statement((*own, mark, stance, inferred, *days, *_NONE))


def _row_of_event(dataset: Dataset, event: Event) -> Row:
    cells = row_of_event(dataset, event).cells[: len(EVENT_COLUMNS)]
    status, title = cells[_STATUS], cells[_TITLE]
    chosen = _of_event((*cells, status, title, *_days_cells(dataset, event.date), *_NONE))
    return Row(id=event.id, kind=Kind.EVENT, cells=chosen)


def _days_cells(dataset: Dataset, span: Span | None) -> _Chosen:
    return _NO_DAYS if span is None else _days(dataset, span.text, span)


@kept_by_key(_KEPT)
def _days(_dataset: Dataset, _text: str, span: Span) -> _Chosen:
    """Say for programs which days are meant; an open end is empty."""
    first = span.earliest.isoformat() if span.earliest else ""
    last = span.latest.isoformat() if span.latest else ""
    about = ", about" if span.approximate else ""
    uncertain = ", uncertain" if span.uncertain else ""
    return (
        Cell(first, Meaning.DATE, value=first),
        Cell(last, Meaning.DATE, value=last),
        Cell(span.shape.value),
        Cell(f"{span.precision.value}{about}{uncertain}"),
    )
