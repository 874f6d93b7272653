"""Sparing: what is there for good is left out of searches for garbage, once for each moment."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc
from dipview.workspace.garbage_collection import Moment, leave_out_of_collection
leave_out_of_collection(Moment.IMPORTED)
frozen = gc.get_freeze_count()
assert frozen > 1000 and gc.get_threshold()[0] > 700
kept = [[] for _ in range(1000)]
leave_out_of_collection(Moment.IMPORTED)
assert gc.get_freeze_count() <= frozen
leave_out_of_collection(Moment.OPENED)
assert gc.get_freeze_count() >= frozen + 1000
"""


def test_what_is_there_is_spared_once_for_each_moment() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], check=False, timeout=60)
    assert done.returncode == 0


PAUSED = """
import gc
from dipview.dataset.collector_pause import collector_paused
from dipview.workspace.garbage_collection import Moment, leave_out_of_collection
leave_out_of_collection(Moment.IMPORTED)
frozen = gc.get_freeze_count()
threshold = gc.get_threshold()
with collector_paused():
    with collector_paused():
        assert not gc.isenabled()
        kept = [[] for _ in range(1000)]
    assert not gc.isenabled()
assert gc.isenabled() and gc.get_threshold() == threshold
assert frozen - 1000 < gc.get_freeze_count() <= frozen
"""


def test_a_pause_of_the_collector_leaves_what_is_spared_spared() -> None:
    done = subprocess.run([sys.executable, "-c", PAUSED], check=False, timeout=60)
    assert done.returncode == 0
