"""Finding files: what paths stand for, without following links out of a folder."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dipview.dataset.codes import problem, unreadable
from dipview.dataset.problems import Place, Problem


class Found(NamedTuple):
    """A file to read."""

    path: Path


def find_files(paths: Sequence[Path]) -> Iterator[Found | Problem]:
    """Find the files that ``paths`` stand for, each once.

    A folder stands for every ``*.toml`` below it, sorted by path; files and folders whose name
    starts with a dot are passed over, links that lead out of the folder are refused, and links to
    folders inside it are not followed (their files are met anyway).
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        for found in _stood_for(path):
            if isinstance(found, Problem):
                yield found
            elif (key := _identity(found)) is None or key not in seen:
                if key:
                    seen.add(key)
                yield Found(found)


def size_of(paths: Sequence[Path]) -> int:
    """Count the bytes of the files that ``paths`` stand for, as far as they can be looked at."""
    size = 0
    for found in find_files(paths):
        if isinstance(found, Found):
            try:
                size += found.path.stat().st_size
            except OSError:
                continue
    return size


def _stood_for(path: Path) -> Iterator[Path | Problem]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        yield unreadable(path, "no-such-path", "there is no such file or folder", "check the path")
    except (OSError, ValueError) as error:
        text = error.strerror if isinstance(error, OSError) else str(error)
        yield unreadable(path, "cannot-read", f"cannot be read: {text}")
    else:
        yield from _below(path) if stat.S_ISDIR(mode) else (path,)


def _below(folder: Path) -> Iterator[Path | Problem]:
    try:
        root = folder.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        yield unreadable(folder, "cannot-read", f"cannot be read: {error}")
        return
    problems: list[Problem] = []
    found = sorted(_walk(folder, root, problems), key=lambda path: path.parts)
    yield from problems
    if not found and not problems:
        message = "the folder holds no .toml files"
        yield unreadable(folder, "no-files", message, "name another folder, or a file")
    yield from found


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    def failed(error: OSError) -> None:
        path = Path(error.filename or folder)
        problems.append(unreadable(path, "cannot-read", f"cannot be read: {error.strerror}"))

    for parent, folders, names in os.walk(folder, onerror=failed):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            path = Path(parent, name)
            if path.is_symlink() and not _inside(path, root):
                problems.append(_outside(path))
        for name in names:
            if not name.endswith(".toml") or name.startswith("."):
                continue
            path = Path(parent, name)
            if _inside(path, root):
                yield path
            else:
                problems.append(_outside(path))


def _inside(path: Path, root: Path) -> bool:
    """Tell whether a path stays below ``root``; one that cannot be told is left to the reader."""
    try:
        return path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return True


def _outside(path: Path) -> Problem:
    message = "is a link that leads out of the folder, and is not followed"
    hint = "name what it leads to on the command line, or copy it into the folder"
    return problem("outside-folder", message, Place(file=path), hint=hint)


def _identity(path: Path) -> tuple[int, int] | None:
    """Give what tells a file from others under any name; None where the system does not say."""
    try:
        status = path.stat()
    except OSError:
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else None
