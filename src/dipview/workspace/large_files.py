"""Large files: those whose snapshot a child process makes; its own progress is told on."""

from __future__ import annotations

import json
import os
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from importlib import import_module
from threading import Event, Lock
from typing import Any

from dipview.dataset.opening import open_dataset
from dipview.dataset.snapshot.cache import Cache, Snapshot
from dipview.dataset.snapshot.contents import still_holds
from dipview.dataset.snapshot.keys import Asked
from dipview.leaving import at_the_end, forget
from dipview.processes.forked import can_fork
from dipview.processes.own_process import Child, end, own_words, start, start_copy
from dipview.views.preview import Preview
from dipview.workspace.previewing import previewed
from dipview.workspace.progress import Clock, LoadingCancelled, Phase, Progress
from dipview.workspace.small_files import read_again, tell_damage
from dipview.workspace.stored_workspace import workspace_of
from dipview.workspace.temporary_folder import TemporaryFolder, sweep
from dipview.workspace.wanted import Wanted
from dipview.workspace.workspace import Workspace


class Reading:
    """One reading of large files, which another thread can cancel.

    Args:
        wanted: What is to be opened.
        cancelled: Set once the reading is cancelled.
    """

    def __init__(self, wanted: Wanted, cancelled: Event) -> None:
        self._wanted = wanted
        self._cancelled = cancelled
        self._lock = Lock()
        self._child: Child | None = None
        """The child that reads."""

    def workspace(self, asked: Asked, cache: Cache | None) -> Workspace:
        """Open the files from a snapshot that a child makes; read them here where none can be.

        Raises:
            LoadingCancelled: It was cancelled meanwhile.
        """
        snapshot = self._snapshot(asked, cache)
        self._check()
        if snapshot is None:
            return Workspace(open_dataset(self._wanted.paths, self._wanted.limits))
        return workspace_of(snapshot)

    def cancel(self) -> None:
        """End it, from whatever thread, once ``cancelled`` is set."""
        with self._lock:
            if self._child is not None:
                self._child.kill()

    def _check(self) -> None:
        if self._cancelled.is_set():
            raise LoadingCancelled

    def _snapshot(self, asked: Asked, cache: Cache | None) -> Snapshot | None:
        """Find a snapshot of the files, or have one made; None where there can be none."""
        if cache is not None:
            reread = partial(read_again, self._wanted, asked, cache)
            if found := cache.find(asked, reread, partial(tell_damage, self._wanted), still_holds):
                return found
            if self._made(asked, cache):
                return cache.find(asked, reread, holds=still_holds)
        return self._in_passing(asked) if self._wanted.apart else None

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
                found = cache.find(
                    asked, partial(read_again, self._wanted, asked, cache), holds=still_holds
                )
        finally:
            if found is None:
                folder.remove()
        if found is not None:
            weakref.finalize(found.dataset, folder.remove)
        return found

    def _made(self, asked: Asked, cache: Cache) -> bool:
        """Have a child make the snapshot; tell whether it is finished."""
        self._check()
        begin = _beginning(cache, asked)
        if begin is None:
            return False
        reading, writing = os.pipe()
        with os.fdopen(reading, "rb") as said:
            try:
                with self._lock:
                    child = self._child = begin(writing)
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
        # Before the child has begun: large files take a while to their first record.
        if self._wanted.on_progress:
            self._wanted.on_progress(clock.at(Phase.READING, 0, 0))
        finished = False
        for said in _said_in(lines):
            self._check()
            finished = finished or "finished" in said
            if self._wanted.on_progress and (progress := _progress(clock, said)) is not None:
                self._wanted.on_progress(progress)
            if self._wanted.show and (seen := previewed(preview, said)) is not None:
                preview = seen
                self._wanted.show(preview)
        return finished


_CHILD = "dipview.workspace.child"


def _beginning(cache: Cache, asked: Asked) -> Callable[[int], Child] | None:
    """Give what begins the child, whose output goes to a pipe; None where nothing can.

    A copy of this process need not be started, nor import again what is imported here.
    """
    words = _words(cache, asked)
    if can_fork():
        return partial(start_copy, partial(_read, words))
    command = _command(words)
    return None if command is None else partial(start, command)


def _words(cache: Cache, asked: Asked) -> list[str]:
    """Give what the child is told."""
    limits = (str(asked.limits.file), str(asked.limits.total))
    return [str(cache.folder), *limits, *map(str, asked.paths)]


def _read(words: Sequence[str]) -> None:
    """Do what the child does, in a copy of this process; nothing else imports it here."""
    import_module(_CHILD).main(words, side_by_side=True)


def _command(words: Sequence[str]) -> list[str] | None:
    """Give the words that start the child; None where there is no interpreter to start."""
    return own_words(_CHILD, *words)


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
