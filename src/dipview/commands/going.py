"""Going: which view the first word of a typed line names, and with what query."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dipview.model.values import frozen
from dipview.workspace.panes import PANES, QUOTES, STATEMENTS

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "actors": "States, bodies, groups and people.",
        "statements": "What was said, in exact words or as it was reported.",
        "events": "Meetings, votes, strikes and what else happened.",
        "positions": "Who holds what on which issue, by which statement.",
        "issues": "What can be agreed or disagreed with.",
        "sources": "Where all of it is printed.",
        "quotes": "The statements that are given in exact words.",
        "matrix": "Who stands where: actors by issues.",
        "timeline": "What was said and done, in order.",
        "compare": "Two to six actors: compare russia, united states.",
        "shifts": "Who moved: changes of stance, condition or formula.",
        "network": "Ties of agreement and conflict between actors.",
        "brief": "A document on one issue or actor: brief sanctions.",
    }
)
"""What can be gone to by name: the panes, the quotes, then the whole views, with what they show."""
COMPARE = "compare"
"""A place whose further words are names of actors, not a query."""
BRIEF = "brief"
"""A place whose further words name one issue or actor."""
_LEAST_LETTERS = 3
"""Letters that stand for a place, where no other begins with them."""


@frozen
class Way:
    """A place, and the words to take there."""

    place: str
    """A key of ``PLACES``."""
    words: str
    """A query; names of actors for ``COMPARE``, of one record for ``BRIEF``."""


def way_of(typed: str) -> Way | None:
    """Read a line like ``statements russia sanctions``.

    Returns:
        None where the first word names no place, or stands alone.
    """
    first, _, rest = typed.strip().partition(" ")
    place = place_called(first)
    return Way(place, rest.strip()) if place and rest.strip() else None


def place_called(word: str) -> str | None:
    """Find the place that a word names, in the singular too, or by letters that no other has."""
    wanted = word.casefold()
    for name in (wanted, f"{wanted}s"):
        if name in PLACES:
            return name
    begun = [name for name in PLACES if name.startswith(wanted)]
    return begun[0] if len(wanted) >= _LEAST_LETTERS and len(begun) == 1 else None


def is_pane(place: str) -> bool:
    """Tell whether a place is one of the linked panes, or the quotes in one of them."""
    return place in PANES or place == QUOTES


def pane_for(place: str) -> str:
    """Name the pane in which a place of ``is_pane`` is seen."""
    return STATEMENTS if place == QUOTES else place


def number_of(place: str) -> str:
    """Give the key of a place that is a pane; empty for any other."""
    return str([*PANES].index(place) + 1) if place in PANES else ""
