"""Remembering: bookmarks, saved views, earlier searches, and the place where a user left off.

All of it is done with the explorer's memory, whose file is read and written away from the keys.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve

from dipview.model.sentences import sentence
from dipview.tui.bindings import key_for
from dipview.tui.gate import tell
from dipview.views.scope import Scope
from dipview.workspace.trail import Stop, Trail

if TYPE_CHECKING:
    from dipview.settings.memory import Change, Memory
    from dipview.settings.remembered import Bookmark, SavedView
    from dipview.tui.screens.explorer import Explorer
    from dipview.workspace.workspace import Workspace


def open_memory(explorer: Explorer) -> None:
    """Read what is remembered of the explorer's dataset, once; called away from the keys."""
    if explorer.memory is not None:
        return
    from dipview.settings.memory import memory_of  # noqa: PLC0415 (behind the first frame)

    def told(text: str) -> None:
        # From whatever thread reads or writes; not in place of what is told already.
        explorer.call_later(tell, explorer, text, error=True)

    memory = memory_of(explorer.paths, told)
    memory.read()
    explorer.memory = memory


def take_up(explorer: Explorer) -> bool:
    """Go to where the user left off, as far as the dataset still has it; tell whether that is so.

    Nothing is taken up where the user asked for a scope, or has begun to work already.
    """
    workspace, memory, now = explorer.workspace, explorer.memory, explorer.stop
    begun = explorer.typing or explorer.trail.before or evolve(now, record=None) != _START
    if workspace is None or memory is None or memory.now.last is None or begun or explorer.fresh:
        return False
    stop = _fitting(workspace, memory.now.last)
    if stop == _START:
        return False
    narrowed = evolve(stop.scope, sort="") != Scope() or bool(stop.view)
    explorer.return_to(Trail(now=stop, before=(_START,) if narrowed else ()))
    if narrowed:
        from dipview.settings.places import stop_in_words  # noqa: PLC0415 (not at the start)

        phrases = ", ".join(stop_in_words(workspace.dataset, stop))
        back = key_for(explorer.commands, "back")
        tell(explorer, f"{sentence(f'As you left it: {phrases}')} {back} goes to everything.")
    return True


_START = Stop(scope=Scope())


def leave(explorer: Explorer) -> None:
    """Keep where the user is, and what is still to be kept; called when the explorer is left."""
    memory, stop = explorer.memory, explorer.stop
    if memory is not None and explorer.workspace is not None:
        kept = evolve(stop, scope=stop.scope.settled())
        memory.change(lambda remembered: remembered.left_at(kept))
        memory.keep()


def remember(
    explorer: Explorer, change: Change, done: Callable[[bool], None] | None = None
) -> None:
    """Make a change to what is remembered, and write it away from the keys.

    Args:
        explorer: Whose memory is changed.
        change: What is changed.
        done: Called when that is done, with whether it is kept when the explorer is left.
    """
    if explorer.memory is not None:
        explorer.memory.change(change)
        keeping = partial(_keep, explorer, explorer.memory, done)
        explorer.run_worker(keeping, thread=True, group="memory")


def _keep(explorer: Explorer, memory: Memory, done: Callable[[bool], None] | None) -> None:
    """Write what is new; in a thread."""
    kept = memory.keep()
    if done is not None:
        explorer.call_later(done, kept)


def _passing(memory: Memory) -> str:
    """Say that nothing is kept, and why as far as that is not told already."""
    return f"nothing is kept: {memory.passing}" if memory.passing else "nothing is kept"


# Bookmarks


def bookmark(explorer: Explorer) -> None:
    """Bookmark the record under the cursor, or take its bookmark away."""
    workspace, memory = explorer.workspace, explorer.memory
    record = _record_here(explorer)
    if workspace is None or memory is None or record is None:
        explorer.say(f"No record stands here; {_key(explorer, 'save-view')} saves the view.")
        return
    from dipview.settings.places import record_label  # noqa: PLC0415 (not at the start)
    from dipview.settings.remembered import Bookmark  # noqa: PLC0415

    label = record_label(workspace.dataset, record)
    if memory.now.bookmark_of(record) is not None:
        remember(explorer, lambda remembered: remembered.without_bookmark(record))
        explorer.say(f"No longer bookmarked: {label}")
        return
    scope = explorer.stop.scope.settled()
    stop = evolve(explorer.stop, scope=scope, record=record, card=record, on_card=False)
    mark = Bookmark(record=record, label=label, stop=stop)
    lists = f"{_key(explorer, 'bookmarks')} lists all"

    def done(kept: bool) -> None:
        if kept:
            explorer.say(f"{sentence(f'Bookmarked: {label}')} {lists}.")
        else:
            until = sentence(f"Bookmarked until you leave dipview: {label}")
            explorer.say(f"{until} {lists}; {_passing(memory)}.")

    remember(explorer, lambda remembered: remembered.with_bookmark(mark), done)


def _record_here(explorer: Explorer) -> str | None:
    """Give the record under the cursor; on a card's line about none, the card's own."""
    from dipview.settings.fitting import is_known  # noqa: PLC0415 (not at the start)

    if explorer.workspace is None:
        return None
    row, stop = explorer.current.list.cursor_row, explorer.stop
    ids: list[str | None] = [row.id if row else None]
    ids += [stop.card, stop.record] if stop.on_card else []
    for id in ids:
        if id and is_known(explorer.workspace.dataset, id):
            return id
    return None


def go_to_bookmark(explorer: Explorer, mark: Bookmark) -> None:
    """Go to a bookmark's record, in the place where it was bookmarked."""
    from dipview.settings.fitting import is_known  # noqa: PLC0415 (not at the start)

    if explorer.workspace is None:
        return
    if not is_known(explorer.workspace.dataset, mark.record):
        explorer.say(f"No longer in the data: {mark.label}", error=True)
        return
    _go(explorer, evolve(mark.stop, record=mark.record, card=mark.record, on_card=False))


# Saved views


def view_names(explorer: Explorer) -> tuple[str, ...]:
    """Give the names of the saved views, in order."""
    return tuple(view.name for view in explorer.memory.now.views) if explorer.memory else ()


def open_view(explorer: Explorer, name: str) -> bool:
    """Go to the saved view of a name; tell whether there is one."""
    view = explorer.memory.now.view_called(name) if explorer.memory else None
    if view is not None:
        go_to_view(explorer, view)
    return view is not None


def go_to_view(explorer: Explorer, view: SavedView) -> None:
    """Go to a saved view."""
    _go(explorer, view.stop)


def save_view(explorer: Explorer, name: str) -> None:
    """Save how the dataset is looked at now under a name, in place of the view of that name."""
    from dipview.settings.remembered import SavedView  # noqa: PLC0415 (not at the start)

    name = " ".join(name.split())
    if not name or explorer.memory is None:
        return
    had = explorer.memory.now.view_called(name) is not None
    scope = explorer.stop.scope.settled()
    stop = evolve(explorer.stop, scope=scope, record=None, card=None, on_card=False)
    view = SavedView(name=name, stop=stop)
    memory, lists = explorer.memory, f"{_key(explorer, 'bookmarks')} lists it"

    def done(kept: bool) -> None:
        if kept:
            did = sentence(f"{'Saved anew' if had else 'Saved'}: {name}")
            explorer.say(f"{did} {lists}; so does --view.")
        else:
            until = sentence(f"A view until you leave dipview: {name}")
            explorer.say(f"{until} {lists}; {_passing(memory)}.")

    remember(explorer, lambda remembered: remembered.with_view(view), done)


def ask_for_name(explorer: Explorer) -> Awaitable[object] | None:
    """Ask under which name to save how the dataset is looked at now; gives what to wait for."""
    from dipview.settings.places import stop_in_words  # noqa: PLC0415 (not at the start)
    from dipview.tui.screens.naming import Naming  # noqa: PLC0415

    if explorer.workspace is None:
        return None

    def named(name: str | None) -> None:
        if name:
            save_view(explorer, name)

    phrases = stop_in_words(explorer.workspace.dataset, explorer.stop)
    passing = explorer.memory.passing if explorer.memory else ""
    return explorer.app.push_screen(Naming(phrases, view_names(explorer), passing), named)


def list_places(explorer: Explorer) -> Awaitable[object] | None:
    """List the bookmarks and the saved views, to go to or to take away; gives what to wait for."""
    from dipview.tui.screens.places import Places  # noqa: PLC0415 (not at the start)

    memory, workspace = explorer.memory, explorer.workspace
    if memory is None or workspace is None:
        return None
    if not memory.now.bookmarks and not memory.now.views:
        mark, save = _key(explorer, "bookmark"), _key(explorer, "save-view")
        if memory.passing:
            until = f"{mark} bookmarks a record and {save} a view until you leave dipview"
            explorer.say(f"{until}; {_passing(memory)}.")
        else:
            explorer.say(f"Nothing is kept yet: {mark} bookmarks a record, {save} saves a view.")
        return None
    explorer.app.clear_notifications()
    return explorer.app.push_screen(Places(explorer, memory, workspace.dataset))


# Searches


def recall(explorer: Explorer, step: int) -> bool:
    """Put an earlier search into the search box, or with -1 a later one; tell whether one is."""
    from dipview.tui.widgets.search_box import SearchBox  # noqa: PLC0415 (a widget)

    earlier = explorer.memory.now.searches if explorer.memory else ()
    return explorer.query_one(SearchBox).recall(earlier, step)


def keep_search(explorer: Explorer) -> None:
    """Remember the query that stands in the box when it is left, if it is one."""
    query = explorer.stop.scope.query.strip()
    if explorer.workspace is None or explorer.memory is None or not query:
        return
    from dipview.settings.fitting import parses  # noqa: PLC0415 (not at the start)

    if parses(query) and explorer.memory.now.searches[:1] != (query,):
        remember(explorer, lambda remembered: remembered.with_search(query))


def _go(explorer: Explorer, stop: Stop) -> None:
    if explorer.workspace is not None:
        explorer.return_to(explorer.trail.to(_fitting(explorer.workspace, stop)))


def _fitting(workspace: Workspace, stop: Stop) -> Stop:
    from dipview.settings.fitting import fitting_stop  # noqa: PLC0415 (not at the start)
    from dipview.workspace.whole_views import MAKERS  # noqa: PLC0415

    return fitting_stop(workspace.dataset, stop, MAKERS)


def _key(explorer: Explorer, command: str) -> str:
    return key_for(explorer.commands, command)
