"""Launching: starts the user's own programs, an editor, a clipboard tool or git, without a shell.

This is the one module that starts a program other than dipview itself, which ``own_process`` does.
What it starts is a list of words whose first is a program that the user's environment names or that
stands on the search path; nothing that a dataset says is ever a program, and none of its texts an
argument, but file names.
"""

from __future__ import annotations

import os
import subprocess
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeAlias

CANNOT = 127
"""The code of a program that could not be started, as shells have it."""


Send: TypeAlias = "Callable[[int], None]"
"""Sends a program a signal, by its number; nothing where it has ended."""


def run_here(words: Sequence[str], started: Callable[[Send], object] | None = None) -> int:
    """Run a program on this terminal and wait for it.

    Args:
        words: The program and its arguments.
        started: Given what sends the program a signal, once it runs.

    Returns:
        Its exit code, negative for a signal.

    Raises:
        OSError: It cannot be started.
    """
    with subprocess.Popen(words) as child:  # noqa: S603 - words, no shell
        if started is not None:
            started(child.send_signal)
        return child.wait()


def start_apart(words: Sequence[str], ended: Callable[[int], None]) -> None:
    """Start a program that has a window of its own, and go on.

    It keeps nothing of the terminal and outlives dipview.

    Args:
        words: The program and its arguments.
        ended: Given its exit code once it ends, in a thread that nobody waits for.

    Raises:
        OSError: It cannot be started.
    """
    nothing = subprocess.DEVNULL
    child = subprocess.Popen(  # noqa: S603 - words, no shell
        words, stdin=nothing, stdout=nothing, stderr=nothing, start_new_session=True
    )
    threading.Thread(target=lambda: ended(child.wait()), daemon=True).start()


class Answer(NamedTuple):
    """What a program said, and with what it ended."""

    code: int
    said: bytes
    complained: bytes
    """What it said of itself, apart from what it was asked for."""


def ask(words: Sequence[str], folder: Path, told: Mapping[str, str], patience: float) -> Answer:
    """Run a program that gives bytes back, and is given none.

    Args:
        words: The program and its arguments.
        folder: Where it runs.
        told: What its environment says besides that of dipview.
        patience: Seconds after which it is ended.

    Raises:
        OSError: It cannot be started.
        TimeoutError: It does not come to an end.
    """
    pipe = subprocess.PIPE
    child = subprocess.Popen(  # noqa: S603 - words, no shell
        words, cwd=folder, stdin=pipe, stdout=pipe, stderr=pipe, env={**os.environ, **told}
    )
    with child:
        try:
            said, complained = child.communicate(b"", timeout=patience)
        except subprocess.TimeoutExpired as error:
            child.kill()
            raise TimeoutError(f"{words[0]} does not come to an end") from error
        except BaseException:
            child.kill()
            raise
    return Answer(child.returncode, said, complained)


def feed(words: Sequence[str], text: bytes, patience: float) -> bool:
    """Give a program a text to read.

    Args:
        words: The program and its arguments.
        text: What it reads from standard input.
        patience: Seconds after which it is ended.

    Returns:
        Whether it took the text and ended well.
    """
    nothing = subprocess.DEVNULL
    try:
        done = subprocess.run(  # noqa: S603 - words, no shell
            words,
            input=text,
            stdout=nothing,
            stderr=nothing,
            timeout=patience,
            check=False,
            start_new_session=True,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
