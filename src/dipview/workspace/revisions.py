"""Revisions: the files of a dataset as a commit has them, written where they can be read."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, MutableMapping
from functools import partial
from pathlib import Path, PurePosixPath

from dipview.computing import steps
from dipview.dataset.data_hash import DataHash
from dipview.dataset.files import is_read
from dipview.processes.git import Blob, blobs_of, commit_of, commits_with, content_of, files_of
from dipview.workspace.temporary_folder import TemporaryFolder

_MOST = 10_000
"""So many commits are looked at for one with a hash; each takes about a hundredth of a second."""
_NOWHERE = frozenset(("", ".", "..", ".git"))
"""Parts of names that are written nowhere."""


def nearest_folder(path: Path) -> Path:
    """Give the folder that a path is, or the first above it that is there."""
    path = path.absolute()
    return next((each for each in (path, *path.parents) if each.is_dir()), Path("/"))


def _in_tree(path: Path) -> tuple[Path, str]:
    """Give the folder to ask git in, and what to ask for there; empty for all of it."""
    folder = nearest_folder(path)
    below = path.absolute().relative_to(folder).as_posix()
    return folder, "" if below == "." else below


def revision_with(hashes: Collection[str], path: Path) -> str | None:
    """Find the newest commit whose files at a path have one of some hashes; nothing is checked out.

    Args:
        hashes: As a dataset gives its own (see ``dataset.data_hash``).
        path: A file or folder of the working tree, which need not be there now.

    Returns:
        What git calls it; None where there is none.

    Raises:
        GitError: There is no repository, or no git.
    """
    folder, below = _in_tree(path)
    known: dict[str, str] = {}
    for commit in steps(commits_with(folder, below, _MOST), "commits"):
        if _hash_of(blobs_of(commit, folder, below), folder, below, known) in hashes:
            return commit
    return None


def _hash_of(
    blobs: Collection[Blob], folder: Path, below: str, known: MutableMapping[str, str]
) -> str:
    """Give the hash of the files of a commit, as that of the dataset which they are."""
    data, opened = DataHash(), f"{below}/" if below else ""
    for blob in blobs:
        content = partial(content_of, blob, folder)
        name = blob.path.removeprefix(opened)
        if blob.path != below and not is_read(name, content):
            continue
        if blob.name not in known:
            known[blob.name] = hashlib.sha256(content()).hexdigest()
        data.add_hashed(PurePosixPath(name).name if blob.path == below else name, known[blob.name])
    return data.sha256


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
    folder, below = _in_tree(path)
    commit = commit_of(revision, folder)
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
