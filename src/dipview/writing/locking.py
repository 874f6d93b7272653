"""Locking: of several processes of a user one at a time writes to the files of a folder."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

from filelock import FileLock, Timeout
from platformdirs import user_cache_path

from dipview.writing.write_error import WriteError

_PATIENCE = 20.0
"""Seconds for which another process may write."""


@contextlib.contextmanager
def alone(path: Path, of: str = "writing") -> Iterator[None]:
    """Keep every other dipview of the user from writing to a dataset.

    The lock lies in the user's cache folder: nothing appears beside the data. It is one for each
    folder; whoever came to a file in it by another folder, or is somebody else, is noticed by what
    the file was when it was read.

    Args:
        path: The dataset: its folder, or a file in that.
        of: What one is alone with: within one, another may be taken.

    Raises:
        WriteError: Another process does not come to an end.
    """
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(FileLock(_lock_file(path, of), timeout=_PATIENCE, mode=0o600))
        except Timeout as error:
            what = "another dipview is writing, and does not come to an end"
            raise WriteError(path, what, "nothing was written; try again") from error
        except (OSError, NotImplementedError, RuntimeError):
            pass  # A system without locks still has that look at the file.
        yield


def _lock_file(path: Path, of: str) -> Path:
    folder = user_cache_path("dipview", appauthor=False) / "locks"
    folder.mkdir(parents=True, exist_ok=True)
    whole = path.resolve()
    dataset = whole.parent if whole.suffix == ".toml" else whole
    name = blake2b(os.fsencode(dataset), digest_size=8).hexdigest()
    return folder / f"{of}-{name}.lock"
