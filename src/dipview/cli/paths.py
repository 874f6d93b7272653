"""Paths on the command line, and the variables of the environment that it heeds."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "DIPVIEW_DATASET"
"""The environment variable that names datasets, separated like the paths of ``PATH``."""
COMPLETE = "_DIPVIEW_COMPLETE"
"""The variable with which a shell asks for completions."""


def is_there(path: Path) -> bool:
    """Tell whether a path leads to something; one that the system refuses does not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def paths_from_environment() -> tuple[Path, ...]:
    """Give the files and folders that the environment names."""
    named = os.environ.get(VARIABLE, "").split(os.pathsep)
    return tuple(Path(each) for each in named if each)
