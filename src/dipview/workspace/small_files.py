"""Small files: read in this process."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from threading import Event

from dipview.dataset.bundled import bundled_path
from dipview.dataset.limits import Limits
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.snapshot.cache import Cache
from dipview.dataset.snapshot.keys import Asked
from dipview.workspace.wanted import Wanted
from dipview.workspace.workspace import Workspace

DAMAGED = "the snapshot of these files is damaged: they are read anew"
"""What is told of a snapshot that cannot be used."""


class Reading:
    """One reading of small files. See the protocol in ``loading``."""

    def __init__(self, wanted: Wanted, cancelled: Event) -> None:  # noqa: ARG002 - it is short
        self._wanted = wanted

    def workspace(self, asked: Asked, cache: Cache | None) -> Workspace:
        """Read the files, and take away the snapshot of what they were before."""
        if cache is not None:
            cache.drop(cache.place(asked))
        return Workspace(open_dataset(self._wanted.paths, self._wanted.limits))

    def cancel(self) -> None:
        """Let it end: it is short."""


def read_again(wanted: Wanted, asked: Asked, cache: Cache) -> MemoryDataset:
    """Read the files themselves of a snapshot that turned out to be damaged, and take it away."""
    tell_damage(wanted)
    cache.drop(cache.place(asked))
    return open_dataset(wanted.paths, wanted.limits)


def tell_damage(wanted: Wanted) -> None:
    """Tell whoever wants a dataset that its snapshot is damaged."""
    if wanted.notice is not None:
        wanted.notice(DAMAGED)


def read_workspace(paths: Sequence[Path], limits: Limits | None = None) -> Workspace:
    """Read files and folders in this process; with none, the bundled dataset.

    Nothing in a file makes this fail: what is wrong is told in ``dataset.problems``.

    Args:
        paths: Files and folders.
        limits: How many bytes may be read; None for what dipview reads by default.
    """
    return Workspace(open_dataset(list(paths) or [bundled_path()], limits))
