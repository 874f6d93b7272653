"""A pause of the garbage collector: it rests while many objects and hardly any garbage are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event

_SPARED = Event()
"""Set while something is spared for good: Python would go through it to tell that it is there."""


def spare_what_is_there() -> None:
    """Leave all that is there now out of every later search for garbage."""
    _SPARED.set()
    gc.freeze()


def spare_nothing() -> None:
    """Look at all there is again, from the next long search for garbage on."""
    gc.unfreeze()
    _SPARED.clear()


def is_anything_spared() -> bool:
    """Tell whether anything is left out of searches for garbage."""
    return _SPARED.is_set()


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the garbage collector; what was made meanwhile counts as old afterwards.

    Pauses may hold one another. What is spared for good stays so: an explorer that has spared what
    is there (``workspace.garbage_collection``) goes on as it decided.
    """
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            if not is_anything_spared():
                # Takes what was loaded for old, so that it is not all looked through at once.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
