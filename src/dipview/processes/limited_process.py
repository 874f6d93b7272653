"""Limited processes: what reads other people's files of large formats, and how it ends.

The process is given an open file and says JSON objects, a line each; ``limited_work`` is its own
side. Whatever the file does to the library that reads it stays in there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import partial
from threading import Event, Timer
from typing import Any, BinaryIO, NamedTuple

from dipview.leaving import at_the_end, forget
from dipview.processes.bounds import NO_MEMORY, Bounds
from dipview.processes.own_process import Child, end, own_words, start

_PIECE = 1 << 16


class Ending(Enum):
    """How a limited process ended."""

    DONE = "done"
    """It has said all that it had to say."""
    SLOW = "slow"
    """It took too long."""
    NO_MEMORY = "no memory"
    """It needed more memory than it may have."""
    VERBOSE = "verbose"
    """It said more than it may."""
    BROKEN = "broken"
    """The library broke off: by a fault of its own, or at what it may not do."""
    NOT_STARTED = "not started"


class Outcome(NamedTuple):
    """What a limited process gave."""

    ending: Ending
    said: tuple[Mapping[str, Any], ...] = ()
    """What it said, where it is done; its types are still to be checked."""


def run_limited(
    module: str, given: BinaryIO, words: Sequence[str] = (), bounds: Bounds | None = None
) -> Outcome:
    """Run a module of dipview in a process with limits, and wait for it.

    Args:
        module: Its full name; it ends with a call of ``limited_work.serve``.
        given: The file that it reads; the process gets no path.
        words: Its arguments.
        bounds: How far it may go.
    """
    bounds = bounds or Bounds()
    numbers = (str(bounds.memory), str(bounds.seconds))
    command = own_words(module, *numbers, *words)
    return run_words(command, given, bounds) if command else Outcome(Ending.NOT_STARTED)


def run_words(command: Sequence[str], given: BinaryIO, bounds: Bounds) -> Outcome:
    """Run a command as :func:`run_limited` does; it has been told how far it may go."""
    reading, writing = os.pipe()
    with os.fdopen(reading, "rb", buffering=0) as said:
        try:
            child = start(command, writing, given)
        except (OSError, ValueError):
            return Outcome(Ending.NOT_STARTED)
        finally:
            os.close(writing)
        at_the_end(child, partial(end, child))
        late = Event()
        timer = Timer(bounds.seconds, _stop, (child, late))
        timer.daemon = True
        timer.start()
        try:
            content = _all_of(said, bounds.said)
            if content is None:
                return Outcome(Ending.VERBOSE)
            code = child.wait()
        finally:
            timer.cancel()
            end(child)
            forget(child)
    return _outcome(content, code, late=late.is_set())


def _stop(child: Child, late: Event) -> None:
    late.set()
    child.kill()


def _all_of(said: Any, limit: int) -> bytes | None:
    """Read until there is no more; None where there is more than may be said."""
    content = bytearray()
    while piece := said.read(_PIECE):
        content += piece
        if len(content) > limit:
            return None
    return bytes(content)


def _outcome(content: bytes, code: int, *, late: bool) -> Outcome:
    if late:
        return Outcome(Ending.SLOW)
    if code == NO_MEMORY:
        return Outcome(Ending.NO_MEMORY)
    try:
        *said, last = map(json.loads, content.splitlines())
    except (ValueError, RecursionError):
        return Outcome(Ending.BROKEN)
    if code or last != {"end": True} or not all(isinstance(each, dict) for each in said):
        return Outcome(Ending.BROKEN)
    return Outcome(Ending.DONE, tuple(said))
