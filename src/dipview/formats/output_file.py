"""Writes a document to a file: whole or not at all, and never over another file unasked."""

from __future__ import annotations

import os
import stat
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import mkstemp

from dipview.dataset.typed_paths import working_folder_is_gone
from dipview.leaving import at_the_end, forget

_ENCODING_ERRORS = "backslashreplace"
_ABANDONED = 60
"""Seconds after which nobody writes to an unfinished file any more."""


class OutputError(Exception):
    """A file could not be written.

    Attributes:
        path: The file.
        what: What went wrong.
        remedy: What to do; may be empty.
    """

    def __init__(self, path: Path, what: str, remedy: str = "") -> None:
        self.path = path
        self.what = what
        self.remedy = remedy
        super().__init__(f"cannot write {path}: {self.told}")

    @property
    def told(self) -> str:
        """What went wrong, and what to do."""
        return f"{self.what}; {self.remedy}" if self.remedy else self.what


class ChangedError(OutputError):
    """A file is not what it was when it was read."""


def write_file(
    path: Path,
    pieces: Iterable[str] | Iterable[bytes],
    *,
    force: bool = False,
    read: os.stat_result | None = None,
    private: bool = False,
) -> None:
    """Write a document to a file, atomically; texts in UTF-8.

    The pieces go to a new file beside the target, which takes the target's name when all of it is
    on the disk. Whatever goes wrong, what the target held stays, and nothing is left beside it.

    Args:
        path: The target.
        pieces: The document; what they raise, an OSError apart, is passed on.
        force: Replace a file that is there, keeping its permissions. A link is never replaced.
        read: What the target was when its text was read, if the document is made from that: where
            it is another now, it stays as it is.
        private: Let nobody but the user read it, whatever the permissions were.

    Raises:
        ChangedError: The target has changed since it was read.
        OutputError: It is there already, is not a regular file, or cannot be written.
    """
    mode = _allowed_mode(path, force=force)
    mode = 0o600 if private else mode
    try:
        handle, name = mkstemp(prefix=f".{path.name[:80]}.", suffix=".tmp", dir=path.parent)
    except OSError as error:
        raise failure(path, error) from error
    temporary = Path(name)
    at_the_end(temporary, partial(temporary.unlink, missing_ok=True))
    try:
        _fill(handle, path, pieces)
        try:
            temporary.chmod(mode)
            if read is not None and _stamp(path.lstat()) != _stamp(read):
                what = "it was changed by somebody else in the meantime"
                raise ChangedError(path, what, "nothing was written; try again")
            _rename(temporary, path, force=force)
        except FileExistsError as error:
            raise _exists(path) from error
        except OSError as error:
            raise failure(path, error) from error
    finally:
        temporary.unlink(missing_ok=True)
        forget(temporary)
    sync_folder(path.parent)


def sweep_unfinished(path: Path) -> None:
    """Take away what a process that was killed left beside a file that it was to write."""
    beginning = f".{path.name[:80]}."
    with suppress(OSError):
        for beside in path.parent.iterdir():
            if beside.name.startswith(beginning) and beside.name[len(beginning) :].endswith(".tmp"):
                _take_away_abandoned(beside)


def _take_away_abandoned(left: Path) -> None:
    with suppress(OSError):
        if time.time() - left.lstat().st_mtime > _ABANDONED:
            left.unlink()


def _fill(handle: int, path: Path, pieces: Iterable[str] | Iterable[bytes]) -> None:
    """Write all pieces to an open file, down to the disk, and close it."""
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(map(_encoded, pieces))
            file.flush()
            os.fsync(handle)
    except OSError as error:
        raise failure(path, error) from error


def _encoded(piece: str | bytes) -> bytes:
    return piece if isinstance(piece, bytes) else piece.encode("utf-8", _ENCODING_ERRORS)


def _allowed_mode(path: Path, *, force: bool) -> int:
    """Give the permissions that the file is to have; raises where it may not be written."""
    try:
        status = path.lstat()
    except FileNotFoundError:
        return usual_mode(0o666)
    except (OSError, ValueError) as error:
        raise failure(path, error) from error
    if stat.S_ISLNK(status.st_mode):
        raise OutputError(path, "it is a link", "name the file that it leads to")
    if stat.S_ISDIR(status.st_mode):
        raise OutputError(path, "it is a folder", "name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise OutputError(path, "it is no regular file", "leave it out to write to standard output")
    if not force:
        raise _exists(path)
    return stat.S_IMODE(status.st_mode) & 0o777


def usual_mode(most: int) -> int:
    """Give the permissions that what is new has where the user is, of these at most."""
    mask = os.umask(0o077)
    os.umask(mask)
    return most & ~mask


def _rename(temporary: Path, path: Path, *, force: bool) -> None:
    """Give the finished file its name; FileExistsError where that is taken and not forced."""
    if force:
        temporary.replace(path)
        return
    try:
        os.link(temporary, path, follow_symlinks=False)
    except FileExistsError:
        raise
    except (OSError, NotImplementedError):  # a file system, or a Python, that makes no links
        _claim_and_replace(temporary, path)


def _claim_and_replace(temporary: Path, path: Path) -> None:
    """Take a free name for the finished file, on a file system without links."""
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        temporary.replace(path)
    except OSError:
        path.unlink(missing_ok=True)
        raise


def _stamp(status: os.stat_result) -> tuple[int, ...]:
    """Give what tells a file from what it was before."""
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def sync_folder(folder: Path) -> None:
    """Have the folder's entry on the disk too, where the system can do that."""
    if sys.platform == "win32":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        pass
    finally:
        os.close(handle)


def _exists(path: Path) -> OutputError:
    return OutputError(path, "it exists already", "use --force to replace it, or another name")


def failure(path: Path, error: OSError | ValueError) -> OutputError:
    """Say in the user's words why the system does not let a path be written."""
    if not path.is_absolute() and working_folder_is_gone():
        what = "the working folder was removed"
        return OutputError(path, what, "write the path from / or ~ on")
    gone = isinstance(error, FileNotFoundError | NotADirectoryError)
    if gone and not path.parent.is_dir():
        return OutputError(path, f"there is no folder {path.parent}", "create it first")
    if isinstance(error, PermissionError):
        what = f"no permission to write in {path.parent}"
        return OutputError(path, what, "choose another folder")
    said = getattr(error, "strerror", None) or "no file can have this name"
    return OutputError(path, said, "nothing was written")
