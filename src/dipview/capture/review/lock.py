"""The lock of a review: one person at a time decides on the drafts of a source."""

from __future__ import annotations

import os
from pathlib import Path

from filelock import FileLock, Timeout

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]


class ReviewLock:
    """What keeps a second review of the same drafts from deciding; others may read on.

    The log itself is locked, so that nothing more lies beside the drafts; where the system has no
    such locks, a file of its own. It is let go of when its process ends, however it ends.

    Args:
        log: The log of decisions; made where there is none.
    """

    def __init__(self, log: Path) -> None:
        self._log = log
        self._handle: int | None = None
        self._beside = FileLock(log.with_name(f".{log.name}.lock"), timeout=0)

    def take(self) -> bool:
        """Take it; tells False where another review has it.

        Raises:
            OSError: Nothing can be written beside the drafts.
        """
        self._log.parent.mkdir(parents=True, exist_ok=True)
        if fcntl is None:
            return self._take_beside()
        handle = os.open(self._log, os.O_RDWR | os.O_CREAT, 0o666)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(handle)
            return False
        except OSError:
            os.close(handle)  # a file system without locks: the last one to write wins
            return True
        self._handle = handle
        return True

    def _take_beside(self) -> bool:
        try:
            self._beside.acquire()
        except Timeout:
            return False
        return True

    def release(self) -> None:
        """Let go of it."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)
        self._beside.release()
