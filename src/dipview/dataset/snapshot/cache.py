"""The cache: where snapshots are kept in the user's cache folder, found again, and let go of.

Each snapshot is a folder named by its key, made beside its place and put there by rename. Nothing
fails because of the cache: what cannot be kept is not kept.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from attrs import field
from platformdirs import user_cache_path

from dipview.dataset.dataset import Dataset
from dipview.dataset.snapshot.columns import SnapshotError
from dipview.dataset.snapshot.keys import Asked, still_holds
from dipview.dataset.snapshot.locking import LOCK, Lock, held_by_nobody, locked
from dipview.dataset.snapshot.snapshot import SnapshotDataset
from dipview.model.values import frozen

SWITCH = "DIPVIEW_CACHE"
"""The environment variable that turns the cache ``off``."""
MOST = 8
"""How many snapshots are kept."""
LARGEST = 4 << 30
"""How many bytes all of them together may have."""
UNUSED = 30 * 24 * 3600
"""Seconds after which a snapshot that was not opened is let go of."""
_ABANDONED = 3600
"""Seconds after which what nobody finishes is taken away."""
FILES = "files.json"
"""The file of a snapshot that says what was read; it is written last."""
_UNFINISHED = "unfinished-"


@frozen
class Snapshot:
    """A snapshot that can be opened; its lock keeps it from being taken away."""

    folder: Path
    dataset: SnapshotDataset = field(repr=False, eq=False)
    _lock: Lock = field(repr=False, eq=False)

    def close(self) -> None:
        """Let go of it."""
        self._lock.release()


@frozen
class Cache:
    """A folder of snapshots."""

    folder: Path

    def find(
        self, asked: Asked, reread: Callable[[], Dataset], damaged: Callable[[], None] | None = None
    ) -> Snapshot | None:
        """Open the snapshot of some files.

        Args:
            asked: The files as they are now.
            reread: Reads the files themselves, should it turn out to be damaged later.
            damaged: Called where there is one, and it is damaged.

        Returns:
            The snapshot; None where there is none, or it is not of these files, or is damaged.
        """
        return opened(self.folder / asked.key, asked, reread, damaged)

    @contextlib.contextmanager
    def unfinished(self) -> Iterator[Path]:
        """Give an empty folder to make a snapshot in, which is taken away if it is left there.

        Raises:
            OSError: The cache cannot be written to.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=_UNFINISHED, dir=self.folder))
        try:
            with locked(folder):
                yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)

    def keep(self, made: Path, asked: Asked) -> Path:
        """Put a finished snapshot in its place, unless one as good came there meanwhile.

        Raises:
            OSError: It cannot be put there.
        """
        place = self.folder / asked.key
        for _ in range(3):
            try:
                made.rename(place)
            except OSError:
                if opened(place, asked, _never) is not None:
                    break
                self.drop(place)
            else:
                break
        self.prune()
        return place

    def drop(self, folder: Path) -> None:
        """Take a snapshot away."""
        aside = folder.with_name(f"{_UNFINISHED}{os.getpid()}-{time.monotonic_ns()}")
        with contextlib.suppress(OSError):
            folder.rename(aside)
            if aside.is_dir():
                shutil.rmtree(aside, ignore_errors=True)
            else:
                aside.unlink()

    def prune(self) -> None:
        """Take away what is not used any more, or too much; never what anyone has open."""
        now = time.time()
        kept, size = 0, 0
        for used, folder in self._by_use():
            if folder.name.startswith(_UNFINISHED):
                # Whoever makes a snapshot has a share in its lock from the first moment on.
                going = (folder / LOCK).exists() or now - used > _ABANDONED
            else:
                kept += 1
                size += _size_of(folder)
                going = kept > 1 and (kept > MOST or size > LARGEST or now - used > UNUSED)
            if going and held_by_nobody(folder):
                self.drop(folder)

    def _by_use(self) -> list[tuple[float, Path]]:
        """Give all folders, the last used first."""
        found = []
        with contextlib.suppress(OSError):
            for folder in self.folder.iterdir():
                with contextlib.suppress(OSError):
                    found.append((folder.stat().st_mtime, folder))
        return sorted(found, reverse=True)


def opened(
    folder: Path,
    asked: Asked,
    reread: Callable[[], Dataset],
    damaged: Callable[[], None] | None = None,
) -> Snapshot | None:
    """Open a snapshot in any folder; None where it is not of these files, or is damaged."""
    lock = Lock.of(folder)
    try:
        said = json.loads((folder / FILES).read_bytes())
        if still_holds(said, asked):
            dataset = SnapshotDataset(folder, reread, lock)
            with contextlib.suppress(OSError):
                os.utime(folder)
            return Snapshot(folder, dataset, lock)
    except (OSError, SnapshotError, LookupError, TypeError, ValueError):
        if damaged is not None and folder.exists():
            damaged()
    lock.release()
    return None


def user_cache() -> Cache | None:
    """Give the user's cache; None where it is turned off."""
    if os.environ.get(SWITCH, "").lower() in ("off", "no", "0", "false"):
        return None
    try:
        folder = user_cache_path("dipview", appauthor=False)
    except RuntimeError:  # There is no home.
        return None
    return Cache(folder / "snapshots") if folder.is_absolute() else None


def _size_of(folder: Path) -> int:
    size = 0
    with contextlib.suppress(OSError):
        size = sum(file.stat().st_size for file in folder.iterdir())
    return size


def _never() -> Dataset:
    raise SnapshotError("it is only looked at")
