"""Revisions: the files of a dataset as a commit has them, written where they can be read."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from dipview.processes.git import commit_of, files_of
from dipview.workspace.temporary_folder import TemporaryFolder

_NOWHERE = frozenset(("", ".", "..", ".git"))
"""Parts of names that are written nowhere."""


def nearest_folder(path: Path) -> Path:
    """Give the folder that a path is, or the first above it that is there."""
    path = path.absolute()
    return next((each for each in (path, *path.parents) if each.is_dir()), Path("/"))


def written_revision(revision: str, path: Path, into: TemporaryFolder) -> Path:
    """Write the files that a commit has at a path into a folder of their own.

    Args:
        revision: What names the commit.
        path: A file or folder of the working tree, which need not be there now.
        into: Where to write.

    Returns:
        What to read in place of the path; nothing is there where the commit has nothing.

    Raises:
        GitError: There is no such commit, or no git.
        OSError: They cannot be written.
    """
    folder = nearest_folder(path)
    commit = commit_of(revision, folder)
    below = path.absolute().relative_to(folder).as_posix()
    below = "" if below == "." else below
    root = into.path / (folder.name or commit)
    root.mkdir(exist_ok=True)
    for file in files_of(commit, folder, below):
        name = PurePosixPath(file.path)
        if name.is_absolute() or _NOWHERE & set(file.path.split("/")):
            continue
        target = root.joinpath(*name.parts)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.content)
    return root / below if below else root
