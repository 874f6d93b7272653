"""A picture: all that the explorer's screen shows at one stop, as views."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from attrs import evolve, field

from dipview.formats.document import extent_words
from dipview.model.ids import pair_parts
from dipview.model.values import frozen
from dipview.search.matches import Matches
from dipview.search.query_errors import QueryError
from dipview.views.density import Density
from dipview.views.legend import Sign, legend_of
from dipview.views.numbers import counted
from dipview.views.scope import Scope
from dipview.views.selection import ranks
from dipview.views.view import Row, View
from dipview.workspace.panes import PANES, QUOTES, STATEMENTS, catalogue_of
from dipview.workspace.trail import Stop
from dipview.workspace.whole_views import DOCUMENTS
from dipview.workspace.workspace import Workspace

_PREPARED, _PREPARED_COLUMNS = 60, 14
"""Rows and columns of sheets that are worked out before they are drawn: a tall, wide screen."""


@frozen(kw_only=True)
class Picture:
    """What is to be seen at a stop."""

    stop: Stop
    panes: Mapping[str, View] = field(factory=dict)
    """A view for each pane; none at a whole view, or where the query does not parse."""
    asides: Mapping[str, str] = field(factory=dict)
    """What is to be said of the rows of a pane, besides how many there are."""
    whole: View | None = None
    """The whole view; None where the panes are seen."""
    covers: str = ""
    """How much the whole view covers, in words."""
    legend: tuple[Sign, ...] = ()
    """What the glyphs of the whole view mean."""
    density: Density | None = None
    """Of a timeline, how much stands in each of its periods."""
    card: View | None = None
    best: str | None = None
    """Id of the best match; None where the query asks for no words, so that none is best."""
    mistake: QueryError | None = None
    """Why the query does not parse."""


def picture_of(workspace: Workspace, stop: Stop) -> Picture:
    """Make the picture of a stop.

    At a whole view there are no panes: pins and the query narrow the view. Elsewhere the focused
    pane is narrowed by the query and the pins alone, every other one by the record under the
    cursor too.
    """
    try:
        matches = workspace.find(stop.scope.query, stop.scope.as_of)
    except QueryError as mistake:
        return Picture(stop=stop, mistake=mistake)
    if stop.view:
        whole = workspace.whole(stop.view, stop.scope)
        _prepare(whole)
        return Picture(
            stop=stop,
            whole=whole,
            covers=_covers(whole),
            legend=legend_of(whole, written_out=stop.view in DOCUMENTS),
            density=workspace.density(stop.scope) if stop.view == "timeline" else None,
            card=_card_beside(workspace, stop, whole),
        )
    panes = {
        name: workspace.catalogue(catalogue_of(name, stop.scope), _scope_of(stop, name))
        for name in PANES
    }
    best = _best_of(matches, panes) if matches is not None and ranks(matches) else None
    searching = stop.record is None and stop.card is None and bool(stop.scope.query)
    found = best or (_first_of(stop, panes) if searching else None)
    return Picture(
        stop=stop,
        panes=panes,
        asides=_asides(workspace, stop, panes),
        card=_found_card(workspace, stop, found, best)
        if searching and found
        else _card(workspace, stop),
        best=best,
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


def _first_of(stop: Stop, panes: Mapping[str, View]) -> str | None:
    """Give the first record of the pane that has the keys; where it has none, of another."""
    for name in (stop.pane, *PANES):
        for row in _first_rows(panes[name]):
            return row.id
    return None


def _first_rows(view: View) -> Sequence[Row]:
    return next((section.rows[:1] for section in view.sections if len(section.rows)), ())


def _found_card(workspace: Workspace, stop: Stop, found: str, best: str | None) -> View:
    """Make the card of what a search comes upon, which is named for what it is."""
    card = workspace.card(found, stop.scope)
    called = "Best match" if found == best else "First match"
    return evolve(card, title=f"{called} · {card.title}")


def _asides(workspace: Workspace, stop: Stop, panes: Mapping[str, View]) -> Mapping[str, str]:
    """Say how many of the statements are quotes, where there are others too."""
    shown = panes[STATEMENTS]
    if shown.name == QUOTES or not shown.count:
        return {}
    quotes = workspace.catalogue(QUOTES, _scope_of(stop, STATEMENTS)).count
    return {STATEMENTS: counted(quotes, "quote")} if quotes < shown.count else {}


def _prepare(view: View) -> None:
    """Work out what the first rows of sheets need, away from the keys."""
    left = _PREPARED
    for section in view.sections:
        if section.sheet and left > 0:
            rows = section.rows[:left]
            left -= len(rows)
            for row in rows:
                list(row.cells[:_PREPARED_COLUMNS])


def _covers(view: View) -> str:
    """Say how much a whole view covers: ``22 × 13 · 20 statements, 10–11 Apr 2017``."""
    extent = view.covers or (extent_words(view.measure()) if view.measure else "")
    sections = view.sections
    sheets_alone = bool(sections) and all(section.sheet for section in sections)
    size = f"{view.count:,} × {len(sections[0].columns) - 1:,}" if sheets_alone else ""
    return " · ".join(part for part in (size, extent) if part)


def look_ahead(picture: Picture, panes: Iterable[str], rows: int) -> None:
    """Build the rows that will be seen first, so that whoever draws them finds them made.

    Args:
        picture: What is to be seen.
        panes: Names of the panes that are seen.
        rows: How many rows each has room for.
    """
    for view in (picture.panes.get(name) for name in panes):
        left = rows
        for section in view.sections if view is not None else ():
            left -= len(section.rows[: max(0, left)])


def _scope_of(stop: Stop, pane: str) -> Scope:
    return stop.scope if pane == stop.pane else evolve(stop.scope, focus=stop.record)


def _card_beside(workspace: Workspace, stop: Stop, whole: View) -> View:
    """Make the card beside a whole view; its sources, where the card would repeat the view."""
    at = stop.record or ""
    about = frozenset(pair_parts(at) or (at,))
    if stop.card is None and about == frozenset(stop.scope.subjects):
        return workspace.cited(whole) or workspace.overview(stop.scope)
    return _card(workspace, stop)


def _card(workspace: Workspace, stop: Stop) -> View:
    subject = stop.card or stop.record or (stop.scope.pins[-1] if stop.scope.pins else None)
    if subject is not None and (pair := pair_parts(subject)):
        return workspace.whole("compare", evolve(stop.scope, subjects=pair))
    if subject is None or not workspace.has_card(subject):
        return workspace.overview(stop.scope)
    return workspace.card(subject, stop.scope)
