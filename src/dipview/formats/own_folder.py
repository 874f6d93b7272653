"""Own folder: a folder all of whose files are dipview's, written whole in place of an earlier one.

What is in it is listed in a file of its own. A folder that has anything else is somebody's, and is
left as it is.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from dipview.formats.output_file import OutputError, failure, usual_mode
from dipview.leaving import at_the_end, forget

_BEGINNING = "# written by dipview; a folder with these files alone is replaced as a whole\n"
_LARGEST = 64 << 20
"""Bytes of a list that are read."""


def write_own_folder(
    folder: Path, files: Iterable[tuple[str, Iterable[str]]], list_name: str
) -> int:
    """Write a folder with all its files, or leave what is there as it is.

    The files go into a new folder beside it, which then takes its name; where an earlier one of
    ours is there, it goes once the new one stands in its place.

    Args:
        folder: The folder; the one that it lies in has to be there.
        files: The path of each file in the folder, with ``/`` between its parts, and its pieces;
            both are taken one after the other, and what they raise is passed on.
        list_name: The file that lists the others, by which an earlier folder is known.

    Returns:
        How many files were written.

    Raises:
        OutputError: It cannot be written, or is somebody else's; then it is as it was.
    """
    try:
        folder = folder.resolve()
        there = _is_ours(folder, list_name)
        made = Path(mkdtemp(prefix=f".{folder.name[:80]}.", suffix=".tmp", dir=folder.parent))
    except (OSError, ValueError, RuntimeError) as error:
        raise failure(folder, _as_os_error(error)) from error
    at_the_end(made, partial(shutil.rmtree, made, ignore_errors=True))
    try:
        names = list(_written(made, files))
        listed = "".join(f"{name}\n" for name in sorted(names))
        _write(made / list_name, (_BEGINNING, listed))
        made.chmod(usual_mode(0o777))
        # Whoever put something there while the files were made keeps it.
        _take_name(made, folder, there=there and _is_ours(folder, list_name))
    except OSError as error:
        raise failure(folder, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
        forget(made)
    return len(names) + 1


def _as_os_error(error: Exception) -> OSError | ValueError:
    return error if isinstance(error, OSError | ValueError) else OSError(str(error))


def _is_ours(folder: Path, list_name: str) -> bool:
    """Tell whether something is there, all of it ours.

    Raises:
        OutputError: It is somebody else's, or no folder.
        OSError: It cannot be read.
    """
    if not os.path.lexists(folder):
        return False
    if not folder.is_dir():
        raise OutputError(folder, "it is no folder", "name a new folder, or an empty one")
    known = _listed(folder / list_name)
    for path in _files_in(folder):
        name = path.relative_to(folder).as_posix()
        if known is None or name not in known:
            what = f"{name} in it is not of an earlier site"
            raise OutputError(folder, what, "name a new folder, or an empty one")
    return True


def _listed(path: Path) -> frozenset[str] | None:
    """Read the list of an earlier folder; None where there is none of ours."""
    if path.is_symlink() or not path.is_file() or path.stat().st_size > _LARGEST:
        return None
    text = path.read_bytes().decode("utf-8", "replace")
    if not text.startswith(_BEGINNING):
        return None
    return frozenset((*text.splitlines()[1:], path.name))


def _files_in(folder: Path) -> Iterator[Path]:
    """Go through all that lies in a folder and is no folder itself; links are not followed."""
    for root, folders, files in os.walk(folder, onerror=_raise):
        yield from (Path(root, name) for name in sorted(files))
        yield from (path for name in sorted(folders) if (path := Path(root, name)).is_symlink())


def _raise(error: OSError) -> None:
    raise error


def _written(made: Path, files: Iterable[tuple[str, Iterable[str]]]) -> Iterator[str]:
    for name, pieces in files:
        path = made / name
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(path, pieces)
        yield name


def _write(path: Path, pieces: Iterable[str]) -> None:
    with path.open("x", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
        file.writelines(pieces)


def _take_name(made: Path, folder: Path, *, there: bool) -> None:
    """Give the new folder its name, and take the earlier one away; back where that fails."""
    if not there:
        made.rename(folder)
        return
    before = Path(mkdtemp(prefix=f".{folder.name[:80]}.", suffix=".old", dir=folder.parent))
    before.rmdir()
    folder.rename(before)
    try:
        made.rename(folder)
    except BaseException:
        with suppress(OSError):
            before.rename(folder)
        raise
    shutil.rmtree(before, ignore_errors=True)
