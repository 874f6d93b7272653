"""Command lines that are run by copies of one process, which has imported dipview once for them.

Run as a program, it is that process. What a copy does is what ``python -m dipview`` does, from its
arguments and environment to its exit code; it only need not start Python and import dipview.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from importlib import import_module
from pathlib import Path
from typing import IO, NoReturn, TextIO, cast

from dipview.__main__ import main_and_leave

_ROOT = Path(__file__).parents[1]
_LONG = 120.0
"""Seconds after which an answer is given up; no test waits for them to pass."""
_PIECE = 65_536
"""Bytes that are read at once."""
_LATER = ("DIPVIEW_", "XDG_", "PYTEST_", "SSH_")
_LATER_TOO = frozenset(
    ("HOME", "TMPDIR", "PATH", "VISUAL", "EDITOR", "TMUX", "STY", "DISPLAY", "COLUMNS", "LINES")
)
"""Variables that are read when they are needed, and how the names of others begin; all others tell
a program something when it starts."""

_IMPORTED = ("asking", "check", "compare", "running", "search", "show")
"""Modules of the command line with which most commands print; they import them as they go."""

Done = subprocess.CompletedProcess[bytes]


def at_first(environment: Mapping[str, str]) -> dict[str, str]:
    """Leave out the variables that are read when they are needed."""
    return {
        name: value
        for name, value in environment.items()
        if not name.startswith(_LATER) and name not in _LATER_TOO
    }


class Commands:
    """Runs command lines: by copies where there can be some, else by processes that are started."""

    def __init__(self) -> None:
        self._copied: dict[tuple[tuple[str, str], ...], _Copied] = {}

    def run(
        self,
        words: Sequence[str | Path],
        *,
        input: bytes = b"",
        stdout: IO[bytes] | int = subprocess.PIPE,
        stderr: IO[bytes] | int = subprocess.PIPE,
        env: Mapping[str, str] | None = None,
        cwd: Path | None = None,
    ) -> Done:
        """Run a command line, as ``subprocess.run`` does.

        Args:
            words: Of the command line, behind the program's name.
            input: What it can read; nothing more comes.
            stdout: Where it prints to; by default, into what is given.
            stderr: The same of what it tells.
            env: All of its environment; by default, that of this process.
            cwd: Where it works; by default, where this process does.

        Raises:
            TimeoutExpired: It does not end.
        """
        told = [*map(str, words)]
        environment = dict(os.environ if env is None else env)
        if sys.platform != "linux":
            command = [sys.executable, "-m", "dipview", *told]
            return subprocess.run(
                command,
                input=input,
                stdout=stdout,
                stderr=stderr,
                env=environment,
                cwd=cwd,
                timeout=_LONG,
                check=False,
            )
        asked = (told, environment, str(cwd or Path.cwd()))
        return self._like(environment).run(asked, input, stdout, stderr)

    def close(self) -> None:
        """End the processes that are copied."""
        for each in self._copied.values():
            each.close()

    def _like(self, environment: Mapping[str, str]) -> _Copied:
        """Give what is copied for an environment, which says how Python starts and writes."""
        first = at_first(environment)
        key = tuple(sorted(first.items()))
        if key not in self._copied:
            self._copied[key] = _Copied(first)
        return self._copied[key]


class _Copied:
    """One process that is copied, at the other end of a socket."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._asking, answering = socket.socketpair()
        self._asking.settimeout(_LONG)
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.copied_commands", str(answering.fileno())],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            cwd=_ROOT,
            env=environment,
            pass_fds=(answering.fileno(),),
        )
        answering.close()

    def run(
        self,
        told: tuple[list[str], dict[str, str], str],
        input: bytes,
        stdout: IO[bytes] | int,
        stderr: IO[bytes] | int,
    ) -> Done:
        """Let a copy run a command line."""
        with ExitStack() as open_files, ThreadPoolExecutor(3) as beside:
            reading, writing = os.pipe()
            handles, heard = [reading], []
            for given in (stdout, stderr):
                if given == subprocess.PIPE:
                    ear, mouth = os.pipe()
                    handles.append(mouth)
                    heard.append(beside.submit(_heard, ear))
                else:
                    handles.append(os.dup(given if isinstance(given, int) else given.fileno()))
                    heard.append(beside.submit(bytes))
            open_files.callback(beside.submit(_said, writing, input).result)
            socket.send_fds(self._asking, [_sent(told)], handles)
            for handle in handles:
                os.close(handle)
            code = self._answer()
            return subprocess.CompletedProcess(told[0], code, *(each.result() for each in heard))

    def close(self) -> None:
        """End it."""
        self._asking.close()
        self._process.wait(timeout=_LONG)

    def _answer(self) -> int:
        try:
            answer = self._asking.recv(_PIECE)
        except TimeoutError:
            self._process.kill()
            raise
        assert answer, "what is copied has ended"
        return int(answer)


def _sent(asked: tuple[list[str], dict[str, str], str]) -> bytes:
    """Write bytes that the system hands on: either end may decode them in its own way."""
    words, environment, folder = asked
    variables = [word for pair in environment.items() for word in pair]
    every = [[*map(_as_bytes, each)] for each in (words, variables, [folder])]
    return json.dumps(every).encode() + b"\n"


def _received(message: bytes) -> tuple[list[str], dict[str, str], str]:
    words, variables, (folder,) = (
        [os.fsdecode(word.encode("latin-1")) for word in each] for each in json.loads(message)
    )
    return words, dict(zip(variables[::2], variables[1::2], strict=True)), folder


def _as_bytes(word: str) -> str:
    return os.fsencode(word).decode("latin-1")


def _heard(handle: int) -> bytes:
    with os.fdopen(handle, "rb") as file:
        return file.read()


def _said(handle: int, words: bytes) -> None:
    with os.fdopen(handle, "wb", buffering=0) as file:
        try:
            file.write(words)
        except BrokenPipeError:
            return  # Not all is read.


def _serve(asked: socket.socket) -> None:
    """Run each command line that is asked for, until nobody asks any more."""
    while True:
        message, handles, _, _ = socket.recv_fds(asked, _PIECE, 3)
        while message and not message.endswith(b"\n"):
            message += asked.recv(_PIECE)
        if not message:
            return
        copy = os.fork()
        if copy == 0:
            asked.close()
            _become(*_received(message), handles)
        for handle in handles:
            os.close(handle)
        _, status = os.waitpid(copy, 0)
        asked.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))


def _become(
    words: list[str], environment: dict[str, str], folder: str, handles: list[int]
) -> NoReturn:
    """Be what somebody has started."""
    for number, handle in enumerate(handles):
        os.dup2(handle, number)
        os.close(handle)
    sys.stdin, sys.stdout = _opened(sys.stdin, 0, "r"), _opened(sys.stdout, 1, "w")
    sys.stderr = _opened(sys.stderr, 2, "w", buffering=1)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    sys.argv[1:] = words
    main_and_leave()
    raise AssertionError("it ends by itself")


def _opened(like: TextIO, number: int, mode: str, buffering: int = -1) -> TextIO:
    """Open a stream of a process as Python does: what it writes to has another way to fail."""
    encoding, errors, newline = like.encoding, like.errors, "\n" if mode == "w" else None
    file = open(number, mode, buffering, encoding, errors, newline, closefd=False)  # noqa: SIM115
    return cast("TextIO", file)


if __name__ == "__main__":
    for each in _IMPORTED:
        import_module(f"dipview.cli.{each}")
    gc.freeze()
    _serve(socket.socket(fileno=int(sys.argv[1])))
