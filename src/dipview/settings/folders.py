"""Folders: where the system means a user's settings, and what a program remembers, to be kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from platformdirs import user_config_path, user_state_path

OFF = ("off", "no", "0", "false")
"""Values of an environment variable that turn off what it stands for."""


def config_folder() -> Path | None:
    """Give the folder of dipview's settings; None where there is no home."""
    return _folder(user_config_path)


def state_folder() -> Path | None:
    """Give the folder of what dipview remembers; None where there is no home."""
    return _folder(user_state_path)


def _folder(path_of: Callable[..., Path]) -> Path | None:
    try:
        folder = path_of("dipview", appauthor=False)
    except RuntimeError:  # There is no home.
        return None
    return folder if folder.is_absolute() else None
