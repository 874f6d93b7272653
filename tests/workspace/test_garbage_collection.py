"""Sparing: what is there for good is left out of searches for garbage, once for each moment."""

from __future__ import annotations

import gc
import subprocess
import sys

import pytest

from dipview.dataset.collector_pause import collector_paused

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


def test_what_is_spared_is_not_gone_through_to_pause_the_collector(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Python counts it one by one: 30 ms at each reading, where a large dataset is open."""
    monkeypatch.delattr(gc, "get_freeze_count")
    with collector_paused():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_nothing_is_spared_any_more_once_all_is_looked_at_again() -> None:
    done = subprocess.run([sys.executable, "-c", AGAIN], check=False, timeout=60)
    assert done.returncode == 0


AGAIN = """
import gc
from dipview.dataset.collector_pause import collector_paused, is_anything_spared
from dipview.workspace.garbage_collection import (
    Moment, collect_all_again, leave_out_of_collection
)
assert not is_anything_spared()
leave_out_of_collection(Moment.OPENED)
assert is_anything_spared()
collect_all_again()
assert not is_anything_spared() and not gc.get_freeze_count()
with collector_paused():
    kept = [[] for _ in range(1000)]
assert not gc.get_freeze_count()
"""


def test_what_is_left_after_a_search_is_not_looked_through_again() -> None:
    done = subprocess.run([sys.executable, "-c", LEFT], check=False, timeout=60)
    assert done.returncode == 0


LEFT = """
import gc
from dipview.workspace import garbage_collection
gc.disable()
garbage_collection._WORTH_IT = 0
garbage_collection.collect_what_was_left()
assert not gc.get_freeze_count()
gc.enable()
lasting, passing = [[] for _ in range(1000)], []
passing.append(passing)
del passing
garbage_collection.collect_what_was_left()
assert gc.get_freeze_count() > 1000
assert gc.collect() == 0
"""


def test_very_much_that_came_at_once_is_not_looked_through_before_the_next_key() -> None:
    done = subprocess.run([sys.executable, "-c", MUCH], check=False, timeout=60)
    assert done.returncode == 0


MUCH = """
import gc
from dipview.workspace.garbage_collection import (
    Moment, collect_what_was_left, leave_out_of_collection
)
leave_out_of_collection(Moment.OPENED)
looked = []
gc.callbacks.append(lambda phase, info: looked.append((phase, info["generation"])))
for size in (20_000, 80_000, 200_000):
    kept = [[] for _ in range(size)]
    looked.clear()
    collect_what_was_left()
    assert (("start", 2) in looked) is (size < 50_000), (size, looked)
    assert gc.get_count()[1:] == (0, 0)
assert gc.get_freeze_count() > 200_000
"""


def test_what_was_spared_goes_once_nobody_is_at_work() -> None:
    done = subprocess.run([sys.executable, "-c", QUIET], check=False, timeout=60)
    assert done.returncode == 0


QUIET = """
import gc, weakref
from dipview.workspace.garbage_collection import (
    Moment, collect_what_was_spared, leave_out_of_collection
)

class Picture:
    pass

gc.disable()
collect_what_was_spared()
gc.enable()
collect_what_was_spared()
assert not gc.get_freeze_count(), "nothing is spared yet"
seen = Picture()
seen.itself, gone = seen, weakref.ref(seen)
leave_out_of_collection(Moment.OPENED)
del seen
gc.collect()
assert gone() is not None
collect_what_was_spared()
assert gone() is None and gc.get_freeze_count() > 1000
"""
