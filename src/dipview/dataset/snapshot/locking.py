"""Locking: what keeps a snapshot from being taken away while anyone has it open.

The system lets go of a lock when its process ends, however it ends.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows itself does not let open files be taken away.
    fcntl = None  # type: ignore[assignment]

LOCK = "lock"
"""The file of a snapshot that is locked."""


class Lock:
    """A share in a snapshot's lock."""

    def __init__(self, handle: int | None) -> None:
        self._handle = handle

    @classmethod
    def of(cls, folder: Path) -> Lock:
        """Take a share, where the system and the folder allow that."""
        if fcntl is None:
            return cls(None)
        try:
            handle = os.open(folder / LOCK, os.O_RDONLY)
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


@contextlib.contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Make a folder's lock, and hold a share in it."""
    os.close(os.open(folder / LOCK, os.O_WRONLY | os.O_CREAT, 0o600))
    lock = Lock.of(folder)
    try:
        yield
    finally:
        lock.release()


def held_by_nobody(folder: Path) -> bool:
    """Tell whether nobody has a share in a folder's lock."""
    if fcntl is None:
        return True
    try:
        handle = os.open(folder / LOCK, os.O_RDONLY)
    except OSError:
        return True
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    finally:
        os.close(handle)
    return True
