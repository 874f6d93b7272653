"""Reading: opens the explorer's files away from the keys, shows how far that is, and ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import get_current_worker

from dipview.model.sentences import sentence
from dipview.tui.bindings import key_for
from dipview.tui.remembering import leave, open_memory
from dipview.tui.renewing import keep, take
from dipview.tui.widgets.head import Head
from dipview.tui.widgets.search_box import SearchBox

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer
    from dipview.views.glimpse import Glimpse
    from dipview.workspace.progress import Progress
    from dipview.workspace.watching import Signature
    from dipview.workspace.workspace import Workspace


def read(explorer: Explorer, *, asked: bool = True) -> None:
    """Open the explorer's paths and build the index; called in a thread of its own.

    Args:
        explorer: The screen.
        asked: The user asked for it; else the files have changed.
    """
    # Only now, behind the first frame: this imports most of dipview. What the keys do and what
    # shows a picture come here too, so that no key has to wait for them.
    import dipview.tui.performing  # noqa: PLC0415 - as said
    import dipview.tui.showing  # noqa: F401, PLC0415 - as said
    from dipview.views.dates import WRITTEN  # noqa: PLC0415 - as said
    from dipview.workspace.loading import Loading, LoadingCancelled  # noqa: PLC0415 - as said
    from dipview.workspace.sparing import Moment, spare_what_is_there  # noqa: PLC0415 - as said
    from dipview.workspace.watching import signature_of  # noqa: PLC0415 - as said

    spare_what_is_there(Moment.IMPORTED)
    worker, app = get_current_worker(), explorer.app
    WRITTEN.days = getattr(app, "dates", WRITTEN.days)
    what = ", ".join(path.name for path in explorer.paths) or "the bundled dataset"

    def tell(progress: Progress | None = None) -> None:
        if explorer.reader is loading and not worker.is_cancelled:
            app.call_from_thread(explorer.query_one(Head).tell_reading, what, progress)

    def show(glimpse: Glimpse) -> None:
        if explorer.reader is loading and not worker.is_cancelled:
            app.call_from_thread(_show_so_far, explorer, glimpse)

    def notice(text: str) -> None:
        # From whatever thread looks at a damaged record, the loop's own among them.
        explorer.call_later(explorer.say, sentence(f"{text[:1].upper()}{text[1:]}"))

    if worker.is_cancelled or not explorer.is_running:  # the user has left during the imports
        return
    stop_reading(explorer)
    explorer.files.read = now = signature_of(explorer.paths)
    if _waits(explorer, now, asked=asked):
        return
    loading = Loading(explorer.paths, explorer.limits, tell, show=show, notice=notice, apart=True)
    explorer.reader = loading
    if asked or explorer.workspace is None:
        tell()
    open_memory(explorer)
    try:
        workspace = loading.workspace()
    except LoadingCancelled:
        if explorer.reader is None and not worker.is_cancelled and explorer.is_running:
            app.call_from_thread(_stopped, explorer, what)
        return
    if explorer.reader is loading and not worker.is_cancelled:
        explorer.reader = None
        _settle(explorer, workspace, now)


def _waits(explorer: Explorer, now: Signature, *, asked: bool) -> bool:
    """Tell whether a file has just been emptied, and is likely to be written next."""
    emptied = [] if asked else explorer.files.emptied(now)
    if emptied:
        explorer.app.call_from_thread(keep, explorer, (), emptied)
    return bool(emptied)


def _settle(explorer: Explorer, workspace: Workspace, now: Signature) -> None:
    """Show what was read; where records of before could not be read again, leave those instead."""
    from dipview.workspace.renewing import breaking, lost_since  # noqa: PLC0415 - as above
    from dipview.workspace.sparing import (  # noqa: PLC0415 - as above
        Moment,
        spare_no_longer,
        spare_what_is_there,
    )
    from dipview.workspace.watching import sizes_in  # noqa: PLC0415 - as above

    app, shown = explorer.app, explorer.workspace
    broken = breaking(workspace.dataset.problems)
    lost = lost_since(broken, explorer.files.good)
    if shown is not None and (lost or (workspace.is_empty and not shown.is_empty)):
        app.call_from_thread(keep, explorer, lost)
        return
    unread = {problem.place.file for problem in broken}
    good = {path: size for path, size in sizes_in(now).items() if path not in unread}
    app.call_from_thread(take, explorer, workspace, good)
    workspace.build_index()
    if shown is None:
        spare_what_is_there(Moment.OPENED)
    else:
        spare_no_longer()


def stop_reading(explorer: Explorer) -> bool:
    """End what is being read; tell whether anything was."""
    loading, explorer.reader = explorer.reader, None
    if loading is not None:
        loading.cancel()
    return loading is not None


def end_reading(explorer: Explorer) -> None:
    """Read no further, and keep where the user is: the explorer is left."""
    explorer.files.end()
    stop_reading(explorer)
    leave(explorer)


def _show_so_far(explorer: Explorer, glimpse: Glimpse) -> None:
    """Show what has been read in the panes, unless an earlier dataset stands there."""
    if explorer.workspace is None:
        from dipview.tui.showing import show_glimpse  # noqa: PLC0415 (not at the start)

        show_glimpse(explorer.panes, explorer.query_one(SearchBox), glimpse)


def _stopped(explorer: Explorer, what: str) -> None:
    if explorer.workspace is None:
        from dipview.views.glimpse import Glimpse  # noqa: PLC0415 (not at the start)

        _show_so_far(explorer, Glimpse())
        keys = (key_for(explorer.commands, each) for each in ("reload", "quit"))
        explorer.query_one(Head).tell_stopped(what, *keys)
    else:
        explorer.tell_around()
