"""Git drivers: has git merge the files of a dataset by records, in one repository, and no more."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path

from dipview.processes.git import GitError, asked_git

ATTRIBUTES = ".gitattributes"
LINE = "*.toml merge=dipview diff=dipview"
"""What ``enable`` puts into the attributes of a folder."""

_SECTIONS = ("merge.dipview", "diff.dipview")
_RECORDS = "^(id *= *.*)$"
"""The lines by which git names the parts of a difference: the records they are of."""


def enable(folder: Path) -> Path:
    """Have git merge the files of a folder by records, and name its records in differences.

    Args:
        folder: A folder of a working tree.

    Returns:
        The file of attributes that says so.

    Raises:
        GitError: It is in no repository, or git is not there.
        OSError: The attributes cannot be written.
    """
    asked_git(("rev-parse", "--show-toplevel"), folder)
    program = shlex.quote(shutil.which("dipview") or "")
    if program == "''":
        program = f"{shlex.quote(sys.executable)} -m dipview"
    settings = {
        "merge.dipview.name": "records of dipview, key by key",
        "merge.dipview.driver": f"{program} git merge %O %A %B %P",
        "diff.dipview.xfuncname": _RECORDS,
    }
    for name, value in settings.items():
        asked_git(("config", "--local", name, value), folder)
    path = folder / ATTRIBUTES
    lines = _lines(path)
    if LINE not in lines:
        _write(path, [*lines, LINE])
    return path


def disable(folder: Path) -> bool:
    """Take away what ``enable`` did; gives whether there was anything.

    Raises:
        GitError: It is in no repository, or git is not there.
        OSError: The attributes cannot be written.
    """
    asked_git(("rev-parse", "--show-toplevel"), folder)
    found = False
    for section in _SECTIONS:
        try:
            asked_git(("config", "--local", "--remove-section", section), folder)
            found = True
        except GitError:
            continue
    path = folder / ATTRIBUTES
    lines = _lines(path)
    if LINE in lines:
        found = True
        _write(path, [line for line in lines if line != LINE])
    return found


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def _write(path: Path, lines: list[str]) -> None:
    """Write attributes; without a line there is no file."""
    if not lines:
        path.unlink()
        return
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8", newline="\n")
    unfinished.replace(path)
