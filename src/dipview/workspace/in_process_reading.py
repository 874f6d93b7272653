"""In-process reading: files read in this process, whatever their size, and how far that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from dipview.dataset.files import size_of
from dipview.dataset.limits import Limits
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.unloaded_checks import Check
from dipview.workspace.progress import Clock, Phase, Progress

LARGE = 1024 * 1024
"""From this many bytes on it is told how far the reading is."""
_READING = {Phase.READING: 0.8}
"""What is checked afterwards, across all files, takes the rest of the time."""


def read_here(
    paths: Sequence[Path],
    limits: Limits,
    on_progress: Callable[[Progress], None],
    also: Check | None = None,
) -> MemoryDataset:
    """Read files and folders as one dataset.

    Args:
        paths: The files and folders.
        limits: How many bytes may be read.
        on_progress: Told how far it is where there is much to read.
        also: Looks through all that loaded once more, as ``open_dataset`` says.
    """
    size = size_of(paths)
    if size < LARGE:
        return open_dataset(paths, limits, also=also)
    clock = Clock(weights=_READING)

    def at_bytes(done: int, records: int) -> None:
        on_progress(clock.at(Phase.READING, done / size, records))

    return open_dataset(paths, limits, at_bytes, also=also)
