"""Descriptions: what is said of a flat file, in a small file that vouches for itself."""

from __future__ import annotations

import json
import zlib
from pathlib import Path
from typing import Any

from dipview.dataset.snapshot.columns import SnapshotError


def write_description(path: Path, said: dict[str, object]) -> None:
    """Write a description, with a checksum before it; raises OSError where that fails."""
    text = json.dumps(said)
    path.write_text(f"{_checksum(text)} {text}", encoding="ascii")


def read_description(path: Path) -> dict[str, Any]:
    """Read a description.

    Raises:
        SnapshotError: It is not as it was written.
        OSError: It cannot be read.
        ValueError: It is no text at all.
    """
    checksum, _, text = path.read_text(encoding="ascii").partition(" ")
    if checksum != _checksum(text):
        raise SnapshotError(f"{path.name} has changed")
    said = json.loads(text)
    if not isinstance(said, dict):
        raise SnapshotError(f"{path.name} says nothing")
    return said


def _checksum(text: str) -> str:
    return f"{zlib.crc32(text.encode('ascii')):08x}"
