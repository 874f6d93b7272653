"""The editor's job: opens the user's editor where a record or a problem stands in its file."""

from __future__ import annotations

import asyncio
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Any

from textual.app import App, SuspendNotSupported

from dipview.commands.jobs import EditPlace, EditRecord
from dipview.dataset.problems import Place
from dipview.model.sentences import sentence
from dipview.processes.launching import CANNOT, run_here, start_apart
from dipview.tui.ending import terminal_lent
from dipview.tui.messages import FilesChanged, Notified, Post
from dipview.workspace.editing import Editor, NoEditorError, chosen_editor, place_of


async def edit(app: App[Any], post: Post, job: EditRecord | EditPlace) -> None:
    """Open the editor at a record or a place.

    Args:
        app: Whose terminal an editor without a window of its own is given.
        post: Posts what is told of it, and that the file has changed.
        job: What to edit.
    """
    # In a thread, as the record's file is read for that.
    place = job.place if isinstance(job, EditPlace) else await asyncio.to_thread(_found, job)
    if place is None:
        post(Notified("No record of a file stands here."))
        return
    if not place.file.exists():
        post(Notified(f"{place.file} is not there any more.", error=True))
        return
    try:
        editor = chosen_editor(os.environ, shutil.which)
    except NoEditorError as error:
        post(Notified(str(error), error=True))
        return
    if editor.windowed:
        _open_apart(post, editor, place)
    else:
        _open_here(app, post, editor, place)


def _found(job: EditRecord) -> Place | None:
    return next((found for id in job.ids if (found := place_of(job.dataset, id))), None)


def _open_apart(post: Post, editor: Editor, place: Place) -> None:
    """Open an editor with a window of its own, and go on."""

    def ended(code: int) -> None:
        if code:
            with suppress(RuntimeError):  # the explorer has ended meanwhile
                _tell_code(post, editor, code)

    try:
        start_apart(editor.at(place), ended)
    except OSError as error:
        told = sentence(f"{editor.name} cannot be started: {error.strerror}")
        post(Notified(told, error=True))
    else:
        post(Notified(sentence(f"{place} is opened in {editor.name}")))


def _open_here(app: App[Any], post: Post, editor: Editor, place: Place) -> None:
    """Give the terminal to the editor until it ends; nothing is drawn meanwhile."""
    before, code, failed = _stamp(place.file), 0, ""
    try:
        # What fails within must be caught within, or the terminal is not taken back.
        with app.suspend(), terminal_lent(asyncio.get_running_loop()) as lent:
            try:
                code = run_here(editor.at(place), lent.to)
            except OSError as error:
                code, failed = CANNOT, error.strerror or type(error).__name__
    except SuspendNotSupported:
        how = "set VISUAL to one with a window."
        post(Notified(f"This terminal cannot be given to an editor: {how}", error=True))
        return
    if failed:
        post(Notified(sentence(f"{editor.name} cannot be started: {failed}"), error=True))
    else:
        _tell_code(post, editor, code)
    if _stamp(place.file) != before:
        post(FilesChanged())


def _tell_code(post: Post, editor: Editor, code: int) -> None:
    """Tell that an editor did not end well."""
    if code < 0:
        post(Notified(f"{editor.name} was ended by signal {-code}.", error=True))
    elif code:
        post(Notified(f"{editor.name} ended with code {code}.", error=True))


def _stamp(path: Path) -> tuple[int, int, int] | None:
    """Give what changes when a file is written; None where it cannot be looked at."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino
