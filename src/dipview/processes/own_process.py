"""Own processes: dipview started once more, for work that is better done apart.

Together with ``launching``, which starts the user's programs, this is all that starts one.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import BinaryIO, Protocol

from dipview.processes.forked import Check, copied


class Child(Protocol):
    """A process that was started."""

    @property
    def pid(self) -> int:
        """Its number."""

    def kill(self) -> None:
        """End it, whatever it does, if it has not been waited for."""

    def wait(self) -> int:
        """Wait until it has ended; give its exit code, negative for a signal."""


APART = "--apart"
"""What dipview as a single program is given before the module that it is to run."""


def own_words(module: str, *words: str) -> list[str] | None:
    """Give the words that run a module of dipview as a program; None where there is no way.

    Args:
        module: Its full name; what it does stands below ``if __name__ == "__main__"``.
        words: Its arguments.
    """
    if not sys.executable:
        return None
    if getattr(sys, "frozen", False):
        # The program is dipview itself, which knows no -m.
        return [sys.executable, APART, module, *words]
    # -P: a module that lies where the user stands is none of the program's.
    return [sys.executable, "-P", "-m", module, *words]


_search: list[str] = []
"""Folders that a process is to look for modules in, besides those where Python does by itself."""


def search_in(folder: str) -> None:
    """Have own processes find dipview in a folder where Python alone would not look.

    A single file that unpacks itself says so of where it did. The user's programs, which may be
    written in Python too, are not told.
    """
    _search.append(folder)


def start(words: Sequence[str], said: int, given: BinaryIO | None = None) -> Child:
    """Start dipview once more.

    Args:
        words: As ``own_words`` gives them.
        said: The number of the pipe that its standard output goes to.
        given: An open file that it reads as its standard input.

    Raises:
        OSError, ValueError: It cannot be started.
    """
    nothing = subprocess.DEVNULL
    read = nothing if given is None else given
    told = {**os.environ, "PYTHONPATH": os.pathsep.join(_search)} if _search else None
    return subprocess.Popen(  # noqa: S603 - words, no shell
        words, stdin=read, stdout=said, stderr=nothing, env=told
    )


def start_copy(work: Callable[[], object], said: int) -> Child:
    """Have a copy of this process do some work: it is there at once, with all that is imported.

    Args:
        work: What the copy does; where it raises, the copy fails.
        said: The number of the pipe that its standard output goes to.

    Raises:
        OSError: This process cannot be copied.
    """

    def apart(_: Check) -> None:
        """Do the work with the standard files of a process that is started."""
        nothing = os.open(os.devnull, os.O_RDWR)
        for own, other in ((0, nothing), (1, said), (2, nothing)):
            os.dup2(other, own)
        work()

    return copied(apart, [said])


def end(child: Child) -> None:
    """End a process, whatever it does, and wait until it has gone."""
    child.kill()
    child.wait()
