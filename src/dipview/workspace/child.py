"""The child: a process of its own that reads a large dataset and writes its snapshot.

``python -m dipview.workspace.child FOLDER FILE-LIMIT TOTAL-LIMIT PATH…`` prints a JSON object a
line: how far it is, and at last the file of the finished snapshot, or why there is none.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from attrs import define

from dipview.dataset.collector_pause import collector_paused
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.problems import codes_of
from dipview.dataset.snapshot.cache import Cache
from dipview.dataset.snapshot.contents import described, still_holds
from dipview.dataset.snapshot.file import SnapshotWriter
from dipview.dataset.snapshot.keys import Asked, asked_for
from dipview.dataset.snapshot.layout import FILES
from dipview.dataset.snapshot.writing import write_dataset
from dipview.search.searching import SearchIndex
from dipview.search.storing import save_index
from dipview.views.stored_orders import save_orders
from dipview.workspace.previewing import Previews
from dipview.workspace.progress import Phase

CANNOT_WRITE = "cannot-write"
"""Nothing can be written to the folder; another one may do."""
CHANGED = "changed"
"""A file changed while it was read, or cannot be read."""


_PARENT = 1
"""The number of the pipe to the parent: this process has no other output."""


class NoSnapshotError(Exception):
    """There will be no snapshot; the message is one of the reasons above."""


def main(words: Sequence[str]) -> int:
    """Read a dataset and keep its snapshot.

    Args:
        words: The folder of snapshots, the limits of a file and of all, and the paths.

    Returns:
        The exit code.
    """
    os.umask(0o077)
    folder, file, total, *paths = words
    asked = asked_for([Path(path) for path in paths], Limits(int(file), int(total)))
    try:
        with collector_paused():
            made = make_snapshot(asked, Cache(Path(folder)))
        _send(finished=str(made))
    except NoSnapshotError as error:
        _send(failed=str(error))
        return 1
    return 0


def make_snapshot(asked: Asked, cache: Cache) -> Path:
    """Read a dataset, and write its snapshot into a cache.

    Args:
        asked: The files as they are now.
        cache: Where to keep it.

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
                _fill(writer, asked)
                if asked_for(asked.paths, asked.limits).key != asked.key:
                    raise NoSnapshotError(CHANGED)
                writer.say(FILES, said)
                writer.finish()
            return cache.keep(path, asked, still_holds)
    except OSError as error:
        raise NoSnapshotError(CANNOT_WRITE) from error


def _fill(writer: SnapshotWriter, asked: Asked) -> None:
    reading = _Steps(Phase.READING, max(1, asked.size))
    previews = Previews(_send)

    def at_bytes(done: int, records: int) -> None:
        reading.at_bytes(done, records)
        previews.pass_on()

    dataset = open_dataset(asked.paths, asked.limits, at_bytes, previews.add)
    if "cannot-read" in codes_of(dataset.problems):
        raise NoSnapshotError(CHANGED)
    counts = sum(dataset.counts().values())
    _Steps(Phase.CHECKING, 1, counts).at_record(1, 1)
    writing = _Steps(Phase.WRITING, counts, counts)
    write_dataset(dataset, writer, writing.at_record)
    save_orders(dataset, writer)
    indexing = _Steps(Phase.INDEXING, counts, counts)
    save_index(SearchIndex.build(dataset, progress=indexing.at_record), writer)


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
    sys.exit(main(sys.argv[1:]))
