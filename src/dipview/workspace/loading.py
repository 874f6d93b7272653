"""Loading: opens large datasets from snapshots, which a child process makes, with progress."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeAlias

from dipview.dataset.bundled import bundled_path
from dipview.dataset.dataset import Dataset
from dipview.dataset.files import size_of
from dipview.dataset.limits import Limits
from dipview.dataset.opening import open_dataset
from dipview.leaving import at_the_end, forget
from dipview.workspace.workspace import Workspace

if TYPE_CHECKING:
    import subprocess

    from dipview.dataset.snapshot.cache import Cache, Snapshot
    from dipview.dataset.snapshot.keys import Asked
    from dipview.views.glimpse import Glimpse
    from dipview.workspace.progress import Clock, Progress

LARGE = 1024 * 1024
"""From this many bytes on, files are read by a child."""

DAMAGED = "the snapshot of these files is damaged: they are read anew"
"""What is told of a snapshot that cannot be used."""

Tell: TypeAlias = "Callable[[Progress], None]"
"""Told how far a load has got."""
Show: TypeAlias = "Callable[[Glimpse], None]"
"""Given what has been read so far."""


class LoadingCancelled(Exception):  # noqa: N818 - nothing went wrong
    """Someone called ``cancel``; raised for no other reason."""


class Loading:
    """One load of files and folders, which another thread can watch and cancel.

    Args:
        paths: Files and folders; none for the bundled dataset.
        limits: How many bytes may be read; None for what dipview reads by default.
        tell: Told how far it is, in the thread that calls ``workspace``.
        show: Given what a child has read so far, in the same thread.
        notice: Told in words what is to be known of the load; in whatever thread, and maybe later.
        apart: Read large files in a child even where its snapshot cannot be kept, so that this
            process can do other things meanwhile.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        limits: Limits | None = None,
        tell: Tell | None = None,
        *,
        show: Show | None = None,
        notice: Callable[[str], None] | None = None,
        apart: bool = False,
    ) -> None:
        self._paths = list(paths) or [bundled_path()]
        self._limits = limits or Limits()
        self._tell = tell
        self._show = show
        self._notice = notice
        self._apart = apart
        self._lock = Lock()
        self._child: Any = None
        """The child that reads, a ``Popen``; its module is imported for large sets alone."""
        self._cancelled = False
        self.progress: Progress | None = None
        """How far it is; None before anything is known."""

    def workspace(self) -> Workspace:
        """Open the files, and wait until that is done.

        Raises:
            LoadingCancelled: ``cancel`` was called meanwhile.
        """
        if size_of(self._paths) < LARGE:
            return Workspace(self._read())
        snapshot = self._snapshot()
        if snapshot is None:
            self._check()
            return Workspace(self._read())
        return Workspace(snapshot.dataset, snapshot)

    def cancel(self) -> None:
        """End it, from whatever thread."""
        with self._lock:
            self._cancelled = True
            if self._child is not None:
                self._child.kill()

    def _read(self) -> Dataset:
        return open_dataset(self._paths, self._limits)

    def _check(self) -> None:
        if self._cancelled:
            raise LoadingCancelled

    def _snapshot(self) -> Snapshot | None:
        """Find a snapshot of the files, or have one made; None where there can be none."""
        from dipview.dataset.snapshot.cache import user_cache  # noqa: PLC0415 - for large sets
        from dipview.dataset.snapshot.keys import asked_for  # noqa: PLC0415 - as above

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
        import weakref  # noqa: PLC0415 - for large sets

        from dipview.dataset.snapshot.cache import Cache  # noqa: PLC0415 - for large sets
        from dipview.workspace.passing import PassingFolder, sweep  # noqa: PLC0415 - as above

        sweep()
        try:
            folder = PassingFolder()
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
        import subprocess  # noqa: PLC0415 - for large sets

        self._check()
        command = _command(cache, asked)
        if command is None:
            return False
        reading, writing = os.pipe()
        with os.fdopen(reading, "rb") as said:
            try:
                with self._lock:
                    child = self._child = subprocess.Popen(  # noqa: S603 - words, no shell
                        command,
                        stdin=subprocess.DEVNULL,
                        stdout=writing,
                        stderr=subprocess.DEVNULL,
                    )
            except (OSError, ValueError):
                return False
            finally:
                os.close(writing)
            # The last done first: its folder goes once the child does not write there any more.
            at_the_end(child, partial(_end, child))
            try:
                self._check()
                return self._watched(said)
            finally:
                forget(child)
                with self._lock:
                    self._child = None
                _end(child)
                cache.prune()
                self._check()

    def _watched(self, lines: Iterable[bytes]) -> bool:
        """Tell what the child says, until it has nothing more to say."""
        from dipview.views.glimpse import Glimpse  # noqa: PLC0415 - for large sets
        from dipview.workspace.glimpsing import glimpsed  # noqa: PLC0415 - as above
        from dipview.workspace.progress import Clock  # noqa: PLC0415 - as above

        clock, glimpse = Clock(), Glimpse()
        finished = False
        for said in _said_in(lines):
            self._check()
            finished = finished or "finished" in said
            if (progress := _progress(clock, said)) is not None:
                self.progress = progress
                if self._tell:
                    self._tell(progress)
            if self._show and (seen := glimpsed(glimpse, said)) is not None:
                glimpse = seen
                self._show(glimpse)
        return finished


def _end(child: subprocess.Popen[bytes]) -> None:
    child.kill()
    child.wait()


def _command(cache: Cache, asked: Asked) -> list[str] | None:
    """Give the words that start the child; None where there is no interpreter to start."""
    if not sys.executable:
        return None
    limits = asked.limits
    # -P: a module that lies where the user stands is none of the program's.
    python = [sys.executable, "-P", "-m", "dipview.workspace.child"]
    numbers = [str(limits.file), str(limits.total)]
    return [*python, str(cache.folder), *numbers, *map(str, asked.paths)]


def _progress(clock: Clock, said: Mapping[str, Any]) -> Progress | None:
    """Read how far the child is; None where it does not say that."""
    from dipview.workspace.progress import Phase  # noqa: PLC0415 - for large sets

    try:
        return clock.at(Phase(said["phase"]), float(said["share"]), int(said["records"]))
    except (LookupError, TypeError, ValueError):
        return None


def _said_in(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    import json  # noqa: PLC0415 - for large sets

    for line in lines:
        try:
            said = json.loads(line)
        except ValueError:
            continue
        if isinstance(said, dict):
            yield said
