"""The progress line: how far a large dataset is read, on one line of standard error."""

from __future__ import annotations

import sys
from types import TracebackType

from dipview.cli.columns import columns_for_progress
from dipview.formats.display import show
from dipview.workspace.progress import Progress, progress_in_words


class ProgressLine:
    """A line that is written over and over and taken away at last; on a terminal alone."""

    def __init__(self) -> None:
        self._width = 0
        stream = sys.stderr
        self._seen = stream is not None and not stream.closed and stream.isatty()

    def draw(self, progress: Progress) -> None:
        """Show how far it is."""
        room = columns_for_progress() - 1
        self._put(f"reading {progress_in_words(progress)}"[:room])

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
