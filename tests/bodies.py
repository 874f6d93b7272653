"""The two bodies of a dataset, so that the same tests can be put to both."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from dipview.dataset.dataset import Dataset
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.snapshot.file import SnapshotFile, SnapshotWriter
from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.dataset.snapshot.writing import write_dataset
from dipview.search.searching import SearchIndex
from dipview.search.storing import open_index, save_index


def write_snapshot(dataset: MemoryDataset, path: Path) -> None:
    """Write a dataset alone as a snapshot."""
    with path.open("wb") as file:
        writer = SnapshotWriter(file)
        write_dataset(dataset, writer)
        writer.finish()


def in_memory(dataset: MemoryDataset) -> Dataset:
    """Leave a dataset as it is."""
    return dataset


def as_snapshot(dataset: MemoryDataset) -> SnapshotDataset:
    """Write a dataset as a snapshot, and open that."""
    folder = Path(tempfile.mkdtemp(prefix="dipview-test-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    write_snapshot(dataset, folder / "made.snapshot")
    return SnapshotDataset(SnapshotFile(folder / "made.snapshot"))


def stored_and_opened(index: SearchIndex, path: Path) -> SearchIndex:
    """Write an index into a snapshot of its own, and open it there."""
    with path.open("wb") as file:
        writer = SnapshotWriter(file)
        save_index(index, writer)
        writer.finish()
    return open_index(SnapshotFile(path), index.dataset)


BODIES: dict[str, Callable[[MemoryDataset], Dataset]] = {
    "memory": in_memory,
    "snapshot": as_snapshot,
}
"""Each body by its name, with what makes it of a dataset in memory."""

one_body = pytest.mark.parametrize("body", ["memory"], indirect=True)
"""For tests of how views are written, by way of all of them: bodies do not differ in what they say,
which golden files of all views are held against."""
