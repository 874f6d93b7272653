"""Keys: what tells whether a snapshot is of the files as they are now.

A snapshot says what was asked for, and each file's path, size and time of change; its name is a
checksum of that, or of the paths alone. Where those could deceive, because the file was changed
about when it was read, or has become another file since, ``contents`` compares what is in it with
that which was read.
"""

from __future__ import annotations

import os
import stat
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import dipview
from dipview.dataset.files import FoundFile, find_files
from dipview.dataset.limits import Limits
from dipview.dataset.snapshot.version import version

MAKING = 1
"""Raised whenever a snapshot of the same files is made to hold something else, which a test tells:
what the classes of the model decide raises nothing (see ``version``)."""
IN_DOUBT = 2_000_000_000
"""A file that changed so few nanoseconds before it was read may have changed afterwards too."""
RESTED = 60 * 10**9
"""A small set is kept once so many nanoseconds went by since any of its files changed."""


class FileState(NamedTuple):
    """A file as it was when a dataset was opened."""

    path: str
    resolved: str
    size: int
    changed: int
    """When its content changed, in nanoseconds."""
    identity: tuple[int, ...]
    """Its device and number, and when anything about it changed, in nanoseconds."""
    readable: bool = True
    digest: str = ""
    """Of its content; empty until it is needed."""

    @property
    def last(self) -> int:
        """When anything about it changed last, in nanoseconds."""
        return max(self.changed, self.identity[-1])

    def surely_is(self, now: FileState, read: int) -> bool:
        """Tell whether it is the file that is there now, unchanged since it was read, for sure."""
        return self.identity == now.identity and now.changed < read - IN_DOUBT


class Asked(NamedTuple):
    """What is to be opened, and the files that this comes to."""

    paths: tuple[Path, ...]
    limits: Limits
    files: tuple[FileState, ...]
    others: tuple[str, ...]
    """What else was found there, and will be told as problems."""

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)

    def rested(self, now: int) -> bool:
        """Tell whether there are files, and none of them changed in the last minute.

        One that was just written is likely to be written again, or to go.

        Args:
            now: The time, in nanoseconds.
        """
        return bool(self.files) and all(file.last < now - RESTED for file in self.files)

    @property
    def in_words(self) -> str:
        """All of exactly this that a snapshot has to be of."""
        return repr(
            [
                dipview.__version__,
                version(),
                MAKING,
                [str(path) for path in self.paths],
                [self.limits.file, self.limits.total],
                [[file.path, file.resolved, file.size, file.changed] for file in self.files],
                [file.readable for file in self.files],
                self.others,
            ]
        )

    @property
    def key(self) -> str:
        """A name for the snapshot of exactly this; another's may be the same, but says more."""
        return _checksum(self.in_words)

    @property
    def of_paths(self) -> str:
        """A name for the snapshot of what lies at these paths, however it changes."""
        where = [(str(path), os.path.realpath(path)) for path in self.paths]
        return _checksum(repr((where, self.limits.file, self.limits.total)))


def _checksum(words: str) -> str:
    content = words.encode("ascii", "backslashreplace")
    return f"{zlib.crc32(content):08x}{zlib.adler32(content):08x}"


def asked_for(paths: Sequence[Path], limits: Limits) -> Asked:
    """Look which files paths stand for, and at each of them, without reading any."""
    files: list[FileState] = []
    others: list[str] = []
    for found in find_files(paths):
        state = _state(found.path) if isinstance(found, FoundFile) else None
        if state is not None:
            files.append(state)
        else:
            others.append(str(found))
    return Asked(tuple(paths), limits, tuple(files), tuple(others))


def surely_holds(said: dict[str, Any], asked: Asked) -> bool:
    """Tell whether what was said of files is surely true of them now, reading none.

    Args:
        said: What ``contents.described`` said when the snapshot was written.
        asked: The files as they are.
    """
    before = states_in(said)
    if said["of"] != asked.in_words or len(before) != len(asked.files):
        return False
    when = int(said["read"])
    return all(one.surely_is(now, when) for one, now in zip(before, asked.files, strict=True))


def states_in(said: dict[str, Any]) -> list[FileState]:
    """Give the files of which something was said, as they were then."""
    return [FileState(**{**file, "identity": tuple(file["identity"])}) for file in said["files"]]


def _state(path: Path) -> FileState | None:
    """Look at a file; None where it is none."""
    try:
        status = path.stat()
        resolved = path.resolve()
    except (OSError, ValueError, RuntimeError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    identity = (status.st_dev, status.st_ino, status.st_ctime_ns)
    return FileState(
        str(path),
        str(resolved),
        status.st_size,
        status.st_mtime_ns,
        identity,
        readable=os.access(path, os.R_OK),
    )
