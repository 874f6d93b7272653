"""A pane: a titled frame around the one list."""

from __future__ import annotations

from collections.abc import Awaitable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical

from dipview.tui.gate import Ink, Part, words
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.tab_line import GAP, Tab, TabLine, written

if TYPE_CHECKING:
    from dipview.tui.widgets.prepared import Prepared
    from dipview.views.view import View

_BEFORE_TITLE, _BESIDE_TITLE = 3, 6
"""Cells of the frame before its title, and before and after it."""
_LOOKED_AT = 40
"""Rows of a card whose sources its lower edge may name."""
_NAMED = 2
_LINES = 4
"""Lines that a text may take in a list of texts; one of names has a line for each."""


class Pane(Vertical):
    """A frame with a title above and a count below.

    Args:
        name: Name of the pane.
        number: The key that leads to it.
        title: What it is called.
        wrap: Draw texts whole: for the card.
        airy: Leave a blank line between rows.
        filled: Put the list into the frame at once; else ``fill`` does.
    """

    DEFAULT_CSS = """
    Pane {
        border: round $border-blurred;
        border-title-color: $foreground-muted;
        border-subtitle-color: $foreground-muted;
        border-title-style: none;
        padding: 0;
        &:focus-within { border: round $border; border-title-color: $accent; }
    }
    """

    def __init__(
        self,
        name: str,
        *,
        number: int,
        title: str,
        wrap: bool = False,
        airy: bool = False,
        filled: bool = True,
    ) -> None:
        super().__init__(id=name)
        self.number = number
        self._wrap = wrap
        self._airy = airy
        self._filled = filled
        self._above: tuple[Part, ...] = ()
        self._below = ""
        self._tabs: tuple[Tab, ...] = ()
        self.put_above(f"{number} {title}")

    def compose(self) -> ComposeResult:
        """Put the list into the frame, unless that is to come later."""
        if self._filled:
            yield self._new_list()

    def fill(self) -> Awaitable[None]:
        """Put the list into a frame that was not filled at once."""
        return self.mount(self._new_list())

    def _new_list(self) -> RecordList:
        return RecordList(wrap=self._wrap, airy=self._airy, lines=_LINES if self._airy else 1)

    @property
    def list(self) -> RecordList:
        """The list in the frame."""
        return self.query_one(RecordList)

    @property
    def view(self) -> View | None:
        """What the list shows."""
        return self.list.view

    def show_view(
        self,
        view: View,
        *,
        keep: bool = True,
        total: int | None = None,
        aside: str = "",
        prepared: Prepared | None = None,
    ) -> None:
        """Show a view, and under it how many rows it has of how many there are.

        Args:
            view: What to show.
            keep: Leave the cursor on its record.
            total: How many rows there would be if nothing narrowed them.
            aside: What else is to be said of the rows.
            prepared: What was worked out of it before.
        """
        self.list.show_view(view, keep=keep, prepared=prepared)
        count = view.counted
        of = f" of {total:,}" if total is not None and total != count else ""
        along = "tied to it" if view.along else ""
        codings = f"{view.count:,} codings" if view.again else ""
        told = [part for part in (view.order, aside, codings, f"{count:,}{of}", along) if part]
        self.put_below(" · ".join(told))

    def put_above(self, *parts: Part) -> None:
        """Write a text into the upper edge, unless it stands there: all of a pane is drawn anew."""
        if parts != self._above:
            self._above = parts
            self.border_title = words(*parts)

    def show_tabs(self, tabs: Sequence[Tab]) -> None:
        """Name in the upper edge all panes that share this one's place, itself first in sight.

        Args:
            tabs: The panes, this one among them.
        """
        self._tabs = tuple(tabs)
        self._write_tabs()

    def on_resize(self) -> None:
        """Name as many panes as there is room for now."""
        self._write_tabs()

    def _write_tabs(self) -> None:
        parts: tuple[Part, ...] = ()
        for tab, text in self._written_tabs():
            gap: tuple[Part, ...] = (GAP,) if parts else ()
            parts += (*gap, text if tab.name == self.id else (text, Ink.MUTED))
        if parts:
            self.put_above(*parts)

    def _written_tabs(self) -> Sequence[tuple[Tab, str]]:
        own = (tab.name == self.id for tab in self._tabs)
        room = self.size.width - _BESIDE_TITLE
        return tuple(zip(self._tabs, written(self._tabs, tuple(own), room), strict=True))

    def on_click(self, event: events.Click) -> None:
        """Go to the pane whose name in the upper edge was clicked."""
        end = _BEFORE_TITLE
        for tab, text in self._written_tabs():
            if event.y == 0 and end <= event.x < end + len(text):
                self.post_message(TabLine.Chosen(tab.name))
            end += len(text) + len(GAP)

    def put_below(self, text: str) -> None:
        """Write a text into the lower edge, unless it stands there."""
        if text != self._below:
            self._below = text
            self.border_subtitle = words(text)

    def show_preview(self, view: View) -> None:
        """Show the first records of what is still being read."""
        self.list.show_view(view, keep=True)
        self.put_below(f"the first {view.count:,}" if view.count else "")

    def show_card(self, view: View, prepared: Prepared | None = None) -> None:
        """Show a card: its title in the frame; the same card again stays where it was."""
        self.list.show_view(view, keep=is_same(self.list.view, view), prepared=prepared)
        self.put_above(f"{self.number} {view.title}")
        self.put_below(_sources(view))


def is_same(before: View | None, after: View) -> bool:
    """Tell whether two cards are of the same record."""
    return before is not None and (before.name, before.title) == (after.name, after.title)


def _sources(view: View) -> str:
    """Write the first sources that a card cites, for its lower edge: always at hand."""
    cited = (
        citation.source
        for _, row in islice(view.rows(), _LOOKED_AT)
        for cell in row.cells
        for citation in cell.citations
    )
    numbered = [view.references[each] for each in dict.fromkeys(cited) if each in view.references]
    if not numbered and len(view.references) == 1:
        numbered = list(view.references.values())
    more = f" · {len(numbered) - _NAMED} more" if len(numbered) > _NAMED else ""
    named = (f"[{each.number}] {each.text}" for each in numbered[:_NAMED])
    return " · ".join(named) + more
