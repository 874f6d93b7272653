"""Contents: what is in the files of a snapshot, compared where their times could deceive."""

from __future__ import annotations

import hashlib
import os
import stat
import time
from pathlib import Path
from typing import Any

from dipview.dataset.snapshot.keys import Asked, FileState, states_in, surely_holds

_SLICE = 1 << 20


def described(asked: Asked) -> dict[str, Any]:
    """Say which files are about to be read, and what is in them.

    Raises:
        OSError: One of them cannot be read.
    """
    limit = asked.limits.file
    # One that is too large, or may not be read, is told as a problem: so it is the next time.
    files = [
        _digested(file, limit) if file.readable and file.size <= limit else file
        for file in asked.files
    ]
    return {
        "of": asked.in_words,
        "read": time.time_ns(),
        "files": [file._asdict() for file in files],
    }


def still_holds(said: dict[str, Any], asked: Asked) -> bool:
    """Tell whether what was said of files is true of them now, reading those that are in doubt.

    Args:
        said: What :func:`described` said when the snapshot was written.
        asked: The files as they are.
    """
    if surely_holds(said, asked):
        return True
    before = states_in(said)
    if said["of"] != asked.in_words or len(before) != len(asked.files):
        return False
    when, limit = int(said["read"]), asked.limits.file
    pairs = zip(before, asked.files, strict=True)
    return all(one.surely_is(now, when) or _is_alike(one, now, limit) for one, now in pairs)


def _is_alike(before: FileState, now: FileState, limit: int) -> bool:
    if not before.digest:
        return True
    try:
        return _digested(now, limit).digest == before.digest
    except OSError:
        return False


def _digested(file: FileState, limit: int) -> FileState:
    """Add the digest of a file's content; raises OSError where it cannot be read."""
    return file._replace(digest=_digest(Path(file.path), limit))


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
