"""Remedies: what could be done where a view has no rows; each face says it in its own words."""

from __future__ import annotations

from enum import StrEnum

from dipview.views.scope import Scope


class Remedy(StrEnum):
    """What could be done."""

    SHORTER_QUERY = "shorter-query"
    FEWER_PINS = "fewer-pins"
    LATER_DAY = "later-day"
    """Look from a later day."""
    EARLIER_START = "earlier-start"
    """Look at what was said since an earlier day."""
    NAME_ACTORS = "name-actors"
    """Choose two to six actors."""
    EVERYBODY = "everybody"
    """Ask it of everybody, not of one actor."""
    UNFOLD = "unfold"
    """Show the issues on which one holder alone is found."""
    SEE_PROBLEMS = "see-problems"
    STOP_WAITING = "stop-waiting"
    """Wait no longer for what is being made."""


def remedies_in(scope: Scope) -> tuple[Remedy, ...]:
    """Tell what in a scope may keep rows out, and so could be changed."""
    found = {
        Remedy.SHORTER_QUERY: bool(scope.query),
        Remedy.FEWER_PINS: bool(scope.pins or scope.focus),
        Remedy.LATER_DAY: scope.as_of is not None,
        Remedy.EARLIER_START: scope.since is not None,
    }
    return tuple(remedy for remedy, helps in found.items() if helps)
