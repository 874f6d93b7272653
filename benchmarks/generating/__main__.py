"""Generates one dataset: a process of its own, so that the one that measures stays small."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.generating.files import generated

if __name__ == "__main__":
    _, folder, records, seed = sys.argv
    generated(Path(folder), int(records), int(seed))
