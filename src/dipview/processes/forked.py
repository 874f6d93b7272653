"""Forked: work that a copy of this process does beside it, on another processor.

Only a process of one thread is copied: a copy of another has locks that nobody lets go of.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

Check = Callable[[], None]
"""Ends the copy where nobody waits for it any more."""


def can_fork() -> bool:
    """Tell whether a copy of this process can run beside it: not everywhere, nor on one core."""
    if sys.platform in ("win32", "darwin") or not hasattr(os, "fork"):
        return False  # what macOS itself loads does not outlive a copy
    return threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


class Copy:
    """A copy of this process, which does some work and ends.

    Args:
        pid: Its number.
    """

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._code: int | None = None

    def wait(self) -> int:
        """Wait until it has ended; give its exit code, negative for a signal."""
        if self._code is None:
            _, status = os.waitpid(self.pid, 0)
            self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def kill(self) -> None:
        """End it, whatever it does; one that was waited for has gone already."""
        if self._code is None:
            os.kill(self.pid, signal.SIGKILL)


def copied(work: Callable[[Check], None], kept: Collection[int]) -> Copy:
    """Have a copy of this process do some work meanwhile.

    Args:
        work: What the copy does. It is given a function to call every few hundredths of a second,
            which ends the copy if this process has gone without ending it.
        kept: The numbers of the open files that the copy has besides the standard ones. Others
            would be held by it: the lock of a file that is to be taken away.

    Raises:
        OSError: This process cannot be copied.
    """
    parent = os.getpid()
    copy = os.fork()
    if copy == 0:
        _do(work, kept, parent)
    return Copy(copy)


@contextlib.contextmanager
def forked(work: Callable[[Check], None], kept: Collection[int]) -> Iterator[Callable[[], bool]]:
    """Have a copy do some work as :func:`copied` does; where it is not waited for, it is ended.

    Yields:
        Waits until the copy has ended, and tells whether it did all of its work.

    Raises:
        OSError: This process cannot be copied.
    """
    copy = copied(work, kept)
    try:
        yield lambda: copy.wait() == 0
    finally:
        copy.kill()
        copy.wait()


def _do(work: Callable[[Check], None], kept: Collection[int], parent: int) -> None:
    """Do the work of a copy, and end it, whatever happens; nothing of this process's goes on."""

    def check() -> None:
        """End the copy where the process that made it is gone."""
        if os.getppid() != parent:
            os._exit(1)

    code = 1
    try:
        for number in [int(each.name) for each in Path("/dev/fd").iterdir()]:
            if number > 2 and number not in kept:
                with contextlib.suppress(OSError):
                    os.close(number)
        work(check)
        code = 0
    finally:
        os._exit(code)
