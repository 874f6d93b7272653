"""Showing: puts the views of a picture into panes, and a scope into the search box."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from dipview.dataset.dataset import Dataset
from dipview.formats.display import show
from dipview.formats.width import cut
from dipview.tui.bindings import key_for
from dipview.tui.looking_ahead import highlighter_of
from dipview.tui.situation import situation_of
from dipview.tui.widgets.foot import Foot
from dipview.tui.widgets.head import Head
from dipview.tui.widgets.pane import Pane
from dipview.tui.widgets.pane_area import MIDDLE, PaneArea, current_of
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.search_box import SearchBox
from dipview.tui.widgets.tab_line import Tab, TabLine
from dipview.views.glimpse import Glimpse, glimpse_view
from dipview.views.labels import label_of
from dipview.views.numbers import counted
from dipview.workspace.panes import PANES
from dipview.workspace.picture import Picture
from dipview.workspace.trail import Stop

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer
    from dipview.tui.widgets.ahead import Ahead

_CHIP = 24
"""Cells of a chip at most."""


def show_panes(
    area: PaneArea,
    picture: Picture,
    dataset: Dataset,
    ahead: Mapping[str, Ahead],
    *,
    keep: bool,
    restore: bool,
) -> None:
    """Put the views of a picture into the panes and the card.

    Args:
        area: Where the panes are.
        picture: A picture without a mistake.
        dataset: What it was made of.
        ahead: What was worked out of it before, by the names of panes.
        keep: Leave each pane's cursor on its record; otherwise on the first row.
        restore: Put the cursor of the focused pane on the record of the picture's stop.
    """
    stop = picture.stop
    highlighter = highlighter_of(stop.scope.query)
    if picture.whole is not None:
        whole = area.whole
        with whole.list.prevent(RecordList.Moved):
            whole.show_whole(
                picture.whole, picture.covers, picture.legend, picture.density, keep=keep
            )
        # The whole has two lists, and may be new: it takes over the marks of the panes.
        whole.list.marked = area.pane("actors").list.marked
        whole.list.highlighter = highlighter
        if restore and stop.record:
            whole.list.move_to(stop.record)
    for whole in area.wholes:
        whole.keep_to(dataset, seen=picture.whole is not None)
    for name, view in picture.panes.items():
        pane = area.pane(name)
        pane.list.pinned = frozenset(stop.scope.pins)
        with pane.list.prevent(RecordList.Moved):
            total = len(dataset.ids(PANES[name][1]))
            aside = picture.asides.get(name, "")
            pane.show_view(view, keep=keep, total=total, aside=aside, ahead=ahead.get(name))
            pane.list.highlighter = highlighter
            if restore and name == stop.pane and stop.record:
                pane.list.move_to(stop.record)
    if picture.card is not None:
        card = area.pane("card")
        with card.list.prevent(RecordList.Moved):
            card.show_card(picture.card, ahead.get("card"))
            card.list.highlighter = highlighter


def show_glimpse(panes: Mapping[str, Pane], box: SearchBox, glimpse: Glimpse) -> None:
    """Put into the panes what has been read so far; nothing takes it away again.

    Args:
        panes: All panes by name, the card among them.
        box: The search box, which says that the search is still to come.
        glimpse: The first records of each kind.
    """
    for name, (_, kind) in PANES.items():
        pane = panes[name]
        with pane.list.prevent(RecordList.Moved):
            pane.show_glimpse(glimpse_view(name, kind, glimpse))
    box.tell((), "being read: search works once all is there" if glimpse.seen else "")


def tell_box(box: SearchBox, dataset: Dataset, stop: Stop, panes: Mapping[str, Pane]) -> None:
    """Show in the search box what is pinned, and how much the query finds.

    Args:
        box: The search box.
        dataset: What the pins are ids of.
        stop: Its scope's pins and query; at a whole view nothing is counted.
        panes: All panes by name.
    """
    scope = stop.scope
    chips = tuple(cut(show(label_of(dataset, pin)), _CHIP) for pin in scope.pins)
    shown = (
        (view.name.removesuffix("s"), view.count) for name in PANES if (view := panes[name].view)
    )
    found = " · ".join(counted(count, noun) for noun, count in shown if count)
    counting = scope.query.strip() and not stop.view
    box.tell(chips, (found or "nothing found") if counting else "")


def tell_lines(explorer: Explorer, dataset: Dataset) -> None:
    """Bring the lines around the panes up to date: head, search box, tabs and keys."""
    stop, panes = explorer.stop, explorer.panes
    problems = key_for(explorer.commands, "problems")
    explorer.query_one(Head).tell(dataset, stop.scope, problems)
    box = explorer.query_one(SearchBox)
    tell_box(box, dataset, stop, panes)
    tabs = tabs_of(panes, counting=bool(stop.scope.query.strip()))
    explorer.query_one(TabLine).tell(tabs, current_of(stop))
    shared = [tab for tab in tabs if tab.name in MIDDLE]
    for name in MIDDLE:
        panes[name].show_tabs(shared)
    explorer.query_one(Foot).tell(explorer.commands, situation_of(explorer), typing=box.typing)


def tabs_of(panes: Mapping[str, Pane], *, counting: bool) -> list[Tab]:
    """Name the panes in the order of their keys.

    Args:
        panes: All panes by name.
        counting: Tell how many records each of them has.
    """
    tabs = []
    for name, pane in sorted(panes.items(), key=lambda each: each[1].number):
        view = pane.view if name in PANES else None
        title = view.title if view is not None else name.capitalize()
        count = view.count if view is not None and counting else None
        tabs.append(Tab(pane.number, name, title, count))
    return tabs
