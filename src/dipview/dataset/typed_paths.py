"""Paths as people type them, also where no shell reads them first."""

from __future__ import annotations

import os
from pathlib import Path


def typed_path(text: str) -> Path:
    """Read a path, with ``~`` or ``~name`` at its beginning for a home folder.

    A shell does not expand it within ``--dataset=~/x.toml``, in quotation marks or in variables.
    Where there is no such home, the path is as it is written; ``./~`` always is.
    """
    return Path(os.path.expanduser(text))  # noqa: PTH111 - a Path takes the dot of ./~ away


def working_folder_is_gone() -> bool:
    """Tell whether the folder that relative paths begin in was removed meanwhile."""
    try:
        os.getcwd()  # noqa: PTH109 - no path is made of it
    except OSError:
        return True
    return False
