"""The file of a memory: where what is remembered of a dataset is kept, and what it says."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from collections.abc import Sequence
from pathlib import Path

from dipview.dataset.bundled import NAMES, name_of
from dipview.settings.folders import OFF, state_folder
from dipview.settings.plain_values import PlainError, read_remembered
from dipview.settings.remembered import Remembered

_VARIABLE = "DIPVIEW_STATE"
"""The environment variable that turns memory ``off``."""
_LARGEST = 16 << 20
"""Bytes of a file."""


def memory_file(paths: Sequence[Path]) -> Path | None:
    """Give the file of the dataset that some paths make up, of the bundled one for none.

    Args:
        paths: Files and folders, in any order.

    Returns:
        The file, be it there or not; None where nothing is to be kept.
    """
    folder = state_folder()
    if folder is None or _is_off():
        return None
    named = "\0".join(absolute(paths)).encode("utf-8", "surrogateescape")
    bundled = name_of(paths)
    kept = "bundled" if bundled == NAMES[0] else f"bundled-{bundled}" if bundled else ""
    return folder / "datasets" / f"{kept or hashlib.sha256(named).hexdigest()[:32]}.json"


def absolute(paths: Sequence[Path]) -> list[str]:
    """Give the absolute paths of a dataset, each once, in an order that nobody's typing decides."""
    return sorted({os.path.abspath(path) for path in paths})  # noqa: PTH100 - links stay links


def why_none() -> str:
    """Tell in words why there is no file."""
    return f"{_VARIABLE} is off" if _is_off() else "there is no folder to keep it in"


def _is_off() -> bool:
    return os.environ.get(_VARIABLE, "").lower() in OFF


def remembered_in(file: Path) -> Remembered:
    """Read a file, and leave it as it is; where there is none, nothing is remembered.

    Raises:
        OSError: It cannot be read.
        PlainError: What is in it is nothing that was remembered.
    """
    try:
        if not stat.S_ISREG(file.stat().st_mode):
            raise PlainError("it is no regular file")
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        return Remembered()
    if len(content) > _LARGEST:
        raise PlainError("it is too large")
    try:
        return read_remembered(json.loads(content))
    except (ValueError, RecursionError) as error:
        raise PlainError("it is no JSON") from error


def why(error: Exception) -> str:
    """Tell in words why a file cannot be read or written."""
    return getattr(error, "strerror", None) or str(error)
