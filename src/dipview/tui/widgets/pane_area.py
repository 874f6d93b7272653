"""The area of the panes: which of them are seen, by the screen's width and by where a user is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from dipview.tui.widgets.pane import Pane
from dipview.tui.widgets.record_list import RecordList
from dipview.workspace.panes import PANES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dipview.tui.widgets.ahead import Stand
    from dipview.tui.widgets.whole_pane import WholePane
    from dipview.workspace.trail import Stop

CARD = "card"
WHOLE = "whole"
MIDDLE = ("statements", "positions", "issues", "sources")
"""The panes that share the middle of a wide screen; one of them is seen."""
SHEETS = ("matrix", "compare")
"""Whole views that use the width of the widest screen: the card stays below them."""


_EDGES = 2
"""Lines of a pane's frame."""
_LEAST_LINES = 8
"""Lines of the panes at least, with their frames."""
_CARD_SHARE = 0.32
"""Share of the lines that the card has where the panes need the others (see ``layout``)."""
_BESIDE_CARD = 200
"""From so many columns on, the card stands beside the panes."""


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
        """Add what the first frame does not show: the other lists and panes, and the whole."""
        from dipview.tui.widgets.whole_pane import WholePane  # noqa: PLC0415 (not at the start)

        hidden = [
            Pane("positions", number=4, title="Positions", airy=True),
            Pane("issues", number=5, title="Issues", airy=True),
            Pane("sources", number=6, title="Sources", airy=True),
        ]
        for pane in hidden:
            pane.display = False
        added = [self.pane(name).fill() for name in ("statements", "events", CARD)]
        added.append(self.query_one("#panes").mount(*hidden, after="#statements"))
        added.append(self.mount(WholePane(), before=f"#{CARD}"))
        for each in added:
            await each

    @property
    def panes(self) -> dict[str, Pane]:
        """The linked panes and the card, by name; at the first frame, those that are there."""
        found = {pane.id or "": pane for pane in self.query(Pane)}
        return {name: found[name] for name in (*PANES, CARD) if name in found}

    @property
    def whole(self) -> WholePane:
        """The pane of whole views."""
        from dipview.tui.widgets.whole_pane import WholePane  # noqa: PLC0415 (as above)

        return self.query_one(WholePane)

    @property
    def wholes(self) -> Iterable[WholePane]:
        """The pane of whole views; none at the first frame."""
        from dipview.tui.widgets.whole_pane import WholePane  # noqa: PLC0415 (as above)

        return self.query(WholePane)

    @property
    def stands(self) -> dict[str, Stand]:
        """Where the lists stand, by the panes' names; without those that have no room."""
        lists = self.query(RecordList)
        stands = {each.parent.id or "": each.stand for each in lists if each.parent is not None}
        return {name: stand for name, stand in stands.items() if stand is not None}

    def pane(self, name: str) -> Pane:
        """Give the pane of a name."""
        return self.query_one(f"#{name}", Pane)

    def seen(self, stop: Stop, *, wide: bool) -> tuple[str, ...]:
        """Give the names of the panes that can be gone to with Tab, from left to right."""
        if stop.view:
            return (WHOLE, CARD)
        if wide:
            return ("actors", self.middle, "events", CARD)
        panes = self.panes
        return tuple(sorted(panes, key=lambda name: panes[name].number))

    def on_screen(self, stop: Stop, *, wide: bool) -> tuple[str, ...]:
        """Give the names of the panes that are on the screen together."""
        return self.seen(stop, wide=wide) if wide else (current_of(stop),)

    def lay_out(self, stop: Stop, *, wide: bool) -> None:
        """Show the panes that there is room for."""
        if stop.pane in MIDDLE:
            self.middle = stop.pane
        self.update_classes({"-alone": not wide, "-beside": stop.view not in SHEETS})
        visible = self.on_screen(stop, wide=wide)
        if stop.view:
            self.whole.furnish()
        for pane in self.query(Pane):
            pane.display = pane.id in visible
        self.query_one("#panes").display = any(name in visible for name in PANES)
        self.share(stop, wide=wide)

    def share(self, stop: Stop, *, wide: bool) -> None:
        """Let the card have the lines that the panes do not need while something is searched for.

        They are shared out once for a query and the panes in sight: no cursor moves an edge.
        """
        row, card = self.query_one("#panes"), self.pane(CARD)
        searching = wide and not stop.view and bool(stop.scope.query.strip())
        if not searching or self.size.width >= _BESIDE_CARD:
            self._shared_for = ()
            row.styles.clear_rule("height")
            card.styles.clear_rule("height")
            return
        key = (stop.scope, self.middle, self.size)
        if key != self._shared_for:
            self._shared_for = key
            shown = [self.pane(name).list for name in self.seen(stop, wide=wide) if name != CARD]
            needed = max(each.virtual_size.height for each in shown) + _EDGES
            if needed < int(self.size.height * (1 - _CARD_SHARE)):
                row.styles.height, card.styles.height = max(needed, _LEAST_LINES), "1fr"
            else:
                row.styles.clear_rule("height")
                card.styles.clear_rule("height")


def current_of(stop: Stop) -> str:
    """Name the pane that the keys go to."""
    if stop.on_card:
        return CARD
    return WHOLE if stop.view else stop.pane
