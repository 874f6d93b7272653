"""Files: what the explorer knows of the files that it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from dipview.dataset.problems import Problem
    from dipview.workspace.watching import Signature, Watch


class Files:
    """What the explorer knows of its files.

    Args:
        watched: Whether they are to be read again when they change.
    """

    def __init__(self, *, watched: bool = True) -> None:
        self.watched = watched
        self.read: Signature = ()
        """How they were when the last reading began."""
        self.good: Mapping[Path, int] = {}
        """The files whose records are shown, with their sizes."""
        self.lost: tuple[Problem, ...] = ()
        """Why what was read before is shown in place of what the files say; empty where it is not.
        """
        self.watch: Watch | None = None

    def emptied(self, now: Signature) -> list[Path]:
        """Give the files with records that have no bytes now: most are about to be written."""
        from dipview.workspace.watching import sizes_in  # noqa: PLC0415 (not at the start)

        return [path for path, size in sizes_in(now).items() if not size and self.good.get(path)]

    def end(self) -> None:
        """Watch no more."""
        if self.watch is not None:
            self.watch.stop()
