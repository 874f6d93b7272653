"""The starter dataset: the commented example that a new dataset begins as."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

_FOLDER = Path(__file__).parent / "starter"
_KINDS = ("*.toml", "*.md", "*.txt")


def starter_files() -> Mapping[str, str]:
    """Give the text of each file by its path inside the dataset's folder, like ``actors.toml``."""
    found = sorted(path for kind in _KINDS for path in _FOLDER.rglob(kind))
    return {
        path.relative_to(_FOLDER).as_posix(): path.read_text(encoding="utf-8") for path in found
    }
