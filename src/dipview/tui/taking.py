"""Taking things away: copying a row or a pane, and exporting panes to a file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from attrs import evolve

from dipview.tui.gate import put_on_clipboard

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer
    from dipview.views.view import View


def copy_row(explorer: Explorer) -> None:
    """Copy the row under the cursor, as text with its source."""
    view, section = explorer.current.view, explorer.current.list.cursor_section
    if view is None or section is None:
        return
    one = evolve(section, title="", note="", key="")
    _copy(explorer, evolve(view, sections=(one,), measure=None), "the row")


def copy_view(explorer: Explorer) -> None:
    """Copy the whole focused pane as text."""
    from dipview.views.numbers import counted  # noqa: PLC0415 (not at the start)

    view = explorer.current.view
    if view is not None:
        _copy(explorer, view, counted(view.count, "row"))


def export(explorer: Explorer) -> None:
    """Ask in which format and where to write the focused pane, or all panes."""
    from dipview.tui.screens.export import Export  # noqa: PLC0415 (not at the start)
    from dipview.views.combined import combined  # noqa: PLC0415 (not at the start)

    view = explorer.current.view
    if view is None:
        return
    every = [shown for shown in _seen(explorer) if shown.count]
    both = combined(every, view.scope, view.looking) if every else None
    explorer.app.push_screen(Export(view, both), explorer.tell_written)


def _seen(explorer: Explorer) -> Sequence[View]:
    """Give what the panes of a wide screen show, from left to right, the card last."""
    if explorer.stop.view:
        return [
            view for pane in (explorer.area.whole, explorer.pane("card")) if (view := pane.view)
        ]
    names = ("actors", explorer.area.middle, "events", "card")
    return [view for name in names if (view := explorer.pane(name).view) is not None]


def _copy(explorer: Explorer, view: View, what: str) -> None:
    from dipview.formats.writers import Format, write  # noqa: PLC0415 (not at the start)

    put_on_clipboard(explorer.app, write(view, Format.TEXT))
    explorer.say(f"Copied {what}, if the terminal allows it.")
