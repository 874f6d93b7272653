"""Taking things away: copying a row or a pane, and exporting panes to a file."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from attrs import evolve

from dipview.formats.display import show_lines
from dipview.tui.gate import keep_for_pasting, put_on_clipboard

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer
    from dipview.views.view import View
    from dipview.workspace.clipboard import Surroundings


_PATIENCE = 3.0
"""Seconds that a clipboard tool may take."""


def copy_row(explorer: Explorer) -> None:
    """Copy the row under the cursor, with its sources written out."""
    view, index = explorer.current.view, explorer.current.list.cursor_index
    shown = explorer.current.list.view
    if view is not None and shown is not None and index is not None:
        _copy(explorer, "the row", partial(_row_text, shown, index))


def copy_view(explorer: Explorer) -> None:
    """Copy the whole focused pane as text."""
    from dipview.views.numbers import counted  # noqa: PLC0415 (not at the start)

    view = explorer.current.view
    if view is not None:
        _copy(explorer, counted(view.count, "row"), partial(_view_text, view))


def export(explorer: Explorer) -> Awaitable[object] | None:
    """Ask in which format and where to write the focused pane, or all panes.

    Returns:
        What to wait for until the dialog takes keys; None where there is nothing to write.
    """
    from dipview.tui.screens.export import Export  # noqa: PLC0415 (not at the start)
    from dipview.views.combined import combined  # noqa: PLC0415 (not at the start)

    view = explorer.current.view
    if view is None:
        return None
    every = [shown for shown in _seen(explorer) if shown.count]
    both = combined(every, view.scope, view.looking) if every else None

    def done(told: str | None) -> None:
        if told:
            explorer.say(told)

    return explorer.app.push_screen(Export(view, both), done)


def _seen(explorer: Explorer) -> Sequence[View]:
    """Give what the panes of a wide screen show, from left to right, the card last."""
    if explorer.location.view:
        return [
            view for pane in (explorer.area.whole, explorer.pane("card")) if (view := pane.view)
        ]
    names = ("actors", explorer.area.middle, "events", "card")
    return [view for name in names if (view := explorer.pane(name).view) is not None]


def _row_text(view: View, index: int) -> str:
    from dipview.formats.row_text import row_as_text  # noqa: PLC0415 (not at the start)
    from dipview.views.view import Section  # noqa: PLC0415 (as above)

    section, row = next(islice(view.rows(), index, None))
    if section.sheet:
        one = Section(columns=section.columns, rows=(row,), sheet=True)
        return _view_text(evolve(view, sections=(one,), measure=None))
    return row_as_text(view, section, row)


def _view_text(view: View) -> str:
    from dipview.formats.choosing import Format  # noqa: PLC0415 (not at the start)
    from dipview.formats.writers import write  # noqa: PLC0415 (not at the start)

    return "".join(write(view, Format.TEXT))


def _copy(explorer: Explorer, what: str, written: Callable[[], str]) -> None:
    """Write a text and copy it, away from the keys."""
    work = partial(_copied, explorer, what, written)
    explorer.run_worker(work, thread=True, exclusive=True, group="copy")


def _copied(explorer: Explorer, what: str, written: Callable[[], str]) -> None:
    """Give a text to the first tool that takes it, else ask the terminal; in a thread."""
    from dipview.workspace.clipboard import Surroundings  # noqa: PLC0415 (not at the start)
    from dipview.workspace.launching import feed  # noqa: PLC0415 (as above)

    text = show_lines(written())
    surroundings = Surroundings(os.environ, sys.platform, shutil.which)
    for way in surroundings.ways():
        if feed(way.words, text.encode(way.encoding, errors="replace"), _PATIENCE):
            explorer.call_later(_tell_copied, explorer, text, surroundings.told(what, way))
            return
    explorer.call_later(_ask_terminal, explorer, what, text, surroundings)


def _tell_copied(explorer: Explorer, text: str, told: str) -> None:
    keep_for_pasting(explorer.app, text)
    explorer.say(told)


def _ask_terminal(explorer: Explorer, what: str, text: str, surroundings: Surroundings) -> None:
    if put_on_clipboard(explorer.app, text, surroundings):
        _tell_copied(explorer, text, surroundings.told(what, None))
    else:
        explorer.say(surroundings.told_too_long(what, len(text.encode("utf-8"))), error=True)
