"""The cache: where snapshots are kept in the user's cache folder, found again, and let go of.

Each snapshot is a file named by what it is of, made beside its place and put there by rename.
Nothing fails because of the cache: what cannot be kept is not kept.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import stat
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple, TypeAlias

from attrs import field
from platformdirs import user_cache_path

from dipview.dataset.dataset import Dataset
from dipview.dataset.snapshot.columns import SnapshotError
from dipview.dataset.snapshot.file import SnapshotFile
from dipview.dataset.snapshot.keys import Asked, surely_holds
from dipview.dataset.snapshot.layout import FILES
from dipview.dataset.snapshot.locking import LOCK, Lock, held_by_nobody
from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.model.values import frozen

SWITCH = "DIPVIEW_CACHE"
"""The environment variable that turns the cache ``off``."""
MOST = 8
"""How many snapshots of large sets are kept."""
LARGEST = 4 << 30
"""How many bytes all of them together may have."""
MOST_SMALL = 64
"""How many snapshots of small sets are kept: they are in a folder of their own, so that however
many they are, none of a large one goes for them."""
LARGEST_SMALL = 64 << 20
"""How many bytes all of them together may have."""
UNUSED = 30 * 24 * 3600
"""Seconds after which a snapshot that was not opened is let go of."""
_ABANDONED = 3600
"""Seconds after which what nobody finishes is taken away."""
_ENDING = ".snapshot"
_BEGUN = "begun-"
_UNFINISHED = "unfinished-"
_OLD = rf"[0-9a-f]{{40}}|{_UNFINISHED}.*"
"""The folders that earlier versions made, of several files each."""

Holds: TypeAlias = Callable[[dict[str, Any], Asked], bool]
"""Tells whether what a snapshot says of its files is true of them now."""


@frozen
class Snapshot:
    """A snapshot that can be opened; its lock keeps it from being taken away."""

    path: Path
    file: SnapshotFile = field(repr=False, eq=False)
    dataset: SnapshotDataset = field(repr=False, eq=False)
    _lock: Lock = field(repr=False, eq=False)

    def close(self) -> None:
        """Let go of it."""
        self._lock.release()


class Cache(NamedTuple):
    """A folder of snapshots."""

    folder: Path
    most: int = MOST
    """How many snapshots are kept."""
    largest: int = LARGEST
    """How many bytes all of them together may have."""
    replacing: bool = False
    """Whether a snapshot takes the place of that of the same paths as they were before."""

    def find(
        self,
        asked: Asked,
        reread: Callable[[], Dataset],
        damaged: Callable[[], None] | None = None,
        holds: Holds = surely_holds,
    ) -> Snapshot | None:
        """Open the snapshot of some files.

        Args:
            asked: The files as they are now.
            reread: Reads the files themselves, should it turn out to be damaged later.
            damaged: Called where there is one, and it is damaged.
            holds: Tells whether what it says of its files is true of them now.

        Returns:
            The snapshot; None where there is none, or it is not of these files, or is damaged.
        """
        return opened(self.place(asked), asked, reread, damaged, holds)

    def place(self, asked: Asked) -> Path:
        """Give the place of the snapshot of some files."""
        return self.folder / f"{asked.of_paths if self.replacing else asked.key}{_ENDING}"

    @contextlib.contextmanager
    def unfinished(self) -> Iterator[Path]:
        """Give an empty file to make a snapshot in, which is taken away if it is left there.

        Raises:
            OSError: The cache cannot be written to.
        """
        for folder in (self.folder.parent, self.folder):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_BEGUN, dir=self.folder)
        os.close(handle)
        path = Path(name)
        lock = Lock.of(path)
        try:
            # Until it is locked it has another name: nobody takes it for one that was left behind.
            path = path.rename(path.with_name(path.name.replace(_BEGUN, _UNFINISHED, 1)))
            yield path
        finally:
            lock.release()
            self.drop(path)

    def keep(self, made: Path, asked: Asked, holds: Holds = surely_holds) -> Path:
        """Put a finished snapshot in its place, unless one as good came there meanwhile.

        Args:
            made: The snapshot.
            asked: The files as they are now.
            holds: Tells whether what one says of its files is true of them now.

        Raises:
            OSError: It cannot be put there.
        """
        place = self.place(asked)
        found = opened(place, asked, _never, holds=holds)
        if found is not None:
            found.close()
        else:
            if place.is_dir():
                self.drop(place)
            made.replace(place)
        self.prune()
        return place

    def drop(self, path: Path) -> None:
        """Take a snapshot away."""
        with contextlib.suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()

    def prune(self) -> None:
        """Take away what is not used any more, or too much; never what anyone has open."""
        now = time.time()
        kept, size = 0, 0
        for path, status in self._by_use():
            lock = path
            unused = now - status.st_mtime
            if stat.S_ISDIR(status.st_mode):
                lock = path / LOCK
                going = re.fullmatch(_OLD, path.name) is not None
            elif path.name.startswith(_UNFINISHED):
                going = True
            elif path.name.startswith(_BEGUN):
                going = unused > _ABANDONED
            elif path.suffix == _ENDING:
                kept += 1
                size += status.st_size
                going = kept > 1 and (kept > self.most or size > self.largest or unused > UNUSED)
            else:
                going = False
            if going and held_by_nobody(lock):
                self.drop(path)

    def _by_use(self) -> list[tuple[Path, os.stat_result]]:
        """Give all that is there, the last used first."""
        found = []
        with contextlib.suppress(OSError):
            for path in self.folder.iterdir():
                with contextlib.suppress(OSError):
                    found.append((path, path.lstat()))
        return sorted(found, key=lambda each: each[1].st_mtime, reverse=True)


def opened(
    path: Path,
    asked: Asked,
    reread: Callable[[], Dataset],
    damaged: Callable[[], None] | None = None,
    holds: Holds = surely_holds,
) -> Snapshot | None:
    """Open a snapshot in any place; None where it is not of these files, or is damaged."""
    lock = Lock.of(path)
    try:
        file = SnapshotFile(path)
        if holds(file.said(FILES), asked):
            dataset = SnapshotDataset(file, reread, lock)
            with contextlib.suppress(OSError):
                os.utime(path)
            return Snapshot(path, file, dataset, lock)
    except (OSError, SnapshotError, LookupError, TypeError, ValueError):
        if damaged is not None and path.exists():
            damaged()
    lock.release()
    return None


def user_cache(*, small: bool = False) -> Cache | None:
    """Give the user's cache; None where it is turned off.

    Args:
        small: That of small sets.
    """
    if os.environ.get(SWITCH, "").lower() in ("off", "no", "0", "false"):
        return None
    try:
        folder = user_cache_path("dipview", appauthor=False)
    except RuntimeError:  # There is no home.
        return None
    if not folder.is_absolute():
        return None
    kept = folder / "snapshots"
    if small:
        return Cache(kept / "small", MOST_SMALL, LARGEST_SMALL, replacing=True)
    return Cache(kept)


def _never() -> Dataset:
    raise SnapshotError("it is only looked at")
