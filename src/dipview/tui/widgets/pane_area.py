"""The area of the panes: which of them are seen, by the screen's width and by where a user is."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from dipview.commands.session import Layout
from dipview.tui.widgets.pane import Pane
from dipview.tui.widgets.prepared import ListState
from dipview.tui.widgets.record_list import RecordList
from dipview.views.view import View
from dipview.workspace.history import Location
from dipview.workspace.panes import CARD, PANES, WHOLE, current_pane
from dipview.workspace.whole_views import WHOLE_VIEWS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dipview.tui.widgets.whole_pane import WholePane

MIDDLE = ("statements", "positions", "issues", "sources")
"""The panes that share the middle of a wide screen; one of them is seen."""

_EDGES = 2
"""Lines of a pane's frame."""
_LEAST_LINES = 8
"""Lines of the panes at least, with their frames."""
_CARD_SHARE = 0.32
"""Share of the lines that the card has where the panes need the others (see ``layout``)."""
_BESIDE_CARD = 200
"""From so many columns on, the card stands beside the panes."""


_FLANKED = 140
"""From so many columns on, the card stands beside a view whose lines are short."""


class PaneRow(Horizontal):
    """The linked panes, side by side."""

    BLANK = True  # Nothing of it is seen between the panes: Textual need not draw it line by line.


class PaneArea(Vertical):
    """The linked panes, the pane of whole views in their place, and the card.

    Args:
        wide: The first frame has room for more than one pane.
    """

    BLANK = True  # Nothing of it is seen between the panes: Textual need not draw it line by line.
    DEFAULT_CSS = "PaneArea { height: 1fr; }"

    def __init__(self, *, wide: bool) -> None:
        super().__init__(classes="-beside" if wide else "-beside -alone")
        self._wide = wide
        self.middle = MIDDLE[0]
        """Which of ``MIDDLE`` is seen on a wide screen."""
        self._shared_for: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out what the first frame shows: the frames, and the one list that has the keys."""
        actors = Pane("actors", number=1, title="Actors")
        statements = Pane("statements", number=2, title="Statements", airy=True, filled=False)
        events = Pane("events", number=3, title="Events", airy=True, filled=False)
        card = Pane(CARD, number=7, title="Card", wrap=True, filled=False)
        for pane in (statements, events, card):
            pane.display = self._wide
        yield PaneRow(actors, statements, events, id="panes")
        yield card

    async def complete(self) -> None:
        """Add what the first frame does not show: the other lists and panes."""
        hidden = [
            Pane("positions", number=4, title="Positions", airy=True),
            Pane("issues", number=5, title="Issues", airy=True),
            Pane("sources", number=6, title="Sources", airy=True),
        ]
        for pane in hidden:
            pane.display = False
        added = [self.pane(name).fill() for name in ("statements", "events", CARD)]
        added.append(self.query_one("#panes").mount(*hidden, after="#statements"))
        for each in added:
            await each

    def add_whole(self, whole: WholePane) -> Awaitable[None]:
        """Add the pane of whole views, which is seen once one is asked for."""
        return self.mount(whole, before=f"#{CARD}")

    @property
    def panes(self) -> dict[str, Pane]:
        """The linked panes and the card, by name; at the first frame, those that are there."""
        found = {pane.id or "": pane for pane in self.query(Pane)}
        return {name: found[name] for name in (*PANES, CARD) if name in found}

    @property
    def whole(self) -> WholePane:
        """The pane of whole views."""
        return cast("WholePane", self.query_one(f"#{WHOLE}"))

    @property
    def wholes(self) -> Iterable[WholePane]:
        """The pane of whole views; none at the first frame."""
        return cast("Iterable[WholePane]", self.query(f"#{WHOLE}"))

    @property
    def list_states(self) -> dict[str, ListState]:
        """Where the lists stand, by the panes' names; without those that have no room."""
        lists = self.query(RecordList)
        states = {
            each.parent.id or "": each.list_state for each in lists if each.parent is not None
        }
        return {name: state for name, state in states.items() if state is not None}

    def pane(self, name: str) -> Pane:
        """Give the pane of a name."""
        return self.query_one(f"#{name}", Pane)

    def seen(self, location: Location, *, wide: bool) -> tuple[str, ...]:
        """Give the names of the panes that can be gone to with Tab, from left to right."""
        if location.view:
            return (WHOLE, CARD)
        if wide:
            return ("actors", self.middle, "events", CARD)
        panes = self.panes
        return tuple(sorted(panes, key=lambda name: panes[name].number))

    def layout_at(self, location: Location, *, wide: bool) -> Layout:
        """Say how a location is seen: what the pane that the keys go to shows, and the others."""
        pane = self.pane(current_pane(location))
        return Layout(
            wide=wide,
            panes=self.seen(location, wide=wide),
            row=pane.list.cursor_row,
            index=pane.list.cursor_index,
            view=pane.view,
            listed=pane.list.view,
            beside=self._beside(location),
            whole=self.whole.view if location.view else None,
            whole_row=self.whole.list.cursor_row if location.view else None,
            whole_index=self.whole.list.cursor_index if location.view else None,
            along=self.whole.goes_along,
            is_wide=self.whole.is_wide,
            zoom=self.whole.strip.zoom,
        )

    def _beside(self, location: Location) -> tuple[View, ...]:
        """Give what the panes of a wide screen show, from left to right, the card last."""
        names = ("actors", self.middle, "events", CARD)
        panes = [self.pane(name) for name in ((WHOLE, CARD) if location.view else names)]
        return tuple(view for pane in panes if (view := pane.view) is not None)

    def on_screen(self, location: Location, *, wide: bool) -> tuple[str, ...]:
        """Give the names of the panes that are on the screen together."""
        return self.seen(location, wide=wide) if wide else (current_pane(location),)

    def lay_out(self, location: Location, *, wide: bool) -> None:
        """Show the panes that there is room for."""
        if location.pane in MIDDLE:
            self.middle = location.pane
        known = WHOLE_VIEWS.get(location.view)
        flanked = wide and known is not None and known.narrow and self.size.width >= _FLANKED
        # A class styles all that is in the panes anew: none changes where it would change nothing.
        beside = not wide or self.size.width >= _BESIDE_CARD
        self.update_classes(
            {
                "-alone": not wide,
                "-beside": beside and not (known is not None and known.wide),
                "-flanked": flanked,
            }
        )
        visible = self.on_screen(location, wide=wide)
        if location.view:
            self.whole.furnish()
        for pane in self.query(Pane):
            pane.display = pane.id in visible
        self.query_one("#panes").display = any(name in visible for name in PANES)
        self.share(location, wide=wide)

    def narrow_events(self, *, narrow: bool) -> None:
        """Let the panes beside the events have their room, where a dataset has no event at all."""
        self.set_class(narrow, "-uneventful")

    def share(self, location: Location, *, wide: bool) -> None:
        """Let the card have the lines that the panes do not need while something is searched for.

        They are shared out once for a query and the panes in sight: no cursor moves an edge.
        """
        row, card = self.query_one("#panes"), self.pane(CARD)
        searching = wide and not location.view and bool(location.scope.query.strip())
        if not searching or self.size.width >= _BESIDE_CARD:
            self._shared_for = ()
            row.styles.clear_rule("height")
            card.styles.clear_rule("height")
            return
        key = (location.scope, self.middle, self.size)
        if key != self._shared_for:
            self._shared_for = key
            shown = [
                self.pane(name).list for name in self.seen(location, wide=wide) if name != CARD
            ]
            needed = max(each.virtual_size.height for each in shown) + _EDGES
            if needed < int(self.size.height * (1 - _CARD_SHARE)):
                row.styles.height, card.styles.height = max(needed, _LEAST_LINES), "1fr"
            else:
                row.styles.clear_rule("height")
                card.styles.clear_rule("height")
