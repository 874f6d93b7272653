"""The lock of a review: one person at a time decides on the drafts of a source."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout


class ReviewLock:
    """What keeps a second review of the same drafts from deciding; others may read on.

    The system lets go of it when its process ends, however it ends.

    Args:
        log: The log of decisions, beside which it lies under a hidden name.
    """

    def __init__(self, log: Path) -> None:
        self._lock = FileLock(log.with_name(f".{log.name}.lock"), timeout=0)

    def take(self) -> bool:
        """Take it; tells False where another review has it.

        Raises:
            OSError: Nothing can be written beside the drafts.
        """
        Path(self._lock.lock_file).parent.mkdir(parents=True, exist_ok=True)
        try:
            self._lock.acquire()
        except Timeout:
            return False
        return True

    def release(self) -> None:
        """Let go of it."""
        self._lock.release()
