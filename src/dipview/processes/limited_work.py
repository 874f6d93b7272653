"""Limited work: the side of a limited process that does it, in the process itself.

It may read what it is given, and load code; it may not write, start anything or reach a network.
What a library written in C does is held by the limits alone.
"""

from __future__ import annotations

import json
import math
import os
import signal
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import BinaryIO, NoReturn, TypeAlias

from dipview.processes.bounds import NO_MEMORY

if sys.platform != "win32":
    import resource

Work: TypeAlias = Callable[[BinaryIO, Sequence[str]], Iterable[Mapping[str, object]]]
"""Takes the file that is given, and words; gives what is to be said."""

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = (
    *("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system"),
    *("os.startfile", "os.kill", "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link"),
    *("os.symlink", "os.truncate", "os.chmod", "os.putenv", "shutil.", "ftplib.", "smtplib."),
    *("urllib.", "http.client.", "webbrowser.", "winreg.", "pty."),
)
"""How the names of what Python tells an audit of begin, of all that a reader has no need of."""


def serve(work: Work) -> NoReturn:
    """Do the work of a limited process on standard input, say what it gives, and end.

    The words of the command line are how much memory in bytes, how many seconds, and those of the
    work. What loads libraries is imported before, within the seconds, but not within the memory.
    """
    memory, seconds, *words = sys.argv[1:]
    said = os.dup(1)  # a library that prints does not talk to the parent
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123 - it is no path of anybody's
        os.dup2(nothing.fileno(), 1)
    _limit(int(memory), float(seconds))
    sys.addaudithook(_refuse)
    try:
        for message in work(sys.stdin.buffer, words):
            _say(said, message)
        _say(said, {"end": True})
    except MemoryError:
        os._exit(NO_MEMORY)
    except BaseException:  # nobody would read what it says
        os._exit(1)
    os._exit(0)


def _say(said: int, message: Mapping[str, object]) -> None:
    line = memoryview(f"{json.dumps(message)}\n".encode("ascii"))
    while line:
        line = line[os.write(said, line) :]


def _limit(memory: int, seconds: float) -> None:
    """Have the system hold this process to its limits, as far as it can."""
    if sys.platform == "win32":
        return
    most_seconds = math.ceil(seconds) + 1
    signal.alarm(most_seconds)  # the parent, which watches the clock, may be killed
    for name, most in (
        ("RLIMIT_AS", memory),
        ("RLIMIT_CPU", most_seconds),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NPROC", 0),
    ):
        kind = getattr(resource, name, None)
        if kind is None:
            continue
        try:
            resource.setrlimit(kind, (most, most))
        except (OSError, ValueError):  # macOS keeps no limit on an address space
            continue


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    if event == "open":
        flags = arguments[2] if len(arguments) > 2 else 0
        if isinstance(flags, int) and flags & _WRITING:
            raise PermissionError("this process writes no files")
    elif event.startswith(_REFUSED):
        raise PermissionError(f"this process does no {event}")
