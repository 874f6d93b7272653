"""A pseudo-terminal: how long a program takes until certain words are on its screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
from collections.abc import Mapping, Sequence
from time import perf_counter

from benchmarks.measuring import ROOT, ContenderError, Usage, kill, waited

GREETING = "Hello, harbour"
"""What the hello-world application shows."""
SIZE = (160, 45)
"""Columns and lines."""
_PATIENCE = 60.0
"""Seconds without a byte after which a program is given up."""
_MOMENT, _BEAT = 0.05, 0.001
"""Seconds of silence after which what is typed next finds something drawn; seconds between two
looks at whether a program has ended."""
_SEQUENCE = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])")


def until_shown(command: Sequence[str], words: str) -> Usage:
    """Start a program in a terminal, and wait until it shows words; then end it.

    Args:
        command: The program and its arguments.
        words: What its first frame has; words that stand together.

    Returns:
        What it had used; ``wall`` is the time until the words came.

    Raises:
        ContenderError: They never came.
    """
    process, master, begun = _started(command, {})
    try:
        shown = _awaited(master, words.encode(), begun)
    finally:
        kill(process)
        usage, _ = waited(process, begun)
        os.close(master)
    return Usage(shown, usage.cpu, usage.peak)


def until_left(
    command: Sequence[str], words: str, keys: Sequence[str], environment: Mapping[str, str]
) -> float:
    """Start a program in a terminal, type, and tell how long its end takes after the last key.

    Args:
        command: The program and its arguments.
        words: What is waited for before anything is typed.
        keys: What is typed, the last of which ends the program; after an empty one it is waited
            until the program has nothing to write for a moment.
        environment: Variables besides those that are there.

    Raises:
        ContenderError: The words never came, or the program does not end.
    """
    process, master, begun = _started(command, environment)
    try:
        _awaited(master, words.encode(), begun)
        for key in keys[:-1]:
            if key:
                os.write(master, key.encode())
            else:
                _drained(master, _MOMENT)
        left = perf_counter()
        os.write(master, keys[-1].encode())
        while process.poll() is None:
            _drained(master, 0)
            if perf_counter() - left > _PATIENCE:
                raise ContenderError(f"it did not end {_PATIENCE:g} s after {keys!r}")
        return perf_counter() - left
    finally:
        if process.poll() is None:
            kill(process)
            process.wait()
        os.close(master)


def _started(
    command: Sequence[str], environment: Mapping[str, str]
) -> tuple[subprocess.Popen[bytes], int, float]:
    """Start a program in a terminal; gives it, the terminal's other side, and when that was."""
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", SIZE[1], SIZE[0], 0, 0))
    begun = perf_counter()
    process = subprocess.Popen(  # noqa: S603 (a command of this package)
        command,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        cwd=ROOT,
        env={**_environment(), **environment},
        start_new_session=True,
    )
    os.close(slave)
    return process, master, begun


def _drained(master: int, seconds: float) -> None:
    """Read what a program writes until it has written nothing for so long."""
    while select.select([master], [], [], seconds or _BEAT)[0]:
        try:
            if not os.read(master, 65536) or not seconds:
                return
        except OSError:
            return


def _awaited(master: int, words: bytes, begun: float) -> float:
    written = b""
    while words not in _SEQUENCE.sub(b"", written):
        ready, _, _ = select.select([master], [], [], _PATIENCE)
        try:
            piece = os.read(master, 65536) if ready else b""
        except OSError:
            piece = b""
        if not piece:
            told = _SEQUENCE.sub(b"", written)[-500:].decode(errors="replace")
            raise ContenderError(f"{words.decode()!r} was never shown:\n{told}")
        written += piece
    return perf_counter() - begun


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONPATH": str(ROOT)}


def python(*arguments: str) -> list[str]:
    """Give the command that runs this Python."""
    return [sys.executable, *arguments]
