"""Own processes: dipview started once more, for work that is better done apart.

Together with ``launching``, which starts the user's programs, this is all that starts one.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from typing import BinaryIO, TypeAlias

Child: TypeAlias = "subprocess.Popen[bytes]"
"""A process that was started."""


def own_words(module: str, *words: str) -> list[str] | None:
    """Give the words that run a module of dipview as a program; None where there is no way.

    Args:
        module: Its full name; what it does stands below ``if __name__ == "__main__"``.
        words: Its arguments.
    """
    if not sys.executable:
        return None
    # -P: a module that lies where the user stands is none of the program's.
    return [sys.executable, "-P", "-m", module, *words]


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
    return subprocess.Popen(  # noqa: S603 - words, no shell
        words, stdin=nothing if given is None else given, stdout=said, stderr=nothing
    )


def end(child: Child) -> None:
    """End a process, whatever it does, and wait until it has gone."""
    child.kill()
    child.wait()
