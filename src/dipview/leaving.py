"""Leaving: what is still to be done when the process ends, and how it ends. Imports little.

``os._exit`` skips what Python does at its end: taking every object apart, which takes longer than
many a search, but also whatever was to be taken away with them. That is kept here.
"""

from __future__ import annotations

import contextlib
import os
import signal
from _thread import allocate_lock
from collections.abc import Callable, Iterator
from types import FrameType
from typing import NoReturn

_last: dict[object, Callable[[], object]] = {}
_leaving = allocate_lock()


class SignalledError(BaseException):
    """A signal asks the program to end; no ``except Exception`` holds it up."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def at_the_end(key: object, work: Callable[[], object]) -> None:
    """Have something done before the process ends.

    Args:
        key: What it is forgotten by.
        work: Is called in whatever thread ends the process; what it raises is lost.
    """
    _last[key] = work


def forget(key: object) -> None:
    """Have something not done any more."""
    _last.pop(key, None)


def do_what_is_left() -> None:
    """Do all that was to be done, the last of it first, each once."""
    while _last:
        with contextlib.suppress(KeyError, Exception):
            _, work = _last.popitem()
            work()


def leave(code: int) -> NoReturn:
    """End the process at once, once all that is left is done."""
    # Another thread that leaves meanwhile waits here, and never comes further.
    _leaving.acquire()
    do_what_is_left()
    os._exit(code)


@contextlib.contextmanager
def signals_heeded() -> Iterator[None]:
    """Have the signals that end a program raise ``SignalledError``, as Ctrl+C raises its own.

    One that is ignored, as under ``nohup``, stays ignored.
    """
    before = {}
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:
            with contextlib.suppress(ValueError):  # another thread than the main one
                before[number] = signal.signal(number, _raise)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _raise(number: int, _frame: FrameType | None) -> NoReturn:
    raise SignalledError(number)
