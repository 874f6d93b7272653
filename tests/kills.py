"""Kills: sessions that are killed at a random call of their processes, and what they leave."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import Any, TypeAlias

Session: TypeAlias = Callable[[Path, int, int], None]
"""Decides by random keys: in a dataset, by a seed of all chances; writes into a file descriptor a
line of JSON before each key: its number, the key, what stands, and what would stand behind it."""
_TOUCHING = frozenset(
    (
        *("open", "write", "writelines", "flush", "fstat", "close", "replace", "rename", "link"),
        *("unlink", "remove", "ftruncate", "mkdir", "flock", "chmod", "mkstemp", "writev"),
    )
)
"""Calls that touch files: most kills come right before one of these."""
_ROOT = Path(__file__).parents[1]
_LONG = 280.0
"""Seconds after which sessions that are killed one after another are given up."""


class Killer:
    """Kills its own process right before a call, some calls behind the key at which it is armed."""

    def __init__(self, calls: int, *, touching: bool) -> None:
        self._left = calls
        self._touching = touching

    def arm(self) -> None:
        """Begin to count."""
        sys.setprofile(self._called)

    def _called(self, _frame: FrameType, event: str, called: Any) -> None:
        if event != "c_call":
            return
        if self._touching and getattr(called, "__name__", "") not in _TOUCHING:
            return
        self._left -= 1
        if self._left < 0:
            os.kill(os.getpid(), signal.SIGKILL)


def _killed(session: Session, data: Path, seed: int) -> list[Any]:
    """Run a session in a process that is killed; gives the last line that it wrote."""
    reading, told = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        try:
            session(data, seed, told)
        finally:
            os._exit(3)
    os.close(told)
    with os.fdopen(reading) as lines:
        heard = lines.read().splitlines()
    _, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise AssertionError(f"seed {seed}: the session ended with {status}, unkilled")
    last: list[Any] = json.loads(heard[-1])
    return last


def kill(
    words: Sequence[str],
    made: Callable[[Path], Path],
    session: Session,
    wrong: Callable[[Path, Any, Any], str],
) -> None:
    """Kill as many sessions as asked for, each with a seed of its own.

    Prints a line of JSON for each: the seed, the key at which it was killed, and what is wrong with
    what was left; nothing is, where that is empty.

    Args:
        words: A folder, the first seed, and how many.
        made: Makes a dataset in a folder.
        session: What is killed.
        wrong: Says what is wrong with a dataset, by what stood before the last key and what would
            have stood behind it.
    """
    _wait_for_no_disk()
    folder, first, count = Path(words[0]), int(words[1]), int(words[2])
    for seed in range(first, first + count):
        data = made(folder / str(seed))
        number, key, before, after = _killed(session, data, seed)
        said = wrong(data, before, after)
        sys.stdout.write(json.dumps([seed, number, key, said]) + "\n")
        sys.stdout.flush()


def _wait_for_no_disk() -> None:
    """Let nothing wait until a disk has taken what is written: no power is cut.

    What is called instead is a function of C too, before which a process can be killed.
    """
    os.fsync = os.fstat  # type: ignore[assignment]


def wrong_after_kills(program: str, folder: Path, first: int, count: int) -> list[str]:
    """Run a program that kills sessions, as ``kill`` does; gives what is wrong with any of them.

    Args:
        program: Its module.
        folder: Where it makes datasets.
        first: The first seed.
        count: How many sessions are killed.
    """
    words = [sys.executable, "-m", program, str(folder), str(first), str(count)]
    run = subprocess.run(
        words, cwd=_ROOT, capture_output=True, text=True, timeout=_LONG, check=False
    )
    assert run.returncode == 0, run.stderr
    found = [json.loads(line) for line in run.stdout.splitlines()]
    assert [seed for seed, *_ in found] == list(range(first, first + count))
    return [
        f"seed {seed}, key {number} ({key}): {said}" for seed, number, key, said in found if said
    ]
