"""Explorers that start as copies of one process, which has imported dipview once for all of them.

Run as a program, it is that process: for each explorer that it is asked for it starts a keeper,
which starts the copy, and tells of it what only a parent is told.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import select
import signal
import socket
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from tests.copied_commands import at_first

import dipview.tui.app
import dipview.tui.engine  # noqa: F401 - the same
from dipview.__main__ import main_and_leave

_ROOT = Path(__file__).parents[2]
_LONG = 60.0
"""Seconds after which an answer is given up; no test waits for them to pass."""
_PIECE = 65_536
"""Bytes that are read at once."""

HEEDED = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGTSTP)
"""What a program in a terminal of its own heeds, though the tests run in the background."""


class Copy:
    """An explorer that was copied; it is asked as ``subprocess.Popen`` is.

    Args:
        told: The number of the pipe in which its keeper tells of it.
    """

    def __init__(self, told: int) -> None:
        self._told, self._heard = told, b""
        self.returncode: int | None = None
        self._stopped = False
        self.pid = 0
        self._hear_until(lambda: self.pid != 0, _LONG)

    def poll(self) -> int | None:
        """Give its exit code, negative for a signal; None while it runs."""
        self._hear(0)
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Wait until it has ended, and give its exit code.

        Raises:
            TimeoutExpired: It runs for longer than so many seconds.
        """
        self._hear_until(lambda: self.returncode is not None, timeout)
        assert self.returncode is not None
        return self.returncode

    def stopped(self) -> bool:
        """Tell whether it has been stopped, by now, and since it was asked before."""
        self._hear(0)
        stopped, self._stopped = self._stopped, False
        return stopped

    def send_signal(self, number: int) -> None:
        """Send a signal to it, where it still runs."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it at once."""
        self.send_signal(signal.SIGKILL)

    def close(self) -> None:
        """Listen no more."""
        os.close(self._told)

    def _hear_until(self, done: Callable[[], bool], timeout: float) -> None:
        until = time.monotonic() + timeout
        while not done():
            self._hear(max(0.0, until - time.monotonic()))
            if not done() and time.monotonic() > until:
                raise subprocess.TimeoutExpired("a copy of dipview", timeout)

    def _hear(self, seconds: float) -> None:
        """Take in what its keeper has told."""
        while self.returncode is None and select.select([self._told], [], [], seconds)[0]:
            piece = os.read(self._told, _PIECE)
            assert piece, "the keeper of a copy ended without a word"
            *lines, self._heard = (self._heard + piece).split(b"\n")
            for number in map(int, lines):
                self._learn(number)
            seconds = 0

    def _learn(self, number: int) -> None:
        if not self.pid:
            self.pid = number
        elif os.WIFSTOPPED(number):
            self._stopped = True
        else:
            self.returncode = os.waitstatus_to_exitcode(number)


class Copies:
    """The process that is copied, which is started when a copy is asked for.

    Args:
        environment: What every copy begins with.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._asking: socket.socket | None = None
        self._master = -1

    def suit(self, environment: Mapping[str, str]) -> bool:
        """Tell whether a copy is what a program would be that starts in an environment."""
        return sys.platform == "linux" and at_first(environment) == at_first(self._environment)

    def copy(
        self, words: Sequence[str], environment: Mapping[str, str], folder: Path, slave: int
    ) -> Copy:
        """Start an explorer.

        Args:
            words: Of its command line.
            environment: All variables of its environment.
            folder: Where it works.
            slave: The terminal that it is to have.
        """
        asking = self._asking or self._start()
        reading, telling = os.pipe()
        asked = json.dumps([list(words), dict(environment), str(folder)]).encode() + b"\n"
        socket.send_fds(asking, [asked], [slave, telling])
        os.close(telling)
        return Copy(reading)

    def close(self) -> None:
        """End the process."""
        if self._process and self._asking:
            self._asking.close()
            self._process.wait(timeout=_LONG)
            os.close(self._master)

    def _start(self) -> socket.socket:
        """Start the process, in a terminal: what it writes to is made for one."""
        self._asking, answering = socket.socketpair()
        self._master, slave = pty.openpty()
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(answering.fileno())],
            stdin=slave,
            stdout=slave,
            stderr=slave,
            cwd=_ROOT,
            env=self._environment,
            start_new_session=True,
            pass_fds=(answering.fileno(),),
        )
        os.close(slave)
        answering.close()
        return self._asking


def _serve(asked: socket.socket) -> None:
    """Start a keeper for each explorer that is asked for, until nobody asks any more."""
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # Nobody waits for keepers.
    while True:
        message, handles, _, _ = socket.recv_fds(asked, _PIECE, 2)
        while message and not message.endswith(b"\n"):
            message += asked.recv(_PIECE)
        if not message:
            return
        if os.fork() == 0:
            asked.close()
            _keep(*json.loads(message), *handles)
        for handle in handles:
            os.close(handle)


def _keep(
    words: list[str], environment: dict[str, str], folder: str, slave: int, told: int
) -> NoReturn:
    """Start the copy, and tell its number, and each state that it comes to."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    copy = os.fork()
    if copy == 0:
        os.close(told)
        _become(words, environment, folder, slave)
    os.close(slave)
    os.write(told, f"{copy}\n".encode())
    while True:
        _, status = os.waitpid(copy, os.WUNTRACED)
        os.write(told, f"{status}\n".encode())
        if not os.WIFSTOPPED(status):
            os._exit(0)


def _become(words: list[str], environment: dict[str, str], folder: str, slave: int) -> None:
    """Be an explorer that somebody has started in a terminal of its own."""
    os.setsid()
    fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
    for number in range(3):
        os.dup2(slave, number)
    os.close(slave)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for each in HEEDED:
        signal.signal(each, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.fsync = lambda _handle: None  # type: ignore[assignment]  # No power is cut.
    sys.argv[1:] = words
    main_and_leave()


if __name__ == "__main__":
    _serve(socket.socket(fileno=int(sys.argv[1])))
