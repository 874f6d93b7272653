"""Large datasets: opened from snapshots, which a child process makes; its own progress is told on.

What only they need is imported here, so that a small dataset waits for none of it.
"""

from __future__ import annotations

import json
import os
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Event, Lock
from typing import Any

from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.dataset.snapshot.cache import Cache, Snapshot, user_cache
from dipview.dataset.snapshot.columns import SnapshotError
from dipview.dataset.snapshot.file import SnapshotFile
from dipview.dataset.snapshot.keys import Asked, asked_for
from dipview.leaving import at_the_end, forget
from dipview.processes.own_process import Child, end, own_words, start
from dipview.search.searching import SearchIndex
from dipview.search.storing import open_index
from dipview.views.preview import Preview
from dipview.views.stored_orders import open_orders
from dipview.workspace.previewing import previewed
from dipview.workspace.progress import Clock, LoadingCancelled, Phase, Progress
from dipview.workspace.temporary_folder import TemporaryFolder, sweep
from dipview.workspace.workspace import Workspace

DAMAGED = "the snapshot of these files is damaged: they are read anew"
"""What is told of a snapshot that cannot be used."""


class LargeLoading:
    """One load of large files, which another thread can cancel.

    Args:
        paths: Files and folders.
        limits: How many bytes may be read.
        cancelled: Set once the load is cancelled.
        on_progress: Told how far it is.
        show: Given what a child has read so far.
        notice: Told in words what is to be known of the load; maybe later, in whatever thread.
        apart: Read in a child even where its snapshot cannot be kept.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        limits: Limits,
        cancelled: Event,
        *,
        on_progress: Callable[[Progress], None] | None,
        show: Callable[[Preview], None] | None,
        notice: Callable[[str], None] | None,
        apart: bool,
    ) -> None:
        self._paths = list(paths)
        self._limits = limits
        self._cancelled = cancelled
        self._on_progress = on_progress
        self._show = show
        self._notice = notice
        self._apart = apart
        self._lock = Lock()
        self._child: Child | None = None
        """The child that reads."""

    def workspace(self) -> Workspace | None:
        """Open the files from a snapshot, making one where there is none; None where none can be.

        Raises:
            LoadingCancelled: It was cancelled meanwhile.
        """
        snapshot = self._snapshot()
        self._check()
        if snapshot is None:
            return None
        dataset, file = snapshot.dataset, snapshot.file
        return Workspace(dataset, open_orders(dataset, file), lambda: _index(dataset, file))

    def cancel(self) -> None:
        """End it, from whatever thread, once ``cancelled`` is set."""
        with self._lock:
            if self._child is not None:
                self._child.kill()

    def _check(self) -> None:
        if self._cancelled.is_set():
            raise LoadingCancelled

    def _snapshot(self) -> Snapshot | None:
        """Find a snapshot of the files, or have one made; None where there can be none."""
        asked = asked_for(self._paths, self._limits)
        cache = user_cache()
        if cache is not None:
            if found := cache.find(asked, self._reread(cache, asked), self._tell_damage):
                return found
            if self._made(asked, cache):
                return cache.find(asked, self._reread(cache, asked))
        return self._in_passing(asked) if self._apart else None

    def _in_passing(self, asked: Asked) -> Snapshot | None:
        """Have a snapshot made that is taken away with its dataset."""
        sweep()
        try:
            folder = TemporaryFolder()
        except OSError:
            return None
        found = None
        try:
            cache = Cache(folder.path)
            if self._made(asked, cache):
                found = cache.find(asked, self._reread(cache, asked))
        finally:
            if found is None:
                folder.remove()
        if found is not None:
            weakref.finalize(found.dataset, folder.remove)
        return found

    def _reread(self, cache: Cache, asked: Asked) -> Callable[[], Dataset]:
        """Give what reads the files themselves where a snapshot turns out to be damaged."""
        paths, limits, tell_damage = self._paths, self._limits, self._tell_damage

        def reread() -> Dataset:
            tell_damage()
            cache.drop(cache.place(asked))
            return open_dataset(paths, limits)

        return reread

    def _tell_damage(self) -> None:
        if self._notice is not None:
            self._notice(DAMAGED)

    def _made(self, asked: Asked, cache: Cache) -> bool:
        """Have a child make the snapshot; tell whether it is finished."""
        self._check()
        command = _command(cache, asked)
        if command is None:
            return False
        reading, writing = os.pipe()
        with os.fdopen(reading, "rb") as said:
            try:
                with self._lock:
                    child = self._child = start(command, writing)
            except (OSError, ValueError):
                return False
            finally:
                os.close(writing)
            # The last done first: its folder goes once the child does not write there any more.
            at_the_end(child, partial(end, child))
            try:
                self._check()
                return self._watched(said)
            finally:
                forget(child)
                with self._lock:
                    self._child = None
                end(child)
                cache.prune()
                self._check()

    def _watched(self, lines: Iterable[bytes]) -> bool:
        """Tell what the child says, until it has nothing more to say."""
        clock, preview = Clock(), Preview()
        if (
            self._on_progress
        ):  # before the child has begun: large files take a while to their first record
            self._on_progress(clock.at(Phase.READING, 0, 0))
        finished = False
        for said in _said_in(lines):
            self._check()
            finished = finished or "finished" in said
            if self._on_progress and (progress := _progress(clock, said)) is not None:
                self._on_progress(progress)
            if self._show and (seen := previewed(preview, said)) is not None:
                preview = seen
                self._show(preview)
        return finished


def _index(dataset: Dataset, file: SnapshotFile) -> SearchIndex | None:
    """Open the index that lies in a snapshot; None where there is none, or not whole."""
    try:
        return open_index(file, dataset)
    except SnapshotError:
        return None


def _command(cache: Cache, asked: Asked) -> list[str] | None:
    """Give the words that start the child; None where there is no interpreter to start."""
    words = (str(cache.folder), str(asked.limits.file), str(asked.limits.total))
    return own_words("dipview.workspace.child", *words, *map(str, asked.paths))


def _progress(clock: Clock, said: Mapping[str, Any]) -> Progress | None:
    """Read how far the child is; None where it does not say that."""
    try:
        return clock.at(Phase(said["phase"]), float(said["share"]), int(said["records"]))
    except (LookupError, TypeError, ValueError):
        return None


def _said_in(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if isinstance(said, dict):
            yield said
