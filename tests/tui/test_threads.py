"""Threads: what is passing is made in one of them, one picture after the other."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from dipview.computing import Computation
from dipview.tui.threads import Threads, Work


@pytest.fixture
def threads() -> Iterator[Threads]:
    made = Threads()
    yield made
    made.shutdown()


def passing(compute: object) -> Work:
    assert callable(compute)
    return Work(Computation(), compute, passing=True)


def test_one_picture_after_the_other_is_made_in_one_thread(threads: Threads) -> None:
    made = [threads.submit(passing(threading.get_ident)).result() for _ in range(20)]
    other = threads.submit(threading.get_ident).result()
    assert set(made) == {made[0]}
    assert other != made[0]


def test_a_picture_waits_for_no_other_that_is_still_made(threads: Threads) -> None:
    begun, go = threading.Event(), threading.Event()

    def held() -> int:
        begun.set()
        assert go.wait(60)
        return threading.get_ident()

    slow = threads.submit(passing(held))
    assert begun.wait(60)
    assert threads.submit(passing(partial(int, "7"))).result(60) == 7
    go.set()
    usual = slow.result(60)
    assert threads.submit(passing(threading.get_ident)).result() == usual
