"""Commands that find and open records, go back and forward, and move between panes and in lists."""

from __future__ import annotations

from functools import partial

from attrs import evolve

from dipview.commands.command import Command, Group, command, on_record, once_ready
from dipview.commands.effects import (
    Call,
    Effects,
    EnterSearch,
    Focus,
    Go,
    LeaveSearch,
    Move,
    MoveAlong,
    Notify,
    Recall,
    Restore,
    StopReading,
    Stretch,
    Zoom,
)
from dipview.commands.session import Session
from dipview.model.ids import pair_parts
from dipview.views.view import Row
from dipview.workspace.history import Location
from dipview.workspace.panes import CARD, PANES, WHOLE, current_pane
from dipview.workspace.whole_views import COMPARE

_finding = partial(command, group=Group.FIND)
_moving = partial(command, group=Group.MOVE)

_TABS = ("tab", "shift+tab")
"""These always lead to another pane, whatever else does so along a whole view."""
_NUMBERS = {str(number): name for number, name in enumerate((*PANES, CARD), 1)}
"""The panes by the keys that lead to them."""
_NO_SEARCHES = "No earlier searches of this dataset."


# Where a session goes: shared by commands, the palette and the mouse


def go(session: Session, **changes: object) -> Go:
    """Go on to a new location, with these changes."""
    return Go(session.history.to(session.location.changed(**changes)))


def stay(session: Session, **changes: object) -> Go:
    """Change the present location, without an entry in the history."""
    return Go(session.history.at(session.location.changed(**changes)))


def go_to_view(session: Session, name: str, **changes: object) -> Go:
    """Go to a whole view, or to the linked panes, with changes of the scope."""
    scope = session.location.scope.changed(**changes)
    gone = go(session, view=name, scope=scope, record=None, card=None, on_card=False)
    return evolve(gone, focus=True)


def go_to_whole(session: Session, name: str, subjects: tuple[str, ...]) -> Go:
    """Go to a view of all that is known of its subjects: what found them narrows it no more."""
    return go_to_view(session, name, subjects=subjects, query="", pins=())


def back_to_panes(session: Session) -> Go:
    """Go back to the panes from a view that was gone to whole, to what narrowed them there."""
    before = reversed(session.history.before)
    panes = next((location.scope for location in before if not location.view), None)
    narrowed = {"query": panes.query, "pins": panes.pins} if panes is not None else {}
    return go_to_view(session, "", subjects=(), **narrowed)


def leave_whole(session: Session) -> Effects:
    """Go back from such a view where its key is pressed again; not while it is being made.

    The second press of an impatient hand is none to go back; Esc ends the waiting.
    """
    return () if session.awaited else (back_to_panes(session),)


def go_to_pane(session: Session, name: str) -> Go | Focus:
    """Bring the keys to a pane; to one of the linked panes, away from a whole view."""
    if name in (CARD, WHOLE):
        return Focus(session.history.at(session.location.changed(on_card=name == CARD)))
    if session.location.view:
        gone = go(session, view="", pane=name, on_card=False, record=None, card=None)
        return evolve(gone, focus=True)
    return Focus(session.history.at(session.location.changed(pane=name, on_card=False)))


def open_row(session: Session, row: Row) -> Effects:
    """Pin a record; on the card or on a pinned record, open its card; compare a pair."""
    location = session.location
    if pair := pair_parts(row.id):
        return (go_to_whole(session, COMPARE, pair),)
    if session.workspace is None or not session.workspace.has_card(row.id):
        return ()
    if session.workspace.has_text(row.id) and row.id not in location.scope.subjects:
        return (Call("read"),)
    if location.on_card or location.view:
        if row.id == location.card and location.on_card:
            return ()
        return (evolve(go(session, card=row.id, on_card=True), focus=True),)
    if row.id in location.scope.pins:
        return (go_to_pane(session, CARD),)
    scope, beside = location.scope.pinned(row.id), session.layout.wide
    gone = go(session, scope=scope, record=row.id, card=None, on_card=not beside)
    return (evolve(gone, focus=True),)


def follow_focus(
    session: Session, drawn: Location | None, pane: str, cursor: str | None
) -> tuple[Go, ...]:
    """Follow the keys to a pane: its cursor narrows the others from now on.

    Args:
        session: Where.
        drawn: The location that is drawn; None where it is still to be.
        pane: Name of the pane.
        cursor: Id of the record under its cursor.
    """
    location = session.location
    if pane == CARD:
        return () if location.on_card and drawn is None else (stay(session, on_card=True),)
    if pane == WHOLE:
        if drawn is None or drawn.view != location.view:
            return ()  # Its list still shows another view, or none: its cursor says nothing.
        return (stay(session, on_card=False, card=None, record=cursor),)
    moved = pane != location.pane
    if not moved and not location.on_card and drawn is None:
        return ()
    record = cursor if moved or location.record else None
    return (stay(session, pane=pane, on_card=False, record=record),)


def follow_cursor(session: Session, at: str | None) -> tuple[Go, ...]:
    """Take up the record that the cursor has come to, where its own is gone from what is drawn."""
    location = session.location
    kept = at == location.record or location.on_card
    if kept or (location.record is None and not location.view):
        return ()
    return (stay(session, record=at),)


def unpin(session: Session, place: int) -> Effects:
    """Take one of the pins away.

    Args:
        session: Where.
        place: Which one, from 0; -1 for the last.
    """
    pins = list(session.location.scope.pins)
    if not -len(pins) <= place < len(pins):
        return ()
    del pins[place]
    return (go(session, scope=session.location.scope.changed(pins=tuple(pins))),)


# Finding


@_finding(
    "search", "/", title="search", footer=1, help="Search everything; results narrow as you type."
)
def _search(_session: Session) -> Effects:
    return (EnterSearch(),)


@_finding(
    "open",
    "enter",
    title="open",
    footer=1,
    when=on_record,
    help="Pin the record, or read a source; on a pinned record, go to its card.",
)
def _open_record(session: Session) -> Effects:
    row = session.layout.row
    return open_row(session, row) if row is not None else ()


@_finding(
    "back",
    "[",
    "backspace",
    title="back",
    footer=1,
    when=lambda situation: situation.can_go_back,
    help="Go back to the view before.",
)
def _back(session: Session) -> Effects:
    return (Restore(session.history.back()),)


@_finding(
    "forward",
    "]",
    title="forward",
    when=lambda situation: situation.can_go_forward,
    help="Go forward again.",
)
def _forward(session: Session) -> Effects:
    return (Restore(session.history.forward()),)


@_finding(
    "escape",
    "escape",
    title="leave",
    when=lambda situation: situation.narrowed,
    offered=False,
    help="Leave the search box; then the zoom; then clear the query; then take one step back.",
)
def _escape(session: Session) -> Effects:
    location, history = session.location, session.history
    if session.layout.typing:
        return (LeaveSearch(),)
    if session.reading:
        return (StopReading(),)
    if session.awaited:
        before = Restore(history.back()) if history.before else go_to_view(session, "", subjects=())
        return (before,)
    if session.zoomed:
        return (Zoom(on=False),)
    if location.on_card and not session.layout.wide and history.before:
        return (Restore(history.back()),)
    if location.scope.query:
        return (stay(session, scope=location.scope.changed(query="")),)
    while history.before and history.now.scope == location.scope:
        history = history.back()
    return (Restore(history),)


# Panes


def _beside(step: int, session: Session) -> Effects:
    """Go to the next column of a sheet or period of a timeline; without any, to the next pane."""
    location, layout = session.location, session.layout
    at_whole = location.view and not location.on_card and not layout.typing
    if at_whole and layout.pressed not in _TABS and layout.along:
        return (MoveAlong(step),)
    panes, here = layout.panes, current_pane(location)
    place = panes.index(here) if here in panes else 0
    return (go_to_pane(session, panes[(place + step) % len(panes)]),)


_COLUMNS = {
    "page-up": (-1, Stretch.SCREEN),
    "page-down": (1, Stretch.SCREEN),
    "first": (-1, Stretch.ALL),
    "last": (1, Stretch.ALL),
}
"""Moves that go by columns where a sheet is wider than the screen; half pages go by rows."""
_BY_ROWS = ("g", "G")
"""Keys of these that always go by rows."""


def _along_wide(session: Session, move: str) -> Effects:
    """Go by columns where a sheet is wider than the screen; nothing elsewhere."""
    wide = session.location.view and session.layout.is_wide and not session.location.on_card
    along = wide and move in _COLUMNS and session.layout.pressed not in _BY_ROWS
    return (MoveAlong(*_COLUMNS[move]),) if along else ()


@_moving(
    "pane",
    *_NUMBERS,
    title="pane",
    offered=False,
    help="Go to actors, statements, events, positions, issues, sources, the card.",
)
def _pane(session: Session) -> Effects:
    name = _NUMBERS.get(session.layout.pressed)
    return (go_to_pane(session, name),) if name else ()


@_moving(
    "zoom",
    "z",
    title="zoom",
    footer=4,
    when=once_ready,
    help="Give the pane the whole screen, or give it back; so does Esc.",
)
def _zoom(session: Session) -> Effects:
    return (Zoom(not session.zoomed),)


# Lists


def _move(id: str, *keys: str, title: str, help: str) -> Command:
    """Make a command that moves in the focused pane; from the search box, into it."""

    @_moving(id, *keys, title=title, offered=False, when=once_ready, help=help)
    def moved(session: Session) -> Effects:
        if session.layout.typing:
            return (LeaveSearch(),)
        return _along_wide(session, id) or (Move(id),)

    return moved


def _recalled(session: Session) -> tuple[str, ...]:
    return session.memory.now.searches if session.memory is not None else ()


@_moving("up", "up", "k", title="up", offered=False, when=once_ready, help="Move up.")
def _up(session: Session) -> Effects:
    if not session.layout.typing:
        return (Move("up"),)
    searches = _recalled(session)
    passing = session.memory.passing if session.memory is not None else ""
    none = f"No earlier searches; none is kept: {passing}." if passing else _NO_SEARCHES
    return (Recall(searches, 1, () if searches else (Notify(none),)),)


@_moving("down", "down", "j", title="down", offered=False, when=once_ready, help="Move down.")
def _down(session: Session) -> Effects:
    if not session.layout.typing:
        return (Move("down"),)
    return (Recall(_recalled(session), -1, (LeaveSearch(),)),)


MOVES = (
    _up,
    _down,
    _move("half-page-up", "K", title="half up", help="Move half a page up."),
    _move("half-page-down", "J", title="half down", help="Move half a page down."),
    _move(
        "page-up",
        "pageup",
        title="page up",
        help="Move a page up; in a matrix wider than the screen, to the left.",
    ),
    _move(
        "page-down",
        "pagedown",
        title="page down",
        help="Move a page down; in a matrix wider than the screen, to the right.",
    ),
    _move(
        "first",
        "g",
        "home",
        title="first",
        help="Go to the first row; Home in a wide matrix, to the first column.",
    ),
    _move(
        "last",
        "G",
        "end",
        title="last",
        help="Go to the last row; End in a wide matrix, to the last column.",
    ),
)
"""The commands that move in a list, in any dialog too."""
FINDING = (_search, _open_record, _back, _forward, _escape)
MOVING = (
    _moving(
        *("next-pane", "tab", "right", "l"),
        title="next pane",
        offered=False,
        help="Go to the next pane.",
    )(partial(_beside, 1)),
    _moving(
        *("previous-pane", "shift+tab", "left", "h"),
        title="previous pane",
        offered=False,
        help="Go to the previous pane.",
    )(partial(_beside, -1)),
    *(_pane, *MOVES, _zoom),
)
"""In the order of the help and the footer."""
