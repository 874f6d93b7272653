"""Going: which view the first word of a typed line names, and with what query."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from dipview.model.values import frozen
from dipview.workspace.panes import PANES, QUOTES, STATEMENTS
from dipview.workspace.whole_views import WHOLE_VIEWS, Subjects

PLACES: Mapping[str, str] = MappingProxyType(
    {
        "actors": "States, bodies, groups and people.",
        "statements": "What was said, in exact words or as it was reported.",
        "events": "Meetings, votes, strikes and what else happened.",
        "positions": "Who holds what on which issue, by which statement.",
        "issues": "What can be agreed or disagreed with.",
        "sources": "Where all of it is printed.",
        "quotes": "The statements that are given in exact words.",
        **{name: view.about for name, view in WHOLE_VIEWS.items() if view.about},
    }
)
"""What can be gone to by name: the panes, the quotes, then the whole views, with what they show."""
_LEAST_LETTERS = 3
"""Letters that stand for a place, where no other begins with them."""


@frozen
class Way:
    """A place, and the words to take there."""

    place: str
    """A key of ``PLACES``."""
    words: str
    """A query; what a whole view is about, where it has subjects."""


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


def subjects_of(place: str) -> Subjects:
    """Say what the further words of a place name, where they are no query."""
    return WHOLE_VIEWS[place].subjects if place in WHOLE_VIEWS else Subjects.NONE
