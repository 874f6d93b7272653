"""Sparing: what is there for good is left out of searches for garbage, once for each moment."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc
from dipview.workspace.sparing import Moment, spare_what_is_there
spare_what_is_there(Moment.IMPORTED)
frozen = gc.get_freeze_count()
assert frozen > 1000 and gc.get_threshold()[0] > 700
kept = [[] for _ in range(1000)]
spare_what_is_there(Moment.IMPORTED)
assert gc.get_freeze_count() <= frozen
spare_what_is_there(Moment.OPENED)
assert gc.get_freeze_count() >= frozen + 1000
"""


def test_what_is_there_is_spared_once_for_each_moment() -> None:
    subprocess.run([sys.executable, "-c", PROGRAM], check=True, timeout=60)
