"""Runs contenders in child processes, and takes from the system what each of them has used."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import perf_counter
from typing import Any

from attrs import frozen

ROOT = Path(__file__).parents[1]
"""The top of the repository, from where children import this package."""


@frozen
class Usage:
    """What a child process has used in all, the processes that it waited for included."""

    wall: float
    """Seconds from its start to its end."""
    cpu: float
    """Seconds of user and system time."""
    peak: int
    """Bytes of memory at most."""


class ContenderError(Exception):
    """A contender ended other than it should."""


@contextmanager
def surrounded(cache: Path, bytecode: Path) -> Iterator[None]:
    """Give all children of the block the same surroundings, whatever this process was given.

    Args:
        cache: The folder of caches, so that none of the user's is read or written.
        bytecode: Where modules are kept compiled: without it each start would compile them anew
            where the surroundings forbid to write beside the sources.
    """
    before = dict(os.environ)
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ.pop("DIPVIEW_DATASET", None)
    os.environ.update(XDG_CACHE_HOME=str(cache), PYTHONPYCACHEPREFIX=str(bytecode))
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


class Child:
    """A contender that answers a line of JSON for each line that it is sent.

    Args:
        module: Its module below ``benchmarks.contenders``.
        arguments: Its arguments.
        environment: Variables that it is given besides this process's own.
    """

    def __init__(
        self,
        module: str,
        arguments: Sequence[str | Path] = (),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        self._name = module
        command = [sys.executable, "-m", f"benchmarks.contenders.{module}", *map(str, arguments)]
        self._begun = perf_counter()
        self._process = subprocess.Popen(  # noqa: S603 (our own interpreter)
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=_environment(environment),
            cwd=ROOT,
        )

    def read(self) -> dict[str, Any]:
        """Wait for the next line of the child.

        Raises:
            ContenderError: It ended instead.
        """
        assert self._process.stdout is not None  # noqa: S101 (a pipe was asked for)
        line = self._process.stdout.readline()
        if not line:
            usage = self.finish(check=False)
            raise ContenderError(f"{self._name} ended after {usage.wall:.1f} s without an answer")
        answer: dict[str, Any] = json.loads(line)
        return answer

    def ask(self, question: Mapping[str, object]) -> dict[str, Any]:
        """Send a question and wait for its answer."""
        assert self._process.stdin is not None  # noqa: S101 (a pipe was asked for)
        self._process.stdin.write(json.dumps(question).encode() + b"\n")
        self._process.stdin.flush()
        return self.read()

    def finish(self, *, check: bool = True) -> Usage:
        """Close its input, wait for its end, and tell what it has used.

        Raises:
            ContenderError: It did not end with 0.
        """
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        usage, code = waited(self._process, self._begun)
        if check and code:
            raise ContenderError(f"{self._name} ended with {code}")
        return usage

    def kill(self) -> None:
        """End it at once, if it is still there."""
        if self._process.returncode is None:
            kill(self._process)
            self.finish(check=False)


def asked_once(
    module: str,
    arguments: Sequence[str | Path] = (),
    environment: Mapping[str, str] | None = None,
) -> tuple[dict[str, Any], Usage]:
    """Run a contender that gives one answer and ends."""
    child = Child(module, arguments, environment)
    answer = child.read()
    return answer, child.finish()


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Usage:
    """Run any program to its end, its output thrown away.

    Raises:
        ContenderError: It did not end with 0.
    """
    begun = perf_counter()
    process = subprocess.Popen(  # noqa: S603 (a command of this package)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        env=_environment(environment),
        cwd=ROOT,
    )
    usage, code = waited(process, begun)
    if code:
        raise ContenderError(f"{command[0]} ended with {code}")
    return usage


_SCREEN = 40
"""Lines of a tall terminal."""
_END = 1 << 16
"""Bytes of what a program wrote that are kept, at least."""


@frozen
class Told:
    """What a program wrote, how fast, and what it has used."""

    usage: Usage
    first: float
    """Seconds until it had written a screen of lines, or until its end."""
    lines: int
    """Lines that it wrote."""
    code: int
    """Its exit code; negative where a signal ended it."""
    stopped: bool
    """Whether it was not done in time, and was ended."""
    end: bytes = b""
    """The last of what it wrote."""


def told(
    command: Sequence[str], seconds: float, environment: Mapping[str, str] | None = None
) -> Told:
    """Run a program, read all that it writes, and end it with its children if it takes too long.

    Args:
        command: The program and its arguments.
        seconds: How long it may take.
        environment: Variables that it is given besides this process's own.
    """
    begun = perf_counter()
    process = subprocess.Popen(  # noqa: S603 (a command of this package)
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(environment),
        cwd=ROOT,
        start_new_session=True,
    )
    assert process.stdout is not None  # noqa: S101 (a pipe was asked for)
    first, lines, stopped, end = 0.0, 0, False, b""
    with process.stdout as pipe:
        while True:
            left = begun + seconds - perf_counter()
            ready, _, _ = select.select([pipe], [], [], max(0.0, left))
            piece = os.read(pipe.fileno(), 1 << 16) if ready else b""
            lines += piece.count(b"\n")
            if not first and (lines >= _SCREEN or not piece):
                first = perf_counter() - begun
            if stopped := not ready:
                with suppress(ProcessLookupError):
                    os.killpg(process.pid, signal.SIGKILL)
            if not piece:
                break
            end = end[-_END:] + piece
    usage, code = waited(process, begun)
    return Told(usage, first, lines, code, stopped, end)


def installed() -> list[str]:
    """Give the installed command; where there is none, the module."""
    script = Path(sys.executable).with_name("dipview")
    return [str(script)] if script.exists() else [sys.executable, "-m", "dipview"]


def kill(process: subprocess.Popen[bytes]) -> None:
    """End a process that is still to be waited for: ``Popen.kill`` would already reap it."""
    with suppress(ProcessLookupError):
        os.kill(process.pid, signal.SIGKILL)


def waited(process: subprocess.Popen[bytes], begun: float) -> tuple[Usage, int]:
    """Wait for a process; gives what it has used, and its exit code."""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    unit = 1 if sys.platform == "darwin" else 1024
    usage = Usage(perf_counter() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss * unit)
    return usage, process.returncode


def _environment(added: Mapping[str, str] | None) -> dict[str, str]:
    path = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH", "")]))
    return {**os.environ, "PYTHONPATH": path, **(added or {})}
