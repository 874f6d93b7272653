"""Viewing: goes to views of the whole dataset, marks actors, and steps from day to day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import evolve

from dipview.model.sentences import sentence
from dipview.tui.bindings import key_for
from dipview.tui.widgets.pane_area import WHOLE
from dipview.workspace.panes import PANES

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer
    from dipview.views.view import Row


def look_at(explorer: Explorer, view: str) -> None:
    """Go to a whole view; from that view itself, back to the panes."""
    explorer.go_to_view("" if explorer.stop.view == view else view, subjects=(), sort="")


def compare(explorer: Explorer) -> None:
    """Compare the marked actors; from a comparison, go back to the panes."""
    from dipview.views.comparison import FEWEST, MOST  # noqa: PLC0415 (not at the start)

    if explorer.stop.view == "compare":
        _go_back(explorer)
    elif not FEWEST <= len(explorer.marked) <= MOST:
        count = len(explorer.marked)
        keys = (key_for(explorer.commands, each) for each in ("mark", "compare"))
        told = "{} marks actors, and {} compares two to six of them.".format(*keys)
        explorer.say(f"{count} marked: {told}")
    else:
        compare_whole(explorer, explorer.marked)


def compare_whole(explorer: Explorer, actors: tuple[str, ...]) -> None:
    """Compare actors on all that is known of them: what found them narrows no comparison."""
    explorer.go_to_view("compare", subjects=actors, query="", pins=())


def _go_back(explorer: Explorer) -> None:
    """Go back to the panes from a view that was gone to whole, to what narrowed them there."""
    panes = next((stop.scope for stop in reversed(explorer.trail.before) if not stop.view), None)
    narrowed = {"query": panes.query, "pins": panes.pins} if panes is not None else {}
    explorer.go_to_view("", subjects=(), **narrowed)


def mark(explorer: Explorer) -> None:
    """Mark who is under the cursor, or take the mark away."""
    row = explorer.current.list.cursor_row
    actors = _actors_of(explorer, row) if row is not None else ()
    if explorer.workspace is None or not actors:
        explorer.say("No actor stands here to be marked.")
        return
    if all(actor in explorer.marked for actor in actors):
        kept = tuple(each for each in explorer.marked if each not in actors)
    else:
        kept = tuple(dict.fromkeys((*explorer.marked, *actors)))
    mark_all(explorer, kept)
    names = ", ".join(explorer.workspace.dataset.actor(each).name for each in kept)
    explorer.say(sentence(f"Marked: {names}") if kept else "Nobody is marked.")
    explorer.tell_around()


def brief(explorer: Explorer) -> None:
    """Show the whole brief of what is under the cursor; from a brief, go back."""
    if explorer.stop.view == "brief":
        _go_back(explorer)
        return
    row = explorer.current.list.cursor_row
    subject = _subject_of(explorer, row) if row is not None else None
    if subject is None:
        explorer.say("No actor or issue stands here to be briefed on.")
    else:
        explorer.go_to_view("brief", subjects=(subject,), query="", pins=())


def _subject_of(explorer: Explorer, row: Row) -> str | None:
    """Give what a row is about: an actor or an issue, else the issue of a position."""
    from dipview.model.ids import standing_parts  # noqa: PLC0415 (not at the start)
    from dipview.model.kinds import Kind  # noqa: PLC0415

    assert explorer.workspace is not None  # noqa: S101 - for the type checker
    dataset = explorer.workspace.dataset
    if parts := standing_parts(row.id):
        return parts[0]
    match dataset.kind_of(row.id):
        case Kind.ACTOR | Kind.ISSUE:
            return row.id
        case Kind.POSITION:
            return dataset.position(row.id).issue
        case Kind.STATEMENT:
            held = dataset.statement(row.id).held()
            return held[0].issue if held else None
        case _:
            return None


def mark_all(explorer: Explorer, actors: tuple[str, ...]) -> None:
    """Mark these actors and no others."""
    explorer.marked = actors
    for name in (*PANES, WHOLE):
        explorer.pane(name).list.marked = frozenset(actors)


def _actors_of(explorer: Explorer, row: Row) -> tuple[str, ...]:
    """Give who is heard in a row: the actor, a position's holder, who speaks in a statement."""
    from dipview.model.ids import standing_parts  # noqa: PLC0415 (not at the start)
    from dipview.model.kinds import Kind  # noqa: PLC0415
    from dipview.views.naming import heard_in  # noqa: PLC0415

    assert explorer.workspace is not None  # noqa: S101 - for the type checker
    dataset = explorer.workspace.dataset
    if parts := standing_parts(row.id):
        return (parts[1],)
    match dataset.kind_of(row.id):
        case Kind.ACTOR:
            return (row.id,)
        case Kind.POSITION:
            holder = dataset.position(row.id).holder
            return (holder,) if holder else ()
        case Kind.STATEMENT:
            return heard_in(dataset.statement(row.id))
        case _:
            return ()


def fold(explorer: Explorer) -> None:
    """Leave out issues with one holder, or show them."""
    scope = explorer.stop.scope
    explorer.go(scope=evolve(scope, folded=not scope.folded))


def step_day(explorer: Explorer, step: int) -> None:
    """Look from the next day, or the last one before, on which anything was said or happened.

    Args:
        explorer: The screen.
        step: 1 for the next day, -1 for the one before.
    """
    from dipview.views.days import (  # noqa: PLC0415 (not at the start)
        day_after,
        day_before,
        first_and_last,
    )

    if explorer.workspace is None:
        return
    dataset, scope = explorer.workspace.dataset, explorer.stop.scope
    ends = first_and_last(dataset)
    if ends is None or (step > 0 and scope.as_of is None):
        explorer.say("All that is known is shown already.")
        return
    day = (day_after if step > 0 else day_before)(dataset, scope.as_of or ends[1])
    if day is None and step < 0:
        explorer.say("Nothing is known from before.")
        return
    explorer.stay(scope=evolve(scope, as_of=day))


def zoom_time(explorer: Explorer, step: int) -> None:
    """Count a timeline by shorter periods, or with -1 by longer ones."""
    from dipview.views.periods import ZOOMS  # noqa: PLC0415 (of one view)

    names = [zoom.value for zoom in ZOOMS]
    shown = explorer.area.whole.strip.zoom
    at = min(max(names.index(shown) - step, 0), len(names) - 1) if shown in names else 0
    explorer.go(scope=evolve(explorer.stop.scope, zoom=names[at]))
