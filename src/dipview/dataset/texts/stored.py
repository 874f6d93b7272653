"""Stored texts: read from where a source says that its text lies, and from nowhere else."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from pathlib import Path, PureWindowsPath
from typing import NamedTuple

from dipview.dataset.limits import MIB
from dipview.dataset.problems import Problem
from dipview.dataset.reading import decoded, read_bytes, reason

LARGEST = 16 * MIB
"""In bytes; the text of a source is no larger, whatever a file of records may be."""


class Stored(NamedTuple):
    """The text of a source."""

    text: str
    """Its lines end with line feeds."""
    sha256: str
    """Of the bytes as they are stored, in hexadecimal digits."""


class Refused(NamedTuple):
    """Why a text is not read."""

    code: str
    said: str
    hint: str


def stored_text(name: str, named_in: Path, root: Path, limit: int = LARGEST) -> Stored | Refused:
    """Read the text of a source.

    Args:
        name: The path as the source has it.
        named_in: The file that has the source, from whose folder the path leads.
        root: The folder that was opened, out of which nothing leads.
        limit: How many bytes to read at most.
    """
    windows = PureWindowsPath(name)
    if windows.drive or windows.root or not name.strip():
        said = ": this is no path from the folder of its file"
        return Refused("text-outside", said, _RELATIVE)
    path = named_in.parent / name
    # What lies outside is not even looked for: whether it is there is nobody's business.
    if not is_inside(path, root):
        return _outside()
    try:
        if not path.resolve(strict=True).is_relative_to(root.resolve(strict=True)):
            return _outside()
    except FileNotFoundError:
        return Refused("text-unreadable", ": there is no such file", _KEEP)
    except (OSError, RuntimeError, ValueError) as error:
        said = reason(error) if not isinstance(error, RuntimeError) else "it leads back to itself"
        return Refused("text-unreadable", f": this cannot be read: {said}", _KEEP)
    read = read_text(path, limit)
    if isinstance(read, Problem):
        return Refused("text-unreadable", f": this {read.message}", _KEEP)
    return read


def is_inside(path: Path, root: Path) -> bool:
    """Tell whether a path leads into a folder, as it is written; a link there may lead out."""
    return _plain(path).is_relative_to(_plain(root))


def read_text(path: Path, limit: int = LARGEST) -> Stored | Problem:
    """Read any file as the text of a source."""
    content = read_bytes(path, limit)
    if isinstance(content, Problem):
        return content
    text = decoded(path, content)
    if isinstance(text, Problem):
        return text
    return Stored(text.replace("\r\n", "\n"), hashlib.sha256(content).hexdigest())


def root_of(file: Path, paths: Sequence[Path]) -> Path:
    """Give the folder out of which nothing leads that a file names.

    Args:
        file: A file that was read.
        paths: The files and folders that were opened.
    """
    return next((path for path in paths if path in file.parents), file.parent)


_RELATIVE = "write a path from the folder of this file, like texts/a.txt"
_KEEP = 'put the text there as UTF-8, or write text = "withheld" where no copy may be kept'


def _plain(path: Path) -> Path:
    """Work the steps up out of a path, whatever is there."""
    return Path(os.path.normpath(path.absolute()))


def _outside() -> Refused:
    said = ": this leads out of the folder that was opened, and is not read"
    return Refused("text-outside", said, f"copy the text into the folder; {_RELATIVE}")
