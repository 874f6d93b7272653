"""Showing: puts a picture's views into the panes, and the explorer's state into its lines."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from dipview.dataset.dataset import Dataset
from dipview.formats.display import show
from dipview.formats.width import cut
from dipview.search.highlights import spans
from dipview.tui.widgets.foot import Foot
from dipview.tui.widgets.head import Head
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.search_box import SearchBox
from dipview.tui.widgets.tab_line import TabLine
from dipview.views.labels import voice_label
from dipview.views.numbers import counted
from dipview.workspace.picture import PANES, Picture

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer

_CHIP = 24
"""Cells of a chip at most."""


def show_panes(
    explorer: Explorer, picture: Picture, dataset: Dataset, *, keep: bool, restore: bool
) -> None:
    """Put the views of a picture into the panes and the card.

    Args:
        explorer: The screen.
        picture: A picture without a mistake.
        dataset: What it was made of.
        keep: Leave each pane's cursor on its record; otherwise on the first row.
        restore: Put the cursor of the focused pane on the record of the picture's stop.
    """
    stop = picture.stop
    highlighter = partial(spans, stop.scope.query) if stop.scope.query.strip() else None
    for name, view in picture.panes.items():
        pane = explorer.pane(name)
        pane.list.pinned = frozenset(stop.scope.pins)
        pane.list.highlighter = highlighter
        with pane.list.prevent(RecordList.Moved):
            pane.show_view(view, keep=keep, total=len(dataset.ids(PANES[name][1])))
            if restore and name == stop.pane and stop.record:
                pane.list.move_to(stop.record)
    if picture.card is not None:
        card = explorer.pane("card")
        card.list.highlighter = highlighter
        with card.list.prevent(RecordList.Moved):
            card.show_card(picture.card)


def tell_lines(explorer: Explorer, dataset: Dataset) -> None:
    """Bring the lines around the panes up to date: head, chips and counts, tabs, keys."""
    stop = explorer.stop
    explorer.query_one(Head).tell(dataset, stop.scope)
    box = explorer.query_one(SearchBox)
    chips = tuple(cut(show(voice_label(dataset, pin)), _CHIP) for pin in stop.scope.pins)
    box.tell(chips, _found(explorer) if stop.scope.query.strip() else "")
    tabs = sorted((explorer.pane(name).number, name) for name in PANES)
    explorer.query_one(TabLine).tell(tabs, stop.pane)
    explorer.query_one(Foot).tell(explorer.situation(), typing=box.typing)


def _found(explorer: Explorer) -> str:
    """Say how much the query finds in the panes of a wide screen."""
    shown = ((name, explorer.pane(name).view) for name in ("actors", "quotes", "events"))
    return " · ".join(counted(view.count, name.removesuffix("s")) for name, view in shown if view)
