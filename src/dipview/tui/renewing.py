"""Renewing: takes over what was read again, or keeps what was read before, and starts the watch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve

from dipview.tui.remembering import take_up
from dipview.tui.viewing import mark_all
from dipview.tui.widgets.banner import Banner

if TYPE_CHECKING:
    from dipview.dataset.problems import Problem
    from dipview.tui.screens.explorer import Explorer
    from dipview.views.view import View
    from dipview.workspace.workspace import Workspace


def take(explorer: Explorer, workspace: Workspace, good: Mapping[Path, int]) -> None:
    """Show what was read, at the place where the user is; at first, where the user left off.

    Args:
        explorer: The screen.
        workspace: What was read.
        good: The files that could be read, with their sizes.
    """
    from dipview.workspace.renewing import renewed  # noqa: PLC0415 (not at the start)

    files, dataset = explorer.files, workspace.dataset
    files.good, files.lost = good, ()
    before, first = explorer.location.view, explorer.workspace is None
    mark_all(explorer, tuple(each for each in explorer.marked if dataset.kind_of(each)))
    explorer.opened(workspace, renewed(explorer.history, dataset))
    if not (first and take_up(explorer)):
        explorer.draw()
    if explorer.location.view != before:
        explorer.lay_out()
    explorer.query_one(Banner).tell()
    _renew_problems(explorer)
    _watch(explorer)


def keep(explorer: Explorer, lost: Sequence[Problem], emptied: Sequence[Path] = ()) -> None:
    """Leave what was read before on the screen, and say why in the banner.

    Args:
        explorer: The screen.
        lost: The problems that take records away.
        emptied: Files that have no bytes now.
    """
    explorer.files.lost = tuple(lost)
    kept = "what was read before stays"
    banner = explorer.query_one(Banner)
    if lost:
        place = evolve(lost[0].place, file=Path(lost[0].place.file.name))
        more = f" and {len(lost) - 1} more" if len(lost) > 1 else ""
        # What matters stands first: the end of a long line is cut off.
        banner.tell(f"{place}{more}", f"cannot be read: {kept}; p leads there — {lost[0].message}")
    elif emptied:
        banner.tell(emptied[0].name, f"is empty: {kept}; r takes it as it is")
    else:
        banner.tell("", f"No record is left in the files: {kept}")
    explorer.tell_around()
    _renew_problems(explorer)


def problems_of(explorer: Explorer) -> tuple[View, Sequence[Problem]]:
    """Give what is wrong in the files, first of all what keeps them from being shown."""
    assert explorer.workspace is not None  # noqa: S101 - for the type checker
    lost = explorer.files.lost
    known = [each for each in explorer.workspace.dataset.problems if each not in lost]
    return explorer.workspace.problems((*lost, *known)), (*lost, *known)


def _renew_problems(explorer: Explorer) -> None:
    """Bring a list of problems up to date that lies over the panes."""
    if len(explorer.app.screen_stack) > 1:
        from dipview.tui.screens.problems import ProblemsScreen  # noqa: PLC0415 (not at the start)

        for screen in explorer.app.screen_stack:
            if isinstance(screen, ProblemsScreen):
                screen.renew(*problems_of(explorer))


def _watch(explorer: Explorer) -> None:
    """Begin to watch the files, once they have been read; nobody writes the bundled ones."""
    files = explorer.files
    if not files.watched or files.watch is not None or not explorer.paths:
        return
    from dipview.workspace import watching  # noqa: PLC0415 (not at the start)

    def changed() -> None:
        with suppress(RuntimeError):  # the explorer has ended meanwhile
            explorer.call_later(explorer.load, asked=False)

    files.watch = watching.Watch(
        explorer.paths, lambda: files.read, changed, watching.PAUSE, watching.SETTLE
    )
    files.watch.start()
