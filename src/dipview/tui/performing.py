"""What each command does to the explorer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING

from attrs import evolve

from dipview.commands.table import COMMANDS
from dipview.tui.bindings import key_for
from dipview.tui.moving import MOVES, move
from dipview.tui.pinning import open_row
from dipview.tui.reading import stop_reading
from dipview.tui.remembering import ask_for_name, bookmark, list_places, recall
from dipview.tui.renewing import problems_of
from dipview.tui.situation import situation_of
from dipview.tui.taking import copy_row, copy_view, export
from dipview.tui.theme import THEMES
from dipview.tui.viewing import brief, compare, fold, look_at, mark, step_day, zoom_time
from dipview.workspace.panes import PANES

if TYPE_CHECKING:
    from dipview.tui.screens.explorer import Explorer

_BY_ID = {command.id: command for command in COMMANDS}
_NO_SEARCHES = "No earlier searches of this dataset."


def perform(explorer: Explorer, command: str, key: str) -> Awaitable[object] | None:
    """Perform a command, if it is possible now.

    Args:
        explorer: The screen.
        command: Id of a command.
        key: The key that called it, where that matters.

    Returns:
        What is to be waited for before the next key is taken: a dialog that the next letters go
        to; None for nothing.
    """
    if not _BY_ID[command].when(situation_of(explorer)):
        return None
    if command in _ALONG and _along(explorer, command, key):
        return None
    if command not in MOVES:
        return _DEEDS[command](explorer, key)
    _move(explorer, command)
    return None


def _move(explorer: Explorer, command: str) -> None:
    """Move in the focused pane; in the search box, through earlier searches, then go there."""
    if not explorer.typing:
        move(explorer.current.list, command)
    elif command == "up":
        if not recall(explorer, 1) and not (explorer.memory and explorer.memory.now.searches):
            passing = explorer.memory.passing if explorer.memory else ""
            none = f"No earlier searches; none is kept: {passing}." if passing else _NO_SEARCHES
            explorer.say(none)
    elif command != "down" or not recall(explorer, -1):
        explorer.leave_box()


def _along(explorer: Explorer, command: str, key: str) -> bool:
    """Move to the next column of a sheet or period of a timeline; tells whether there are any.

    Tab and Shift+Tab always lead to another pane.
    """
    at_whole = explorer.stop.view and not explorer.stop.on_card and not explorer.typing
    going = at_whole and key not in ("tab", "shift+tab")
    return bool(going and explorer.area.whole.go_along(_ALONG[command]))


_ALONG = {"next-pane": 1, "previous-pane": -1}


def _search(explorer: Explorer, _key: str) -> None:
    explorer.enter_box()


def _open(explorer: Explorer, _key: str) -> None:
    row = explorer.current.list.cursor_row
    if row is not None:
        open_row(explorer, row)


def _back(explorer: Explorer, _key: str) -> None:
    explorer.return_to(explorer.trail.back())


def _forward(explorer: Explorer, _key: str) -> None:
    explorer.return_to(explorer.trail.forward())


def _escape(explorer: Explorer, _key: str) -> None:
    """Leave the box, else stop reading, leave the zoom, clear the query, step back; never quit."""
    stop = explorer.stop
    if explorer.typing:
        explorer.leave_box()
    elif stop_reading(explorer):
        return
    elif explorer.zoomed:
        _zoom(explorer, "")
    elif stop.on_card and not explorer.wide and explorer.trail.before:
        explorer.return_to(explorer.trail.back())
    elif stop.scope.query:
        explorer.clear_query()
    else:
        trail = explorer.trail
        while trail.before and trail.now.scope == stop.scope:
            trail = trail.back()
        explorer.return_to(trail)


def _next_pane(explorer: Explorer, _key: str) -> None:
    _step_pane(explorer, 1)


def _previous_pane(explorer: Explorer, _key: str) -> None:
    _step_pane(explorer, -1)


def _step_pane(explorer: Explorer, step: int) -> None:
    panes = explorer.seen()
    here = explorer.current.id or ""
    place = panes.index(here) if here in panes else 0
    explorer.go_to_pane(panes[(place + step) % len(panes)])


def _pane(explorer: Explorer, key: str) -> None:
    for name in (*PANES, "card"):
        if str(explorer.pane(name).number) == key:
            explorer.go_to_pane(name)


def _zoom(explorer: Explorer, _key: str) -> None:
    explorer.zoomed = not explorer.zoomed
    explorer.lay_out()
    explorer.set_focus(explorer.current.list)


def _roll_up(explorer: Explorer, _key: str) -> None:
    explorer.go(scope=evolve(explorer.stop.scope, roll_up=not explorer.stop.scope.roll_up))


def _exact_only(explorer: Explorer, _key: str) -> None:
    explorer.go(scope=evolve(explorer.stop.scope, exact_only=not explorer.stop.scope.exact_only))


def _second_hand(explorer: Explorer, _key: str) -> None:
    explorer.go(scope=evolve(explorer.stop.scope, second_hand=not explorer.stop.scope.second_hand))


def _sort(explorer: Explorer, _key: str) -> None:
    """Take the pane's next order; after the last, its own again."""
    from dipview.views.orders import ORDERS  # noqa: PLC0415 (not at the start)

    orders = list(ORDERS[PANES[explorer.stop.pane][1]])
    if explorer.stop.view == "matrix":
        from dipview.views.matrix import SORTS  # noqa: PLC0415 (of one view)

        orders = list(SORTS)
    now = explorer.stop.scope.sort
    place = orders.index(now) if now in orders else 0
    following = orders[(place + 1) % len(orders)]
    sort = "" if following == orders[0] else following
    explorer.go(scope=evolve(explorer.stop.scope, sort=sort))
    explorer.say(f"Sorted: {following}")


def _export(explorer: Explorer, _key: str) -> Awaitable[object] | None:
    return export(explorer)


def _copy_row(explorer: Explorer, _key: str) -> None:
    copy_row(explorer)


def _copy_view(explorer: Explorer, _key: str) -> None:
    copy_view(explorer)


def _problems(explorer: Explorer, _key: str) -> Awaitable[object] | None:
    from dipview.tui.editing import edit_place  # noqa: PLC0415 (not at the start)
    from dipview.tui.screens.problems import ProblemsScreen  # noqa: PLC0415 (as above)

    if explorer.workspace is None:
        return None
    view, problems = problems_of(explorer)
    screen = ProblemsScreen(
        view, problems, lambda place: edit_place(explorer, place), explorer.commands
    )
    return explorer.app.push_screen(screen)


def _edit(explorer: Explorer, _key: str) -> None:
    from dipview.tui.editing import edit_record  # noqa: PLC0415 (not at the start)

    edit_record(explorer)


def _reload(explorer: Explorer, _key: str) -> None:
    explorer.load()


def _theme(explorer: Explorer, _key: str) -> None:
    names = [theme.name for theme in THEMES]
    here = names.index(explorer.app.theme) if explorer.app.theme in names else 0
    explorer.app.theme = names[(here + 1) % len(names)]


def _help(explorer: Explorer, _key: str) -> Awaitable[object]:
    from dipview.tui.screens.help import Help  # noqa: PLC0415 (not at the start)

    return explorer.app.push_screen(Help(situation_of(explorer), explorer.commands))


def _palette(explorer: Explorer, _key: str) -> Awaitable[object]:
    from dipview.tui.going import open_palette  # noqa: PLC0415 (not at the start)

    return open_palette(explorer)


def _interrupt(explorer: Explorer, _key: str) -> None:
    """Leave the box; elsewhere, tell how to quit to who expects Ctrl+C to do it."""
    if explorer.typing:
        explorer.leave_box()
    else:
        explorer.say(f"{key_for(explorer.commands, 'quit')} quits dipview.")


def _suspend(explorer: Explorer, _key: str) -> None:
    explorer.app.action_suspend_process()


def _quit(explorer: Explorer, _key: str) -> None:
    explorer.app.exit(0)


_DEEDS: Mapping[str, Callable[[Explorer, str], Awaitable[object] | None]] = {
    "search": _search,
    "open": _open,
    "back": _back,
    "forward": _forward,
    "escape": _escape,
    "next-pane": _next_pane,
    "previous-pane": _previous_pane,
    "pane": _pane,
    "zoom": _zoom,
    "matrix": lambda explorer, _key: look_at(explorer, "matrix"),
    "timeline": lambda explorer, _key: look_at(explorer, "timeline"),
    "shifts": lambda explorer, _key: look_at(explorer, "shifts"),
    "network": lambda explorer, _key: look_at(explorer, "network"),
    "brief": lambda explorer, _key: brief(explorer),
    "mark": lambda explorer, _key: mark(explorer),
    "compare": lambda explorer, _key: compare(explorer),
    "earlier": lambda explorer, _key: step_day(explorer, -1),
    "later": lambda explorer, _key: step_day(explorer, 1),
    "fold": lambda explorer, _key: fold(explorer),
    "nearer": lambda explorer, _key: zoom_time(explorer, 1),
    "farther": lambda explorer, _key: zoom_time(explorer, -1),
    "roll-up": _roll_up,
    "exact-only": _exact_only,
    "second-hand": _second_hand,
    "sort": _sort,
    "bookmark": lambda explorer, _key: bookmark(explorer),
    "bookmarks": lambda explorer, _key: list_places(explorer),
    "save-view": lambda explorer, _key: ask_for_name(explorer),
    "export": _export,
    "copy-row": _copy_row,
    "copy-view": _copy_view,
    "problems": _problems,
    "edit": _edit,
    "reload": _reload,
    "theme": _theme,
    "help": _help,
    "palette": _palette,
    "interrupt": _interrupt,
    "suspend": _suspend,
    "quit": _quit,
}
"""What is done for each command that is no movement, by its id."""
