"""Memory: keeps what is remembered of one dataset in a file, shared by all who have it open.

Each change is made to what the file holds at that moment, under a lock, and written whole. Nothing
fails because of it: what cannot be kept is told once, and remembered until the explorer is left.
"""

from __future__ import annotations

import contextlib
import json
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Lock
from typing import TypeAlias

from filelock import FileLock, Timeout

from dipview.formats.output_file import OutputError, write_file
from dipview.settings.memory_file import absolute, memory_file, remembered_in, why, why_none
from dipview.settings.plain_values import PlainError, plain_remembered
from dipview.settings.remembered import Remembered

Change: TypeAlias = Callable[[Remembered], Remembered]
"""Makes a new value of the one that is remembered; may be made again, on a fresher one."""

_ASIDE = 20
"""How many files that cannot be read are kept beside one another."""
_PATIENCE = 2.0
"""Seconds to wait for another dipview that is writing."""


class Memory:
    """What is remembered of one dataset.

    Args:
        file: Where it is kept; None to remember nothing for longer than this object lives.
        paths: The absolute paths of the dataset, for whoever looks into the file.
        notify: Called with what goes wrong, in words; with each thing once.
    """

    def __init__(
        self,
        file: Path | None,
        paths: Sequence[str] = (),
        notify: Callable[[str], None] | None = None,
    ) -> None:
        self.file = file
        self.now = Remembered()
        """What is remembered, as far as is known here."""
        self._paths = tuple(paths)
        self._notify = notify or (lambda _: None)
        self._notified: set[str] = set()
        self._waiting: deque[Change] = deque()
        self._writing = Lock()
        self._is_written = True

    @property
    def passing(self) -> str:
        """Why nothing is kept for longer than this object lives, in words; empty where all is."""
        return why_none() if self.file is None else ""

    def read(self) -> Remembered:
        """Read the file; one that cannot be read is set aside."""
        self.now = self._found() or Remembered()
        return self.now

    def change(self, change: Change) -> None:
        """Make a change at once, to be written by ``keep``."""
        self.now = change(self.now)
        if self.file is not None:
            self._waiting.append(change)

    def keep(self) -> bool:
        """Make the changes that wait to what the file holds now, and write that.

        Returns:
            Whether the file holds all that was changed.
        """
        file = self.file
        with self._writing:
            if file is None or not self._waiting:
                return file is not None
            changes = [self._waiting.popleft() for _ in range(len(self._waiting))]
            try:
                file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with _alone(file):
                    self._write(file, changes)
            except (OSError, OutputError) as error:
                self._waiting.extendleft(reversed(changes))
                self._notify_once(f"What is new cannot be remembered: {why(error)}")
                return False
        return self._is_written

    def _write(self, file: Path, changes: Sequence[Change]) -> None:
        remembered = self._found()
        self._is_written = remembered is not None
        if remembered is None:
            return
        for change in changes:
            remembered = change(remembered)
        text = json.dumps(plain_remembered(remembered, self._paths), indent=1)
        write_file(file, (text, "\n"), force=True, private=True)

    def _found(self) -> Remembered | None:
        """Read the file, setting it aside where that cannot be done; None where it must stay."""
        try:
            return remembered_in(self.file) if self.file is not None else Remembered()
        except OSError as error:
            self._notify_once(f"What was remembered cannot be read: {why(error)}")
        except PlainError as error:
            aside = self._set_aside()
            if aside is not None:
                self._notify_once(
                    f"What was remembered cannot be read ({error}); it is kept as {aside}"
                )
                return Remembered()
            self._notify_once(f"What was remembered cannot be read ({error}): {self.file}")
        return None

    def _set_aside(self) -> Path | None:
        """Rename a file that cannot be read, over no other; None where it cannot be renamed."""
        assert self.file is not None  # noqa: S101 - for the type checker
        names = (f"{self.file.name}.broken{f'-{n}' if n else ''}" for n in range(_ASIDE))
        free = (self.file.with_name(name) for name in names)
        aside = next((path for path in free if not path.exists()), None)
        if aside is None:
            return None
        try:
            return self.file.rename(aside)
        except OSError:
            return None

    def _notify_once(self, text: str) -> None:
        if text not in self._notified:
            self._notified.add(text)
            self._notify(text)


def memory_of(paths: Sequence[Path], notify: Callable[[str], None] | None = None) -> Memory:
    """Give the memory of the dataset that some paths make up, of the bundled one for none.

    Args:
        paths: Files and folders, in any order.
        notify: Called with what goes wrong, in words.
    """
    return Memory(memory_file(paths), [_readable(each) for each in absolute(paths)], notify)


def _readable(path: str) -> str:
    return path.encode("utf-8", "backslashreplace").decode("utf-8")


@contextlib.contextmanager
def _alone(file: Path) -> Iterator[None]:
    """Keep every other dipview from writing a file, as long as none takes too long itself."""
    lock = FileLock(file.with_suffix(".lock"), timeout=_PATIENCE, mode=0o600)
    # Where another takes too long, or the file system has no locks, the last one to write wins.
    with contextlib.suppress(Timeout, NotImplementedError):
        lock.acquire()
    try:
        yield
    finally:
        lock.release()
