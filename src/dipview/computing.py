"""Computing: long work that can be left at any moment, and tells how far it is. Imports little.

Whoever has something computed for somebody who may not wait for it runs it in a ``Computation``.
Whatever takes long calls ``check`` at the heart of its loops, or goes through them by ``steps``.
Neither knows the other, and both do nothing where nobody can leave: on the command line.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


class ComputationCancelled(BaseException):
    """Nobody waits for what is being computed; no ``except Exception`` takes it for a fault."""


class Computation:
    """Something that is being computed, mostly in a thread of its own."""

    __slots__ = ("_cancelled", "_done", "_noun", "_total")

    def __init__(self) -> None:
        self._cancelled = False
        self._done = 0
        self._total: int | None = None
        self._noun = ""

    def run(self, compute: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
        """Compute something that can be cancelled, from whatever thread.

        Raises:
            ComputationCancelled: ``cancel`` was called, and what computes heeds it.
        """
        token = _current.set(self)
        try:
            check()
            return compute(*args, **named)
        finally:
            _current.reset(token)

    def cancel(self) -> None:
        """End it at its next check, from whatever thread."""
        self._cancelled = True

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits for it any more."""
        return self._cancelled

    @property
    def progress(self) -> str:
        """How far it is, in words: ``"4,211 of 8,000 issues"``; empty where it does not tell."""
        total = self._total
        return "" if total is None else f"{self._done:,} of {total:,} {self._noun}"

    def _steps(self, items: Collection[T], noun: str) -> Iterator[T]:
        outermost = self._total is None
        if outermost:
            self._done, self._total, self._noun = 0, len(items), noun
        try:
            for done, item in enumerate(items):
                check()
                if outermost:
                    self._done = done
                yield item
        finally:
            if outermost:
                self._total = None


_current: ContextVar[Computation | None] = ContextVar("computation", default=None)


def check() -> None:
    """Go on, unless nobody waits for what is being computed here.

    It costs as much as a look-up in a dictionary: call it wherever a loop may turn a thousand
    times. What it ends is left as if it had raised for any other reason; never call it where
    something that is kept would be left half made.

    Raises:
        ComputationCancelled: Nobody waits.
    """
    computation = _current.get()
    if computation is not None and computation.cancelled:
        raise ComputationCancelled


def is_left() -> bool:
    """Tell whether nobody waits for what is being computed here, where raising will not do."""
    computation = _current.get()
    return computation is not None and computation.cancelled


def steps(items: Collection[T], noun: str) -> Iterator[T]:
    """Go through items with a check at each, and tell how many of them are done.

    Of loops in one another, the outermost tells.

    Args:
        items: What to go through.
        noun: What they are, in the plural: ``"issues"``.
    """
    computation = _current.get()
    return iter(items) if computation is None else computation._steps(items, noun)


def checked(pieces: Iterable[Any]) -> Iterator[Any]:
    """Go through the pieces of a document with a check at each, and one at the end."""
    for piece in pieces:
        check()
        yield piece
    check()
