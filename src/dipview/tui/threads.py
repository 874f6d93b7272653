"""Threads: what is computed away from the keys, how it is left, how the program ends with it."""

from __future__ import annotations

import asyncio
from asyncio import AbstractEventLoop
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Any, TypeVar

from dipview.computing import Computation

T = TypeVar("T")

_UNNOTICED = 0.2
"""Seconds of waiting of which nothing is told: a word that comes and goes would only unsettle."""
_BETWEEN = 0.2
"""Seconds between two words on how far it is."""
_LAST_WORDS = 1.0
"""Seconds for which the program waits at its end for threads that do not heed it."""


class Threads(ThreadPoolExecutor):
    """An event loop's threads, for which the end of the program waits a moment and no longer.

    What heeds that nobody waits for it has ended long before. What does not, since it stands in one
    long step, goes with the process.
    """

    def __init__(self) -> None:
        super().__init__(thread_name_prefix="away")
        self._begun: set[Future[Any]] = set()

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """Have something done in a thread."""
        future = super().submit(fn, *args, **kwargs)
        self._begun.add(future)
        future.add_done_callback(self._begun.discard)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = True) -> None:
        """Take nothing more, and wait a moment for what has begun."""
        super().shutdown(wait=False, cancel_futures=cancel_futures)
        if wait:
            _wait_for(self._begun.copy())


def _wait_for(futures: set[Future[Any]]) -> None:
    wait(futures, timeout=_LAST_WORDS)


def leave_threads_behind(loop: AbstractEventLoop) -> None:
    """Have the end of an event loop wait for no thread that does not heed it."""
    loop.set_default_executor(Threads())


async def away(
    compute: Callable[..., T],
    *args: Any,
    tell: Callable[[str, float], object] | None = None,
    computation: Computation | None = None,
) -> T:
    """Compute something in a thread; whoever cancels this cancels what is computed too.

    Args:
        compute: What computes it.
        *args: What it is called with.
        tell: Told now and then how far it is, in words, and for how many seconds it takes by now,
            once it takes long enough to be noticed.
        computation: What others may cancel meanwhile, to see how it ends.

    Raises:
        ComputationCancelled: Another one cancelled it.
    """
    computation, loop = computation or Computation(), asyncio.get_running_loop()
    begun = loop.time()
    made = asyncio.ensure_future(asyncio.to_thread(partial(computation.run, compute, *args)))
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
