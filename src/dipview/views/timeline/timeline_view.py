"""The timeline: statements and events in order of date, counted by day, month or year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import chain

from attrs import evolve

from dipview.dataset.dataset import Dataset
from dipview.model.kinds import Kind
from dipview.model.placement import day_at, is_known_day, unit_at
from dipview.model.spans import Precision, Span
from dipview.search.matches import Ids
from dipview.views.orders import Orders
from dipview.views.parts.counting import counted
from dipview.views.parts.dates_in_words import day_in_full
from dipview.views.parts.labels import label_of
from dipview.views.parts.narrowed_view import narrowed_view
from dipview.views.parts.record_rows import record_rows
from dipview.views.parts.remedies import remedies_in
from dipview.views.parts.scope_in_words import days_covered
from dipview.views.scope import Scope
from dipview.views.selection import Selection, span_of
from dipview.views.timeline.chronology import Chronology, chronology
from dipview.views.timeline.moment_row import MOMENT_COLUMNS, row_of_moment
from dipview.views.timeline.period_counts import period_counts_of, period_counts_section
from dipview.views.timeline.periods import ZOOMS, Period, cut_into_periods
from dipview.views.view import Extent, Section, View

_HEADINGS = 300
"""So many headings at most; of more, those of a wider period."""
_SPANNED = 5_000
"""Rows whose days a screen tells; for more, it tells how many there are."""
PLACED = (
    "A date that is not one known day stands where it begins to count: of several possible days on "
    "the last, or on the first where no last is known; of what lasts, on the first. Each record is "
    "counted once, in the period where it stands."
)
"""Where a date stands that is not one known day."""
SEASONS = (
    "A season is that of the north or that of the south: spring and autumn may be from March to "
    "December, summer and winter from the December before their year to the March after it."
)
"""Which days a season may have."""
ZONES = (
    "Times with an offset stand in the order in which they came, whatever day was printed where; "
    "one that came after another of a later printed day is counted with that day."
)
"""How times of several zones are put in order."""


def timeline_view(selection: Selection) -> View:
    """Make the timeline of a dataset, or of what the scope's subjects all have a part in.

    Its first section counts the rows of the others by period. Then come the dated rows under a
    heading a month, or a year where it counts by year; what is planned; what has no date.
    """
    selection = _effective(selection)
    dataset, orders, scope = selection.dataset, selection.orders, selection.scope
    found = chronology(selection)
    every = chronology(selection.through(evolve(scope, as_of=None, since=None)))
    period_counts = period_counts_of(found, scope)
    sections = _listed(dataset, orders, found, period_counts.zoom)
    return evolve(
        narrowed_view(dataset, scope, name="timeline", title=_title(dataset, scope)),
        sections=(*([period_counts_section(period_counts)] if found.count else []), *sections),
        notes=tuple(_notes(dataset, orders, found, every)),
        measure=lambda: _extent(dataset, orders, found),
        covers="" if found.count <= _SPANNED else _counted(found),
        empty=_when_empty(dataset, scope),
        remedies=remedies_in(scope),
    )


def _effective(selection: Selection) -> Selection:
    """Give what a timeline looks through; a roll-up adds to what an actor has a part in."""
    scope = selection.scope
    rolled_up = any(selection.dataset.kind_of(id) is Kind.ACTOR for id in scope.subjects)
    fields = ("as_of", "since", "exact_only", "zoom", *(["roll_up"] if rolled_up else []))
    heeded = selection.through(scope.heeding(*fields))
    return heeded.effective(lambda each: chronology(each).count)


def _title(dataset: Dataset, scope: Scope) -> str:
    names = " · ".join(label_of(dataset, subject) for subject in scope.subjects)
    return f"Timeline: {names}" if names else "Timeline"


def _listed(
    dataset: Dataset, orders: Orders, found: Chronology, zoom: Precision
) -> Iterator[Section]:
    """Make the sections of all records, a heading a period."""

    def made(key: str, title: str, numbers: Sequence[int], note: str = "") -> Section:
        rows = record_rows(dataset, Ids(numbers, orders.ids), partial(row_of_moment, dataset))
        return Section(key=key, title=title, note=note, columns=MOMENT_COLUMNS, rows=rows)

    numbers = found.dated.numbers
    for period, start, end in _headings(found.dated.places, zoom):
        yield made(period.id, _heading(period), numbers[start:end])
    if len(found.planned):
        today = found.today
        note = f"What is planned, and may be later than {day_in_full(today)}." if today else ""
        yield made("planned", "Planned", found.planned.numbers, note)
    if len(found.undated):
        yield made("undated", "Without a date", found.undated)


def _headings(places: Sequence[int], zoom: Precision) -> Sequence[tuple[Period, int, int]]:
    """Cut rows into periods for headings: months, since the margin has the days; or years."""
    found: list[tuple[Period, int, int]] = []
    for unit in ZOOMS[max(1, ZOOMS.index(zoom)) :]:
        found = list(cut_into_periods(places, unit))
        if len(found) <= _HEADINGS:
            break
    return found


def _heading(period: Period) -> str:
    return f"{period.name}, month not known" if period.loose else period.name


def _moved(dataset: Dataset, orders: Orders, found: Chronology) -> bool:
    """Tell whether a moment stands on another day than the one that is printed."""
    if found.count > _SPANNED:
        return False
    return any(
        span.instant is not None and span.counts_from != day_at(place)
        for number, place in zip(found.dated.numbers, found.dated.places, strict=True)
        if (span := span_of(dataset, orders.kind_of(number), orders.ids[number]))
    )


def _notes(dataset: Dataset, orders: Orders, found: Chronology, every: Chronology) -> Iterator[str]:
    places = {*found.dated.places, *found.planned.places}
    if not all(map(is_known_day, places)):
        yield PLACED
    if any(unit_at(place) is Precision.SEASON for place in places):
        yield SEASONS
    if _moved(dataset, orders, found):
        yield ZONES
    if found.rolled_up:
        yield f"Rolled up: {counted(found.rolled_up, 'statement')} of officials and bodies."
    left = len(found.undated) - found.undated_again
    if undated := len(every.undated) - every.undated_again - left:
        yield f"Left out, as nobody knows when it was: {counted(undated, 'record')} without a date."


def _extent(dataset: Dataset, orders: Orders, found: Chronology) -> Extent:
    """Count the rows, and say which days they cover."""
    kinds: set[Kind] = set()
    spans: list[Span | None] = []
    for number in chain(found.dated.numbers, found.planned.numbers, found.undated):
        kind = orders.kind_of(number)
        kinds.add(kind)
        spans.append(span_of(dataset, kind, orders.ids[number]))
    nouns = [kind.plural for kind in (Kind.STATEMENT, Kind.EVENT) if kind in kinds]
    noun = " and ".join(nouns) or "statements and events"
    return Extent(count=found.count, noun=noun, span=days_covered(spans))


def _counted(found: Chronology) -> str:
    """Say how many rows there are, without looking at each."""
    noun = "statements and events" if found.dated.events or found.planned.events else "statements"
    return f"{found.count:,} {noun}"


def _when_empty(dataset: Dataset, scope: Scope) -> str:
    """Say why there is nothing."""
    for subject in scope.subjects:
        if dataset.kind_of(subject) is None:
            return f"There is no record {subject!r}."
    if scope.query:
        return "No statement or event matches."
    if scope.subjects or scope.pins or scope.focus:
        return "No statement or event goes with it."
    if scope.as_of or scope.since:
        return "No statement or event is of these dates."
    return "There are no statements or events in this dataset."
