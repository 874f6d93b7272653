"""Watching: looks at files now and then, and tells when they have changed and come to rest.

It polls, because what polls needs nothing of the system: it sees a file that is renamed into place,
one that is emptied and then written, a folder that is deleted and made again, what a link leads to,
and network folders, where notices of the system do not come. Nothing is held open.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeAlias

from dipview.dataset.files import FoundFile, find_files, state_of

Signature: TypeAlias = tuple[tuple[Path, object], ...]
"""What tells a state of files from another: each path with its size, time and identity."""

PAUSE = 1.0
"""Seconds between two looks, at least."""
SETTLE = 0.2
"""Seconds between the looks that must see the same before a change counts."""
_RESTLESS = 25
"""After so many looks at files that never come to rest, what is there is taken."""
_LIGHT = 20
"""A look may take one part in so many of the time; where it takes long, they are fewer."""
_SELDOM = 60.0
"""Seconds after which they are looked at at the latest: a look that was held up says little."""


def signature_of(paths: Sequence[Path], beside: Iterable[Path] = ()) -> Signature:
    """Look at files and folders as they are opened: at each file, and at what cannot be opened.

    Args:
        paths: Files and folders.
        beside: Other files that are looked at last, as they are.
    """
    seen: list[tuple[Path, object]] = []
    for found in find_files(paths):
        if not isinstance(found, FoundFile):
            seen.append((found.place.file, found.code))
            continue
        seen.append((found.path, state_of(found.path)))
    return (*seen, *((path, state_of(path)) for path in beside))


def sizes_in(signature: Signature) -> dict[Path, int]:
    """Give the size of every file of a signature, in bytes."""
    return {path: state[1] for path, state in signature if isinstance(state, tuple)}


class Watch:
    """Watches files in a thread of its own, which holds nothing up when the program ends.

    Args:
        paths: Files and folders.
        read: Gives the signature of what was read last.
        changed: Called in that thread once the files are others than those that were read, and
            the same twice in a row; not again before they change once more or are read.
        pause: Seconds between two looks.
        settle: Seconds between looks at files that have just changed.
        beside: Gives the other files that were read, whose state is the last of what was read.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        read: Callable[[], Signature],
        changed: Callable[[], None],
        pause: float = PAUSE,
        settle: float = SETTLE,
        beside: Callable[[], Iterable[Path]] = tuple,
    ) -> None:
        self._paths = tuple(paths)
        self._read = read
        self._changed = changed
        self._pause = pause
        self._settle = settle
        self._beside = beside
        self._notified: Signature | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look_on, name="watch", daemon=True)

    def start(self) -> None:
        """Begin to look."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; does not wait for a look that is under way."""
        self._ended.set()

    def look(self) -> float:
        """Look once, and tell if there is something to tell.

        Returns:
            Seconds that a look took.
        """
        started = time.monotonic()
        now = signature_of(self._paths, tuple(self._beside()))
        took = time.monotonic() - started
        if now == self._read():
            self._notified = None
        elif now != self._notified:
            settled = self._settled(now)
            if settled is not None and settled != self._read():
                self._notified = settled
                self._changed()
        return took

    def _look_on(self) -> None:
        took = 0.0
        while not self._ended.wait(max(self._pause, min(took * _LIGHT, _SELDOM))):
            took = self.look()

    def _settled(self, seen: Signature) -> Signature | None:
        """Wait until two looks see the same; None where the watch is ended meanwhile."""
        for _ in range(_RESTLESS):
            if self._ended.wait(self._settle):
                return None
            before, seen = seen, signature_of(self._paths, tuple(self._beside()))
            if seen == before:
                break
        return seen
