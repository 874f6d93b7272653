"""Folders: where the system means a user's settings, and what a program remembers, to be kept."""

from __future__ import annotations

import os
from pathlib import Path
from sys import platform

OFF = ("off", "no", "0", "false")
"""Values of an environment variable that turn off what it stands for."""


def config_folder() -> Path | None:
    """Give the folder of dipview's settings; None where there is no home."""
    return _folder("XDG_CONFIG_HOME", "APPDATA", ".config")


def state_folder() -> Path | None:
    """Give the folder of what dipview remembers; None where there is no home."""
    return _folder("XDG_STATE_HOME", "LOCALAPPDATA", ".local/state")


def _folder(variable: str, on_windows: str, in_home: str) -> Path | None:
    named = Path(os.environ.get(variable, ""))
    if named.is_absolute():
        return named / "dipview"
    local = Path(os.environ.get(on_windows, ""))
    if os.name == "nt" and local.is_absolute():
        return local / "dipview"
    if platform == "darwin":
        in_home = "Library/Application Support"
    try:
        return Path.home() / in_home / "dipview"
    except RuntimeError:  # There is no home.
        return None
