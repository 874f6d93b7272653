"""Where the corpora are: a folder that the environment names; nothing of them is kept here."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from benchmarks.converting.corpora import VARIABLE

FOLDER = Path(os.environ.get(VARIABLE, "absent"))
SMALL = Path(__file__).parent / "roll_calls"
"""Invented roll calls, in the columns of the real ones."""


def needs(name: str) -> pytest.MarkDecorator:
    """Skip a test where a corpus is not there."""
    absent = not (FOLDER / name).is_dir()
    return pytest.mark.skipif(absent, reason=f"{VARIABLE} names no folder that has {name}")
