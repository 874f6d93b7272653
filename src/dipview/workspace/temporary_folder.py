"""Temporary folders: inside the system's own, they go with the process, however it ends.

A process that is killed at once cannot take its own away; the next one does.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

from dipview.dataset.snapshot.locking import LOCK, Lock, held_by_nobody
from dipview.leaving import at_the_end, forget

_PREFIX = "dipview-"


class TemporaryFolder:
    """A folder that nobody else may read; taken away once, by ``remove`` or when the process ends.

    Raises:
        OSError: There can be none.
    """

    def __init__(self) -> None:
        # Until it is locked it has another name: nobody takes it for one that was left behind.
        made = Path(tempfile.mkdtemp(prefix=f".{_PREFIX}"))
        self._lock: Lock | None = None
        try:
            os.close(os.open(made / LOCK, os.O_WRONLY | os.O_CREAT, 0o600))
            self._lock = Lock.of(made / LOCK)
            self.path = made.rename(made.with_name(made.name.removeprefix(".")))
        except OSError:
            shutil.rmtree(made, ignore_errors=True)
            raise
        at_the_end(self.path, self.remove)

    def remove(self) -> None:
        """Take it away, with all that is in it."""
        forget(self.path)
        shutil.rmtree(self.path, ignore_errors=True)
        if self._lock is not None:
            self._lock.release()


def sweep() -> None:
    """Take away the folders of processes that were killed before they could."""
    with contextlib.suppress(OSError):
        for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
            with contextlib.suppress(OSError):
                if _is_own(folder) and held_by_nobody(folder / LOCK):
                    shutil.rmtree(folder, ignore_errors=True)


def _is_own(folder: Path) -> bool:
    """Tell whether a folder is one of this user's dipview: with a lock in it, and no link."""
    status = folder.lstat()
    own = not hasattr(os, "getuid") or status.st_uid == os.getuid()
    return own and not folder.is_symlink() and (folder / LOCK).is_file()
