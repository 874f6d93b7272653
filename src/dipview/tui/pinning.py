"""Pinning: what Enter on a row does: pin its record, open its card, or compare a pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dipview.tui.widgets.pane_area import CARD

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer
    from dipview.views.view import Row


def open_row(explorer: Explorer, row: Row) -> None:
    """Pin a record; on the card or on a pinned record, open its card."""
    from dipview.model.ids import pair_parts  # noqa: PLC0415 (not at the start)
    from dipview.tui.viewing import compare_whole  # noqa: PLC0415 (as above)

    stop = explorer.stop
    if pair := pair_parts(row.id):
        compare_whole(explorer, pair)
        return
    if explorer.workspace is None or not explorer.workspace.has_card(row.id):
        return
    if stop.on_card or stop.view:
        if row.id == stop.card and stop.on_card:
            return
        explorer.go(card=row.id, on_card=True)
    elif row.id in stop.scope.pins:
        explorer.go_to_pane(CARD)
        return
    else:
        scope = stop.scope.pinned(row.id)
        explorer.go(scope=scope, record=row.id, card=None, on_card=not explorer.wide)
    explorer.lay_out()
    explorer.set_focus(explorer.current.list)
