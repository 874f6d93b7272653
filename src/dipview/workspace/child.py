"""The child: a process of its own that reads a large dataset and writes its snapshot.

``python -m dipview.workspace.child FOLDER FILE-LIMIT TOTAL-LIMIT PATH…`` prints a JSON object a
line: how far it is, and at last the file of the finished snapshot, or why there is none.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from attrs import define

from dipview.dataset.collector_pause import collector_paused
from dipview.dataset.limits import MIB, Limits
from dipview.dataset.memory import MemoryDataset
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import codes_of
from dipview.dataset.snapshot.cache import Cache
from dipview.dataset.snapshot.contents import described, still_holds
from dipview.dataset.snapshot.file import SnapshotWriter
from dipview.dataset.snapshot.keys import Asked, asked_for
from dipview.dataset.snapshot.layout import FILES
from dipview.dataset.snapshot.writing import write_dataset
from dipview.processes.forked import Check, can_fork, forked
from dipview.search.searching import SearchIndex
from dipview.search.storing import save_index
from dipview.views.stored_orders import save_orders
from dipview.workspace.previewing import Previews
from dipview.workspace.progress import Phase

CANNOT_WRITE = "cannot-write"
"""Nothing can be written to the folder; another one may do."""
CHANGED = "changed"
"""A file changed while it was read, or cannot be read."""
LARGEST_COPIED = 64 * MIB
"""Bytes of files up to which this process is copied: the copy needs nearly as much memory again."""


_PARENT = 1
"""The number of the pipe to the parent: this process has no other output."""


class NoSnapshotError(Exception):
    """There will be no snapshot; the message is one of the reasons above."""


def main(words: Sequence[str], *, side_by_side: bool = False) -> int:
    """Read a dataset and keep its snapshot.

    Args:
        words: The folder of snapshots, the limits of a file and of all, and the paths.
        side_by_side: Make the index in a copy of this process, where that can be.

    Returns:
        The exit code.
    """
    os.umask(0o077)
    folder, file, total, *paths = words
    asked = asked_for([Path(path) for path in paths], Limits(int(file), int(total)))
    try:
        with collector_paused():
            made = make_snapshot(asked, Cache(Path(folder)), side_by_side=side_by_side)
        _send(finished=str(made))
    except NoSnapshotError as error:
        _send(failed=str(error))
        return 1
    return 0


def make_snapshot(asked: Asked, cache: Cache, *, side_by_side: bool = False) -> Path:
    """Read a dataset, and write its snapshot into a cache.

    Args:
        asked: The files as they are now.
        cache: Where to keep it.
        side_by_side: Make the index in a copy of this process, where that can be.

    Returns:
        The snapshot.

    Raises:
        NoSnapshotError: There is none.
    """
    try:
        said = described(asked)
    except OSError as error:
        raise NoSnapshotError(CHANGED) from error
    try:
        with cache.unfinished() as path:
            with path.open("wb") as file:
                writer = SnapshotWriter(file)
                dataset = _read(asked)
                if side_by_side and asked.size <= LARGEST_COPIED and can_fork():
                    _write_side_by_side(dataset, writer, cache.folder)
                else:
                    _write_records(dataset, writer)
                    _write_index(dataset, writer)
                if asked_for(asked.paths, asked.limits).key != asked.key:
                    raise NoSnapshotError(CHANGED)
                writer.say(FILES, said)
                writer.finish()
            return cache.keep(path, asked, still_holds)
    except OSError as error:
        raise NoSnapshotError(CANNOT_WRITE) from error


def _read(asked: Asked) -> MemoryDataset:
    reading = _Steps(Phase.READING, max(1, asked.size))
    previews = Previews(_send)

    def at_bytes(done: int, records: int) -> None:
        reading.at_bytes(done, records)
        previews.pass_on()

    dataset = open_dataset(asked.paths, asked.limits, at_bytes, previews.add)
    if "cannot-read" in codes_of(dataset.problems):
        raise NoSnapshotError(CHANGED)
    _Steps(Phase.CHECKING, 1, _count(dataset)).at_record(1, 1)
    return dataset


def _count(dataset: MemoryDataset) -> int:
    return sum(dataset.counts().values())


def _write_records(dataset: MemoryDataset, writer: SnapshotWriter) -> None:
    count = _count(dataset)
    write_dataset(dataset, writer, _Steps(Phase.WRITING, count, count).at_record)
    save_orders(dataset, writer)


def _write_index(
    dataset: MemoryDataset, writer: SnapshotWriter, check: Check = lambda: None
) -> None:
    count = _count(dataset)
    steps = _Steps(Phase.INDEXING, count, count)

    def at_record(done: int, total: int) -> None:
        """Say how much is done, where somebody waits for it."""
        check()
        steps.at_record(done, total)

    save_index(SearchIndex.build(dataset, progress=at_record), writer)


def _write_side_by_side(dataset: MemoryDataset, writer: SnapshotWriter, folder: Path) -> None:
    """Write the records while a copy of this process writes the index into a file without a name.

    What comes of the copy is not relied on: without it the index is made here.
    """
    with tempfile.TemporaryFile(dir=folder) as apart:

        def index(check: Check) -> None:
            """Write the index into the file without a name."""
            writing = SnapshotWriter(apart)
            _write_index(dataset, writing, check)
            writing.finish()

        with forked(index, [apart.fileno()]) as is_there:
            _write_records(dataset, writer)
            if is_there():
                writer.append(apart)
                return
    _write_index(dataset, writer)


@define
class _Steps:
    """Tells how far a phase has got, at every hundredth of it."""

    phase: Phase
    total: int
    records: int = 0
    last_share: int = -1

    def at_bytes(self, done: int, records: int) -> None:
        """Say how many bytes are done, and how many records they gave."""
        self.records = records
        self.at_record(done, self.total)

    def at_record(self, done: int, total: int) -> None:
        """Say how much is done."""
        share = min(100, 100 * done // max(1, total))
        if share != self.last_share:
            self.last_share = share
            _send(phase=self.phase.value, share=share / 100, records=self.records)


def _send(**said: object) -> None:
    """Write a line for the parent, who alone reads what this process puts out."""
    os.write(_PARENT, f"{json.dumps(said)}\n".encode("ascii"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], side_by_side=True))
