"""Paths on the command line."""

from __future__ import annotations

from pathlib import Path


def is_there(path: Path) -> bool:
    """Tell whether a path leads to something; one that the system refuses does not."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
