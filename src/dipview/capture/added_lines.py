"""Added lines: a file that is only ever added to, a line at a time, each down to the disk."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def add_line(path: Path, line: bytes) -> None:
    """Add a line to a file, down to the disk; its folder is made with its first line.

    Args:
        path: The file.
        line: The line, with its end.

    Raises:
        OSError: It cannot be written; the file is then as it was.
    """
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
        _sync_folder(path.parent)


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
