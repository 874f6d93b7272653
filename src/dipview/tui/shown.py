"""What the explorer has shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipview.model.values import frozen

if TYPE_CHECKING:
    from dipview.workspace.history import Location


@frozen(kw_only=True)
class Shown:
    """What is drawn, and what the user waits for."""

    location: Location | None = None
    """The location that is drawn; None while another one is still to be drawn in its place."""
    query: str = ""
    """The query of what is drawn."""
    whole: Location | None = None
    """Whose whole view stands in the pane of whole views; None where there is none yet."""
    best: str | None = None
    """Id of the best match."""
    wants_best: bool = False
    """The keys are to go to the best match once it is known."""
    new_search: bool = True
    """The next letter in the search box begins a search, and an entry in the history."""

    def awaits(self, location: Location) -> bool:
        """Tell whether there is nothing yet in place of a location's whole view."""
        return bool(location.view) and self.whole is None

    def shows_another(self, location: Location) -> bool:
        """Tell whether another whole view is seen than a location's, or one of somebody else."""
        if self.whole is None or not location.view:
            return bool(location.view)
        wanted = (location.view, location.scope.subjects)
        return (self.whole.view, self.whole.scope.subjects) != wanted

    def lacks(self, location: Location) -> bool:
        """Tell whether the whole view of a location is not what is seen, through its scope."""
        return self.shows_another(location) or (
            self.whole is not None and self.whole.scope != location.scope
        )
