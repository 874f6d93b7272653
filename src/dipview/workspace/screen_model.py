"""A screen model: all that the explorer's screen shows at one location, as views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field

from dipview.dataset.kept_results import kept_by_dataset
from dipview.formats.document import extent_words
from dipview.model.ids import pair_parts
from dipview.model.values import frozen
from dipview.search.matches import Matches
from dipview.search.query_errors import QueryError
from dipview.views.parts.counting import counted
from dipview.views.parts.legend import Sign, legend_of
from dipview.views.parts.marks_there import marks_there
from dipview.views.reading.reading_view import ReadingView
from dipview.views.scope import Scope
from dipview.views.selection import ranks
from dipview.views.timeline.period_counts import PeriodCounts
from dipview.views.view import Lazy, Row, View
from dipview.workspace.history import Location
from dipview.workspace.panes import PANES, QUOTES, STATEMENTS, catalogue_name
from dipview.workspace.views import (
    card_of,
    catalogue_of,
    cited_in,
    overview_of,
    period_counts_of,
    whole_of,
)
from dipview.workspace.whole_views import COMPARE, WHOLE_VIEWS
from dipview.workspace.workspace import Workspace

_PREPARED, _PREPARED_COLUMNS = 60, 14
"""Rows, and columns of sheets, that are made before they are drawn: a tall, wide screen."""


_LOOKED_AT = 100
"""Matches among which the best that a sheet has is looked for: ranking orders no more."""


@frozen(kw_only=True)
class Whole:
    """A whole view, with what is seen around it."""

    view: View
    covers: str = ""
    """How much it covers, in words."""
    legend: tuple[Sign, ...] = ()
    """What its glyphs mean."""
    period_counts: PeriodCounts | None = None
    """Of a timeline, how much stands in each of its periods."""


@frozen(kw_only=True)
class ScreenModel:
    """What is to be seen at a location."""

    location: Location
    panes: Mapping[str, View] = field(factory=dict)
    """A view for each pane; none at a whole view, or where the query does not parse."""
    asides: Mapping[str, str] = field(factory=dict)
    """What is to be said of the rows of a pane, besides how many there are."""
    whole: Whole | None = None
    """The whole view; None where the panes are seen."""
    card: View | None = None
    best: str | None = None
    """Id of the best match; None where the query asks for no words, so that none is best."""
    mistake: QueryError | None = None
    """Why the query does not parse."""


def screen_model_of(workspace: Workspace, location: Location) -> ScreenModel:
    """Make the model of a location.

    At a whole view there are no panes: pins and the query narrow the view. Elsewhere the focused
    pane is narrowed by the query and the pins alone, every other one by the record under the
    cursor too.
    """
    try:
        matches = workspace.find(location.scope.query, location.scope.as_of)
    except QueryError as mistake:
        return ScreenModel(location=location, mistake=mistake)
    if location.view:
        made = _made(workspace, location.view, location.scope)
        card = _card_beside(workspace, location, made.view)
        return ScreenModel(
            location=location,
            whole=made,
            card=card,
            best=_best_in_whole(matches, made.view) if matches is not None else None,
        )
    panes = {
        name: catalogue_of(
            workspace, catalogue_name(name, location.scope), _scope_of(location, name)
        )
        for name in PANES
    }
    best = _best_of(matches, panes) if matches is not None and ranks(matches) else None
    searching = location.record is None and location.card is None and bool(location.scope.query)
    found = best or (_first_of(location, panes) if searching else None)
    return ScreenModel(
        location=location,
        panes=panes,
        asides=_asides(workspace, location, panes),
        card=_found_card(workspace, location, found, best)
        if searching and found
        else _card(workspace, location),
        best=best,
    )


@kept_by_dataset(2)
def _made(workspace: Workspace, name: str, scope: Scope) -> Whole:
    """Make a whole view; the last ones are kept, since a cursor in it changes nothing of it."""
    known = WHOLE_VIEWS[name]
    whole = whole_of(workspace, name, scope)
    _prepare(whole)
    return Whole(
        view=whole,
        covers=_covers(whole),
        legend=legend_of(
            whole, written_out=known.written_out, marks=marks_there(workspace.dataset)
        ),
        period_counts=period_counts_of(workspace, scope) if known.in_periods else None,
    )


def _best_of(matches: Matches, panes: Mapping[str, View]) -> str | None:
    """Give the best match that a pane shows: dates, switches and pins may leave out others.

    Where panes are in another order than that of the search, it is the best of all that was found.
    """
    first = [row.id for view in panes.values() if not view.order for row in _first_rows(view)]
    ranked = {id: matches.match(id) for id in first if id in matches}
    if matches.best is None or any(view.order for view in panes.values()):
        return matches.best.id if matches.best is not None else None
    if matches.best.id in ranked or not ranked:
        return matches.best.id if ranked else None
    return max(ranked, key=lambda id: ranked[id].score)


def _best_in_whole(matches: Matches, whole: View) -> str | None:
    if isinstance(whole, ReadingView):
        return whole.best or None
    return _best_in_sheet(matches, whole)


def _best_in_sheet(matches: Matches, whole: View) -> str | None:
    """Give the best match that has a row or a column of its own, where a view is a sheet."""
    if not ranks(matches) or not all(section.sheet for section in whole.sections):
        return None
    there = {column.leads_to for section in whole.sections[:1] for column in section.columns}
    for section in whole.sections:
        there.update(section.rows.ids if isinstance(section.rows, Lazy) else ())
    return next((id for id in matches.ranked_ids[:_LOOKED_AT] if id in there), None)


def _first_of(location: Location, panes: Mapping[str, View]) -> str | None:
    """Give the first record of the pane that has the keys; where it has none, of another."""
    for name in (location.pane, *PANES):
        for row in _first_rows(panes[name]):
            return row.id
    return None


def _first_rows(view: View) -> Sequence[Row]:
    return next((section.rows[:1] for section in view.sections if len(section.rows)), ())


def _found_card(workspace: Workspace, location: Location, found: str, best: str | None) -> View:
    """Make the card of what a search comes upon, which is named for what it is."""
    card = card_of(workspace, found, location.scope)
    called = "Best match" if found == best else "First match"
    return evolve(card, title=f"{called} · {card.title}")


def _asides(
    workspace: Workspace, location: Location, panes: Mapping[str, View]
) -> Mapping[str, str]:
    """Say how many of the statements are quotes, where there are others too."""
    shown = panes[STATEMENTS]
    if shown.name == QUOTES or not shown.count:
        return {}
    quotes = catalogue_of(workspace, QUOTES, _scope_of(location, STATEMENTS)).counted
    return {STATEMENTS: counted(quotes, "quote")} if quotes < shown.counted else {}


def _prepare(view: View) -> None:
    """Make the first rows, and the first cells of sheets, away from the keys."""
    left = _PREPARED
    for section in view.sections:
        if left > 0:
            rows = section.rows[:left]
            left -= len(rows)
            for row in rows if section.sheet else ():
                list(row.cells[:_PREPARED_COLUMNS])


def _covers(view: View) -> str:
    """Say how much a whole view covers: ``22 × 13 · 20 statements, 10–11 Apr 2017``."""
    extent = view.covers or (extent_words(view.measure()) if view.measure else "")
    sections = view.sections
    sheets_alone = bool(sections) and all(section.sheet for section in sections)
    size = f"{view.count:,} × {len(sections[0].columns) - 1:,}" if sheets_alone else ""
    return " · ".join(part for part in (size, extent) if part)


_COLUMNS = 8
"""Columns of a sheet by which is told how to draw it."""


def build_first_rows(model: ScreenModel, panes: Iterable[str], rows: int) -> None:
    """Build the rows that will be seen first, so that whoever draws them finds them made.

    Of a sheet, which makes its cells when they are looked at, the first columns are made too: with
    them comes what all cells of a row are made of.

    Args:
        model: What is to be seen.
        panes: Names of the panes that are seen.
        rows: How many rows each has room for.
    """
    for view in (model.panes.get(name) for name in panes):
        left = rows
        for section in view.sections if view is not None else ():
            built = section.rows[: max(0, left)]
            left -= len(built)
            for row in built if section.sheet else ():
                list(row.cells[:_COLUMNS])


def _scope_of(location: Location, pane: str) -> Scope:
    return (
        location.scope if pane == location.pane else evolve(location.scope, focus=location.record)
    )


def _card_beside(workspace: Workspace, location: Location, whole: View) -> View:
    """Make the card beside a whole view; its sources, where the card would repeat the view."""
    at = location.record or ""
    if isinstance(whole, ReadingView) and location.card is None and not workspace.has_card(at):
        at = next(iter(location.scope.subjects), "")
        return (
            card_of(workspace, at, location.scope)
            if workspace.has_card(at)
            else _card(workspace, location)
        )
    about = frozenset(pair_parts(at) or (at,))
    if location.card is None and about == frozenset(location.scope.subjects):
        return cited_in(workspace, whole) or overview_of(workspace, location.scope)
    return _card(workspace, location)


def _card(workspace: Workspace, location: Location) -> View:
    subject = (
        location.card
        or location.record
        or (location.scope.pins[-1] if location.scope.pins else None)
    )
    if subject is not None and (pair := pair_parts(subject)):
        return whole_of(workspace, COMPARE, evolve(location.scope, subjects=pair))
    if subject is None or not workspace.has_card(subject):
        return overview_of(workspace, location.scope)
    return card_of(workspace, subject, location.scope)
