"""The trail: the stops that a user came by, to go back to and forward again."""

from __future__ import annotations

from attrs import evolve

from dipview.model.values import frozen
from dipview.views.scope import Scope

_LONGEST = 200
"""How many stops are kept; the oldest are forgotten first."""


@frozen(kw_only=True)
class Stop:
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

    def changed(self, **changes: object) -> Stop:
        """Change fields, by their names."""
        return evolve(self, **changes)  # type: ignore[arg-type]


@frozen(kw_only=True)
class Trail:
    """A line of stops and the place on it; never empty."""

    now: Stop
    before: tuple[Stop, ...] = ()
    after: tuple[Stop, ...] = ()
    """The stops that were gone back from, the nearest last."""

    def at(self, stop: Stop) -> Trail:
        """Stay at this place of the trail, with a stop that has changed."""
        return evolve(self, now=stop)

    def to(self, stop: Stop) -> Trail:
        """Go on to a new stop; what lay ahead is forgotten."""
        return Trail(now=stop, before=(*self.before, self.now)[-_LONGEST:])

    def back(self) -> Trail:
        """Go one stop back; at the first, stay."""
        if not self.before:
            return self
        return Trail(now=self.before[-1], before=self.before[:-1], after=(*self.after, self.now))

    def forward(self) -> Trail:
        """Go one stop forward; at the last, stay."""
        if not self.after:
            return self
        return Trail(now=self.after[-1], before=(*self.before, self.now), after=self.after[:-1])


def trail_from(scope: Scope | None = None) -> Trail:
    """Begin a trail at the linked panes, with what to look through; None for everything."""
    return Trail(now=Stop(scope=Scope() if scope is None else scope))
