"""The clipboard's job: writes a text away from the keys, and gives it to whatever takes it."""

from __future__ import annotations

import os
import shutil
import sys
from typing import Any

from attrs import define
from textual.app import App

from dipview.commands.effects import CopyText
from dipview.commands.leaving import NothingLeavesError
from dipview.formats.display import show_lines
from dipview.processes.launching import feed
from dipview.tui.gate import keep_for_pasting, put_on_clipboard
from dipview.tui.messages import Notified, Post
from dipview.tui.threads import away
from dipview.workspace.clipboard import Surroundings, Way

_PATIENCE = 3.0
"""Seconds that a clipboard tool may take."""
_NOTICED = 1
"""Seconds from which on it is told that it takes a while, once a second."""


async def copy(app: App[Any], post: Post, job: CopyText) -> None:
    """Copy a text: by the first tool that takes it, else by asking the terminal.

    Args:
        app: Whose terminal is asked.
        post: Posts what is told of it.
        job: What to copy.
    """
    surroundings = Surroundings(os.environ, sys.platform, shutil.which)
    tell = _Waiting(post, job.what).tell
    try:
        text, way = await away(_given_away, job, surroundings, tell=tell)
    except NothingLeavesError as error:
        post(Notified(f"Not copied. {error}", error=True))
        return
    if way is None and not put_on_clipboard(app, text, surroundings):
        too_long = surroundings.message_too_long(job.what, len(text.encode("utf-8")))
        post(Notified(too_long, error=True))
        return
    keep_for_pasting(app, text)
    post(Notified(surroundings.message(job.what, way)))


@define
class _Waiting:
    """Tells how far a text is that is written for the clipboard."""

    post: Post
    what: str
    told: int = 0
    """For how many seconds, when it was told last."""

    def tell(self, progress: str, seconds: float) -> None:
        """Tell it, where another second has passed."""
        if seconds >= _NOTICED and self.told <= seconds:
            self.told = int(seconds) + 1
            far = (
                f"Copying {self.what}: {progress}, for" if progress else f"Copying {self.what} for"
            )
            self.post(Notified(f"{far} {seconds:.0f} s."))


def _given_away(job: CopyText, surroundings: Surroundings) -> tuple[str, Way | None]:
    """Write the text, and give it to a tool; tells which one took it."""
    text = show_lines(job.write())
    for way in surroundings.ways():
        if feed(way.words, text.encode(way.encoding, errors="replace"), _PATIENCE):
            return text, way
    return text, None
