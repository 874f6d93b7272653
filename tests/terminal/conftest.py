"""A real terminal for the tests: a pseudo-terminal with dipview in it, and all bytes it writes."""

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
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

_SEQUENCE = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[PX^_][^\x1b]*\x1b\\|[ -/]*[0-~])"
)
"""A control sequence, an operating system command, or a string, as ECMA-48 has them."""
_PATIENCE = 60.0
"""Seconds without any new byte after which a test gives up; no test waits for them to pass."""


class Terminal:
    """A pseudo-terminal with a program in it.

    Args:
        command: The program and its arguments.
        size: Columns and lines.
        cwd: Where it runs.
        env: What differs from the test's own environment; None takes a variable away.
    """

    def __init__(
        self,
        command: Sequence[str],
        size: tuple[int, int],
        cwd: Path,
        env: Mapping[str, str | None],
    ) -> None:
        self.master, slave = pty.openpty()
        self.resize(size)
        whole = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", **env}
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=cwd,
            env={key: value for key, value in whole.items() if value is not None},
            start_new_session=True,
            preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0),  # noqa: PLW1509 (one thread)
        )
        os.close(slave)
        self.written = b""
        """All bytes that came to the terminal so far."""

    def resize(self, size: tuple[int, int]) -> None:
        """Change the size of the terminal, in columns and lines."""
        packed = struct.pack("HHHH", size[1], size[0], 0, 0)
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, packed)

    def send(self, keys: str) -> None:
        """Type keys."""
        os.write(self.master, keys.encode())

    def text(self, since: int = 0) -> str:
        """Give what was written, from a byte on, without control sequences."""
        return _SEQUENCE.sub(b"", self.written[since:]).decode(errors="replace")

    def wait_for(self, *texts: str, since: int = 0) -> int:
        """Read until all of these were written; gives how many bytes there are then."""
        while not all(text in self.text(since) for text in texts):
            if not self._read():
                missing = [text for text in texts if text not in self.text(since)]
                raise AssertionError(f"never written: {missing}\n{self.text(since)[-3000:]}")
        return len(self.written)

    def wait(self) -> int:
        """Read until the program ends; gives its exit code, negative for a signal."""
        while self._read():
            pass
        return self.process.wait(timeout=_PATIENCE)

    def _read(self) -> bool:
        ready, _, _ = select.select([self.master], [], [], _PATIENCE)
        if not ready:
            return False
        try:
            piece = os.read(self.master, 65536)
        except OSError:
            return False
        self.written += piece
        return bool(piece)

    def close(self) -> None:
        """End the program and the terminal."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(timeout=_PATIENCE)
        os.close(self.master)


Start = Callable[..., Terminal]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start dipview in a terminal: ``start("search", "til", size=(80, 24), env={})``."""
    open_ones: list[Terminal] = []

    def starting(
        *arguments: str,
        size: tuple[int, int] = (120, 36),
        env: Mapping[str, str | None] | None = None,
    ) -> Terminal:
        command = [sys.executable, "-m", "dipview", *arguments]
        terminal = Terminal(command, size, tmp_path, env or {})
        open_ones.append(terminal)
        return terminal

    yield starting
    for terminal in open_ones:
        terminal.close()
