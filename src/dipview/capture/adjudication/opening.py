"""Opening an adjudication: its log beside the drafts, who decides, and the lock."""

from __future__ import annotations

import getpass
from collections.abc import Sequence
from pathlib import Path

from dipview.capture.adjudication.adjudication import Adjudication
from dipview.capture.adjudication.settlements import Settlement, log_beside
from dipview.capture.review.decision_log import opened_log
from dipview.dataset.dataset import Dataset
from dipview.dataset.limits import Limits
from dipview.processes.git import GitError, asked_git
from dipview.standing.coder_differences import disagreements
from dipview.standing.coders import codings_of


def open_adjudication(
    paths: Sequence[Path], dataset: Dataset, by: str, limits: Limits | None = None
) -> Adjudication:
    """Open the adjudication of a dataset; close it when it is left.

    Args:
        paths: The files and folders that are open.
        dataset: What they say.
        by: Who decides.
        limits: How many bytes may be read.

    Raises:
        ReviewError: What was decided before cannot be read, or nothing can be written there.
    """
    with opened_log(log_beside(paths), Settlement) as log:
        return Adjudication(dataset, log, paths, by, limits)


def who_decides(paths: Sequence[Path]) -> str:
    """Give the name of whoever decides: as git has it for these files, or else as they logged in.

    Args:
        paths: The files and folders that are open.
    """
    folder = paths[0] if paths[0].is_dir() else paths[0].parent
    try:
        name = asked_git(("config", "user.name"), folder).decode("utf-8", "replace").strip()
    except GitError:
        name = ""
    if name:
        return name
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "reviewer"


def coders_differ(dataset: Dataset) -> bool:
    """Tell whether there is anything that was to be decided, or still is."""
    every = codings_of(dataset)
    return next(disagreements(dataset, every), None) is not None
