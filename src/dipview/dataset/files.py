"""Finding files: what paths stand for, without following links out of a folder."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from dipview.dataset.bundled import hint_for
from dipview.dataset.codes import problem, unreadable
from dipview.dataset.problems import Place, Problem


class FoundFile(NamedTuple):
    """A file to read."""

    path: Path
    name: str = ""
    """What the dataset calls it: its path from the folder that was opened, or its own name."""


def find_files(paths: Sequence[Path]) -> Iterator[FoundFile | Problem]:
    """Find the files that ``paths`` stand for, each once.

    A folder stands for every ``*.toml`` below it, sorted by path; the ending may be in capitals.
    Files and folders whose name starts with a dot are passed over, and so are the settings of other
    tools and folders of drafts, links that lead out of the folder are refused, and links to
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
                yield FoundFile(found, _name(found, path))


def _name(file: Path, opened: Path) -> str:
    return file.relative_to(opened).as_posix() if file != opened else file.name


def size_of(paths: Sequence[Path]) -> int:
    """Count the bytes of the files that ``paths`` stand for, as far as they can be looked at."""
    size = 0
    for found in find_files(paths):
        if isinstance(found, FoundFile):
            try:
                size += found.path.stat().st_size
            except OSError:
                continue
    return size


def _stood_for(path: Path) -> Iterator[Path | Problem]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        message = "there is no such file or folder"
        yield unreadable(path, "no-such-path", message, hint_for(path))
    except (OSError, ValueError) as error:
        said = getattr(error, "strerror", None) or "no file can have this name"
        yield unreadable(path, "cannot-read", f"cannot be read: {said}")
    else:
        yield from _below(path) if stat.S_ISDIR(mode) else (path,)


def _below(folder: Path) -> Iterator[Path | Problem]:
    try:
        root = folder.resolve(strict=True)
    except (OSError, RuntimeError) as error:
        said = getattr(error, "strerror", None) or "a link in it leads back to itself"
        yield unreadable(folder, "cannot-read", f"cannot be read: {said}")
        return
    problems: list[Problem] = []
    found = sorted(_walk(folder, root, problems), key=lambda path: path.parts)
    yield from problems
    if not found and not problems:
        message = "the folder holds no .toml files of a dataset"
        yield unreadable(folder, "no-files", message, "name another folder, or a file")
    yield from found


def _walk(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    def failed(error: OSError) -> None:
        path = Path(error.filename or folder)
        problems.append(unreadable(path, "cannot-read", f"cannot be read: {error.strerror}"))

    for parent, folders, names in os.walk(folder, onerror=failed):
        folders[:] = _entered(folders)
        for name in folders:
            path = Path(parent, name)
            if path.is_symlink() and not _inside(path, root):
                problems.append(_outside(path))
        for name in names:
            path = Path(parent, name)
            if not _may_be_ours(path):
                continue
            if _inside(path, root):
                yield path
            else:
                problems.append(_outside(path))


def _entered(folders: Sequence[str]) -> list[str]:
    """Give the folders inside one that may hold files of a dataset."""
    return sorted(name for name in folders if not name.startswith(".") and name != DRAFTS)


DRAFTS = "drafts"
"""The folder of what is proposed to a dataset and is no part of it, wherever it lies in one."""


def skipped_files(paths: Sequence[Path]) -> Iterator[Path]:
    """Give the files of tools that lie below folders and are not read, for being no dataset."""
    for folder in (path for path in paths if path.is_dir()):
        for parent, folders, names in os.walk(folder):
            folders[:] = _entered(folders)
            for name in sorted(names):
                if name.lower() in _OF_TOOLS and not _may_be_ours(Path(parent, name)):
                    yield Path(parent, name)


_OF_A_BRIEF = ".brief.toml"
"""How the name of a file ends in which a brief is typed."""


def _may_be_ours(path: Path) -> bool:
    """Tell whether a file in a folder is one to read: TOML, and not the settings of a tool."""
    return _is_ours(path.name, lambda: _begin_of(path))


def _is_ours(name: str, begin: Callable[[], bytes]) -> bool:
    """Tell the same by a name; what is called like a tool's has to begin with a table of ours."""
    name = name.lower()
    if not name.endswith(".toml") or name.startswith("."):
        return False
    told = name in _OF_TOOLS or name.endswith(_OF_A_BRIEF)
    return not told or re.search(_OURS, begin()) is not None


def _begin_of(path: Path) -> bytes:
    """Read the beginning of a file; nothing where it cannot be read."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return b""
        with path.open("rb") as file:
            return file.read(_LOOKED_AT)
    except OSError:
        return b""


def is_read(name: str, content: Callable[[], bytes]) -> bool:
    """Tell whether a file of a folder is one to read, as ``find_files`` does, by its name alone.

    Args:
        name: Its path from the folder, with ``/`` between its parts.
        content: Gives its bytes, where its name does not tell.
    """
    *folders, last = name.split("/")
    entered = len(_entered(folders)) == len(folders)
    return entered and _is_ours(last, lambda: content()[:_LOOKED_AT])


_OURS = rb"(?m)^[ \t]*(?:\[\[?[ \t]*)?(?:dataset|sources|actors|issues|events|statements)\b"
_LOOKED_AT = 1 << 16
_OF_TOOLS = frozenset(
    f"{name}.toml"
    for name in (
        *("taplo", "tombi", "pyproject", "cargo", "cross", "rustfmt", "clippy", "rust-toolchain"),
        *("ruff", "uv", "poetry", "pdm", "pixi", "pylock", "mypy", "ty", "pyrefly", "typos"),
        *("_typos", "codespell", "gitleaks", "lychee", "cliff", "git-cliff", "mise", "book"),
        *("hugo", "netlify", "wrangler", "fly", "deno", "bunfig", "dprint", "stylua", "selene"),
        *("gopkg", "project", "manifest", "juliaformatter", "release", "renovate", "deny"),
    )
)
"""What tools call their settings and lists of what they depend on."""


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


def state_of(path: Path) -> object:
    """Look at a file: what tells a state of it from another, or the number of the error."""
    try:
        status = path.stat()
    except OSError as error:
        return error.errno
    except ValueError:  # a name that can be none
        return None
    return status.st_mtime_ns, status.st_size, status.st_ino, status.st_dev, status.st_mode


def called(paths: Sequence[Path]) -> str:
    """Give what a dataset is called that has no title, by the paths that were opened."""
    names = [path.name or path.resolve().name or str(path) for path in paths]
    return " + ".join(names[:3]) + (" + …" if len(names) > 3 else "")
