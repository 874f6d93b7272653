"""Commands that show one actor among all others: its ties, where it is alone, whom it is at."""

from __future__ import annotations

from functools import partial

from dipview.commands.command import Group, command, key_for, once_ready
from dipview.commands.effects import Effects, Notify
from dipview.commands.navigation import go_to_view, leave_whole
from dipview.commands.row_subjects import actor_meant
from dipview.commands.session import Session
from dipview.model.kinds import Kind
from dipview.workspace.whole_views import ALONE, DIRECTED, NETWORK, TIES

_viewing = partial(command, group=Group.VIEW, when=once_ready, footer=6)


@_viewing(
    TIES,
    "N",
    title=TIES,
    help="Ties of the actor under the cursor: who agrees with it, the surest first.",
)
def _ties(session: Session) -> Effects:
    if session.location.view == TIES:
        return leave_whole(session)
    meant = actor_meant(session)
    if meant is None:
        network = key_for(session, NETWORK)
        return (Notify(f"No actor stands here; {network} shows the ties of each two."),)
    return _look_at(session, TIES, (meant,))


@_viewing(
    ALONE,
    "i",
    title=ALONE,
    help="Where the actor under the cursor stands alone; again, everybody.",
)
def _alone(session: Session) -> Effects:
    return _of_one_then_everybody(session, ALONE)


@_viewing(
    DIRECTED,
    "d",
    title=DIRECTED,
    help="Who criticizes, asks or threatens whom: of this actor; again, of everybody.",
)
def _directed(session: Session) -> Effects:
    return _of_one_then_everybody(session, DIRECTED)


def _of_one_then_everybody(session: Session, view: str) -> Effects:
    """Go to a view of the actor that is meant; from there of everybody, and then back."""
    location = session.location
    if location.view != view:
        meant = actor_meant(session)
        return _look_at(session, view, (meant,) if meant is not None else ())
    if location.scope.subjects and not session.awaited:
        return _look_at(session, view, ())
    return leave_whole(session)


def _look_at(session: Session, view: str, subjects: tuple[str, ...]) -> Effects:
    """Go to a view of some actors; the query that found them, and their pins, narrow it no more."""
    dataset, scope = session.opened.dataset, session.location.scope
    pins = tuple(pin for pin in scope.pins if dataset.kind_of(pin) is not Kind.ACTOR)
    return (go_to_view(session, view, subjects=subjects, query="", pins=pins, sort=""),)


ONE_AMONG_ALL = (_ties, _alone, _directed)
"""In the order of the help and the footer."""
