"""Scope: everything that the user is looking through, as one small frozen value."""

from __future__ import annotations

import datetime as dt

from attrs import evolve

from dipview.model.values import frozen

SWITCHED = ("as_of", "since", "roll_up", "exact_only", "second_hand")
"""The fields that tell what counts for a standing."""
_SWITCHES = (*SWITCHED, "folded", "zoom", "sort")


@frozen(kw_only=True)
class Scope:
    """What narrows, dates and orders a view; the screen is a function of a dataset and a scope."""

    query: str = ""
    """A query in the search language; empty for everything."""
    as_of: dt.date | None = None
    """Show all as it stood at the end of this day; None for all that the dataset knows."""
    since: dt.date | None = None
    """Leave out what was said or done for certain before this day."""
    pins: tuple[str, ...] = ()
    """Ids of the records that other kinds of record must have a part in, all of them."""
    focus: str | None = None
    """Id of the record under the cursor: narrows like a pin, but passes with the cursor."""
    subjects: tuple[str, ...] = ()
    """Ids of what a view is about: the actors compared, the issue of a brief, whose timeline."""
    roll_up: bool = False
    """Count the words of officials and bodies for their state or organization, labelled."""
    exact_only: bool = False
    """Only statements that are given in exact words."""
    second_hand: bool = True
    """Include what somebody else says that the holder holds."""
    folded: bool | None = None
    """Leave out issues on which one holder alone is found; None where there are very many."""
    zoom: str = ""
    """The stretch of time that a timeline counts by: ``day``, ``month``, ``year``; empty for what
    suits it."""
    sort: str = ""
    """Key of the column to sort by; empty for the view's own order."""
    limit: int | None = None
    """Show this many rows at most; a note tells how many there are."""

    def changed(self, **changes: object) -> Scope:
        """Change fields, by their names."""
        return evolve(self, **changes)  # type: ignore[arg-type]

    def pinned(self, id: str) -> Scope:
        """Add a pin, last; an id that is pinned already stays where it is."""
        return self if id in self.pins else evolve(self, pins=(*self.pins, id), focus=None)

    def heeding(self, *fields: str) -> Scope:
        """Keep of the dates, switches and order those that a view heeds.

        Args:
            fields: Names of the fields that the view heeds; what narrows and what it is about stay.
        """
        plain = Scope()
        unheeded = [name for name in _SWITCHES if name not in fields]
        return self.changed(**{name: getattr(plain, name) for name in unheeded})

    def without_narrowing(self) -> Scope:
        """Take away what narrows without being what a view is about: query, pins, focus."""
        return evolve(self, query="", pins=(), focus=None)

    def switches(self) -> Scope:
        """The dates and switches alone, which tell what counts."""
        return Scope(
            as_of=self.as_of,
            since=self.since,
            roll_up=self.roll_up,
            exact_only=self.exact_only,
            second_hand=self.second_hand,
        )

    def settled(self) -> Scope:
        """The scope without the cursor: what history keeps."""
        return evolve(self, focus=None)
