"""Logs of what was decided: a JSON object a line, each on the disk before anything else is done.

A log is only ever added to. A line that is torn, as the last one is when its writer was killed, is
read over.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar

from attrs import evolve
from cattrs import Converter

from dipview.capture.review.lock import ReviewLock
from dipview.dataset.limits import MIB
from dipview.dataset.problems import Problem
from dipview.dataset.reading import read_bytes
from dipview.formats.output_file import sync_folder
from dipview.model.values import frozen

_LARGEST = 256 * MIB


class ReviewError(Exception):
    """Nothing was decided; the message says what is in the way, and what to do."""


class Line(Protocol):
    """What a line of a log says: an attrs class, whose fields are written in their order."""

    @property
    def number(self) -> int:
        """Counts the lines of a log from 1; 0 before it is written."""

    @property
    def at(self) -> str:
        """When, as an ISO 8601 instant."""

    @property
    def about(self) -> object:
        """What it was decided on."""

    @property
    def decides(self) -> bool:
        """Whether something is decided; else a decision is taken back, or noted as written."""

    @property
    def takes_back(self) -> int | None:
        """The number of the decision that is taken back; None for none."""


L = TypeVar("L", bound=Line)


@frozen
class Decided(Generic[L]):
    """A log as far as it is read."""

    every: tuple[L, ...] = ()
    torn: int = 0
    """How many lines could not be read."""

    @property
    def standing(self) -> tuple[L, ...]:
        """What was decided and not taken back, the oldest first."""
        undone = {each.takes_back for each in self.every}
        return tuple(each for each in self.every if each.decides and each.number not in undone)

    @property
    def of_each(self) -> Mapping[Any, L]:
        """What stands of each thing that was decided on: the last decision."""
        return {each.about: each for each in self.standing}

    @property
    def last(self) -> L | None:
        """What is taken back next; None where nothing is left to be."""
        return next(reversed(self.standing), None)

    def numbered(self, number: int) -> L | None:
        """Give the line of a number."""
        return next((each for each in self.every if each.number == number), None)

    def with_(self, line: L) -> Decided[L]:
        """Add a line, with the next number."""
        number = max((each.number for each in self.every), default=0) + 1
        numbered: L = evolve(line, number=number)  # type: ignore[misc]
        return evolve(self, every=(*self.every, numbered))


class DecisionLog(Generic[L]):
    """A log in its file.

    Args:
        path: Where it lies; its folder is made with its first line.
        kind: The class of its lines.
        lock: Held until the log is closed; None where it is only read.

    Raises:
        ReviewError: It is there and cannot be read.
    """

    def __init__(self, path: Path, kind: type[L], lock: ReviewLock | None = None) -> None:
        self.path = path
        self._lock = lock
        read = read_log(path, kind)
        if isinstance(read, Problem):
            raise ReviewError(f"{path}: this {read.told}")
        self.decided: Decided[L] = read
        """What it holds."""

    @property
    def read_only(self) -> bool:
        """Whether somebody else is deciding."""
        return self._lock is None

    def close(self) -> None:
        """Let others decide."""
        if self._lock is not None:
            self._lock.release()

    def append(self, line: L) -> L:
        """Add a line, down to the disk.

        Returns:
            The line with its number and its instant.

        Raises:
            ReviewError: It cannot be written; it then counts as not made.
        """
        at = line.at or datetime.now(UTC).isoformat(timespec="seconds")
        decided = self.decided.with_(evolve(line, at=at))  # type: ignore[misc]
        try:
            _add(self.path, written(decided.every[-1]).encode("utf-8", "backslashreplace"))
        except OSError as error:
            said = error.strerror or "it cannot be written"
            raise ReviewError(f"cannot write {self.path}: {said}; nothing was decided") from error
        self.decided = decided
        return decided.every[-1]


@contextmanager
def opened_log(path: Path, kind: type[L]) -> Iterator[DecisionLog[L]]:
    """Open a log to decide; it is closed again where what needs it cannot be opened.

    Args:
        path: Where it lies.
        kind: The class of its lines.

    Yields:
        The log; to be read alone where somebody else decides.

    Raises:
        ReviewError: It cannot be read, or nothing can be written there.
    """
    lock = ReviewLock(path)
    try:
        taken = lock.take()
    except OSError as error:
        said = error.strerror or "it cannot be written"
        raise ReviewError(f"Nothing can be kept in {path.parent}: {said}.") from error
    try:
        yield DecisionLog(path, kind, lock if taken else None)
    except ReviewError:
        lock.release()
        raise


def read_log(path: Path, kind: type[L]) -> Decided[L] | Problem:
    """Read a log; one that is not there has no lines.

    Args:
        path: Where it lies.
        kind: The class of its lines.

    Returns:
        A problem where the file is there and cannot be read.
    """
    if not path.exists():
        return Decided()
    content = read_bytes(path, _LARGEST)
    return content if isinstance(content, Problem) else parsed(content.split(b"\n"), kind)


def parsed(lines: Iterable[bytes], kind: type[L]) -> Decided[L]:
    """Read the lines of a log: no beginning of a line can be taken for the whole of it."""
    filled = [line for line in lines if line.strip()]
    every = tuple(each for line in filled if (each := _line(line, kind)) is not None)
    return Decided(every, len(filled) - len(every))


def _line(line: bytes, kind: type[L]) -> L | None:
    try:
        plain = json.loads(line)
        return _converter().structure(plain, kind) if "number" in plain else None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None


def written(line: Line) -> str:
    """Write a line of a log, with its end; what says nothing is left out."""
    plain = _converter().unstructure(line)
    kept = {name: value for name, value in plain.items() if value or name == "number"}
    return json.dumps(kept, ensure_ascii=False, default=str) + "\n"


@cache
def _converter() -> Converter:
    made = Converter(detailed_validation=False)
    made.register_structure_hook(bool, lambda value, _: bool(value))
    made.register_structure_hook(int, lambda value, _: _number(value))
    return made


def _number(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError(value)
    return value


def _add(path: Path, line: bytes) -> None:
    """Add a line to a file, down to the disk; where that fails, the file is as it was."""
    new = not path.exists()
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o666)
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
        sync_folder(path.parent)


def _ends(handle: int, length: int) -> bool:
    """Tell whether what is there ends with a line's end: what was torn must not tear the next."""
    if not length:
        return True
    os.lseek(handle, length - 1, os.SEEK_SET)
    return os.read(handle, 1) == b"\n"


def _write_whole(handle: int, line: bytes) -> None:
    while line:
        line = line[os.write(handle, line) :]
