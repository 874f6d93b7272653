"""Editing: opens the user's editor where a record or a problem stands in its file."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from dipview.model.sentences import sentence
from dipview.tui.ending import interrupts_left_alone
from dipview.workspace.editing import Editor, NoEditorError, chosen_editor, place_of
from dipview.workspace.launching import CANNOT, run_here, start_apart

if TYPE_CHECKING:
    from dipview.dataset.problems import Place
    from dipview.tui.screens.explorer import Explorer


def edit_record(explorer: Explorer) -> None:
    """Open the editor at the record under the cursor, or at the one whose card is open."""
    row = explorer.current.list.cursor_row
    stop = explorer.stop
    wanted = [row.id if row else "", stop.card if stop.on_card else "", stop.record]
    ids = [each for each in wanted if each]
    if _may_edit(explorer):
        search = partial(_find, explorer, ids)
        explorer.run_worker(search, thread=True, exclusive=True, group="edit")


def edit_place(explorer: Explorer, place: Place) -> None:
    """Open the editor at a place."""
    if _may_edit(explorer):
        _open(explorer, place)


def _may_edit(explorer: Explorer) -> bool:
    """Tell whether the files are the user's own, and say what to do where they are not."""
    if explorer.paths:
        return True
    from dipview.dataset.bundled import bundled_path  # noqa: PLC0415 - rarely asked for

    explorer.say(
        "This is the dataset that comes with dipview, and is not edited where it lies: "
        f"copy {bundled_path()} and open the copy."
    )
    return False


def _find(explorer: Explorer, ids: Sequence[str]) -> None:
    """Find where a record stands; in a thread, as its file is read for that."""
    assert explorer.workspace is not None  # noqa: S101 - for the type checker
    dataset = explorer.workspace.dataset
    place = next((found for id in ids if (found := place_of(dataset, id))), None)
    explorer.call_later(_open_if_any, explorer, place)


def _open_if_any(explorer: Explorer, place: Place | None) -> None:
    if place is None:
        explorer.say("No record of a file stands here.")
    else:
        _open(explorer, place)


def _open(explorer: Explorer, place: Place) -> None:
    if not place.file.exists():
        explorer.say(f"{place.file} is not there any more.", error=True)
        return
    try:
        editor = chosen_editor(os.environ, shutil.which)
    except NoEditorError as error:
        explorer.say(str(error), error=True)
        return
    if editor.windowed:
        _open_apart(explorer, editor, place)
    else:
        _open_here(explorer, editor, place)


def _open_apart(explorer: Explorer, editor: Editor, place: Place) -> None:
    """Open an editor with a window of its own, and go on."""

    def ended(code: int) -> None:
        if code:
            with suppress(RuntimeError):  # the explorer has ended meanwhile
                explorer.call_later(_tell_code, explorer, editor, code)

    try:
        start_apart(editor.at(place), ended)
    except OSError as error:
        explorer.say(sentence(f"{editor.name} cannot be started: {error.strerror}"), error=True)
    else:
        explorer.say(sentence(f"{place} is opened in {editor.name}"))


def _open_here(explorer: Explorer, editor: Editor, place: Place) -> None:
    """Give the terminal to the editor until it ends; nothing is drawn meanwhile."""
    before, code, failed = _stamp(place.file), 0, ""
    try:
        # What fails within must be caught within, or the terminal is not taken back.
        with explorer.app.suspend(), interrupts_left_alone(asyncio.get_running_loop()):
            try:
                code = run_here(editor.at(place))
            except OSError as error:
                code, failed = CANNOT, error.strerror or type(error).__name__
    except SuspendNotSupported:
        explorer.say(
            "This terminal cannot be given to an editor: set VISUAL to one with a window.",
            error=True,
        )
        return
    if failed:
        explorer.say(sentence(f"{editor.name} cannot be started: {failed}"), error=True)
    else:
        _tell_code(explorer, editor, code)
    if _stamp(place.file) != before:
        explorer.load(asked=False)


def _tell_code(explorer: Explorer, editor: Editor, code: int) -> None:
    """Tell that an editor did not end well."""
    if code < 0:
        explorer.say(f"{editor.name} was ended by signal {-code}.", error=True)
    elif code:
        explorer.say(f"{editor.name} ended with code {code}.", error=True)


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Give what changes when a file is written; None where it cannot be looked at."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
