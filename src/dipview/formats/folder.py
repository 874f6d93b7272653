"""Writes several files into a folder: all of them or none, and never over another file."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeAlias

from dipview.computing import steps
from dipview.formats.output_file import OutputError, failure, usual_mode, write_file

Contents: TypeAlias = str | Iterable[str] | Iterable[bytes]
"""A text, or its pieces."""


def write_folder(folder: Path, files: Mapping[str, Contents]) -> tuple[Path, ...]:
    """Write files into a folder, which is made where there is none.

    A new folder appears with all its files at once. In a folder that is there, the files are
    written one after the other; when one of them fails, those before it are taken away again.

    Args:
        folder: The folder; the one that it lies in has to be there.
        files: The text or the pieces of each file, by its path in the folder with ``/`` between
            its parts; pieces are taken when the file is written, one file after the other.

    Returns:
        The files that were written, in order.

    Raises:
        OutputError: One of them is there already, or cannot be written; then none was.
    """
    try:
        is_there = os.path.lexists(folder)
        if is_there and not folder.is_dir():
            raise OutputError(folder, "it is no folder", "name a new folder, or an empty one")
        taken = [path for name in files if os.path.lexists(path := folder / name)]
        led_out = [path for name in files if not _inside(path := folder / name, folder)]
    except ValueError as error:
        raise failure(folder, error) from error
    if led_out:
        raise OutputError(led_out[0], "a link leads out of the folder", "name another folder")
    if taken:
        remedy = "nothing was written; name another folder, or an empty one"
        raise OutputError(taken[0], "it exists already", remedy)
    if is_there:
        _into(folder, files)
    else:
        _at_once(folder, files)
    return tuple(folder / name for name in files)


def _at_once(folder: Path, files: Mapping[str, Contents]) -> None:
    """Make the folder under another name and rename it when it is whole."""
    parent = folder.parent
    try:
        made = Path(mkdtemp(prefix=f".{folder.name[:80]}.", suffix=".tmp", dir=parent))
    except OSError as error:
        raise failure(folder, error) from error
    try:
        _into(made, files)
        made.chmod(usual_mode(0o777))
        made.rename(folder)
    except OSError as error:
        raise failure(folder, error) from error
    except OutputError as error:
        raise OutputError(folder, error.what, error.remedy) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _into(folder: Path, files: Mapping[str, Contents]) -> None:
    """Write the files one by one; takes away what it made where one of them fails."""
    made: list[Path] = []
    try:
        for name in steps(files, "files"):
            path = folder / name
            for missing in _missing(path.parent, folder):
                missing.mkdir()
                made.append(missing)
            contents = files[name]
            write_file(path, (contents,) if isinstance(contents, str) else contents)
            made.append(path)
    except BaseException as error:
        for path in reversed(made):
            with contextlib.suppress(OSError):
                path.rmdir() if path.is_dir() else path.unlink()
        if isinstance(error, OSError):
            raise failure(folder / "…", error) from error
        raise


def _inside(path: Path, folder: Path) -> bool:
    """Tell whether what is written to a path stays below a folder, whatever links there are."""
    try:
        return path.parent.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead in a circle
        return False


def _missing(parent: Path, folder: Path) -> list[Path]:
    """Give the folders on the way to ``parent`` that are not there yet, the outermost first."""
    missing = []
    while parent != folder and not parent.exists():
        missing.append(parent)
        parent = parent.parent
    return missing[::-1]
