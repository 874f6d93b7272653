"""Git: asked without a shell for what its repositories hold; nothing in them is checked out."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

_PATIENCE = 120.0
"""Seconds after which git is ended."""


class GitError(Exception):
    """Git is not there, or does not do what it is asked; the message says what it said."""


class TreeFile(NamedTuple):
    """A file of a commit."""

    path: str
    """From the folder that was asked for."""
    content: bytes


def asked_git(words: Sequence[str], folder: Path, given: bytes = b"") -> bytes:
    """Ask git, in a folder.

    Args:
        words: What it is to do; no word that the user gave stands where an option could.
        folder: Where.
        given: What it reads from standard input.

    Raises:
        GitError: It cannot be started, takes too long, or refuses.
    """
    try:
        done = subprocess.run(  # noqa: S603 - words, no shell
            ["git", "-c", "core.fsmonitor=false", *words],  # noqa: S607 - the user's own git
            cwd=folder,
            input=given,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_PAGER": "", "LC_ALL": "C"},
        )
    except FileNotFoundError as error:
        raise GitError("git is not there; install it, or name two paths") from error
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise GitError(f"git cannot be asked: {error}") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        raise GitError(said[0].removeprefix("fatal: ") if said else "git refuses")
    return done.stdout


def commit_of(revision: str, folder: Path) -> str:
    """Give the commit that a revision names.

    Raises:
        GitError: It names none.
    """
    words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    try:
        return asked_git(words, folder).decode("ascii").strip()
    except GitError as error:
        if str(error) == "git refuses":
            raise GitError(f"there is no revision '{revision}'") from error
        raise


def files_of(commit: str, folder: Path, path: str = "") -> list[TreeFile]:
    """Read the files of TOML that a commit has in a folder, or the one file at a path.

    Args:
        commit: Its name, as ``commit_of`` gives it.
        folder: A folder of the working tree.
        path: A file or folder in it; empty for all of it.

    Raises:
        GitError: They cannot be read.
    """
    words = ("ls-tree", "-r", "-z", commit, "--", path or ".")
    found = []
    for line in asked_git(words, folder).split(b"\0"):
        about, _, name = line.partition(b"\t")
        mode, _, blob = about.decode("ascii").partition(" blob ")
        if blob and mode in ("100644", "100755") and name.lower().endswith(b".toml"):
            found.append((os.fsdecode(name), blob.strip()))
    return [TreeFile(name, asked_git(("show", blob), folder)) for name, blob in found]
