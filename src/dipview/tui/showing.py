"""Showing: puts the views of a model into panes, and a scope into the search box."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.screen import Screen

from dipview.commands.command import Command, key_for
from dipview.commands.leaving import head_words
from dipview.commands.session import Session
from dipview.dataset.dataset import Dataset
from dipview.formats.safe_text import show
from dipview.formats.width import cut
from dipview.model.kinds import Kind
from dipview.tui.preparing import highlighter_of
from dipview.tui.widgets.foot import Foot
from dipview.tui.widgets.head import Head, Told
from dipview.tui.widgets.pane import Pane
from dipview.tui.widgets.pane_area import MIDDLE, PaneArea
from dipview.tui.widgets.prepared import Prepared
from dipview.tui.widgets.record_list import RecordList
from dipview.tui.widgets.search_box import SearchBox
from dipview.tui.widgets.tab_line import Tab, TabLine
from dipview.views.parts.counting import count_all_once, counted
from dipview.views.parts.dates_in_words import day_in_full, in_full
from dipview.views.parts.labels import label_of
from dipview.views.parts.scope_in_words import known_in_words
from dipview.views.preview import Preview, preview_view
from dipview.views.scope import Scope
from dipview.workspace.history import Location
from dipview.workspace.panes import CARD, PANES, current_pane
from dipview.workspace.screen_model import ScreenModel

_COUNTED = (Kind.ACTOR, Kind.STATEMENT, Kind.POSITION, Kind.EVENT)
"""What the head counts."""
_BEFORE = "found before: "
"""Stands before counts while a query cannot be read: they are those of the one before."""
_CHIP = 24
"""Cells of a chip at most."""


def show_panes(
    area: PaneArea,
    model: ScreenModel,
    dataset: Dataset,
    prepared: Mapping[str, Prepared],
    *,
    keep: bool,
    restore: bool,
) -> None:
    """Put the views of a model into the panes and the card.

    Args:
        area: Where the panes are.
        model: A model without a mistake.
        dataset: What it was made of.
        prepared: What was worked out of it before, by the names of panes.
        keep: Leave each pane's cursor on its record; otherwise on the first row.
        restore: Put the cursor of the focused pane on the record of the model's location.
    """
    location = model.location
    area.narrow_events(narrow=not count_all_once(dataset, Kind.EVENT))
    highlighter = highlighter_of(location.scope.query)
    if model.whole is not None:
        whole = area.whole
        with whole.list.prevent(RecordList.Moved):
            whole.show_whole(model.whole, keep=keep)
        # The whole has two lists, and may be new: it takes over the marks of the panes.
        whole.list.marked = area.pane("actors").list.marked
        whole.list.highlighter = highlighter
        if restore and location.record:
            whole.list.move_to(location.record)
    for whole in area.wholes:
        whole.keep_to(dataset, seen=model.whole is not None)
    for name, view in model.panes.items():
        pane = area.pane(name)
        pane.list.pinned = frozenset(location.scope.pins)
        with pane.list.prevent(RecordList.Moved):
            total = count_all_once(dataset, PANES[name])
            aside = model.asides.get(name, "")
            pane.show_view(view, keep=keep, total=total, aside=aside, prepared=prepared.get(name))
            pane.list.highlighter = highlighter
            if restore and name == location.pane and location.record:
                pane.list.move_to(location.record)
    if model.card is not None:
        card = area.pane("card")
        with card.list.prevent(RecordList.Moved):
            card.show_card(model.card, prepared.get("card"))
            card.list.highlighter = highlighter


def show_preview(screen: Screen[Any], area: PaneArea, preview: Preview) -> None:
    """Put into the panes what has been read so far; of nothing, nothing on the card either.

    Args:
        screen: Has the search box, which says that the search is still to come.
        area: Where the panes are.
        preview: The first records of each kind.
    """
    for name, kind in PANES.items():
        pane = area.pane(name)
        with pane.list.prevent(RecordList.Moved):
            pane.show_preview(preview_view(name, kind, preview))
    if not preview.seen:
        area.pane(CARD).show_preview(preview_view(CARD, Kind.EVENT, preview))
    told = "being read: search works once all is there" if preview.seen else ""
    screen.query_one(SearchBox).show_found((), told)


def _show_box(
    box: SearchBox, dataset: Dataset, location: Location, panes: Mapping[str, Pane]
) -> None:
    """Show in the search box what is pinned, and how much the query finds.

    Args:
        box: The search box.
        dataset: What the pins are ids of.
        location: Its scope's pins and query; at a whole view nothing is counted.
        panes: All panes by name.
    """
    scope = location.scope
    chips = tuple(cut(show(label_of(dataset, pin)), _CHIP) for pin in scope.pins)
    shown = (
        (view.name.removesuffix("s"), view.counted) for name in PANES if (view := panes[name].view)
    )
    found = " · ".join(counted(count, noun) for noun, count in shown if count)
    counting = scope.query.strip() and not location.view
    told = f"{_BEFORE}{found or 'nothing'}" if box.is_mistaken else found or "nothing found"
    box.show_found(chips, told if counting else "")


def show_margins(
    screen: Screen[Any], session: Session, commands: Sequence[Command], area: PaneArea
) -> None:
    """Bring the lines around the panes up to date: head, search box, tabs and keys."""
    if session.workspace is None:
        return
    dataset, location, panes = session.workspace.dataset, session.location, area.panes
    leaving = head_words(session, key_for(session, "export"))
    told = _told_of(dataset, location.scope, leaving, key_for(session, "problems"))
    screen.query_one(Head).show(dataset.name, told)
    _show_box(screen.query_one(SearchBox), dataset, location, panes)
    tabs = tabs_of(panes, counting=bool(location.scope.query.strip()))
    screen.query_one(TabLine).show(tabs, current_pane(location))
    shared = [tab for tab in tabs if tab.name in MIDDLE]
    for tab in shared:
        panes[tab.name].show_tabs(shared if session.layout.wide else [tab])
    typing = session.layout.typing
    screen.query_one(Foot).show(commands, session.situation, typing=typing)


def _told_of(dataset: Dataset, scope: Scope, leaving: Sequence[str], problems_key: str) -> Told:
    """Say what is known of a dataset, and what it is looked at through, a phrase each."""
    seen_through = list(leaving)
    if not scope.second_hand:
        seen_through.append("second-hand left out")
    if scope.exact_only:
        seen_through.append("exact words only")
    if scope.roll_up:
        seen_through.append("rolled up")
    if scope.as_of:
        seen_through.append(f"as of {day_in_full(scope.as_of)}")
    elif dataset.header.as_of:
        seen_through.append(f"as of {in_full(dataset.header.as_of)}")
    problems = len(dataset.problems)
    wrong = [f"{problems} problem{'s' if problems != 1 else ''}: {problems_key}"]
    return Told(
        seen_through,
        holds=[known_in_words(dataset, scope, kind) for kind in _COUNTED],
        wrong=wrong if problems else (),
    )


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
        count = view.counted if view is not None and counting else None
        tabs.append(Tab(pane.number, name, title, count))
    return tabs
