"""Commands that narrow and order what is shown."""

from __future__ import annotations

from functools import partial

from attrs import evolve

from dipview.commands.command import Group, command, once_ready
from dipview.commands.effects import Effects, Notify
from dipview.commands.navigation import go
from dipview.commands.session import Session
from dipview.views.matrix.matrix_view import SORTS
from dipview.views.orders import ORDERS
from dipview.workspace.panes import PANES

_narrowing = partial(command, group=Group.NARROW)


def _switched(switch: str, session: Session) -> Effects:
    """Turn a switch of the scope on or off."""
    scope = session.location.scope
    return (go(session, scope=scope.changed(**{switch: not getattr(scope, switch)})),)


@_narrowing(
    "fold",
    "f",
    title="fold",
    footer=5,
    when=lambda situation: situation.ready and situation.by_issue,
    help="In the matrix, leave out issues on which one holder alone is found, or show them.",
)
def _fold(session: Session) -> Effects:
    scope, shown = session.location.scope, session.layout.view
    folded = scope.folded
    if folded is None:  # The view has chosen itself.
        folded = bool(shown is not None and shown.scope.folded)
    return (go(session, scope=evolve(scope, folded=not folded)),)


@_narrowing("sort", "s", title="sort", footer=4, when=once_ready, help="Sort the pane another way.")
def _sort(session: Session) -> Effects:
    location = session.location
    orders = list(SORTS if session.situation.by_issue else ORDERS[PANES[location.pane]])
    now = location.scope.sort
    place = orders.index(now) if now in orders else 0
    following = orders[(place + 1) % len(orders)]
    kept = "" if following == orders[0] else following
    return (go(session, scope=evolve(location.scope, sort=kept)), Notify(f"Sorted: {following}"))


NARROWING = (
    _narrowing(
        "roll-up",
        "u",
        title="roll up",
        when=once_ready,
        help="Count the words of officials and bodies for what they serve; labelled, with counts.",
    )(partial(_switched, "roll_up")),
    _fold,
    _narrowing(
        "exact-only",
        "v",
        title="exact words",
        footer=5,
        when=once_ready,
        help="Show only statements in exact words, the quotes; or all.",
    )(partial(_switched, "exact_only")),
    _narrowing(
        "second-hand",
        "o",
        title="second-hand",
        when=once_ready,
        help="Leave out, or show, what others say that a holder holds.",
    )(partial(_switched, "second_hand")),
    _sort,
)
"""In the order of the help and the footer."""
