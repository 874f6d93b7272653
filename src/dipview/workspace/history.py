"""The history: the locations that a user came by, to go back to and forward again."""

from __future__ import annotations

from attrs import evolve

from dipview.model.values import frozen
from dipview.views.scope import Scope

_LONGEST = 200
"""How many locations are kept; the oldest are forgotten first."""


@frozen(kw_only=True)
class Location:
    """Where a user was: what was looked through, and where the cursor stood."""

    scope: Scope
    view: str = ""
    """Name of the whole view that is looked at; empty for the linked panes."""
    pane: str = "actors"
    """Name of the focused pane."""
    record: str | None = None
    """Id of the record under the cursor."""
    card: str | None = None
    """Id of the record whose card was opened; None for the card of the cursor's record."""
    on_card: bool = False
    """Whether the keys go to the card."""

    def changed(self, **changes: object) -> Location:
        """Change fields, by their names."""
        return evolve(self, **changes)  # type: ignore[arg-type]


@frozen(kw_only=True)
class History:
    """A line of locations and the place on it; never empty."""

    now: Location
    before: tuple[Location, ...] = ()
    after: tuple[Location, ...] = ()
    """The locations that were gone back from, the nearest last."""

    def at(self, location: Location) -> History:
        """Stay at this place of the history, with a location that has changed."""
        return evolve(self, now=location)

    def to(self, location: Location) -> History:
        """Go on to a new location; what lay ahead is forgotten."""
        return History(now=location, before=(*self.before, self.now)[-_LONGEST:])

    def back(self) -> History:
        """Go one location back; at the first, stay."""
        if not self.before:
            return self
        return History(now=self.before[-1], before=self.before[:-1], after=(*self.after, self.now))

    def forward(self) -> History:
        """Go one location forward; at the last, stay."""
        if not self.after:
            return self
        return History(now=self.after[-1], before=(*self.before, self.now), after=self.after[:-1])


def history_from(scope: Scope | None = None) -> History:
    """Begin a history at the linked panes, with what to look through; None for everything."""
    return History(now=Location(scope=Scope() if scope is None else scope))
