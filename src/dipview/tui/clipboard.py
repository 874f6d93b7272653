"""The clipboard's job: writes a text away from the keys, and gives it to whatever takes it."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

from textual.app import App

from dipview.commands.jobs import CopyText
from dipview.commands.leaving import NothingLeavesError
from dipview.formats.safe_text import show_lines
from dipview.processes.launching import feed
from dipview.tui.gate import keep_for_pasting, put_on_clipboard
from dipview.tui.messages import Notified, Post
from dipview.tui.threads import away, once_a_second
from dipview.workspace.awaiting import doing_words
from dipview.workspace.clipboard import Surroundings, Way

_PATIENCE = 3.0
"""Seconds that a clipboard tool may take."""


async def copy(app: App[Any], post: Post, job: CopyText) -> None:
    """Copy a text: by the first tool that takes it, else by asking the terminal.

    Args:
        app: Whose terminal is asked.
        post: Posts what is told of it.
        job: What to copy.
    """
    surroundings = Surroundings(os.environ, sys.platform, shutil.which)

    def tell(progress: str, seconds: float) -> None:
        """Tell how far the copying is."""
        post(Notified(f"{doing_words(f'Copying {job.what}', progress, seconds)}."))

    try:
        text, way = await away(_given_away, job, surroundings, tell=once_a_second(tell))
    except NothingLeavesError as error:
        post(Notified(f"Not copied. {error}", error=True))
        return
    if way is None and not put_on_clipboard(app, text, surroundings):
        too_long = surroundings.message_too_long(job.what, len(text.encode("utf-8")))
        post(Notified(too_long, error=True))
        return
    keep_for_pasting(app, text)
    post(Notified(surroundings.message(job.what, way)))


def _given_away(job: CopyText, surroundings: Surroundings) -> tuple[str, Way | None]:
    """Write the text, and give it to a tool; tells which one took it."""
    text = show_lines(job.write())
    for way in surroundings.ways():
        if feed(way.words, text.encode(way.encoding, errors="replace"), _PATIENCE):
            return text, way
    return text, None
