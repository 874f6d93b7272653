"""Keys: what tells whether a snapshot is of the files as they are now.

A snapshot is named by what was asked for and by each file's path, size and time of change. Where
those could deceive, because the file was changed about when it was read, or has become another file
since, its content is compared with that which was read.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from attrs import asdict, evolve, field

import dipview
from dipview.dataset.files import FoundFile, find_files
from dipview.dataset.limits import Limits
from dipview.dataset.snapshot.version import version
from dipview.model.values import frozen

IN_DOUBT = 2_000_000_000
"""A file that changed so few nanoseconds before it was read may have changed afterwards too."""
_SLICE = 1 << 20


@frozen
class FileState:
    """A file as it was when a dataset was opened."""

    path: str
    resolved: str
    size: int
    changed: int
    """When its content changed, in nanoseconds."""
    identity: Sequence[int] = field(converter=tuple[int, ...])
    """Its device and number, and when anything about it changed, in nanoseconds."""
    readable: bool = True
    digest: str = ""
    """Of its content; empty until it is needed."""

    def digested(self, limit: int) -> FileState:
        """Add the digest of its content; raises OSError where it cannot be read."""
        return evolve(self, digest=_digest(Path(self.path), limit))


@frozen
class Asked:
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

    @property
    def key(self) -> str:
        """The name of a snapshot of exactly this."""
        said = [
            dipview.__version__,
            version(),
            [str(path) for path in self.paths],
            [self.limits.file, self.limits.total],
            [evolve(file, identity=(), digest="") for file in self.files],
            self.others,
        ]
        content = repr(said).encode("ascii", "backslashreplace")
        return hashlib.blake2b(content, digest_size=20).hexdigest()


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


def described(asked: Asked) -> dict[str, Any]:
    """Say which files are about to be read, and what is in them.

    Raises:
        OSError: One of them cannot be read.
    """
    limit = asked.limits.file
    # One that is too large, or may not be read, is told as a problem: so it is the next time.
    files = [
        file.digested(limit) if file.readable and file.size <= limit else file
        for file in asked.files
    ]
    return {"key": asked.key, "read": time.time_ns(), "files": [asdict(file) for file in files]}


def still_holds(said: dict[str, Any], asked: Asked) -> bool:
    """Tell whether what was said of files is true of them now.

    Args:
        said: What :func:`described` said when the snapshot was written.
        asked: The files as they are.
    """
    before = [FileState(**file) for file in said["files"]]
    if said["key"] != asked.key or len(before) != len(asked.files):
        return False
    when, limit = int(said["read"]), asked.limits.file
    pairs = zip(before, asked.files, strict=True)
    return all(_unchanged(one, now, when, limit) for one, now in pairs)


def _unchanged(before: FileState, now: FileState, when: int, limit: int) -> bool:
    sure = before.identity == now.identity and now.changed < when - IN_DOUBT
    if sure or not before.digest:
        return True
    try:
        return now.digested(limit).digest == before.digest
    except OSError:
        return False


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


def _digest(path: Path, limit: int) -> str:
    found = hashlib.blake2b(digest_size=20)
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags), "rb") as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(f"{path} is no regular file")
        left = limit + 1
        while left > 0 and (content := file.read(min(left, _SLICE))):
            found.update(content)
            left -= len(content)
    return found.hexdigest()
