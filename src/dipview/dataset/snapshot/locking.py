"""Locking: what keeps a snapshot from being taken away while anyone has it open.

The system lets go of a lock when its process ends, however it ends.
"""

from __future__ import annotations

import os
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows itself does not let open files be taken away.
    fcntl = None  # type: ignore[assignment]

LOCK = "lock"
"""The file that is locked in the place of a folder."""


class Lock:
    """A share in the lock of a file."""

    def __init__(self, handle: int | None) -> None:
        self._handle = handle

    @classmethod
    def of(cls, path: Path) -> Lock:
        """Take a share, where the system and the file allow that."""
        if fcntl is None:
            return cls(None)
        try:
            handle = os.open(path, os.O_RDONLY)
        except OSError:
            return cls(None)
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            return cls(None)
        return cls(handle)

    def release(self) -> None:
        """Let go of it."""
        handle, self._handle = self._handle, None
        if handle is not None:
            os.close(handle)

    def __del__(self) -> None:
        self.release()


def held_by_nobody(path: Path) -> bool:
    """Tell whether nobody has a share in the lock of a file."""
    if fcntl is None:
        return True
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
