"""Events as rows: the date, whether it happened, the title, and who took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cache

from dipview.dataset.dataset import Dataset
from dipview.dataset.features import numbers_in
from dipview.dataset.kept_results import kept_by_key
from dipview.model.events import Event, EventKind, EventStatus, Participation
from dipview.model.kinds import Kind
from dipview.model.links import Link
from dipview.model.spans import Span
from dipview.search.number_sets import union
from dipview.views.parts.actor_names import name_of
from dipview.views.parts.citations import source_cell
from dipview.views.parts.counting import counted, number_cell
from dipview.views.parts.dates_in_words import WRITTEN, in_full
from dipview.views.parts.found_among import FoundAmong, columns_among
from dipview.views.parts.remark_columns import REMARK_COLUMNS, remark_cells
from dipview.views.parts.second_edition import added_cells, added_columns
from dipview.views.parts.statement_row import short_date
from dipview.views.parts.votes_in_words import counts_in_words
from dipview.views.row_cells import Cells
from dipview.views.view import Cell, Column, Meaning, Place, Row

EVENT_COLUMNS = (
    Column(key="date", title="Date", place=Place.MARGIN),
    Column(key="status", title="Status", place=Place.MARK),
    Column(key="title", title="Event"),
    Column(key="details", title="Details", place=Place.UNDER),
    Column(key="sources", title="Source", place=Place.UNDER),
    Column(key="event_kind", title="Kind", place=Place.HIDDEN),
    Column(key="date_inferred", title="Date inferred", place=Place.HIDDEN),
    Column(key="place", title="Place", place=Place.HIDDEN),
    Column(key="country", title="Country", place=Place.HIDDEN),
    Column(key="participants", title="Participants", place=Place.HIDDEN),
    Column(key="summary", title="Summary", place=Place.HIDDEN),
    *REMARK_COLUMNS,
)

STATUS_GLYPHS = {
    EventStatus.OCCURRED: "●",
    EventStatus.ONGOING: "◐",
    EventStatus.PLANNED: "○",
    EventStatus.CANCELLED: "×",
    EventStatus.ALLEGED: "◌",
}
"""How an event's status is drawn: filled where it happened, hollow where it is only planned."""
ASCII_STATUS_GLYPHS = {
    EventStatus.OCCURRED: "*",
    EventStatus.ONGOING: "@",
    EventStatus.PLANNED: "o",
    EventStatus.CANCELLED: "x",
    EventStatus.ALLEGED: "%",
}
"""The same in ASCII; none of them is a stance's."""
_SAID = (Link.STATEMENTS_AT, Link.STATEMENTS_ON_EVENT)
"""The links to what is said at an event, and on it."""
_KEPT = 512
"""Cells of dates that are kept once they are made."""


def row_of_event(dataset: Dataset, event: Event) -> Row:
    """Show one event."""
    return _row(dataset, event)


def row_of_event_among(dataset: Dataset, event: Event, among: FoundAmong) -> Row:
    """Show one event where query or pins narrow its statements, with how many of them they find.

    Args:
        dataset: Where it is.
        event: What is shown.
        among: Which statements count, and which are found.

    Returns:
        The row, for ``event_columns_among``.
    """
    linked = (numbers_in(dataset.linked_numbers(event.id, link)) for link in _SAID)
    found = among.of(dataset.sets.once(union(linked)))
    said = f"{found.meeting} of {counted(found.of, 'statement')}" if found.of else ""
    counts = (Cell(said, Meaning.QUIET, value=found.meeting), number_cell(found.of))
    return _row(dataset, event, counts)


def event_columns_among(columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """Give the columns of events with how many statements at and on each are found.

    The number stands below the title, which has the room beside it.
    """
    at = next(at for at, column in enumerate(columns, 1) if column.key == "title")
    statements = Column(key="statements", title="Statements", place=Place.UNDER)
    return columns_among((*columns[:at], statements, *columns[at:]), "statements")


def _row(dataset: Dataset, event: Event, counts: tuple[Cell, ...] = ()) -> Row:
    return Row(
        id=event.id,
        kind=Kind.EVENT,
        cells=Cells(
            len(EVENT_COLUMNS) + len(counts) + len(added_columns(dataset, Kind.EVENT)),
            lambda: (
                event_date_cell(dataset, event),
                status_cell(event.status),
                Cell(event.title, Meaning.TEXT),
                *counts,
                _details_cell(event),
                source_cell(dataset, event.sources),
            ),
            lambda: _hidden(dataset, event),
        ),
    )


@cache
def status_cell(status: EventStatus) -> Cell:
    """Draw whether an event happened, goes on, is planned and so on."""
    glyph, plain = STATUS_GLYPHS[status], ASCII_STATUS_GLYPHS[status]
    return Cell(status.value, Meaning.QUIET, short=glyph, ascii_short=plain)


def _hidden(dataset: Dataset, event: Event) -> tuple[Cell, ...]:
    return (
        _kind_cell(event.kind),
        _INFERRED if event.date_inferred else _PRINTED,
        Cell(event.place) if event.place else _NONE,
        Cell(event.country) if event.country else _NONE,
        _participants_cell(dataset, event) if event.participants else _NO_PARTICIPANTS,
        Cell(event.summary, Meaning.SUMMARY) if event.summary else _NO_SUMMARY,
        *remark_cells(event),
        *added_cells(dataset, event),
    )


@cache
def _kind_cell(kind: EventKind) -> Cell:
    return Cell(kind.value)


_NONE, _NO_SUMMARY = Cell(""), Cell("", Meaning.SUMMARY)
_NO_PARTICIPANTS = Cell("", value=[])
_INFERRED, _PRINTED = Cell("yes", value=True), Cell("no", value=False)
"""Cells that most rows have."""


def event_date_cell(dataset: Dataset, event: Event) -> Cell:
    """Say when an event was or is to be."""
    if event.date is None:
        return Cell("no date", Meaning.DATE, value="", short="–")
    told = (event.date.text, event.date_inferred, WRITTEN.days)
    return _date_cell(dataset, told, event.date)


@kept_by_key(_KEPT)
def _date_cell(dataset: Dataset, told: tuple[str, bool, str], date: Span) -> Cell:
    """Make the cell of a date; events in time are of the same days."""
    _, inferred, _ = told
    return Cell(
        in_full(date) + (" (inferred)" if inferred else ""),
        Meaning.DATE,
        value=date.text,
        short=short_date(dataset, date, inferred=inferred),
    )


def _details_cell(event: Event) -> Cell:
    """Say where it was and how many took part; on a screen, also what its glyph means."""
    count = counted(len(event.participants), "participant") if event.participants else ""
    phrases = [event.place, f"{count}{doubts_in_words(event.participants)}"]
    if event.vote is not None:
        result = event.vote.result.value if event.vote.result else ""
        phrases += [event.vote.number, result, counts_in_words(event.vote)]
    details = " · ".join(part for part in phrases if part)
    if event.status is EventStatus.OCCURRED:
        return Cell(details, Meaning.QUIET)
    return Cell(details, Meaning.QUIET, short=f"{event.status.value} · {details}")


def _participants_cell(dataset: Dataset, event: Event) -> Cell:
    """Name the participants and their parts; one that is only alleged or inferred is marked."""
    names = (
        ": ".join(filter(None, (name_of(dataset, each.actor), each.part)))
        + (f" ({doubt})" if (doubt := doubt_in_words(each)) else "")
        for each in event.participants
    )
    value = [
        {
            "actor": each.actor,
            "part": each.part,
            "alleged": each.alleged,
            "inferred": each.inferred,
        }
        for each in event.participants
    ]
    return Cell("; ".join(names), value=value)


def doubts_in_words(participants: Iterable[Participation]) -> str:
    """Say after a number of participants how many are only alleged or inferred; empty of none."""
    counts = Counter(
        "alleged" if each.alleged else "inferred"
        for each in participants
        if each.alleged or each.inferred
    )
    told = (f"{counts[what]} {what}" for what in ("alleged", "inferred") if counts[what])
    listed = ", ".join(told).replace(" ", " of them ", 1)
    return f", {listed}" if listed else ""


def doubt_in_words(participation: Participation) -> str:
    """Say whether a part in an event is only alleged, or inferred."""
    doubts = (("alleged", participation.alleged), ("inferred", participation.inferred))
    return ", ".join(word for word, applies in doubts if applies)
