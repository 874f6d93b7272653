"""The progress line: how far what takes long has got, on one line of standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from threading import Event, Thread
from types import TracebackType
from typing import TYPE_CHECKING, TypeVar

from dipview.cli.columns import columns_for_progress
from dipview.computing import Computation
from dipview.formats.safe_text import show

if TYPE_CHECKING:
    from dipview.workspace.progress import Progress

T = TypeVar("T")
_BETWEEN = 0.3
"""Seconds between two words on how far it is; of what takes less, nothing is told."""


class ProgressLine:
    """A line that is written over and over and taken away at last; on a terminal alone."""

    def __init__(self) -> None:
        self._width = 0
        stream = sys.stderr
        self._seen = stream is not None and not stream.closed and stream.isatty()

    def draw(self, progress: Progress) -> None:
        """Show how far it is."""
        self.say(f"reading {progress.in_words()}")

    def say(self, text: str) -> None:
        """Say what is being done."""
        self._put(text[: columns_for_progress() - 1])

    def __enter__(self) -> ProgressLine:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._width:
            self._put("")
            self._put("")

    def _put(self, text: str) -> None:
        if not self._seen:
            return
        padded, self._width = text.ljust(self._width), len(text)
        try:
            sys.stderr.write("\r")
            sys.stderr.write(show(padded))
            sys.stderr.flush()
        except (OSError, ValueError):
            self._seen = False


def followed(doing: str, compute: Callable[[], T], between: float = _BETWEEN) -> T:
    """Do something, while a line tells how far it is.

    Args:
        doing: What is done: ``reading``.
        compute: Does it, and goes through what it does by ``computing.steps``.
        between: Seconds between two words on it.
    """
    computation, done, begun = Computation(), Event(), time.monotonic()

    def follow(line: ProgressLine) -> None:
        while not done.wait(between):
            far = f": {computation.progress}" if computation.progress else ""
            line.say(f"{doing}{far}, for {time.monotonic() - begun:.0f} s")

    with ProgressLine() as line:
        thread = Thread(target=follow, args=(line,), daemon=True)
        thread.start()
        try:
            return computation.run(compute)
        finally:
            done.set()
            thread.join()
