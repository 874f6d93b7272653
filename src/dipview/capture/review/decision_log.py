"""The decision log: added to a line at a time, each on the disk before anything else is done."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from attrs import evolve

from dipview.capture.review.decisions import Decision, Decisions, read_decisions, written
from dipview.dataset.problems import Problem


class LogError(Exception):
    """The log cannot be read or written; the message says which, why, and what to do."""


class DecisionLog:
    """The log of one source.

    Args:
        path: Where it lies; its folder is made with its first line.

    Raises:
        LogError: It is there and cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        read = read_decisions(path)
        if isinstance(read, Problem):
            hint = f"; {read.hint}" if read.hint else ""
            raise LogError(f"{path}: this {read.message}{hint}")
        self.decisions: Decisions = read
        """What it holds."""

    def append(self, decision: Decision) -> Decision:
        """Add a decision, down to the disk.

        Returns:
            The decision with its number and its instant.

        Raises:
            LogError: It cannot be written; it then counts as not made.
        """
        number = self.decisions.next_number
        at = decision.at or datetime.now(UTC).isoformat(timespec="seconds")
        kept = evolve(decision, number=number, at=at)
        try:
            self._write(written(kept).encode("utf-8", "backslashreplace"))
        except OSError as error:
            said = error.strerror or "it cannot be written"
            raise LogError(f"cannot write {self.path}: {said}; nothing was decided") from error
        self.decisions = self.decisions.with_(kept)
        return kept

    def _write(self, line: bytes) -> None:
        new = not self.path.exists()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle = os.open(self.path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            length = os.fstat(handle).st_size
            try:
                _write_whole(handle, line if _ends(handle, length) else b"\n" + line)
                os.fsync(handle)
            except OSError:
                os.ftruncate(handle, length)  # half a line would be read over, not half a decision
                raise
        finally:
            os.close(handle)
        if new:
            _sync_folder(self.path.parent)


def _ends(handle: int, length: int) -> bool:
    """Tell whether what is there ends with a line's end: what was torn must not tear the next."""
    if not length:
        return True
    os.lseek(handle, length - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _write_whole(handle: int, line: bytes) -> None:
    while line:
        line = line[os.write(handle, line) :]


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)
