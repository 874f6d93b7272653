"""Threads: what is computed away from the keys, how it is left, how the program ends with it."""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextvars import copy_context
from functools import partial
from typing import Any, TypeVar

from dipview.computing import Computation
from dipview.model.values import frozen

T = TypeVar("T")

_UNNOTICED = 0.2
"""Seconds of waiting of which nothing is told: a word that comes and goes would only unsettle."""
_BETWEEN = 0.2
"""Seconds between two words on how far it is."""
_LAST_WORDS = 1.0
"""Seconds for which the program waits at its end for threads that do not heed it."""


@frozen(eq=False)
class Work:
    """What is computed in a thread, as somebody waits for it."""

    computation: Computation
    compute: Callable[[], Any]
    passing: bool
    """Nothing is left of it but what it gives, so that it may go with the process."""

    def __call__(self) -> Any:
        """Compute it; raises ComputationCancelled once nobody waits for it."""
        return self.compute()


class Threads(ThreadPoolExecutor):
    """An event loop's threads, for which the end of the program waits a moment and no longer.

    What heeds that nobody waits for it has ended long before. What does not, since it stands in one
    long step, goes with the process: at once what is passing, after a moment what may write.

    What is passing, one picture after the other, is made in one and the same thread wherever that
    is free: the C library has a heap for each thread, and what was free in one was no help to the
    next, so that memory grew from picture to picture.
    """

    def __init__(self) -> None:
        super().__init__(thread_name_prefix="away")
        self._usual = ThreadPoolExecutor(1, thread_name_prefix="away")
        self._there: Future[Any] | None = None
        """What was begun last in the usual thread for what is passing."""
        self._begun: dict[Future[Any], object] = {}
        """What is done there, by what it will give."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Have something done in a thread."""
        if _passes(fn) and (self._there is None or self._there.done()):
            self._there = future = self._usual.submit(fn, *args, **kwargs)
        else:
            future = super().submit(fn, *args, **kwargs)
        self._begun[future] = fn
        future.add_done_callback(self._begun.pop)
        return future

    def leave(self) -> None:
        """Have nobody wait any more for whatever is computed here."""
        for work in tuple(self._begun.values()):
            if isinstance(work, Work):
                work.computation.cancel()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = True) -> None:
        """Take nothing more, and wait a moment for what has begun."""
        super().shutdown(wait=False, cancel_futures=cancel_futures)
        self._usual.shutdown(wait=False, cancel_futures=cancel_futures)
        if wait:
            _wait_for({each for each, work in self._begun.copy().items() if not _passes(work)})


def _wait_for(futures: set[Future[Any]]) -> None:
    wait(futures, timeout=_LAST_WORDS)


def _passes(work: object) -> bool:
    return isinstance(work, Work) and work.passing


def leave_threads_behind(loop: AbstractEventLoop) -> Threads:
    """Have the end of an event loop wait for no thread that does not heed it; gives its threads."""
    threads = Threads()
    loop.set_default_executor(threads)
    return threads


async def away(
    compute: Callable[..., T],
    *args: Any,
    tell: Callable[[str, float], object] | None = None,
    computation: Computation | None = None,
    passing: bool = False,
) -> T:
    """Compute something in a thread; whoever cancels this cancels what is computed too.

    Args:
        compute: What computes it.
        *args: What it is called with.
        tell: Told now and then how far it is, in words, and for how many seconds it takes by now,
            once it takes long enough to be noticed.
        computation: What others may cancel meanwhile, to see how it ends.
        passing: It writes nothing: the end of the program does not wait for it.

    Raises:
        ComputationCancelled: Another one cancelled it.
    """
    computation, loop = computation or Computation(), asyncio.get_running_loop()
    begun = loop.time()
    running = partial(copy_context().run, computation.run, compute, *args)
    work = Work(computation, running, passing)
    made: asyncio.Future[T] = loop.run_in_executor(None, work)
    try:
        pause = _UNNOTICED
        while tell is not None and not (await asyncio.wait((made,), timeout=pause))[0]:
            tell(computation.progress, loop.time() - begun)
            pause = _BETWEEN
        return await made
    finally:
        computation.cancel()
        made.cancel()


def once_a_second(tell: Callable[[str, float], object]) -> Callable[[str, float], None]:
    """Let through what ``away`` tells once a second, from the first second on."""
    told = 0

    def tell_on(progress: str, seconds: float) -> None:
        """Tell it, where another second has passed."""
        nonlocal told
        if seconds >= told + 1:
            told = int(seconds)
            tell(progress, seconds)

    return tell_on
