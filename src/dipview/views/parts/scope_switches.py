"""Switches of a scope: what may count for a standing that is looked at through it."""

from __future__ import annotations

from dipview.standing.switches import Switches
from dipview.views.scope import Scope


def switches_of(scope: Scope) -> Switches:
    """Give what may count for a standing in a scope."""
    return Switches(
        day=scope.as_of,
        second_hand=scope.second_hand,
        exact_only=scope.exact_only,
        roll_up=scope.roll_up,
    )
