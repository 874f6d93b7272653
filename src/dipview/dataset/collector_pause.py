"""A pause of the garbage collector: it rests while many objects and hardly any garbage are made."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
            if not gc.get_freeze_count():
                # Takes what was loaded for old, so that it is not all looked through at once.
                gc.freeze()
                gc.unfreeze()
            gc.enable()
