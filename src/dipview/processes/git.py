"""Git: asked without a shell for what its repositories hold; nothing in them is checked out."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from dipview.processes.launching import Answer, ask

_PATIENCE = 120.0
"""Seconds after which git is ended."""
_MOST_CONFLICTS = 127
"""The largest code with which git merge-file counts them."""
_REFUSES = "git refuses"
_QUIET = ("-c", "core.fsmonitor=false")
"""No program that a repository names is started."""
_TOLD = {"GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "", "LC_ALL": "C"}


class GitError(Exception):
    """Git is not there, or does not do what it is asked; the message says what it said."""


class NoRepositoryError(GitError):
    """A folder is in no repository."""


class TreeFile(NamedTuple):
    """A file of a commit."""

    path: str
    """From the folder that was asked for."""
    content: bytes


def asked_git(words: Sequence[str], folder: Path) -> bytes:
    """Ask git, in a folder.

    Args:
        words: What it is to do; no word that the user gave stands where an option could.
        folder: Where.

    Raises:
        GitError: It cannot be started, takes too long, or refuses.
    """
    answer = _answer(words, folder)
    if answer.code:
        raise _refusal(answer)
    return answer.said


def _answer(words: Sequence[str], folder: Path) -> Answer:
    try:
        return ask(("git", *_QUIET, *words), folder, _TOLD, _PATIENCE)
    except FileNotFoundError as error:
        raise GitError("git is not there; install it, or name two paths") from error
    except (OSError, ValueError) as error:
        raise GitError(f"git cannot be asked: {error}") from error


def _refusal(answer: Answer) -> GitError:
    said = answer.complained.decode("utf-8", "replace").strip().splitlines()
    if said and "not a git repository" in said[0]:
        return NoRepositoryError("it is in no git repository; 'git init' begins one")
    return GitError(said[0].removeprefix("fatal: ") if said else _REFUSES)


def merged_lines(base: str, ours: str, theirs: str) -> tuple[str, bool]:
    """Merge texts line by line; gives the text, and whether there is no conflict in it.

    Args:
        base: What both began with.
        ours: What one made of it.
        theirs: What the other made of it.

    Raises:
        GitError: Git is not there, or does not do so.
    """
    with TemporaryDirectory(prefix="dipview-merge-") as name:
        folder = Path(name)
        for file, text in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / file).write_bytes(text.encode())
        words = ("merge-file", "-p", "-L", "ours", "-L", "base", "-L", "theirs")
        answer = _answer((*words, "ours", "base", "theirs"), folder)
    if not 0 <= answer.code <= _MOST_CONFLICTS:
        raise _refusal(answer)
    return answer.said.decode(), answer.code == 0


def commit_of(revision: str, folder: Path) -> str:
    """Give the commit that a revision names.

    Raises:
        GitError: It names none.
    """
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return asked_git(words, folder).decode("ascii").strip()
    except GitError as error:
        if str(error) == _REFUSES:
            raise GitError(f"there is no revision '{revision}'") from error
        raise


def commits_with(folder: Path, path: str, most: int) -> list[str]:
    """Give the commits of all branches in which something at a path changed, the newest first.

    Args:
        folder: A folder of the working tree.
        path: A file or folder in it; empty for all of it.
        most: So many at most.

    Raises:
        GitError: There is no repository, or it cannot be read.
    """
    try:
        head = [commit_of("HEAD", folder)]  # which may be on no branch
    except GitError:
        head = []
    words = ("rev-list", "--all", *head, "--full-history", f"--max-count={most}", "--")
    words = (*words, path or ".")
    return asked_git(words, folder).decode("ascii").split()


class Blob(NamedTuple):
    """A file of a commit that is not read yet."""

    path: str
    """From the folder that was asked for."""
    name: str
    """What git calls its content: the same of the same content."""


def blobs_of(commit: str, folder: Path, path: str = "") -> list[Blob]:
    """List the files of TOML that a commit has in a folder, or the one file at a path.

    Args:
        commit: Its name, as ``commit_of`` gives it.
        folder: A folder of the working tree.
        path: A file or folder in it; empty for all of it.

    Raises:
        GitError: They cannot be listed.
    """
    words = ("ls-tree", "-r", "-z", commit, "--", path or ".")
    found = []
    for line in asked_git(words, folder).split(b"\0"):
        about, _, name = line.partition(b"\t")
        mode, _, blob = about.decode("ascii").partition(" blob ")
        if blob and mode in ("100644", "100755") and name.lower().endswith(b".toml"):
            found.append(Blob(os.fsdecode(name), blob.strip()))
    return found


def content_of(blob: Blob, folder: Path) -> bytes:
    """Read a file of a commit.

    Raises:
        GitError: It cannot be read.
    """
    return asked_git(("show", blob.name), folder)


def files_of(commit: str, folder: Path, path: str = "") -> list[TreeFile]:
    """Read the files of TOML that a commit has in a folder, or the one file at a path.

    Raises:
        GitError: They cannot be read.
    """
    found = blobs_of(commit, folder, path)
    return [TreeFile(each.path, content_of(each, folder)) for each in found]
